import { describe, expect, test } from 'vitest'
import { recordsOf } from '../../documents/document.ts'
import { type JsonRecord, nothingMasked, type RecordCheck } from '../../model/check.ts'
import type { Document } from '../../model/evidence.ts'
import type { Profile } from '../../model/profile.ts'
import { openLedger } from './ledger.ts'
import { referenceCheck } from './reference.ts'
import { uniqueCheck } from './unique.ts'

const profile = {
  unique: [
    { requirement: 'U-1', document: 'person', pointer: '/id' },
    { requirement: 'U-2', document: 'person', pointer: '/emails/*/value' },
  ],
  references: [
    { requirement: 'R-1', document: 'person', pointer: '/enrolments/*/at/id', to: 'school', toPointer: '/id' },
    { requirement: 'R-2', document: 'school', pointer: '/parent', to: 'school', toPointer: '/id' },
  ],
} as unknown as Profile

describe('unique', () => {
  test('a profile without rules has no check', () => {
    expect(uniqueCheck({ ...profile, unique: [] })).toBeUndefined()
    expect(uniqueCheck(profile)).toMatchObject({ verifies: ['U-1', 'U-2'], documents: ['person'] })
  })

  test('holds across files, with the place of both', async () => {
    const run = runOf(uniqueCheck(profile))
    await run.file('person', 'a.json', '[{"id":"1"},\n {"id":"2"}]')
    await run.file('person', 'b.json', '[{"id":"3"},\n {"id":"2"}, {"id":2}, {"id":null}, {}]')
    expect(run.ended().findings).toEqual([
      {
        check: 'unique',
        requirement: 'U-1',
        at: { evidence: 'sha256:b.json', name: 'b.json', pointer: '/id', record: 2 },
        message: { key: 'unique.duplicate', args: { value: '2', first: 'a.json:2:2' } },
      },
    ])
    expect(run.exercised('U-1')).toBe(5)
    expect(run.exercised('U-2')).toBe(0)
  })

  test('holds for a UUID in capitals and small letters', async () => {
    const run = runOf(uniqueCheck(profile))
    const id = '0f8fad5b-d9cb-469f-a165-70867728950e'
    await run.file('person', 'a.json', JSON.stringify([{ id }, { id: id.toUpperCase() }]))
    expect(run.ended().findings.map(({ at }) => at.record)).toEqual([2])
  })

  test('holds for every value of a pattern', async () => {
    const run = runOf(uniqueCheck(profile))
    await run.file('person', 'a.json', '[{"emails":[{"value":"a@x.se"},{"value":"b@x.se"},{"value":"a@x.se"}]}]')
    expect(run.ended().findings.map(({ at }) => at.pointer)).toEqual(['/emails/2/value'])
  })

  test('over HTTP it holds within one list of one answer', () => {
    const run = runOf(uniqueCheck(profile))
    run.answer('person', 'sha256:1', '/data/0', { id: '1' })
    run.answer('person', 'sha256:1', '/data/0/_embedded/responsibles/0', { id: '2' })
    run.answer('person', 'sha256:1', '/data/1', { id: '2' })
    run.answer('person', 'sha256:2', '/data/0', { id: '1' })
    run.answer('person', 'sha256:3', '', { id: '1' })
    expect(run.ended().findings).toEqual([])
    run.answer('person', 'sha256:4', '/data/0', { id: '1' })
    run.answer('person', 'sha256:4', '/data/1', { id: '1' })
    expect(run.ended().findings).toEqual([
      {
        check: 'unique',
        requirement: 'U-1',
        at: { evidence: 'sha256:4', name: 'GET /persons', pointer: '/data/1/id' },
        message: { key: 'unique.duplicate', args: { value: '1', first: '/data/0/id' } },
      },
    ])
    expect(run.exercised('U-1')).toBe(7)
  })

  test('over files it is untested when not all of them were seen, and over HTTP not', async () => {
    const [run, whole] = [runOf(uniqueCheck(profile)), runOf(uniqueCheck(profile))]
    for (const each of [run, whole]) await each.file('person', 'a.json', '[{"id":"1"}]')
    run.ended([])
    whole.ended(['person'])
    expect(run.untested('U-1')).toEqual([{ key: 'rule.records-incomplete', args: { type: 'person' } }])
    expect([run.untested('U-2'), whole.untested('U-1')]).toEqual([[], []])
    const live = runOf(uniqueCheck(profile))
    live.answer('person', 'sha256:1', '/data/0', { id: '1' })
    live.ended([])
    expect(live.untested('U-1')).toEqual([])
  })

  test('masked values are left out', () => {
    const run = runOf(uniqueCheck(profile))
    for (const pointer of ['/data/0', '/data/1']) run.answer('person', 'sha256:1', pointer, { id: 'x' }, ['/id'])
    expect(run.ended().findings).toEqual([])
    expect(run.exercised('U-1')).toBe(0)
  })
})

