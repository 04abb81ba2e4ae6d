import { EvidenceNames } from './evidence-names.ts'
import { KeyTable } from './key-table.ts'

/** Where something was met; `record` is 0 outside lists. */
export interface Met {
  readonly evidence: number
  readonly pointer: number
  readonly record: number
}

/** Where a record of a file begins. */
export interface PlaceInFile {
  readonly evidence: number
  readonly line: number
  readonly column: number
}

// The first number beside a key: below all rules, `known`; otherwise the rule that wants it, and then where.
const known = 0

/**
 * The values at one place of one document type, each kept once: those that records have, where they were first seen in a
 * file, and those that references want and no record has had yet. What is unique and what is referred to is mostly the
 * same, the id of a record, and a run may hold millions. Memory: about 40 bytes for each value.
 */
export class Entities {
  readonly table = new KeyTable(4)
  /** Values that a rule wanted, and a record then had; by the rule's number. */
  readonly #resolved = new Map<number, number>()

  /** A record has the value. */
  know(key: string): void {
    const number = this.table.find(key)
    if (number === undefined) this.table.set(this.table.add(key), [known, 0, 0, 0])
    else if (this.table.get(number, 0) !== known) this.#resolve(number)
  }

  /** A record of a file has the value: gives where a file had it before. */
  knowInFile(key: string, at: PlaceInFile): PlaceInFile | undefined {
    const found = this.table.find(key)
    const number = found ?? this.table.add(key)
    if (found !== undefined && this.table.get(number, 0) !== known) this.#resolve(number)
    else if (found !== undefined) {
      const [evidence = 0, line = 0, column = 0] = [1, 2, 3].map(each => this.table.get(number, each))
      if (line > 0) return { evidence, line, column }
    }
    this.table.set(number, [known, at.evidence, at.line, at.column])
    return undefined
  }

  /**
   * A reference leads to the value: `known` when a record had it already; `open` when the rule, by its number from 1,
   * wants it, which is remembered with the place; `other` when another rule does.
   */
  want(key: string, rule: number, met: () => Met): 'known' | 'open' | 'other' {
    const number = this.table.find(key)
    if (number === undefined) {
      const { evidence, pointer, record } = met()
      this.table.set(this.table.add(key), [rule, evidence, pointer, record])
      return 'open'
    }
    const state = this.table.get(number, 0)
    if (state === known) return 'known'
    return state === rule ? 'open' : 'other'
  }

  /** Whether a record has had a key of another table. */
  hasKnown(other: KeyTable, number: number): boolean {
    const own = this.table.numberOf(other, number)
    return own !== undefined && this.table.get(own, 0) === known
  }

  /** Values that the rule wanted and that a record then had. */
  resolved(rule: number): number {
    return this.#resolved.get(rule) ?? 0
  }

  /** Numbers of the values that the rule still wants. */
  *wanted(rule: number): Iterable<number> {
    for (let number = 0; number < this.table.size; number++) if (this.table.get(number, 0) === rule) yield number
  }

  met(number: number): Met {
    const [evidence = 0, pointer = 0, record = 0] = [1, 2, 3].map(column => this.table.get(number, column))
    return { evidence, pointer, record }
  }

  #resolve(number: number): void {
    const rule = this.table.get(number, 0)
    this.#resolved.set(rule, this.resolved(rule) + 1)
    this.table.set(number, [known, 0, 0, 0])
  }
}

/** What the checks across records of one run share. */
export class Registry {
  readonly names = new EvidenceNames()
  readonly #all = new Map<string, Entities>()

  /** The values at a place of a document type; `kind` tells apart those of which only some records count. */
  of(document: string, pointer: string, kind = ''): Entities {
    const name = `${document} ${pointer} ${kind}`
    const entities = this.#all.get(name) ?? new Entities()
    this.#all.set(name, entities)
    return entities
  }
}
