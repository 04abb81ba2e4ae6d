import { describe, expect, it } from 'vitest'
import type { Tender } from '../model/tender.ts'
import { row, tinyProfile } from '../model/testing.ts'
import { type VerdictWord, verdictWords } from '../model/verdict.ts'
import { sampleReport } from '../reporters/testing.ts'
import { exampleTender } from './testing.ts'
import { unmetOf } from './unmet.ts'

const reason = { sv: 'Går inte.', en: 'Cannot.' }
const profile = tinyProfile(
  [
    row('A-01'),
    row('A-02', 'SHOULD'),
    row('A-03', 'MAY'),
    row('A-04', 'MUST', { module: 'extra' }),
    row('A-05', 'MUST', { module: 'protocol' }),
    row('A-06', 'MUST', { notTested: reason }),
    row('A-07', 'MUST', { roles: ['document'] }),
  ],
  { mandatoryModules: ['protocol'] },
)

/** Ids of what is not met when these rows have these verdicts, and the others none. */
function unmet(verdicts: Readonly<Record<string, VerdictWord>>, more: Partial<Tender> = {}): readonly string[] {
  const rows = Object.entries(verdicts).map(([requirement, verdict]) => ({
    requirement,
    level: 'MUST' as const,
    module: 'core',
    verdict,
    checks: [],
    exercised: 1,
    findings: 0,
  }))
  return unmetOf(exampleTender(more), profile, sampleReport('x', { verdicts: rows })).map(
    ({ requirement }) => requirement,
  )
}

describe('unmetOf', () => {
  it('finds nothing when all that is demanded passed or does not apply', () => {
    expect(unmet({ 'A-01': 'passed', 'A-05': 'inapplicable' })).toEqual([])
  })

  it.each(verdictWords.filter(word => word !== 'passed' && word !== 'inapplicable'))(
    'counts %s as not met',
    verdict => {
      expect(unmetOf(exampleTender(), profile, sampleReport('x', { verdicts: [] }))).toContainEqual({
        requirement: 'A-01',
        level: 'MUST',
      })
      expect(unmet({ 'A-01': verdict, 'A-05': 'passed' })).toEqual(['A-01'])
    },
  )

  it('counts what a report is silent about as not met', () => expect(unmet({})).toEqual(['A-01', 'A-05']))

  it('demands a SHOULD and other modules only where the tender does, and nothing that it excepts', () => {
    expect(unmet({}, { level: { required: 'SHOULD' } })).toEqual(['A-01', 'A-02', 'A-05'])
    expect(unmet({}, { modules: ['extra'] })).toEqual(['A-04', 'A-05'])
    const except = [{ requirement: 'A-01', reason: 'Later.' }]
    expect(unmet({}, { level: { required: 'MUST', except } })).toEqual(['A-05'])
    expect(unmet({}, { type: 'award-criterion' })).toEqual([])
  })
})
