import { describe, expect, it } from 'vitest'
import { nothingMasked } from '../../model/check.ts'
import type { AcrossRule } from '../../model/profile.ts'
import { acrossCheck } from './across.ts'
import { openLedger } from './ledger.ts'

interface Given {
  readonly value: unknown
  readonly type?: string
  /** Of a record in a file. */
  readonly line?: number
  /** Pointers whose value was masked. */
  readonly masked?: readonly string[]
}

/** What the rules say of records, met in this order: times exercised, findings as record and pointer, and what is open. */
function judged(
  across: readonly AcrossRule[],
  type: string,
  records: readonly Given[],
  complete: readonly string[] = [],
) {
  const check = acrossCheck({ across })
  if (!check) throw new Error('no rules')
  const ledger = openLedger(new Set(['R']))
  const sink = ledger.sink(check.id)
  for (const [index, { value, type: own = type, line, masked }] of records.entries()) {
    const isMasked = masked ? (pointer: string) => masked.includes(pointer) : nothingMasked
    const at = { evidence: 'e', name: 'n', record: index + 1, ...(line === undefined ? {} : { line }) }
    check.record(own, { value, at, locate: () => at, masked: isMasked }, sink)
  }
  for (const each of complete) check.complete(each)
  check.end(sink)
  const entry = ledger.entries.get('R')
  return {
    exercised: entry?.exercised ?? 0,
    findings: ledger.findings.map(({ at }) => `${at.record} ${at.pointer}`),
    open: entry?.untested.length ?? 0,
  }
}

describe('no-circle', () => {
  const rules: AcrossRule[] = [{ requirement: 'R', rule: 'no-circle', document: 'org', pointer: '/parent/id' }]
  const org = (id: string, parent?: string, masked?: readonly string[]): Given => ({
    value: { id, ...(parent === undefined ? {} : { parent: { id: parent } }) },
    ...(masked ? { masked } : {}),
  })

  it('follows each chain to its end', () => {
    expect(judged(rules, 'org', [org('a'), org('b', 'a'), org('c', 'b')])).toEqual({
      exercised: 2,
      findings: [],
      open: 0,
    })
  })

  it('finds a circle once, wherever it is entered, and one of a single record', () => {
    const circle = [org('x', 'a'), org('a', 'b'), org('b', 'c'), org('c', 'a')]
    expect(judged(rules, 'org', circle).findings).toEqual(['2 /parent/id'])
    expect(judged(rules, 'org', [org('a', 'a')]).findings).toEqual(['1 /parent/id'])
  })

  it('leaves open what leads out of what was seen, unless all was', () => {
    const chain = [org('a', 'elsewhere')]
    expect(judged(rules, 'org', chain).open).toBe(1)
    expect(judged(rules, 'org', chain, ['org'])).toEqual({ exercised: 1, findings: [], open: 0 })
    expect(judged(rules, 'org', [org('a', 'a', ['/parent/id'])])).toEqual({ exercised: 0, findings: [], open: 0 })
  })
})

