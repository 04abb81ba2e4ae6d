import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { privateCache } from './cache.ts'
import { cacheLimits, sweepCache } from './sweep-cache.ts'

const day = 24 * 60 * 60 * 1000
const start = Date.parse('2026-03-02T09:00:00Z')
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'samklang-sweep-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const name = (digit: string) => digit.repeat(64)
const names = () =>
  readdirSync(folder)
    .filter(file => file !== 'swept')
    .sort()

/** A file that was last used some days before `start`. */
function aged(file: string, days: number, size = 1): void {
  const path = join(folder, file)
  writeFileSync(path, 'x'.repeat(size), { mode: 0o600 })
  const then = (start - days * day) / 1000
  utimesSync(path, then, then)
}

describe('sweepCache', () => {
  it('takes away what nobody used for 90 days, and what writers left behind', () => {
    aged(name('a'), 89)
    aged(name('b'), 91)
    aged(`${name('c')}-12.tmp`, 2)
    aged(`${name('d')}-13.tmp`, 0)
    sweepCache(folder, start)
    expect(names()).toEqual([name('a'), `${name('d')}-13.tmp`])
  })

  it('touches no file that the cache did not make', () => {
    for (const file of ['notes.txt', `${name('e')}.json`, name('a').toUpperCase()]) aged(file, 1000)
    sweepCache(folder, start)
    expect(names()).toHaveLength(3)
  })

  it('takes away the longest unused when all is larger than allowed, down to some room', () => {
    for (const [at, digit] of ['0', '1', '2', '3', '4', '5'].entries()) aged(name(digit), 10 - at, 100)
    sweepCache(folder, start, { ...cacheLimits, most: 500, room: 300 })
    expect(names()).toEqual([name('3'), name('4'), name('5')])
  })

  it('leaves alone what is small enough', () => {
    for (const digit of ['0', '1']) aged(name(digit), 10, 250)
    sweepCache(folder, start, { ...cacheLimits, most: 500, room: 300 })
    expect(names()).toHaveLength(2)
  })

  it('looks once a day', () => {
    sweepCache(folder, start)
    aged(name('a'), 100)
    sweepCache(folder, start + day / 2)
    expect(names()).toHaveLength(1)
    sweepCache(folder, start + 1.1 * day)
    expect(names()).toEqual([])
  })

  it('does nothing in a folder that is not there', () =>
    expect(() => sweepCache(join(folder, 'no'), start)).not.toThrow())
})

describe('privateCache', () => {
  const cacheAt = (days: number) => privateCache({ SAMKLANG_CACHE: folder }, () => start + days * day)

  it('keeps what is used, drops what is not, and only when something is put', async () => {
    await cacheAt(0).put('used', '1')
    await cacheAt(0).put('unused', '2')
    for (const file of names()) utimesSync(join(folder, file), start / 1000, start / 1000)
    for (const days of [50, 100, 150]) expect(await cacheAt(days).get('used')).toBe('1')
    expect(names()).toHaveLength(2)
    await cacheAt(150).put('new', '3')
    expect(await cacheAt(150).get('used')).toBe('1')
    expect(await cacheAt(150).get('unused')).toBeUndefined()
  })

  it('notes the use of an entry at most once a day', async () => {
    await cacheAt(0).put('key', '1')
    const [file = ''] = names()
    const path = join(folder, file)
    utimesSync(path, start / 1000, start / 1000)
    await cacheAt(0.5).get('key')
    expect(statSync(path).mtimeMs).toBe(start)
    await cacheAt(2).get('key')
    expect(statSync(path).mtimeMs).toBe(start + 2 * day)
  })

  it('is safe when many put and sweep at once', async () => {
    for (const digit of '0123456789abcdef') aged(name(digit), 200)
    const caches = Array.from({ length: 8 }, () => cacheAt(1))
    await Promise.all(caches.map((cache, at) => cache.put(`key ${at}`, String(at))))
    for (const at of caches.keys()) expect(await cacheAt(1).get(`key ${at}`)).toBe(String(at))
    expect(names()).toHaveLength(8)
  })
})
