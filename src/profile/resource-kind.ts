import type { ResourceKind } from '../model/profile.ts'

/** The language of a file of a profile, by its name. */
export function kindOf(path: string): ResourceKind {
  if (path.endsWith('.schema.json')) return 'json-schema'
  if (path.endsWith('.arazzo.yaml') || path.endsWith('.arazzo.json')) return 'arazzo'
  if (/(^|\/)openapi\.(ya?ml|json)$/.test(path)) return 'openapi'
  if (path.endsWith('.xsd')) return 'xsd'
  if (path.endsWith('.sch')) return 'schematron'
  return path.endsWith('.xml') ? 'xml' : 'code-list'
}

/** True for languages written in XML: what they are encoded in stands in the file. */
export function isXml(kind: ResourceKind): boolean {
  return kind === 'xsd' || kind === 'schematron' || kind === 'xml'
}
