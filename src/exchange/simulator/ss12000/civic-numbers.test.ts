import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadTestNumbers } from '../../test-numbers.ts'
import { dateOf, dayNumber } from './calendar.ts'
import { publishedNumbers } from './civic-numbers.ts'
import { generators } from './generators.ts'
import { municipality } from './municipality.ts'

const list = '../shared/official/identifiers/personnummer-meta/allPins.json'
const isTestNumber = await loadTestNumbers()

describe('publishedNumbers', () => {
  it('gives numbers of the day, each once, and nothing when there are no more', () => {
    const numbers = publishedNumbers(isTestNumber)
    const [first, second, third] = [0, 1, 2].map(n => numbers('2010-03-15', n))
    expect([first?.slice(0, 8), second?.slice(0, 8), third]).toEqual(['20100315', '20100315', undefined])
    expect(first).not.toBe(second)
    expect(numbers('2010-03-15', 0)).toBe(first)
    expect(publishedNumbers(() => false)('2010-03-15', 0)).toBeUndefined()
  })

  it('gives most persons of a small municipality a number, and no two the same', () => {
    const m = municipality({ schools: 2, pupilsPerSchool: 40, civicNumber: publishedNumbers(isTestNumber) })
    const persons = [...generators.persons(m)]
    const numbers = persons.flatMap(person => person.civicNo?.value ?? [])
    expect(numbers.length).toBeGreaterThan(persons.length * 0.9)
    expect(new Set(numbers).size).toBe(numbers.length)
  })

  describe.skipIf(!existsSync(list))('with the published list (skipped where ../shared/official is absent)', () => {
    it('gives no number that is not on it, on any day that somebody in a municipality may be born', () => {
      const published = new Set(JSON.parse(readFileSync(list, 'utf8')) as string[])
      const numbers = publishedNumbers(isTestNumber)
      const given: string[] = []
      for (let day = dayNumber('1976-01-01'); day < dayNumber('2030-01-01'); day += 1) {
        given.push(...[0, 1].flatMap(n => numbers(dateOf(day), n) ?? []))
      }
      expect(given.length).toBeGreaterThan(20_000)
      expect(given.filter(number => !published.has(number))).toEqual([])
    })
  })
})
