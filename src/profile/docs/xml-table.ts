import type { XmlDocumentType } from '../../model/profile.ts'
import type { DocumentTable } from '../../model/profile-docs.ts'

/** A kind of XML document by its name and root element. What its XML Schema allows inside is not retold. */
export function xmlTable({ id, title, module, root, xsd }: XmlDocumentType): DocumentTable {
  const missing = xsd ? 'in-schema' : 'no-schema'
  return { id, title, module, kind: 'xml', root: root.name, members: [], leftOut: 0, missing }
}
