import { describe, expect, it } from 'vitest'
import type { Profile } from '../model/profile.ts'
import type { Requirement } from '../model/requirement.ts'
import { coverageOf, faultCoverage, isComplete, type VectorCount } from './coverage.ts'
import type { TestingPlace } from './tested-by.ts'

const text = { sv: 'x', en: 'x' }
const inSchema: TestingPlace = { path: 'a.schema.json', pointer: '', by: 'x-requirement' }
const inSuite: TestingPlace = { path: 'a.arazzo.yaml', pointer: '/workflows/0/steps/0', by: 'x-verifies' }

function covered(more: Partial<Requirement>, places: readonly TestingPlace[], count?: VectorCount) {
  const row: Requirement = {
    ...{ id: 'R-1', level: 'MUST', roles: ['document'], module: 'm', text, source: { clause: '1' } },
    ...more,
  }
  const profile = { id: 'x', version: '1.0.0', digest: 'd', requirements: [row] } as unknown as Profile
  const vectors = { folder: 'v', counts: new Map(count ? [['R-1', count]] : []) }
  const coverage = coverageOf(profile, new Map([['R-1', places]]), vectors, undefined, undefined)
  return { account: coverage.rows[0]?.account, complete: isComplete(coverage) }
}

describe('coverage', () => {
  it.each<[string, Partial<Requirement>, readonly TestingPlace[], VectorCount | undefined, object]>([
    ['a row that nothing tests', {}, [], { pass: 1, fail: 1 }, { account: 'open', complete: false }],
    ['a row with its reason', { notTested: text }, [], undefined, { account: 'reasoned', complete: true }],
    ['a row for a person', { manual: text }, [], undefined, { account: 'manual', complete: true }],
    ['a row with both vectors', {}, [inSchema], { pass: 1, fail: 1 }, { account: 'tested', complete: true }],
    ['a row that no vector breaks', {}, [inSchema], { pass: 1, fail: 0 }, { account: 'tested', complete: false }],
    ['a row that no vector keeps', {}, [inSchema], { pass: 0, fail: 1 }, { account: 'tested', complete: false }],
    ['a row without vectors', {}, [inSchema], undefined, { account: 'tested', complete: false }],
    [
      'a row that only calls can break',
      { roles: ['provider'] },
      [inSuite],
      undefined,
      { account: 'tested', complete: true },
    ],
  ])('accounts for %s', (_, row, places, count, expected) => {
    expect(covered(row, places, count)).toEqual(expected)
  })
})

describe('faults', () => {
  const row = (id: string, more: object = {}) => ({ id, roles: ['provider'], ...more })
  const profile = {
    requirements: [
      row('R-1'),
      row('R-2'),
      row('R-3'),
      row('R-4', { notTested: text }),
      row('R-5', { roles: ['document'] }),
    ],
  } as unknown as Profile

  it('are counted by what they break, and what none breaks is told with its reason', () => {
    const found = faultCoverage(profile, ['provider'], ['R-1', 'R-1', 'R-4', undefined], {
      'R-3': 'x',
    })
    expect(found).toEqual({
      ...{ faults: 4, requirements: 3, broken: 1, percent: 33.3 },
      missing: [{ requirement: 'R-2' }, { requirement: 'R-3', reason: 'x' }],
    })
  })

  it.each([
    [{}, false],
    [{ 'R-2': 'x', 'R-3': 'x' }, true],
  ])('with the reasons %j make it complete: %s', (reasons, expected) => {
    const faults = faultCoverage(profile, ['provider'], ['R-1'], reasons)
    const nothing = { ...profile, requirements: [] }
    expect(isComplete(coverageOf(nothing, new Map(), undefined, undefined, faults))).toBe(expected)
  })
})
