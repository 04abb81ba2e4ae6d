import { describe, expect, test } from 'vitest'
import { Entities, Registry } from './entities.ts'

const met = (evidence: number) => () => ({ evidence, pointer: 2, record: 3 })

const at = (evidence: number, line: number) => ({ evidence, line, column: line + 1 })

describe('the values at one place', () => {
  test('a file that has a value is told where a file had it before', () => {
    const values = new Entities()
    expect(values.knowInFile('a', at(0, 7))).toBeUndefined()
    expect(values.knowInFile('a', at(1, 9))).toEqual(at(0, 7))
    values.know('b')
    expect([values.knowInFile('b', at(1, 4)), values.knowInFile('b', at(2, 5))]).toEqual([undefined, at(1, 4)])
  })

  test('a value is wanted by the first rule until a record has it; that is counted once', () => {
    const values = new Entities()
    expect([values.want('a', 1, met(5)), values.want('a', 1, met(6)), values.want('a', 2, met(7))]).toEqual([
      'open',
      'open',
      'other',
    ])
    expect([...values.wanted(1)].map(number => values.met(number))).toEqual([{ evidence: 5, pointer: 2, record: 3 }])
    values.know('a')
    values.know('a')
    expect([values.want('a', 1, met(8)), values.want('a', 2, met(8))]).toEqual(['known', 'known'])
    expect([values.resolved(1), values.resolved(2), [...values.wanted(1)]]).toEqual([1, 0, []])
  })

  test('a record of a file resolves what was wanted too, and is its first place', () => {
    const values = new Entities()
    values.want('a', 3, met(5))
    expect(values.knowInFile('a', at(1, 4))).toBeUndefined()
    expect([values.resolved(3), values.knowInFile('a', at(2, 8))]).toEqual([1, at(1, 4)])
  })

  test('are shared by what names the same place, and no further', () => {
    const registry = new Registry()
    expect(registry.of('person', '/id')).toBe(registry.of('person', '/id'))
    expect(registry.of('person', '/id')).not.toBe(registry.of('group', '/id'))
    expect(registry.of('person', '/id')).not.toBe(registry.of('person', '/id', '{"equals":"x"}'))
  })
})
