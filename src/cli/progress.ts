import type { Message } from '../model/text.ts'
import { plainLine } from '../reporters/plain-text.ts'
import type { Progress } from '../run/progress.ts'
import type { CommandContext } from './command.ts'
import { paceOf } from './pace.ts'

const redrawEvery = 100

/**
 * One line of progress on the talk stream, redrawn at most ten times a second, and when something else begins; nothing
 * when it is no terminal, when a build server runs, or when the user wants quiet. What is asked of somebody is a line of its
 * own, and is always said: without it the run would wait for what nobody knows of.
 */
export function progressLine({ world, terminal, speaker }: CommandContext, quiet: boolean): Progress {
  const shown = terminal.errIsTty && !quiet && !world.environment.CI && world.environment.TERM !== 'dumb'
  const clear = shown ? '\r\u001b[2K' : ''
  const ask: Progress['ask'] = what => terminal.err(`${clear}${plainLine(speaker.say(what))}\n`)
  if (!shown) return { tell: () => {}, ask, done: () => {} }
  let last = Number.NEGATIVE_INFINITY
  let told = ''
  const pace = paceOf()
  return {
    tell: (what: Message) => {
      const now = world.ticks()
      if (now - last < redrawEvery && what.key === told) return
      last = now
      told = what.key
      const also = pace(what, now)
      const words = [what, ...(also ? [also] : [])].map(each => speaker.say(each)).join(' · ')
      terminal.err(`${clear}${plainLine(words)}`)
    },
    ask,
    done: () => terminal.err(clear),
  }
}
