import { message } from '../../messages/speaker.ts'
import { nameClass, nameUnits } from './characters.ts'
import type { XmlLimits } from './limits.ts'
import type { XmlNames } from './names.ts'
import { checkReferences } from './references.ts'
import { refuse, refuseCharacter } from './refusal.ts'
import { Scopes } from './scopes.ts'
import { Tables } from './tables.ts'

/** A document that is being read: what is known so far, and where it goes on. */
export class Reader {
  readonly source: string
  /** The same as numbers, and a 0 after the last: reading a table is faster than reading a string. */
  readonly units: Uint16Array
  readonly names: XmlNames
  readonly limits: XmlLimits
  readonly tables: Tables
  readonly scopes: Scopes
  pathSeen: Uint8Array
  /** Ids from here on are more than the document may add. */
  readonly mostNames: number
  readonly mostPaths: number
  /** Where reading goes on. */
  index = 0
  /** The first `<` at or after what is being read; the length of the source when there is none. */
  less = -1
  /** Lengths of the names of the open elements, as written. */
  readonly nameLengths: number[] = []
  hasRoot = false
  /** Hash of the name that `nameStop` went over last. */
  hash = 0
  /** Marks found ahead, so that none is looked for twice; the length of the source when there is none. */
  private ampersand: number
  private sectionEnd: number

  constructor(source: string, names: XmlNames, limits: XmlLimits) {
    this.source = source
    this.units = names.unitsOf(source)
    this.names = names
    this.limits = limits
    this.tables = new Tables(Math.min(source.length >> 4, limits.nodes), source.length >> 8, limits.nodes)
    this.scopes = new Scopes(names)
    this.mostNames = names.uri.length + limits.names
    this.mostPaths = names.pathName.length + limits.paths
    this.pathSeen = new Uint8Array(names.pathName.length + 512)
    this.ampersand = this.find('&', 0)
    this.sectionEnd = this.find(']]>', 0)
  }

  /** Index of a mark from an index on; the length of the source when there is none. */
  find(mark: string, from: number): number {
    const at = this.source.indexOf(mark, from)
    return at < 0 ? this.source.length : at
  }

  /** The code unit at an index; 0, which stands in no document, at the end. */
  at(index: number): number {
    return this.units[index] as number
  }

  /** Index after the name that begins at `from`. */
  nameStop(from: number): number {
    const { units } = this
    let index = from
    let hash = 0
    let unit = units[from] as number
    const isStart = unit < 128 && nameClass[unit] === 3
    while (unit < 128 && nameClass[unit] !== 0) {
      hash = (Math.imul(hash, 31) + unit) | 0
      unit = units[++index] as number
    }
    this.hash = hash
    if (!isStart || unit >= 128) index = this.wideNameStop(from)
    if (index - from > this.limits.nameLength) {
      refuse(from, message('xml.name-too-long', { limit: this.limits.nameLength }), 'too-large')
    }
    return index
  }

  /** True when text from `from` to `to` has references, which are then checked. */
  references(from: number, to: number): boolean {
    if (this.ampersand < from) this.ampersand = this.find('&', from)
    if (this.ampersand >= to) return false
    checkReferences(this.source, this.ampersand, to)
    return true
  }

  /** Refuses `]]>` in text: it only ends a CDATA section (XML 1.0, production 14). */
  refuseSectionEnd(from: number, to: number): void {
    if (this.sectionEnd < from) this.sectionEnd = this.find(']]>', from)
    if (this.sectionEnd < to) refuse(this.sectionEnd, message('xml.section-end'))
  }

  private wideNameStop(from: number): number {
    const { source } = this
    let units = nameUnits(source, from, true)
    if (units === 0) refuseCharacter(source, from, found => message('xml.name', { found }))
    let index = from
    for (; units > 0; units = nameUnits(source, index, false)) index += units
    return index
  }
}
