import { ToolError } from '../errors.ts'
import type { World } from '../model/world.ts'
import { bareHost, isPrivateHost } from './addresses.ts'

/**
 * The proxy that a request goes through, if any. One that the user named is used for everything. One from the
 * environment (`HTTPS_PROXY`, `HTTP_PROXY`, in either case) gives way to `NO_PROXY`, and never carries requests to this
 * machine itself, as in Go's net/http.
 * @throws ToolError `usage.option` for one that is not spoken to in HTTP, such as SOCKS, and for a name or password
 *   with a `%` that begins no percent-encoding
 */
export function proxyFor(url: URL, named: string | undefined, environment: World['environment']): string | undefined {
  if (named !== undefined) return addressOf('--proxy', named)
  const name = url.protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY'
  const proxy = environment[name.toLowerCase()] || environment[name]
  if (!proxy || isLoopback(url)) return undefined
  const spared = (environment.no_proxy || environment.NO_PROXY || '').split(/[\s,]+/).filter(rule => rule !== '')
  if (spared.some(rule => isSpared(url, rule))) return undefined
  return addressOf(name, proxy)
}

/** A proxy may be named without a scheme. What is refused is not quoted: it may hold a password. */
function addressOf(option: string, proxy: string): string {
  const address = proxy.includes('://') ? proxy : `http://${proxy}`
  const protocol = URL.canParse(address) ? new URL(address).protocol : ''
  if ((protocol === 'http:' || protocol === 'https:') && hasReadableUser(new URL(address))) return address
  const value = protocol === '' ? '…' : `${protocol}//…`
  throw new ToolError('usage.option', {
    option,
    value,
    allowed: 'http://HOST:PORT, https://HOST:PORT, http://USER:PASSWORD@HOST:PORT (% = %25)',
  })
}

/** The name and password are sent decoded; a bare `%` in them has no meaning (RFC 3986, section 2.4). */
function hasReadableUser({ username, password }: URL): boolean {
  try {
    decodeURIComponent(username + password)
    return true
  } catch {
    return false
  }
}

/** A rule is `*`, a host, or a domain; each with an optional port. A domain spares the hosts below it too. */
function isSpared(url: URL, rule: string): boolean {
  if (rule === '*') return true
  const [, name = '', port] = /^(.*?)(?::(\d+))?$/.exec(rule.toLowerCase()) ?? []
  if (port !== undefined && port !== portOf(url)) return false
  const domain = bareHost(name).replace(/^\*?\./, '')
  const host = bareHost(url.hostname)
  return host === domain || host.endsWith(`.${domain}`)
}

function portOf(url: URL): string {
  return url.port || (url.protocol === 'https:' ? '443' : '80')
}

function isLoopback(url: URL): boolean {
  const host = bareHost(url.hostname)
  return isPrivateHost(host) && (host.endsWith('localhost') || host === '::1' || host.startsWith('127.'))
}
