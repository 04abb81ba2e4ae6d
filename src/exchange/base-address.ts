import { ToolError } from '../errors.ts'
import { refuseCredentials } from './refuse-credentials.ts'

/**
 * The base address of a system as paths are added to it: without slashes at its end. Nothing can be added to a query or a fragment.
 * Whether it is an address at all is seen by whoever connects.
 * @throws ToolError `address.credentials`; `usage.option`, without what may be secret
 */
export function baseAddress(given: string): string {
  refuseCredentials(given)
  const [address = '', ...rest] = given.split(/(?=[?#])/)
  const [behind] = rest
  if (behind === undefined) return address.replace(/\/+$/, '')
  const value = `${address}${behind.charAt(0)}…`
  throw new ToolError('usage.option', { option: '--base-url', value, allowed: 'http://HOST/PATH, https://HOST/PATH' })
}
