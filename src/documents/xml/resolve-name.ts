import { message } from '../../messages/speaker.ts'
import { shown } from '../visible.ts'
import { nameUnits } from './characters.ts'
import type { Reader } from './reader.ts'
import { refuse } from './refusal.ts'
import { attributePrefix, unbound } from './scopes.ts'

/** Id of the name of an element. A prefix that is not declared is refused. */
export function elementName(reader: Reader, from: number, to: number, hash: number): number {
  const { units, names, scopes } = reader
  return names.elements.find(units, from, to, hash, scopes.bound) || resolve(reader, from, to, hash, false)
}

/** The same of an attribute: without a prefix it is in no namespace. */
export function attributeName(reader: Reader, from: number, to: number, hash: number): number {
  const { units, names, scopes } = reader
  return names.attributes.find(units, from, to, hash, scopes.bound) || resolve(reader, from, to, hash, true)
}

/** Id of an expanded name, unless the document has too many. */
export function internName(reader: Reader, uri: string, local: string, at: number): number {
  const id = reader.names.id(uri, local)
  if (id >= reader.mostNames) refuse(at, message('xml.too-many-names', { limit: reader.limits.names }), 'too-large')
  return id
}

function resolve(reader: Reader, from: number, to: number, hash: number, isAttribute: boolean): number {
  const { names, scopes, units } = reader
  const raw = reader.source.slice(from, to)
  const colon = raw.indexOf(':')
  if (colon >= 0 && !isQualified(raw, colon)) refuse(from, message('xml.qualified-name', { name: shown(raw, 80) }))
  const plain = isAttribute ? attributePrefix : 0
  const prefix = colon < 0 ? plain : names.prefix(raw.slice(0, colon))
  const namespace = scopes.bound[prefix] ?? unbound
  if (namespace === unbound) refuse(from, message('xml.unbound-prefix', { prefix: shown(raw.slice(0, colon), 80) }))
  const id = internName(reader, names.namespaces[namespace] as string, colon < 0 ? raw : raw.slice(colon + 1), from)
  const spellings = isAttribute ? names.attributes : names.elements
  spellings.put(units, from, to, hash, prefix, namespace, id)
  return id
}

/** Prefix and local part are both names without colons (Namespaces in XML 1.0, production 8). */
function isQualified(raw: string, colon: number): boolean {
  return colon > 0 && raw.indexOf(':', colon + 1) < 0 && nameUnits(raw, colon + 1, true) > 0
}