describe('reference', () => {
  const person = (...ids: readonly (string | null)[]) => ({ enrolments: ids.map(id => ({ at: { id } })) })
  const [school, other] = ['0f8fad5b-d9cb-469f-a165-70867728950e', '7c9e6679-7425-40de-944b-e07fc1f90ae7']

  test('a profile without rules has no check', () => {
    expect(referenceCheck({ ...profile, references: [] })).toBeUndefined()
    expect(referenceCheck(profile)).toMatchObject({ verifies: ['R-1', 'R-2'], documents: ['person', 'school'] })
  })

  test('what leads somewhere is exercised, in whichever order it came', async () => {
    const run = runOf(referenceCheck(profile))
    await run.file('person', 'a.json', JSON.stringify([person(school, other, 'S1', null), {}]))
    await run.file('school', 'b.json', JSON.stringify([{ id: school }, { id: 'S1' }, { id: other, parent: school }]))
    await run.file('person', 'c.json', JSON.stringify([person(school)]))
    expect(run.ended(['school']).findings).toEqual([])
    expect([run.exercised('R-1'), run.exercised('R-2')]).toEqual([4, 1])
    expect(run.untested('R-1')).toEqual([])
  })

  test('a UUID is the same in capitals and small letters, and other text is not', async () => {
    const run = runOf(referenceCheck(profile))
    await run.file(
      'school',
      'b.json',
      JSON.stringify([{ id: school?.toUpperCase() }, { id: 'S1' }, { id: 'x'.repeat(36) }]),
    )
    await run.file('person', 'a.json', JSON.stringify([person(school, 's1', 'X'.repeat(36))]))
    const values = run.ended(['school']).findings.map(({ message: { args } }) => args.value)
    expect(values).toEqual(['s1', 'X'.repeat(36)])
    expect(run.exercised('R-1')).toBe(3)
  })

  test('what leads nowhere is a finding when all targets were seen, once for each value, where it was first', async () => {
    const run = runOf(referenceCheck(profile))
    await run.file('school', 'b.json', JSON.stringify([{ id: school }]))
    await run.file(
      'person',
      'a.json',
      `[${JSON.stringify(person(school))},\n{"enrolments":[{"at":{"id":"${other}"}}]}]`,
    )
    run.answer('person', 'sha256:1', '/data/0', person('S1', other, 'S1'))
    const message = { key: 'reference.unresolved', args: { value: other, to: 'school' } }
    expect(run.ended(['school']).findings).toEqual([
      {
        check: 'reference',
        requirement: 'R-1',
        at: {
          evidence: 'sha256:a.json',
          name: 'a.json',
          pointer: '/enrolments/0/at/id',
          record: 2,
        },
        message,
      },
      {
        check: 'reference',
        requirement: 'R-1',
        at: { evidence: 'sha256:1', name: 'GET /persons', pointer: '/data/0/enrolments/0/at/id' },
        message: { ...message, args: { value: 'S1', to: 'school' } },
      },
    ])
    expect(run.exercised('R-1')).toBe(3)
  })

  test('what leads nowhere is untested when not all targets were seen', () => {
    const run = runOf(referenceCheck(profile))
    run.answer('school', 'sha256:1', '/data/0', { id: school, parent: school })
    run.answer('person', 'sha256:2', '/data/0', person(school, 'S1'))
    expect(run.ended(['person']).findings).toEqual([])
    expect(run.untested('R-1')).toEqual([{ key: 'rule.reference-incomplete', args: { to: 'school' } }])
    expect(run.untested('R-2')).toEqual([])
    expect([run.exercised('R-1'), run.exercised('R-2')]).toEqual([1, 1])
  })

  describe.each([
    ['equals', { pointer: '/kind', equals: 'unit' }, 'reference.not-of-kind'],
    ['not', { pointer: '/kind', not: 'office' }, 'reference.of-kind'],
  ] as const)('with toWhere.%s', (_, toWhere, key) => {
    const rule = {
      requirement: 'R-1',
      document: 'person',
      pointer: '/enrolments/*/at/id',
      to: 'school',
      toPointer: '/id',
    }
    const wanting = { ...profile, references: [{ ...rule, toWhere }] }

    test('is exercised by what leads to the right kind, and finds what leads to another', () => {
      const run = runOf(referenceCheck(wanting))
      run.answer('person', 'sha256:1', '/data/0', person('a', 'b'))
      run.answer('school', 'sha256:2', '/data/0', { id: 'a', kind: 'unit' })
      run.answer('school', 'sha256:3', '/data/0', { id: 'b', kind: 'office' })
      const { findings } = run.ended(['school'])
      expect(findings.map(({ at, message }) => [at.pointer, message.key])).toEqual([
        ['/data/0/enrolments/1/at/id', key],
      ])
      expect(findings[0]?.message.args).toMatchObject({ value: 'b', to: 'school', pointer: '/kind' })
      expect([run.exercised('R-1'), run.untested('R-1').length]).toEqual([2, 0])
    })

    test('says nothing of what leads nowhere, or to a record that does not say its kind', () => {
      const run = runOf(referenceCheck(wanting))
      run.answer('person', 'sha256:1', '/data/0', person('a', 'c'))
      run.answer('school', 'sha256:2', '/data/0', { id: 'a', kind: 7 })
      expect(run.ended(['school']).findings).toEqual([])
      expect([run.exercised('R-1'), run.untested('R-1').length]).toEqual([0, 0])
    })

    test('finds the wrong kind, and is untested for the rest, when not all targets were seen', () => {
      const run = runOf(referenceCheck(wanting))
      run.answer('person', 'sha256:1', '/data/0', person('c', 'b'))
      run.answer('school', 'sha256:2', '/data/0', { id: 'b', kind: 'office' })
      expect(run.ended([]).findings).toHaveLength(1)
      expect(run.untested('R-1')).toHaveLength(1)
    })

    test('reads the kind of what may be led to', () => {
      expect(referenceCheck(wanting)?.reads('school')).toEqual(['/id', '/kind'])
    })
  })

  test('no records at all exercise nothing', () => {
    const run = runOf(referenceCheck(profile))
    run.ended(['school', 'person'])
    expect([run.exercised('R-1'), run.exercised('R-2')]).toEqual([0, 0])
  })

  test('masked references are left out', () => {
    const run = runOf(referenceCheck(profile))
    run.answer('person', 'sha256:1', '/data/0', person('x'), ['/enrolments/0/at/id'])
    expect(run.ended(['school']).findings).toEqual([])
    expect(run.exercised('R-1')).toBe(0)
  })
})

