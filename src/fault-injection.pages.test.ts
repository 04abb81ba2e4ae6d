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
})
