import { ToolError } from '../errors.ts'
import { message } from '../messages/speaker.ts'
import type { HttpConnection, WireResponse, World } from '../model/world.ts'
import { headerOf } from './body.ts'
import { troubleMessage } from './trouble.ts'

/** Milliseconds for one answer. */
const patience = 120_000
const mostRedirects = 5

/**
 * The bytes at an address that the user named. It may lead on, as the files of releases do, but not from https to http, and
 * not to this machine or its network unless that is what was named. Nothing is sent but the request.
 * @param most bytes of the answer
 * @throws ToolError `download.failed`
 */
export async function download(world: World, url: string, most: number): Promise<Uint8Array> {
  const { hostname } = parsed(url, url)
  const settings = { connections: 1, timeout: patience, maxResponseSize: most, namedHosts: [hostname] }
  const connection = await world.connect(settings)
  try {
    return await followed(connection, url)
  } finally {
    await connection.close()
  }
}

async function followed(connection: HttpConnection, first: string): Promise<Uint8Array> {
  let at = parsed(first, first)
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    const answer = await asked(connection, at, first)
    if (answer.status === 200) return answer.body
    const location = headerOf(answer.headers, 'location')
    if (![301, 302, 303, 307, 308].includes(answer.status) || location === undefined)
      throw refused(first, message('download.status', { status: answer.status }))
    const next = parsed(location, first, at.href)
    if (at.protocol === 'https:' && next.protocol !== 'https:') throw refused(first, message('download.unsafe'))
    at = next
  }
  throw refused(first, message('download.redirects', { limit: mostRedirects }))
}

async function asked(connection: HttpConnection, url: URL, first: string): Promise<WireResponse> {
  const answer = await connection.send({
    method: 'GET',
    url: url.href,
    headers: [
      ['accept', '*/*'],
      ['accept-encoding', 'identity'],
      ['user-agent', 'samklang'],
    ],
  })
  if ('trouble' in answer) throw refused(first, troubleMessage(answer.trouble))
  return answer
}

function parsed(url: string, first: string, base?: string): URL {
  const isUrl = URL.canParse(url, base)
  const found = isUrl ? new URL(url, base) : undefined
  if (found?.protocol === 'https:' || found?.protocol === 'http:') return found
  throw refused(first, message('download.address', { url }))
}

function refused(url: string, why: ReturnType<typeof message>): ToolError {
  return new ToolError('download.failed', { where: url, why: '' }, undefined, why)
}
