import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadTestNumbers, testNumbersOf } from './test-numbers.ts'

const official = '../shared/official/identifiers/personnummer-meta'
const isTestNumber = await loadTestNumbers()

describe('test numbers', () => {
  it('knows a published number and not its neighbours', () => {
    expect(isTestNumber('189001019802')).toBe(true)
    expect(isTestNumber('198112289874')).toBe(false)
    expect(isTestNumber('18900101-9802')).toBe(false)
    expect(isTestNumber('')).toBe(false)
  })

  it('finds the numbers of a birth date, each with its check digit', () => {
    const found = testNumbersOf('2010-03-15', isTestNumber)
    expect(found.length).toBeGreaterThan(0)
    for (const number of found) expect(number).toMatch(/^20100315\d{4}$/)
    expect(new Set(found).size).toBe(found.length)
  })

  it('takes few strangers for test numbers', () => {
    let strangers = 0
    for (let year = 1970; year < 1974; year += 1) {
      for (let day = 1; day <= 28; day += 1) {
        const date = `${year}-05-${String(day).padStart(2, '0')}`
        // A published number has birth number 238, 239 or 980 and up but for some; the rest of a date is strangers.
        strangers += testNumbersOf(date, isTestNumber).length
      }
    }
    expect(strangers).toBeLessThan(4 * 28 * 8)
  })

  const described = existsSync(official) ? it : it.skip
  described('knows every number of the official list (skipped where ../shared/official is absent)', () => {
    const numbers = ['allPins.json', 'allCoords.json'].flatMap(file =>
      JSON.parse(readFileSync(`${official}/${file}`, 'utf8')),
    )
    expect(numbers.length).toBeGreaterThan(40_000)
    const missed = numbers.filter(number => !isTestNumber(number))
    expect(missed).toEqual([])
    const known = new Set(numbers)
    let wrong = 0
    for (let day = 1; day <= 28; day += 1) {
      const date = `1985-01-${String(day).padStart(2, '0')}`
      wrong += testNumbersOf(date, isTestNumber).filter(number => !known.has(number)).length
    }
    expect(wrong).toBe(0)
  })
})

it('reads the filter once, since every name of a file asks for it', () => {
  expect(loadTestNumbers()).toBe(loadTestNumbers())
})