/** A run of one record check over literal files and answers, with the real reader and ledger. */
function runOf(check: RecordCheck | undefined) {
  if (check === undefined) throw new Error('no check')
  const ledger = openLedger(new Set(check.verifies))
  const sink = ledger.sink(check.id)
  return {
    async file(type: string, name: string, text: string): Promise<void> {
      for await (const { records } of recordsOf(documentOf(name, text))) {
        for (const record of records) check.record(type, record, sink)
      }
    },
    answer(type: string, evidence: string, at: string, value: unknown, masked: readonly string[] = []): void {
      const locate = (pointer: string) => ({ evidence, name: 'GET /persons', pointer: at + pointer })
      const isMasked = masked.length === 0 ? nothingMasked : (pointer: string) => masked.includes(pointer)
      const record: JsonRecord = { value, at: locate(''), locate, masked: isMasked }
      check.record(type, record, sink)
    },
    ended(complete: readonly string[] = []) {
      for (const type of complete) check.complete(type)
      check.end(sink)
      return ledger
    },
    exercised: (requirement: string) => ledger.entries.get(requirement)?.exercised ?? 0,
    untested: (requirement: string) => ledger.entries.get(requirement)?.untested ?? [],
  }
}

function documentOf(name: string, text: string): Document {
  const bytes = Buffer.from(text)
  async function* chunks() {
    yield bytes
  }
  return { kind: 'document', id: `sha256:${name}`, name, mediaType: 'application/json', size: bytes.length, chunks }
}
