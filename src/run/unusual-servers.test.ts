import { expect, it } from 'vitest'
import type { Tables } from '../exchange/simulator/store.ts'
import { judging, patience } from './testing-faults.ts'

const judge = await judging()

/** The first record of each kind is of a leap second, as RFC 3339 lets times be. */
function withLeapSecond(tables: Tables): Tables {
  const meta = { created: '2016-12-31T23:59:60Z', modified: '2016-12-31T23:59:60Z' }
  const changed = ([record, ...rest]: Tables[string] = []) =>
    record === undefined ? [] : [{ ...record, meta }, ...rest]
  return { ...tables, groups: changed(tables.groups), rooms: changed(tables.rooms) }
}

it(
  'a server with a leap second in meta is judged as any other',
  async () => {
    const fault = {
      trouble: 'timeout',
      title: { sv: '', en: '' },
      data: withLeapSecond,
      modules: ['groups', 'rooms'],
    } as const
    const { of, troubles } = await judge(fault)
    expect([...of('failed'), ...of('error'), ...troubles]).toEqual([])
    expect(of('passed')).toEqual(
      expect.arrayContaining(['SS-G12a', 'SS-G12b', 'SS-G12c', 'SS-G12d', 'SS-X17', 'SS-X20b']),
    )
  },
  patience,
)
