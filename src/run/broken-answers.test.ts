import { describe, expect, it } from 'vitest'
import { judging, patience } from './testing-faults.ts'

const judge = await judging()
/** What a server may answer in place of what its description says. */
const hostile: readonly (readonly [string, (value: unknown) => unknown])[] = [
  ['null', () => null],
  ['a number', () => 7],
  ['a text', () => 'x'],
  ['a list', () => []],
  ['an object without members', () => ({})],
  ['null for all that it holds', value => changed(value, () => null)],
  ['a number for all that it holds', value => changed(value, () => 7)],
  ['a text for all that it holds', value => changed(value, () => 'x')],
  ['null for each record', value => changed(value, inner => (Array.isArray(inner) ? inner.map(() => null) : inner))],
  ['numbers for all members of records', value => changed(value, inner => deep(inner, () => 7))],
  ['null for all members of records', value => changed(value, inner => deep(inner, () => null))],
  ['lists for all members of records', value => changed(value, inner => deep(inner, () => []))],
]

function changed(value: unknown, change: (inner: unknown) => unknown): unknown {
  if (typeof value !== 'object' || value === null) return change(value)
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, change(inner)]))
}

function deep(inner: unknown, change: (value: unknown) => unknown): unknown {
  return Array.isArray(inner) ? inner.map(record => changed(record, change)) : inner
}

describe('a server whose successful answers break their description', () => {
  it.each(hostile)(
    'is at fault itself when it answers with %s',
    async (_, change) => {
      const { of, overall } = await judge(
        {
          trouble: 'timeout',
          title: { sv: '', en: '' },
          answer: answer => (answer.status < 300 ? { ...answer, value: change(answer.value) } : answer),
        },
        true,
      )
      expect(of('error')).toEqual([])
      expect(overall).toBe('non-conformant')
    },
    patience,
  )
})
