import { message } from '../../../messages/speaker.ts'
import type { JsonRecord, Sink } from '../../../model/check.ts'
import type { AcrossRule } from '../../../model/profile.ts'
import { EvidenceNames } from '../evidence-names.ts'
import { valuesAt } from '../json-pointer.ts'
import { keyOf } from '../key-of.ts'
import { KeyTable } from '../key-table.ts'
import type { Across } from './rule.ts'

type Rule = Extract<AcrossRule, { rule: 'repeats' }>

/**
 * Compares references with the records that they lead to, in whatever order they come. Of the references to one record
 * that say the same the first is remembered, and a finding is told for each way of saying it wrong.
 * Memory: about 45 bytes for each record that is referred to, and for each that says something else than `unless`.
 */
export function repeats(rules: readonly [Rule, ...Rule[]] | readonly Rule[]): Across {
  const [{ requirement, to, member, unless }] = rules as readonly [Rule, ...Rule[]]
  /** What references say, and what records say, by value: ids, and where it was said. */
  const said = new Map<string, KeyTable>()
  const wanted = new Map<string, KeyTable>()
  const names = new EvidenceNames()
  const pointers = new EvidenceNames()
  const places = rules.map(rule => ({ document: rule.document, values: valuesAt(rule.pointer) }))

  const takeReferences = (type: string, record: JsonRecord) => {
    const { value, masked } = record
    for (const { document, values } of places) {
      if (document !== type) continue
      for (const { pointer, value: reference } of values(value)) {
        const id = keyOf(textAt(reference, 'id'))
        if (id === undefined || masked(`${pointer}/id`) || masked(`${pointer}/${member}`)) continue
        const table = tableOf(said, textAt(reference, member) ?? '')
        if (table.find(id) !== undefined) continue
        const { at } = record
        const where = [
          names.number(at.evidence, at.name),
          pointers.number((at.pointer ?? '') + pointer, ''),
          at.record ?? 0,
        ]
        table.set(table.add(id), where)
      }
    }
  }
  const takeRecord = ({ value, masked }: JsonRecord) => {
    const [id, marked] = [keyOf(textAt(value, 'id')), textAt(value, member)]
    if (id === undefined || marked === undefined || marked === unless || masked('/id') || masked(`/${member}`)) return
    const table = tableOf(wanted, marked)
    if (table.find(id) === undefined) table.add(id)
  }
  const placeOf = (table: KeyTable, number: number) => {
    const [evidence = 0, pointer = 0, record = 0] = [0, 1, 2].map(column => table.get(number, column))
    const place = {
      evidence: names.evidence(evidence),
      name: names.name(evidence),
      pointer: pointers.evidence(pointer),
    }
    return record > 0 ? { ...place, record } : place
  }
  const settle = (wish: string, table: KeyTable, number: number, sink: Sink) => {
    for (const [text, references] of said) {
      const found = references.numberOf(table, number)
      if (found === undefined) continue
      sink.exercised(requirement)
      if (text === wish) continue
      sink.finding({
        requirement,
        at: placeOf(references, found),
        message: message('across.not-repeated', { member, to, id: table.text(number) ?? '…' }),
        expected: wish,
        actual: text === '' ? '–' : text,
      })
    }
  }
  return {
    reads: readsOf(rules),
    record: (type, record) => {
      takeReferences(type, record)
      if (type === to) takeRecord(record)
    },
    complete: () => {},
    end: sink => {
      for (const [wish, table] of wanted) {
        for (let number = 0; number < table.size; number += 1) settle(wish, table, number, sink)
      }
    },
  }
}

function readsOf(rules: readonly Rule[]): ReadonlyMap<string, readonly string[]> {
  const reads = new Map<string, string[]>()
  const add = (type: string, ...pointers: string[]) => reads.set(type, [...(reads.get(type) ?? []), ...pointers])
  for (const { document, pointer, to, member } of rules) {
    add(document, `${pointer}/id`, `${pointer}/${member}`)
    if (!reads.get(to)?.includes('/id')) add(to, '/id', `/${member}`)
  }
  return reads
}

function tableOf(tables: Map<string, KeyTable>, text: string): KeyTable {
  const table = tables.get(text) ?? new KeyTable(3)
  tables.set(text, table)
  return table
}

function textAt(value: unknown, name: string): string | undefined {
  const found = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
  return typeof found === 'string' ? found : undefined
}
