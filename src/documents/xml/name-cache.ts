import { message } from '../../messages/speaker.ts'
import { shown } from '../visible.ts'
import { nameUnits } from './characters.ts'
import type { XmlNames } from './names.ts'
import { refuse } from './refusal.ts'
import { attributePrefix, type Scopes, unbound } from './scopes.ts'

const slotCount = 256

/**
 * From names as written to name ids. A small table without chains remembers where a name stood and what it meant, and
 * an entry only counts while its prefix is bound as it was: so the usual name costs one comparison of its characters.
 */
export class NameCache {
  private readonly source: string
  private readonly names: XmlNames
  private readonly scopes: Scopes
  private readonly plainPrefix: number
  private readonly limit: number
  /** Ids from here on are more than the document may add. */
  private readonly mostNames: number
  /** From, length, prefix, namespace, id. */
  private readonly from = new Int32Array(slotCount)
  private readonly length = new Int32Array(slotCount)
  private readonly prefix = new Int32Array(slotCount)
  private readonly bound = new Int32Array(slotCount)
  private readonly ids = new Int32Array(slotCount)

  constructor(source: string, names: XmlNames, scopes: Scopes, kind: 'element' | 'attribute', limit: number) {
    this.source = source
    this.names = names
    this.scopes = scopes
    this.plainPrefix = kind === 'attribute' ? attributePrefix : 0
    this.limit = limit
    this.mostNames = names.uri.length + limit
  }

  /** Id of the name, when the table has it; otherwise 0. */
  find(from: number, to: number, hash: number): number {
    const slot = slotOf(hash)
    if (this.length[slot] !== to - from) return 0
    if (this.scopes.bound[this.prefix[slot] as number] !== this.bound[slot]) return 0
    const { source } = this
    const shift = (this.from[slot] as number) - from
    for (let index = from; index < to; index++) {
      if (source.charCodeAt(index) !== source.charCodeAt(index + shift)) return 0
    }
    return this.ids[slot] as number
  }

  /** Id of the name. A name that is none by Namespaces in XML, or whose prefix is not declared, is refused. */
  resolve(from: number, to: number, hash: number): number {
    const raw = this.source.slice(from, to)
    const colon = raw.indexOf(':')
    if (colon >= 0 && !isQualified(raw, colon)) refuse(from, message('xml.qualified-name', { name: shown(raw, 80) }))
    const prefix = colon < 0 ? this.plainPrefix : this.scopes.prefix(raw.slice(0, colon))
    const bound = this.scopes.bound[prefix] as number
    if (bound === unbound) refuse(from, message('xml.unbound-prefix', { prefix: shown(raw.slice(0, colon), 80) }))
    const id = this.intern(this.scopes.uris[bound] as string, colon < 0 ? raw : raw.slice(colon + 1), from)
    const slot = slotOf(hash)
    this.from[slot] = from
    this.length[slot] = to - from
    this.prefix[slot] = prefix
    this.bound[slot] = bound
    this.ids[slot] = id
    return id
  }

  /** Id of an expanded name, unless the document has too many. */
  intern(uri: string, local: string, at: number): number {
    const id = this.names.id(uri, local)
    if (id >= this.mostNames) refuse(at, message('xml.too-many-names', { limit: this.limit }), 'too-large')
    return id
  }
}

/** Prefix and local part are both names without colons (Namespaces in XML 1.0, production 8). */
function isQualified(raw: string, colon: number): boolean {
  return colon > 0 && raw.indexOf(':', colon + 1) < 0 && nameUnits(raw, colon + 1, true) > 0
}

function slotOf(hash: number): number {
  return (hash ^ (hash >>> 11)) & (slotCount - 1)
}
