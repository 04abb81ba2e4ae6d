import type { Description } from './description.ts'

/**
 * Where an operation is reached: at `baseUrl`, which takes the place of the description's first server. An operation with
 * servers of its own (OAS 3.1.1, 4.8.9 and 4.8.10) stands to that address as its server stands to the first one; a server
 * on another host stays where it is. Without `baseUrl`, at the servers as described. Never empty.
 */
export function basesOf(
  { servers }: Pick<Description, 'servers'>,
  own: readonly string[] | undefined,
  baseUrl: string,
): readonly string[] {
  if (baseUrl === '') return own ?? servers
  const [first = '/'] = servers
  return own?.map(server => moved(server, first, baseUrl)) ?? [baseUrl]
}

/** Servers may be relative; their host then is whoever served the description, and does not matter here. */
export function parseAddress(address: string, beside = 'http://description.invalid'): URL | undefined {
  return URL.canParse(address, beside) ? new URL(address, beside) : undefined
}

/** The path of an address without the slashes at its end. */
export function pathOf({ pathname }: URL): string {
  return pathname.replace(/\/+$/, '')
}

function moved(server: string, first: string, baseUrl: string): string {
  const from = parseAddress(first)
  const to = from && parseAddress(server, from.href)
  const base = parseAddress(baseUrl)
  if (!from || !to || !base || to.origin !== from.origin) return server.replace(/\/+$/, '')
  const below = `${pathOf(to)}/`.startsWith(`${pathOf(from)}/`)
  return `${base.origin}${below ? pathOf(base) + pathOf(to).slice(pathOf(from).length) : pathOf(to)}`
}
