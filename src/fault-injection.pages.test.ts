import { describe, expect, it } from 'vitest'
import { endedOnFiles } from './cli/testing-faults.ts'
import { soundFiles, tinyWorld } from './run/testing-profile.ts'

describe('a page of a list that says that another follows', () => {
  const page = (houses: readonly string[], pageToken: unknown, more = '') =>
    JSON.stringify({ data: houses.map(id => ({ id, floors: 1, more })), pageToken })
  const rooms = soundFiles['rooms.json'] ?? ''
  const linkOf = async (files: Readonly<Record<string, string>>) =>
    (await endedOnFiles(tinyWorld({ 'rooms.json': rooms, ...files }))).words.L

  it.each([
    ['kept in memory', ''],
    ['read as a stream', ' '.repeat(300 * 1024)],
  ])('leaves references to what may be there untested: %s', async (_, more) => {
    expect(await linkOf({ 'houses.json': page(['x'], 'next', more) })).toBe('untested')
    expect(await linkOf({ 'houses.json': page(['x'], null, more) })).toBe('failed')
    expect(await linkOf({ 'houses-1.json': page(['x'], 'next', more), 'houses-2.json': page(['y'], '') })).toBe(
      'failed',
    )
    expect(await linkOf({ 'houses-1.json': page(['x'], 'next', more), 'houses-2.json': page(['h'], '') })).toBe(
      'passed',
    )
  })

  it('is told of when no file holds the last page', async () => {
    const remarksOf = async (files: Readonly<Record<string, string>>) =>
      (await endedOnFiles(tinyWorld({ 'rooms.json': rooms, ...files }))).report?.remarks
    const said = { key: 'run.page-goes-on', args: { name: 'houses-1.json' } }
    expect(await remarksOf({ 'houses-1.json': page(['h'], 'next') })).toEqual([said])
    expect(await remarksOf({ 'houses-1.json': page(['h'], 'next'), 'houses-2.json': page(['y'], '') })).toEqual([])
  })
})

describe('a list in an envelope that is not read as one', () => {
  const house = { id: 'h', floors: 1 }
  const remarksOf = async (houses: unknown) => {
    const files = { 'rooms.json': '[{"id":"a","seats":4,"house":"h"}]', 'houses.json': JSON.stringify(houses) }
    return (await endedOnFiles(tinyWorld(files))).report?.remarks
  }
  const said = (at: string) => [{ key: 'run.other-envelope', args: { name: 'houses.json', type: 'house', at } }]

  it.each([
    ['/houses', { count: 1, houses: [house] }],
    ['/data/a~1b', { data: { 'a/b': [house] } }],
  ])('is told of, with its place: %s', async (at, value) => {
    expect(await remarksOf(value)).toEqual(said(at))
  })

  it.each([
    ['a record', { ...house, parts: [house] }],
    ['a list', [{ houses: [house] }]],
    ['a list as data', { data: [{ houses: [house] }] }],
    ['a record that lacks most', { parts: [{ id: 'x' }], near: { parts: ['x'], further: { parts: [house] } } }],
  ])('is not taken for one: %s', async (_, value) => {
    expect(await remarksOf(value)).toEqual([])
  })
})
