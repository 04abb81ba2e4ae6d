import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Language } from '../model/text.ts'
import { speaker } from './speaker.ts'
import { cases as otherCases } from './testing-counts.ts'
import { cliCases } from './testing-counts-cli.ts'
import { trustCases } from './testing-counts-trust.ts'

const cases = [...otherCases, ...cliCases, ...trustCases]

/** Arguments that are numbers and need no form: places, codes, ordinals, bounds without a noun, limits of the tool, never 1. */
const noCounts = [
  'at',
  'of',
  'line',
  'column',
  'opened',
  'first',
  'second',
  'offset',
  'status',
  'nearest',
  'minimum',
  'integer',
  'limit',
]

describe.each<[Language, 3 | 4]>([
  ['en', 3],
  ['sv', 4],
])('counts in %s', (language, at) => {
  it.each(cases.map(row => [row[0], row[1], row] as const))('%s: %s', (key, argument, row) => {
    for (const count of [0, 1, 2]) {
      const said = speaker(language).say({ key, args: { ...row[2], [argument]: count } })
      expect(said).toContain(row[at][count])
    }
  })
})

describe('every message', () => {
  it('that takes a number says it in the form that goes with it, and is in the table above', () => {
    const folder = new URL('en/', import.meta.url)
    const source = readdirSync(folder)
      .map(name => readFileSync(new URL(name, folder), 'utf8'))
      .join('\n')
    const numbers = [...source.matchAll(/'([\w.-]+)': \(a: \{([^}]*)\}\)/g)].flatMap(([, key = '', args = '']) =>
      [...args.matchAll(/(\w+): number/g)].map(([, name = '']) => [key, name] as const),
    )
    expect(numbers.length).toBeGreaterThan(20)
    const known = new Set(cases.map(([key, argument]) => `${key} ${argument}`))
    const missing = numbers.filter(([key, name]) => !noCounts.includes(name) && !known.has(`${key} ${name}`))
    expect(missing).toEqual([])
  })
})
