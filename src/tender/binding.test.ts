import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { fromHar } from '../exchange/har.ts'
import { message, speaker } from '../messages/speaker.ts'
import type { Exchange } from '../model/evidence.ts'
import type { Report } from '../model/report.ts'
import type { Tender } from '../model/tender.ts'
import { sampleReport } from '../reporters/testing.ts'
import { type RunRequest, run } from '../run/pipeline.ts'
import { simulatedRequest, simulatedWorld } from '../run/testing.ts'
import { bindingFaults } from './binding.ts'
import { readTender } from './read.ts'
import { exampleNonce, exampleTender, holding, schoolTender } from './testing.ts'

const digest = `sha256:${'d'.repeat(64)}`
const now = new Date('2026-03-10T00:00:00Z')

/** A report that fits the tender of the tests. */
function fitting(more: Partial<Report> = {}): Report {
  const { id, authority, caseNumber } = exampleTender()
  return sampleReport('4.2', {
    startedAt: '2026-03-02T09:00:00.000Z',
    finishedAt: '2026-03-02T09:00:01.000Z',
    sut: { version: '4.2', role: 'provider', modules: ['core'] },
    tender: { id, authority, caseNumber, digest, nonce: exampleNonce },
    evidence: [{ id: 'e1', kind: 'exchange', name: 'GET https://x.example/a', redactions: 0 }],
    ...more,
  })
}

function exchange(headers: Exchange['request']['headers'], more: Partial<Exchange> = {}): Exchange {
  return {
    kind: 'exchange',
    id: 'e1',
    startedAt: '2026-03-02T09:00:00.500Z',
    duration: 1,
    request: { method: 'GET', url: 'https://x.example/a', headers },
    redactions: [],
    ...more,
  }
}

const other = exchange([['X-Conformance-Challenge', 'a'.repeat(32)]])
const challenged = exchange([['X-Conformance-Challenge', exampleNonce]])

interface Change {
  readonly report?: Partial<Report>
  readonly tender?: Partial<Tender>
  readonly exchanges?: readonly Exchange[]
  readonly digest?: string
  readonly now?: string
}

/** Keys of the faults when one thing is otherwise than it has to be. */
function keys(change: Change): readonly string[] {
  const at = change.now === undefined ? now : new Date(change.now)
  const tender = exampleTender(change.tender)
  const faults = bindingFaults(
    fitting(change.report),
    change.exchanges ?? [challenged],
    tender,
    change.digest ?? digest,
    at,
  )
  for (const language of ['sv', 'en'] as const) {
    for (const fault of faults) expect(speaker(language).say(fault)).not.toMatch(/undefined|binding\./)
  }
  return faults.map(({ key }) => key)
}

const sut = fitting().sut
const excluded = { requirement: 'A-01', reason: message('run.excluded', { option: '--exclude' }) }
const tool = (version: string) => ({ report: { tool: { name: 'samklang', version, engines: {} } } })

