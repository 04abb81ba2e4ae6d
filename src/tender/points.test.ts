import { describe, expect, it } from 'vitest'
import type { Report } from '../model/report.ts'
import type { Level } from '../model/requirement.ts'
import type { Scoring } from '../model/tender.ts'
import type { VerdictWord } from '../model/verdict.ts'
import { verdictWords } from '../model/verdict.ts'
import { sampleReport } from '../reporters/testing.ts'
import { pointsOf } from './points.ts'
import { exampleTender } from './testing.ts'

function reported(...rows: readonly (readonly [requirement: string, level: Level, verdict: VerdictWord])[]): Report {
  const verdicts = rows.map(([requirement, level, verdict]) => ({
    requirement,
    level,
    module: 'core',
    verdict,
    checks: [],
    exercised: 1,
    findings: 0,
  }))
  return sampleReport('plain', { verdicts })
}

const scored = (points: Scoring['points'], maximum?: number) =>
  exampleTender({ scoring: { rule: 'Poäng per krav.', points, ...(maximum === undefined ? {} : { maximum }) } })

describe('pointsOf', () => {
  it('gives what the rule says for a SHOULD and a MAY that passed', () => {
    const report = reported(['A-02', 'SHOULD', 'passed'], ['A-03', 'MAY', 'passed'], ['A-04', 'SHOULD', 'failed'])
    expect(pointsOf(scored({ 'A-02': 2, 'A-03': 1.5, 'A-04': 4 }), report)).toEqual({
      rule: 'Poäng per krav.',
      total: 3.5,
      most: 7.5,
      rows: [
        { requirement: 'A-02', possible: 2, given: 2, verdict: 'passed' },
        { requirement: 'A-03', possible: 1.5, given: 1.5, verdict: 'passed' },
        { requirement: 'A-04', possible: 4, given: 0, verdict: 'failed' },
      ],
    })
  })

  it.each(verdictWords.filter(word => word !== 'passed'))('gives nothing for what is %s', word => {
    expect(pointsOf(scored({ 'A-02': 2 }), reported(['A-02', 'SHOULD', word]))?.total).toBe(0)
  })

  it('gives nothing for what the report does not name, for a MUST, and for what the rule does not name', () => {
    const report = reported(['A-01', 'MUST', 'passed'], ['A-03', 'MAY', 'passed'])
    const points = pointsOf(scored({ 'A-01': 5, 'A-02': 2 }), report)
    expect(points?.total).toBe(0)
    expect(points?.rows.map(({ verdict }) => verdict)).toEqual(['passed', undefined])
  })

  it('gives no more than the maximum of the rule', () => {
    const report = reported(['A-02', 'SHOULD', 'passed'], ['A-03', 'MAY', 'passed'])
    expect(pointsOf(scored({ 'A-02': 2, 'A-03': 2 }, 3), report)).toMatchObject({ total: 3, most: 3 })
  })

  it('adds decimal fractions as people do', () => {
    const report = reported(['A-02', 'SHOULD', 'passed'], ['A-03', 'MAY', 'passed'])
    expect(pointsOf(scored({ 'A-02': 0.1, 'A-03': 0.2 }), report)?.total).toBe(0.3)
  })

  it('gives none at all without a published rule, or by another profile', () => {
    const report = reported(['A-02', 'SHOULD', 'passed'])
    expect(pointsOf(exampleTender(), report)).toBeUndefined()
    const other = { ...report, profile: { ...report.profile, digest: `sha256:${'1'.repeat(64)}` } }
    expect(pointsOf(scored({ 'A-02': 2 }), other)).toBeUndefined()
  })
})
