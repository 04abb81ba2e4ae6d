import type { Profile, XmlDocumentType } from '../../model/profile.ts'
import type { DocumentTable } from '../../model/profile-docs.ts'

/** All that XML documents of a kind may hold. */
export function xmlTable(_profile: Profile, { id, title, module, root, xsd }: XmlDocumentType): DocumentTable {
  const missing = xsd ? 'not-supplied' : 'no-schema'
  return { id, title, module, kind: 'xml', root: root.name, members: [], leftOut: 0, missing }
}
