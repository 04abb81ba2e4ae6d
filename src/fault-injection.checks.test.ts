import { describe, expect, it } from 'vitest'
import { exitCodeOf } from './cli/exit-code.ts'
import { all, wordsOf } from './cli/testing-faults.ts'
import type { Following, TraceCheck } from './model/check.ts'
import type { Document, Exchange } from './model/evidence.ts'
import { row, tinyPlan, tinyProfile } from './model/testing.ts'
import { check } from './run/check/check.ts'
import type { Checks } from './run/checks.ts'
import { judge, overall } from './run/judge.ts'

const requirements = [row('A'), row('B')]
const type = { id: 'person', module: 'core', schema: 'x', fileNames: ['*'], members: [], title: { sv: 'x', en: 'x' } }
const plan = tinyPlan(requirements, { profile: tinyProfile(requirements, { documents: [type] }) })

const document: Document = {
  kind: 'document',
  id: 'sha256:1',
  name: 'persons.json',
  mediaType: 'application/json',
  size: 20,
  chunks: async function* () {
    yield new TextEncoder().encode('[{"id":1},{"id":2}]')
  },
}
const exchange: Exchange = {
  kind: 'exchange',
  id: 'sha256:2',
  startedAt: '2026-03-02T09:00:00Z',
  duration: 1,
  request: { method: 'GET', url: 'https://a.example/', headers: [] },
  response: { status: 200, headers: [], body: '{}' },
  redactions: [],
}

const broken = (_said?: unknown): never => {
  throw new Error('broken')
}
const silent = () => {}
const base = { id: 'x', verifies: ['A', 'B'] }
const one = { ...base, verifiesFor: () => base.verifies, documents: ['person'], reads: () => [], complete: silent }

/** A document check that passes both, and hands its records on. */
const passing: Checks['document'] = {
  ...one,
  id: 'passing',
  record: (documentType, record, sink, listener) => {
    for (const id of base.verifies) sink.exercised(id)
    listener(documentType, record)
  },
}
const noChecks: Checks = { exchange: [], trace: [], records: [] }

async function judged(checks: Partial<Checks>) {
  const { entries } = await check(plan, { ...noChecks, ...checks }, [document, exchange])
  const verdicts = judge(plan, entries)
  return { words: wordsOf({ verdicts }), code: exitCodeOf(overall(verdicts)), verdicts }
}

it('a check that looks and finds nothing passes, so that what follows is not vacuous', async () => {
  expect(await judged({ document: passing })).toMatchObject({ words: all('passed', 'A', 'B'), code: 0 })
})

const tracing = (broken: Partial<Following>): TraceCheck => {
  return { ...one, follow: () => ({ take: silent, end: async () => {}, ...broken }) }
}

describe('a check that breaks down', () => {
  let calls = 0
  const atTheSecond = () => {
    calls += 1
    if (calls % 2 === 0) broken()
  }
  it.each<[string, Partial<Checks>]>([
    ['on a document', { document: { ...one, record: broken } }],
    ['on a later record', { document: { ...one, record: atTheSecond } }],
    ['on an exchange', { document: passing, exchange: [{ ...one, exchange: broken }] }],
    ['at the end of a trace', { document: passing, trace: [tracing({ end: async () => broken() })] }],
    ['at the end of a trace, at once', { document: passing, trace: [tracing({ end: broken })] }],
    ['on an exchange of a trace', { document: passing, trace: [tracing({ take: broken })] }],
    ['before a trace', { document: passing, trace: [{ ...one, follow: broken }] }],
    ['on a record', { document: passing, records: [{ ...one, record: broken, end: silent }] }],
    [
      'on a later record across records',
      { document: passing, records: [{ ...one, record: atTheSecond, end: silent }] },
    ],
    ['at the end', { document: passing, records: [{ ...one, record: silent, end: broken }] }],
    [
      'when it is told that a type is complete',
      { document: passing, records: [{ ...one, record: silent, end: silent, complete: broken }] },
    ],
    ['after it said that all is well', { document: { ...one, record: (_, __, sink) => broken(sink.exercised('A')) } }],
  ])('%s makes all that it verifies an error, whatever others say', async (_, checks) => {
    const { words, code, verdicts } = await judged(checks)
    expect(words).toEqual(all('error', 'A', 'B'))
    expect(verdicts[0]?.reason).toEqual({ key: 'run.check-threw', args: { check: 'x', why: 'broken' } })
    expect(code).toBe(3)
  })

  it('leaves to others what it does not verify', async () => {
    const { words } = await judged({ document: passing, exchange: [{ ...one, verifies: ['A'], exchange: broken }] })
    expect(words).toEqual({ A: 'error', B: 'passed' })
  })
})

describe('a check that says nothing', () => {
  it.each<[string, Partial<Checks>]>([
    ['of documents', { document: { ...one, record: silent } }],
    ['of exchanges', { exchange: [{ ...one, exchange: silent }] }],
    ['of the trace', { trace: [tracing({})] }],
    [
      'of records',
      {
        document: { ...one, record: (id, record, _, tell) => tell(id, record) },
        records: [{ ...one, record: silent, end: silent }],
      },
    ],
    ['because there is none', {}],
  ])('%s leaves all that it verifies untested', async (_, checks) => {
    expect(await judged(checks)).toMatchObject({ words: all('untested', 'A', 'B'), code: 3 })
  })
})
