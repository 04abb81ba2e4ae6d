import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { message } from '../messages/speaker.ts'
import { row, tinyPlan } from '../model/testing.ts'
import type { Verdict, VerdictWord } from '../model/verdict.ts'
import { type Entry, openLedger } from './check/ledger.ts'
import { judge, overall } from './judge.ts'

const reason = message('run.never-reached')
const at = { evidence: 'e', name: 'n' }

function entry(more: Partial<Entry>): Entry {
  return { exercised: 0, findings: 0, untested: [], inapplicable: [], errors: [], checks: new Set(['c']), ...more }
}

function wordOf(more: Partial<Entry> | undefined, manual = false): VerdictWord | undefined {
  const requirement = row('R', 'MUST', manual ? { manual: { sv: 's', en: 'e' } } : {})
  const entries = new Map(more ? [['R', entry(more)]] : [])
  return judge(tinyPlan([requirement]), entries)[0]?.verdict
}

describe('judge', () => {
  it('leaves a requirement that nobody reports on untested', () => expect(wordOf(undefined)).toBe('untested'))
  it('leaves one untested whose check said nothing', () => expect(wordOf({})).toBe('untested'))
  it('passes what was exercised and not found wanting', () => expect(wordOf({ exercised: 1 })).toBe('passed'))
  it('fails at one finding', () => expect(wordOf({ exercised: 9, findings: 1 })).toBe('failed'))
  it('lets an error outrank a finding', () => expect(wordOf({ findings: 1, errors: [reason] })).toBe('error'))
  it('lets one untested place outrank passes', () =>
    expect(wordOf({ exercised: 9, untested: [reason] })).toBe('untested'))
  it('needs a condition for inapplicable', () => expect(wordOf({ inapplicable: [reason] })).toBe('inapplicable'))
  it('lets a pass outrank inapplicable', () => expect(wordOf({ exercised: 1, inapplicable: [reason] })).toBe('passed'))
  it('takes what lies within an inapplicable row for inapplicable, for the same reason', () => {
    const rows = [row('R'), row('I', 'MUST', { optionalWithin: 'R' })]
    const inner = (more: Partial<Entry>) => judge(tinyPlan(rows), new Map([['R', entry(more)]]))[1]
    expect(inner({ inapplicable: [reason] })).toMatchObject({ verdict: 'inapplicable', reason })
    expect(inner({ inapplicable: [reason], untested: [reason] })?.verdict).toBe('untested')
    expect(inner({ inapplicable: [reason], findings: 1 })?.verdict).toBe('untested')
  })
  it('keeps a manual row manual', () => expect(wordOf(undefined, true)).toBe('manual'))
  it('does not let a tool pass a manual row', () => expect(wordOf({ exercised: 1 }, true)).toBe('manual'))
  it('fails a manual row that a tool saw broken', () => expect(wordOf({ findings: 1 }, true)).toBe('failed'))

  it('leaves what the user excluded untested, whatever was seen', () => {
    const plan = tinyPlan([row('R')], { exclusions: [{ requirement: 'R', reason }] })
    expect(judge(plan, new Map([['R', entry({ exercised: 5 })]]))[0]).toMatchObject({ verdict: 'untested', reason })
  })

  it('never passes without an exercised check (property)', () => {
    const some = fc.constantFrom<readonly (typeof reason)[]>([], [reason])
    fc.assert(
      fc.property(fc.nat(2), fc.nat(2), some, some, some, (exercised, findings, untested, inapplicable, errors) => {
        const word = wordOf({
          exercised,
          findings,
          untested: [...untested],
          inapplicable: [...inapplicable],
          errors: [...errors],
        })
        if (word !== 'passed') return
        expect(exercised).toBeGreaterThan(0)
        expect(findings + untested.length + errors.length).toBe(0)
      }),
    )
  })
})

describe('overall', () => {
  const verdict = (level: Verdict['level'], word: VerdictWord): Verdict => {
    return { requirement: 'R', level, module: 'core', verdict: word, checks: [], exercised: 0, findings: 0 }
  }
  it.each<[string, readonly Verdict[], string]>([
    ['nothing at all', [], 'incomplete'],
    ['every MUST passed', [verdict('MUST', 'passed')], 'conformant'],
    ['only a SHOULD passed', [verdict('SHOULD', 'passed')], 'incomplete'],
    ['every MUST inapplicable', [verdict('MUST', 'inapplicable')], 'incomplete'],
    ['a failed SHOULD is a remark', [verdict('MUST', 'passed'), verdict('SHOULD', 'failed')], 'conformant'],
    ['one MUST untested', [verdict('MUST', 'passed'), verdict('MUST', 'untested')], 'incomplete'],
    ['one MUST manual', [verdict('MUST', 'passed'), verdict('MUST', 'manual')], 'incomplete'],
    ['one MUST error', [verdict('MUST', 'passed'), verdict('MUST', 'error')], 'incomplete'],
    ['failed outranks error', [verdict('MUST', 'error'), verdict('MUST', 'failed')], 'non-conformant'],
  ])('%s', (_, verdicts, expected) => expect(overall(verdicts)).toBe(expected))
})

describe('ledger', () => {
  it('makes everything that a throwing check verifies an error', () => {
    const ledger = openLedger(new Set(['A', 'B']))
    const held = ledger.guard({ id: 'c', verifies: ['A', 'B'] }, () => {
      ledger.sink('c').exercised('A')
      throw new Error('broken')
    })
    expect(held).toBe(false)
    const verdicts = judge(tinyPlan([row('A'), row('B')]), ledger.entries)
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(['error', 'error'])
  })

  it('counts every finding and keeps the first hundred', () => {
    const ledger = openLedger(new Set(['A']))
    const sink = ledger.sink('c')
    for (let at_ = 0; at_ < 250; at_ += 1) sink.finding({ requirement: 'A', at, message: reason })
    expect(ledger.findings).toHaveLength(100)
    expect(ledger.entries.get('A')?.findings).toBe(250)
  })

  it('takes no notice of requirements outside the scope', () => {
    const ledger = openLedger(new Set(['A']))
    ledger.sink('c').finding({ requirement: 'B', at, message: reason })
    expect(ledger.entries.size).toBe(0)
    expect(ledger.findings).toHaveLength(0)
  })
})