describe('bindingFaults', () => {
  it('finds none in a report that was made for the tender', () => expect(keys({})).toEqual([]))

  it.each<[string, Change]>([
    ['binding.other-tender', { digest: `sha256:${'e'.repeat(64)}` }],
    ['binding.other-words', { tender: { caseNumber: 'BUN 2026/124' } }],
    [
      'binding.other-nonce',
      { tender: { challenge: { ...exampleTender().challenge, nonce: 'a'.repeat(32) } }, exchanges: [other] },
    ],
    ['binding.unchallenged', { exchanges: [exchange([])] }],
    ['binding.unchallenged', { exchanges: [exchange([['x-conformance-challenge', 'a'.repeat(32)]])] }],
    [
      'binding.unchallenged',
      { exchanges: [exchange([...challenged.request.headers, ['X-Conformance-Challenge', 'b']])] },
    ],
    ['binding.unseen', { exchanges: [] }],
    ['binding.other-profile', { report: { profile: { ...fitting().profile, digest: `sha256:${'1'.repeat(64)}` } } }],
    ['binding.other-role', { report: { sut: { ...sut, role: 'document' } } }],
    ['binding.modules-missing', { tender: { modules: ['core', 'extra'] } }],
    ['binding.too-early', { report: { startedAt: '2026-01-31T23:59:59.999Z' } }],
    ['binding.too-early', { exchanges: [{ ...challenged, startedAt: '2026-01-15T00:00:00Z' }] }],
    ['binding.too-late', { report: { finishedAt: '2026-04-01T00:00:00.001Z' }, now: '2026-04-02T00:00:00Z' }],
    ['binding.in-future', { report: { finishedAt: '2026-03-11T00:00:00.001Z' } }],
    ['binding.too-old', { tender: { evidence: { ...exampleTender().evidence, maxAgeDays: 7 } } }],
    ['binding.tool-too-old', tool('0.0.9')],
    ['binding.tool-too-old', tool('0.1.0-rc.1')],
    ['binding.tool-too-old', tool('latest')],
    ['binding.other-tool', { report: { tool: { name: 'annat', version: '9.0.0', engines: {} } } }],
    ['binding.version-unstated', { report: { sut: { role: 'provider', modules: ['core'] } } }],
    ['binding.other-version', { tender: { object: { versions: ['4.3', '5'] } } }],
    ['binding.exclusions', { report: { exclusions: [excluded, excluded] } }],
    ['binding.not-in-files', { report: { outOfScope: [{ requirement: 'A-02', reason: 'not-in-files' }] } }],
  ])('says %s, and nothing else, of %j', (key, change) => expect(keys(change)).toEqual([key]))

  it('says of a report without a tender only that, and whatever else is wrong', () => {
    const { tender: _, ...bare } = fitting()
    const faults = bindingFaults(bare, [exchange([])], exampleTender({ role: 'document' }), digest, now)
    expect(faults.map(({ key }) => key)).toEqual(['binding.no-tender', 'binding.other-role', 'binding.unchallenged'])
  })

  it('demands no challenge of what the system sent to us', () => {
    expect(keys({ exchanges: [exchange([], { sender: 'sut' })] })).toEqual([])
  })

  it.each([
    ['0.1.0', []],
    ['0.1.0+build', []],
    ['0.2.0-rc.1', []],
    ['0.10.0', []],
    ['1.0.0', []],
  ])('takes %s for 0.1.0 or newer', (version, expected) => expect(keys(tool(version))).toEqual(expected))

  it('counts the age to the end of the challenge, however late a report is examined', () => {
    const evidence = { ...exampleTender().evidence, maxAgeDays: 30 }
    expect(keys({ tender: { evidence }, now: '2027-01-01T00:00:00Z' })).toEqual([])
    expect(keys({ tender: { evidence: { ...evidence, maxAgeDays: 29 } }, now: '2027-01-01T00:00:00Z' })).toEqual([
      'binding.too-old',
    ])
  })

  it('takes no time for a time that is none', () => {
    const faults = keys({ report: { startedAt: 'x' } })
    expect(faults).toEqual(['binding.too-early', 'binding.too-late', 'binding.in-future', 'binding.too-old'])
  })

  it('names the first requests and requirements, and how many there are', () => {
    const more = { ...exchange([]), id: 'e2' }
    const exclusions = Array.from({ length: 12 }, (_, at) => ({ ...excluded, requirement: `A-${at + 10}` }))
    const faults = bindingFaults(fitting({ exclusions }), [exchange([]), more], exampleTender(), digest, now)
    expect(faults.map(fault => speaker('en').say(fault))).toEqual([
      '12 requirements were left out of the run: A-10, A-11, A-12, A-13, A-14, A-15, A-16, A-17, A-18, A-19 ….',
      '2 requests do not carry the challenge of the tender: GET https://x.example/a …',
    ])
  })
})

describe('a real run', () => {
  const folder = mkdtempSync(join(tmpdir(), 'samklang-binding-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  it('has no fault when it was for the tender, and else lacks the challenge in every request', async () => {
    const world = await simulatedWorld()
    const wanted = { name: 'samklang', minimumVersion: '1.0.0', orEquivalent: true } as const
    const text = await schoolTender({ role: 'provider', modules: ['programmes'], tool: wanted })
    const { tender, ...bound } = await readTender(holding(text), 'tender.json')
    const faults = async (name: string, more: Pick<RunRequest, 'tender'>) => {
      const evidence = join(folder, name)
      const report = await run(world, { ...simulatedRequest(['programmes'], 'samklang run'), ...more, evidence })
      const exchanges = [...fromHar(readFileSync(join(evidence, 'exchanges.har'), 'utf8'))]
      return bindingFaults(report, exchanges, tender, bound.digest, world.now())
    }
    expect(await faults('with', { tender: { tender, ...bound } })).toEqual([])
    const without = await faults('without', {})
    expect(without.map(({ key }) => key)).toEqual(['binding.no-tender', 'binding.unchallenged'])
    expect(without[1]?.args.count).toBeGreaterThan(10)
  })
})