describe('one-at-a-time', () => {
  const where = { pointer: '/kind', equals: 'class' }
  const rules: AcrossRule[] = [
    { requirement: 'R', rule: 'one-at-a-time', document: 'group', pointer: '/in/*', key: '/who', where },
  ]
  const group = (id: string, dates: object, items: readonly object[], kind = 'class'): Given => ({
    value: { id, kind, ...dates, in: items },
  })
  const findings = (...records: readonly Given[]) => judged(rules, 'group', records).findings
  const autumn = { startDate: '2024-08-01', endDate: '2024-12-31' }

  it('compares the dates of an item, else of its record, both included', () => {
    const first = group('a', autumn, [{ who: 'p' }])
    expect(findings(first, group('b', { startDate: '2025-01-01' }, [{ who: 'p' }]))).toEqual([])
    expect(findings(first, group('b', { startDate: '2024-12-31' }, [{ who: 'p' }]))).toEqual(['2 /in/0'])
    expect(findings(first, group('b', {}, [{ who: 'q' }, { who: 'p' }]))).toEqual(['2 /in/1'])
    expect(findings(first, group('b', {}, [{ who: 'p', startDate: '2025-02-01' }]))).toEqual([])
    expect(findings(first, group('b', {}, [{ who: 'p', endDate: '2024-07-31' }]))).toEqual([])
  })

  it('finds a third place too, whatever the order', () => {
    const late = group('c', { startDate: '2025-01-01' }, [{ who: 'p' }])
    const clash = group('b', { startDate: '2025-03-01' }, [{ who: 'p' }])
    expect(findings(group('a', autumn, [{ who: 'p' }]), late, clash)).toEqual(['3 /in/0'])
    expect(findings(clash, group('a', autumn, [{ who: 'p' }]), late)).toEqual(['3 /in/0'])
  })

  it('takes no notice of other kinds, of the same record met again, and of what was masked', () => {
    const first = group('a', autumn, [{ who: 'p' }])
    expect(findings(first, first, group('b', autumn, [{ who: 'p' }], 'mentor'))).toEqual([])
    expect(findings(first, { ...group('b', autumn, [{ who: 'p' }]), masked: ['/in/0/who'] })).toEqual([])
    expect(judged(rules, 'group', [first]).exercised).toBe(1)
  })

  it('is open over files of which not all were seen', () => {
    const first = { ...group('a', autumn, [{ who: 'p' }]), line: 1 }
    expect(judged(rules, 'group', [first])).toEqual({ exercised: 1, findings: [], open: 1 })
    expect(judged(rules, 'group', [first], ['group']).open).toBe(0)
    expect(judged(rules, 'group', [group('a', autumn, [{ who: 'p' }])]).open).toBe(0)
    expect(judged(rules, 'group', [{ ...group('a', autumn, []), line: 1 }]).open).toBe(0)
  })
})

describe('repeats', () => {
  const rule = { requirement: 'R', rule: 'repeats', to: 'person', member: 'mark', unless: 'none' } as const
  const rules: AcrossRule[] = [
    { ...rule, document: 'group', pointer: '/in/*' },
    { ...rule, document: 'person', pointer: '/near' },
  ]
  const person = (id: string, mark?: string, near?: object): Given => ({
    type: 'person',
    value: { id, ...(mark ? { mark } : {}), ...(near ? { near } : {}) },
  })
  const group = (...items: readonly object[]): Given => ({ value: { id: 'g', in: items } })
  const said = (...records: readonly Given[]) => judged(rules, 'group', records)

  it('holds when the reference says the same, in whatever order they come', () => {
    const right = group({ id: 'p', mark: 'secret' })
    expect(said(right, person('p', 'secret'))).toEqual({ exercised: 1, findings: [], open: 0 })
    expect(said(person('p', 'secret'), right)).toEqual({ exercised: 1, findings: [], open: 0 })
  })

  it('finds what is left out and what is said otherwise, each once', () => {
    const wrong = group({ id: 'q' }, { id: 'p' }, { id: 'p', mark: 'open' }, { id: 'p' })
    expect(said(wrong, person('p', 'secret')).findings.sort()).toEqual(['1 /in/1', '1 /in/2'])
    expect(said(person('p', 'secret'), person('q', undefined, { id: 'p' })).findings).toEqual(['2 /near'])
  })

  it('knows a record by its UUID in capitals too', () => {
    const id = '0f8fad5b-d9cb-469f-a165-70867728950e'
    expect(said(group({ id: id.toUpperCase() }), person(id, 'secret')).findings).toEqual(['1 /in/0'])
  })

  it('demands nothing of those without a mark, and says nothing where something was masked', () => {
    expect(said(group({ id: 'p' }), person('p', 'none'))).toEqual({ exercised: 0, findings: [], open: 0 })
    expect(said(group({ id: 'p', mark: 'secret' }), person('p'))).toEqual({ exercised: 0, findings: [], open: 0 })
    expect(said({ ...group({ id: 'p' }), masked: ['/in/0/mark'] }, person('p', 'secret')).findings).toEqual([])
  })

  it('reads no more than it needs', () => {
    const check = acrossCheck({ across: rules })
    expect(check?.reads('group')).toEqual(['/in/*/id', '/in/*/mark'])
    expect(check?.reads('person')).toEqual(['/id', '/mark', '/near/id', '/near/mark'])
    expect(acrossCheck({ across: [] })).toBeUndefined()
  })
})
