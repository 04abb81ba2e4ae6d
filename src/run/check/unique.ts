import { message } from '../../messages/speaker.ts'
import type { JsonRecord, RecordCheck, Sink } from '../../model/check.ts'
import type { Place } from '../../model/finding.ts'
import type { Profile, UniqueRule } from '../../model/profile.ts'
import { type Entities, Registry } from './entities.ts'
import type { EvidenceNames } from './evidence-names.ts'
import { type PointedValue, valuesAt } from './json-pointer.ts'
import { keyOf, shown } from './key-of.ts'

/**
 * Holds the `unique` rules of a profile; undefined when it has none.
 *
 * Over exported files a value may be there once in the whole run. Over HTTP the same entity is rightly fetched many
 * times, and is rightly embedded in several others, so that there a value may be there once in one list of one answer;
 * the same goes for records inside other records. What was not read of exported files may hold any value again, and leaves the
 * rule untested. Masked values are left out, and null and missing ones.
 * Memory: about 40 bytes for each value of files (`Entities`); lists of answers are forgotten one by one.
 */
export function uniqueCheck({ unique }: Profile, registry = new Registry()): RecordCheck | undefined {
  if (unique.length === 0) return undefined
  const rules = unique.map(rule => ({
    rule,
    values: valuesAt(rule.pointer),
    wide: registry.of(rule.document, rule.pointer),
    narrow: new Narrow(),
    isOfFiles: false,
  }))
  const complete = new Set<string>()
  return {
    id: 'unique',
    verifies: [...new Set(unique.map(rule => rule.requirement))],
    documents: [...new Set(unique.map(rule => rule.document))],
    reads: documentType => unique.filter(rule => rule.document === documentType).map(rule => rule.pointer),
    record(documentType, record, sink) {
      for (const one of rules) {
        const { rule, values, wide, narrow } = one
        if (rule.document !== documentType) continue
        const found = values(record.value)
        if (found.length === 0) continue
        const { at } = record
        const isOfFiles = isOwnDocument(at)
        one.isOfFiles ||= isOfFiles
        const seen = isOfFiles ? firstInRun(wide, registry.names, at) : narrow.within(at)
        judge(rule, record, found, seen, sink)
      }
    },
    complete: documentType => complete.add(documentType),
    end: sink => {
      for (const { rule, isOfFiles } of rules) {
        if (!isOfFiles || complete.has(rule.document)) continue
        sink.untested(rule.requirement, message('rule.records-incomplete', { type: rule.document }))
      }
    },
  }
}

/** Where the key was seen before; undefined when this is the first time, which is then remembered. */
type Seen = (key: string, pointer: string) => string | undefined

function judge(rule: UniqueRule, record: JsonRecord, found: readonly PointedValue[], seen: Seen, sink: Sink): void {
  let judged = 0
  for (const { pointer, value } of found) {
    const key = keyOf(value)
    if (key === undefined || record.masked(pointer)) continue
    judged++
    const first = seen(key, pointer)
    if (first === undefined) continue
    const said = message('unique.duplicate', { value: shown(key).slice(0, 200), first })
    const { line: _line, column: _column, ...place } = record.at
    sink.finding({
      requirement: rule.requirement,
      at: { ...place, pointer: (place.pointer ?? '') + pointer },
      message: said,
    })
  }
  if (judged > 0) sink.exercised(rule.requirement, judged)
}

/** A record of a file, and not one inside it: only files have lines. */
function isOwnDocument({ line, pointer = '' }: Place): boolean {
  return line !== undefined && pointer === ''
}

function firstInRun(values: Entities, names: EvidenceNames, { evidence, name, line = 0, column = 0 }: Place): Seen {
  return key => {
    const first = values.knowInFile(key, { evidence: names.number(evidence, name), line, column })
    // A whole file may be one line.
    return first && `${names.name(first.evidence)}:${first.line}:${first.column}`
  }
}

/** Remembers the values of one list at a time. */
class Narrow {
  #list = ''
  #seen = new Map<string, string>()

  within({ evidence, record, pointer = '' }: Place): Seen {
    const list = `${evidence} ${record ?? ''} ${pointer.slice(0, pointer.lastIndexOf('/') + 1)}`
    if (list !== this.#list) this.#seen = new Map()
    this.#list = list
    return (key, inner) => {
      const first = this.#seen.get(key)
      if (first === undefined) this.#seen.set(key, pointer + inner)
      return first
    }
  }
}
