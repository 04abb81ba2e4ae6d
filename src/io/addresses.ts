import { type LookupAddress, type LookupOptions, lookup } from 'node:dns'
import { BlockList, isIP, isIPv6, type LookupFunction } from 'node:net'

/** Code of the error when a name or address leads to a private address that the user did not name. */
export const privateAddressCode = 'SAMKLANG_PRIVATE_ADDRESS'

/**
 * True for addresses that lead to this machine, its own network or a cloud's metadata service: RFC 1918, loopback,
 * link-local, unique local, shared (RFC 6598), reserved and multicast ranges, also when they are wrapped in an IPv6
 * address (IPv4-mapped, IPv4-compatible, NAT64, 6to4).
 */
export function isPrivateAddress(address: string): boolean {
  const plain = address.split('%', 1)[0] ?? address
  if (!isIPv6(plain)) return closed4.check(plain, 'ipv4')
  const groups = groupsOf(plain)
  return closed6.check(plain, 'ipv6') || wrapped(groups).some(ipv4 => closed4.check(ipv4, 'ipv4'))
}

/** True when a host is spelled as an address, or as a name that always means this machine. */
export function isPrivateHost(host: string): boolean {
  const plain = bareHost(host)
  return isIP(plain) > 0 ? isPrivateAddress(plain) : plain === 'localhost' || plain.endsWith('.localhost')
}

/** Host as it is compared: lower case, without brackets and closing dot. */
export function bareHost(host: string): string {
  return host
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
}

/**
 * A name look-up that gives only public addresses. It runs as part of connecting, so that the address that was judged
 * is the address that is used, whatever the name means a moment later.
 */
export const publicLookup: LookupFunction = (hostname, options: LookupOptions, callback) => {
  lookup(hostname, { ...options, all: true }, (error, found) => {
    if (error) return callback(error, [])
    const open = found.filter(({ address }) => !isPrivateAddress(address))
    if (open.length === 0) return callback(privateAddress(hostname, found), [])
    const [first] = open
    return options.all || !first ? callback(null, open) : callback(null, first.address, first.family)
  })
}

function privateAddress(hostname: string, found: readonly LookupAddress[]): NodeJS.ErrnoException {
  const shown = found.map(({ address }) => address).join(', ')
  return Object.assign(new Error(`${hostname} is ${shown}`), { code: privateAddressCode })
}

const closed4 = new BlockList()
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  closed4.addSubnet(net, prefix, 'ipv4')
}

const closed6 = new BlockList()
for (const [net, prefix] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 9],
  ['ff00::', 8],
] as const) {
  closed6.addSubnet(net, prefix, 'ipv6')
}

function groupsOf(address: string): readonly number[] {
  const [head = '', tail] = hexOnly(address).split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const gap = tail === undefined ? [] : new Array<string>(8 - left.length - right.length).fill('0')
  return [...left, ...gap, ...right].map(group => Number.parseInt(group, 16))
}

/** A dotted end (`::ffff:10.0.0.1`) written as two groups. */
function hexOnly(address: string): string {
  return address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, a, b, c, d) => {
    const group = (high: string, low: string) => (Number(high) * 256 + Number(low)).toString(16)
    return `${group(a, b)}:${group(c, d)}`
  })
}

/** IPv4 addresses that an IPv6 address may be a wrapping of. */
function wrapped(groups: readonly number[]): readonly string[] {
  const dotted = (at: number) => {
    const [high = 0, low = 0] = groups.slice(at, at + 2)
    return `${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`
  }
  const [first = 0, second = 0] = groups
  const zeroUntil = (end: number) => groups.slice(0, end).every(group => group === 0)
  const isMapped = zeroUntil(5) && (groups[5] === 0xffff || groups[5] === 0)
  const isNat64 = first === 0x64 && second === 0xff9b
  return [...(isMapped || isNat64 ? [dotted(6)] : []), ...(first === 0x2002 ? [dotted(1)] : [])]
}
