import { message } from '../../../messages/speaker.ts'
import type { AcrossRule } from '../../../model/profile.ts'
import { valuesAt } from '../json-pointer.ts'
import { keyOf, shown } from '../key-of.ts'
import { KeyTable } from '../key-table.ts'
import type { Across } from './rule.ts'

type Rule = Extract<AcrossRule, { rule: 'one-at-a-time' }>
type Dated = { readonly startDate?: unknown; readonly endDate?: unknown }

const always = { from: 0, to: 0xffffffff }
const dayLength = 24 * 60 * 60 * 1000
/** Days before 1970 that a date may lie. */
const before = 1_000_000

/**
 * Compares each time that a key is in a record with the earlier ones in other records. The same record may be met again,
 * as over HTTP: then nothing is added. What was not read of exported files may hold any key, and leaves the rule untested.
 * Memory: about 40 bytes for each key in each record.
 */
export function oneAtATime({ requirement, document, pointer, key: keyPointer, where }: Rule): Across {
  const [items, keys, kinds] = [valuesAt(pointer), valuesAt(keyPointer), valuesAt(where.pointer)]
  const records = new KeyTable(0)
  /** By key, and for a key that is in several records by key and number: first day, last day, number of the record. */
  const times = new KeyTable(3)
  const seen = { inFiles: false, whole: false }
  return {
    reads: new Map([
      [
        document,
        [
          ...['/id', '/startDate', '/endDate', where.pointer],
          ...[keyPointer, '/startDate', '/endDate'].map(inner => pointer + inner),
        ],
      ],
    ]),
    record: (_, found, sink) => {
      const { value, masked } = found
      const id = keyOf((value as { id?: unknown } | null)?.id)
      if (id === undefined || kinds(value)[0]?.value !== where.equals) return
      const record = records.find(id) ?? records.add(id)
      const outer = daysOf(value as Dated, always)
      for (const item of items(value)) {
        const [named] = keys(item.value)
        const key = named && !masked(item.pointer + named.pointer) ? keyOf(named.value) : undefined
        if (key === undefined) continue
        const days = daysOf(item.value as Dated, outer)
        sink.exercised(requirement)
        const { at } = found
        seen.inFiles ||= at.line !== undefined
        if (!isElsewhere(times, key, record, days)) continue
        const { line: _line, column: _column, ...place } = at
        const said = message('across.at-a-time', { value: shown(key), kind: where.equals })
        sink.finding({ requirement, at: { ...place, pointer: (at.pointer ?? '') + item.pointer }, message: said })
      }
    },
    complete: type => {
      seen.whole ||= type === document
    },
    end: sink => {
      if (seen.inFiles && !seen.whole)
        sink.untested(requirement, message('rule.records-incomplete', { type: document }))
    },
  }
}

interface Days {
  readonly from: number
  readonly to: number
}

/** True when the key is in another record at the same time. Its time in this one is remembered. */
function isElsewhere(times: KeyTable, key: string, record: number, { from, to }: Days): boolean {
  let isFound = false
  for (let n = 0; ; n += 1) {
    const name = n === 0 ? key : `${key} ${n}`
    const number = times.find(name)
    if (number === undefined) {
      times.set(times.add(name), [from, to, record])
      return isFound
    }
    if (times.get(number, 2) === record) return false
    isFound ||= from <= times.get(number, 1) && times.get(number, 0) <= to
  }
}

function daysOf({ startDate, endDate }: Dated, otherwise: Days): Days {
  return { from: dayOf(startDate) ?? otherwise.from, to: dayOf(endDate) ?? otherwise.to }
}

function dayOf(date: unknown): number | undefined {
  const day = typeof date === 'string' ? Math.floor(Date.parse(date) / dayLength) + before : Number.NaN
  return Number.isInteger(day) && day > 0 ? day : undefined
}
