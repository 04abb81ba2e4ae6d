import type { Handler } from '../model/handler.ts'
import { plainText } from '../reporters/plain-text.ts'
import type { CommandContext } from './command.ts'
import type { Terminal } from './terminal.ts'

/**
 * Tells of each request in a line of talk: method, address, status and milliseconds. A dash stands for a connection that
 * is closed without an answer.
 */
export function requestLines({
  world,
  terminal,
}: Pick<CommandContext, 'world'> & { readonly terminal: Terminal }): (handler: Handler) => Handler {
  return handler => async request => {
    const from = world.ticks()
    const tell = (status: number | string) => {
      const took = `${Math.round(world.ticks() - from)} ms`
      terminal.err(`${plainText(`${request.method} ${request.url} ${status} ${took}`)}\n`)
    }
    try {
      const answer = await handler(request)
      tell(answer.hangUp ? '-' : answer.status)
      return answer
    } catch (error) {
      tell(500)
      throw error
    }
  }
}
