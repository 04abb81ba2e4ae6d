import { describe, expect, it } from 'vitest'
import { ToolError } from '../errors.ts'
import { row, tinyProfile } from '../model/testing.ts'
import { plan } from './plan.ts'

const profile = tinyProfile(
  [
    row('A-1'),
    row('A-2', 'SHOULD'),
    row('B-1', 'MUST', { module: 'extra' }),
    row('C-1', 'MUST', { roles: ['provider'] }),
    row('D-1', 'MUST', { notTested: { sv: 's', en: 'e' } }),
  ],
  { mandatoryModules: ['core'] },
)
const all = { only: [], exclude: [] }

function codeOf(work: () => unknown): string | undefined {
  try {
    work()
  } catch (error) {
    return error instanceof ToolError ? error.code : 'other'
  }
  return undefined
}

describe('plan', () => {
  it('lists every requirement of the profile once: in scope, or out of scope with the reason', () => {
    const made = plan(profile, { role: 'document', modules: [] }, all)
    expect(made.requirements.map(({ id }) => id)).toEqual(['A-1', 'A-2'])
    expect(made.outOfScope).toEqual([
      { requirement: 'B-1', reason: 'module' },
      { requirement: 'C-1', reason: 'role' },
      { requirement: 'D-1', reason: 'not-scored' },
    ])
    expect(made.modules).toEqual(['core'])
  })

  it('takes every module when none is claimed by name', () => {
    expect(plan(profile, { role: 'provider' }, all).requirements.map(({ id }) => id)).toEqual([
      'A-1',
      'A-2',
      'B-1',
      'C-1',
    ])
  })

  it('keeps what the user leaves out in scope, as exclusions', () => {
    const made = plan(profile, { role: 'document' }, { only: ['A-*'], exclude: ['A-2'] })
    expect(made.requirements).toHaveLength(3)
    expect(made.exclusions.map(({ requirement, reason }) => [requirement, reason.args.option])).toEqual([
      ['A-2', '--exclude'],
      ['B-1', '--only'],
    ])
  })

  it('refuses an unknown role, an unknown module, and a pattern that names nothing', () => {
    expect(codeOf(() => plan(profile, { role: 'nobody' }, all))).toBe('usage.option')
    expect(codeOf(() => plan(profile, { role: 'document', modules: ['nothing'] }, all))).toBe('usage.option')
    expect(codeOf(() => plan(profile, { role: 'document' }, { only: ['Z-*'], exclude: [] }))).toBe(
      'requirement.unknown',
    )
  })
})
