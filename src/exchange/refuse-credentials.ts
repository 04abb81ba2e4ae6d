import { ToolError } from '../errors.ts'
import { isCredentialField, isCredentialHeader } from './redaction/credential-names.ts'

/**
 * Refuses an address with credentials that is to be written down: a user, a password, or a field that credentials go by. What is no address is left for whoever fetches it to refuse.
 * @throws ToolError `address.credentials`, without what was refused
 */
export function refuseCredentials(url: string): void {
  if (!URL.canParse(url)) return
  const { username, password, searchParams, hash, origin, pathname } = new URL(url)
  const names = [...searchParams.keys(), ...new URLSearchParams(hash.slice(1)).keys()]
  const named = names.find(name => isCredentialField(name) || isCredentialHeader(name))
  const isOpen = username !== '' || password !== ''
  if (!isOpen && named === undefined) return
  throw new ToolError('address.credentials', { where: `${origin}${pathname}`, name: isOpen ? '' : (named ?? '') })
}
