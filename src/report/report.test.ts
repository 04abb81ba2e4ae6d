import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ToolError } from '../errors.ts'
import type { FaultId } from '../exchange/simulator/ss12000/faults.ts'
import { speaker } from '../messages/speaker.ts'
import type { Report } from '../model/report.ts'
import { json } from '../reporters/json.ts'
import { checkFiles } from '../run/check-files.ts'
import { judgeEvidence } from '../run/judge-evidence.ts'
import { run } from '../run/pipeline.ts'
import { exampleTool, simulatedRequest, simulatedWorld, stillWorld } from '../run/testing.ts'
import { readReport } from './read.ts'

const noCache = { get: async () => undefined, put: async () => {} }
const text = (report: Report) => json.render(report, speaker('en'))
const read = (value: unknown) => readReport(JSON.stringify(value), 'report.json', noCache)

const folder = mkdtempSync(join(tmpdir(), 'samklang-report-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function simulated(claimed: readonly string[], fault?: FaultId, evidence?: string): Promise<Report> {
  const request = { ...simulatedRequest(claimed, 'samklang run'), ...(evidence === undefined ? {} : { evidence }) }
  return run(await simulatedWorld(...(fault ? [fault] : [])), request)
}

async function emptyRun(): Promise<Report> {
  const world = stillWorld()
  const list: typeof world.files.list = async path => (path === 'empty' ? [] : world.files.list(path))
  const sut = { role: 'document', files: ['empty'] }
  const request = { profile: 'ss12000', sut, command: 'samklang run', tool: exampleTool }
  return run({ ...world, files: { ...world.files, list } }, request)
}

function vector(name: string): Promise<Report> {
  const files = [`test-vectors/ss12000/${name}`]
  return checkFiles(stillWorld(), { files, command: 'samklang check', tool: exampleTool })
}

describe('every report that the program makes is one that its schema takes', () => {
  it.each([
    ['of a conformant system', 'conformant', () => simulated(['organisations', 'programmes', 'rooms', 'syllabuses'])],
    ['of a system with a fault', 'non-conformant', () => simulated(['persons'], 'person-without-family-name')],
    ['of a good file', undefined, () => vector('SS-PERS-02/pass-1.json')],
    ['of a bad file', 'non-conformant', () => vector('SS-PERS-02/fail-1.json')],
    ['of an empty folder', 'incomplete', emptyRun],
  ] as const)('%s', async (_, overall, make) => {
    const made = await make()
    if (overall) expect(made.overall).toBe(overall)
    expect(await readReport(text(made), 'report.json', noCache)).toEqual(made)
  })
})

describe('what a report may not say', () => {
  let made: Report
  beforeAll(async () => {
    made = await vector('SS-PERS-02/pass-1.json')
  })
  const refused = async (change: Partial<Report>) => {
    await expect(read({ ...made, ...change })).rejects.toBeInstanceOf(ToolError)
    await expect(read({ ...made, ...change })).rejects.toMatchObject({ code: 'report.version' })
  }
  const withPassed = (change: Partial<Report['verdicts'][number]>) => ({
    verdicts: made.verdicts.map(verdict => (verdict.verdict === 'passed' ? { ...verdict, ...change } : verdict)),
  })

  it('is read as it is', async () => {
    expect(made.verdicts.some(({ verdict }) => verdict === 'passed')).toBe(true)
    expect(await read(made)).toEqual(made)
  })
  it('passed, though nothing was exercised', () => refused(withPassed({ exercised: 0 })))
  it('passed, though there was a finding', () => refused(withPassed({ findings: 1 })))
  it('passed, by no check', () => refused(withPassed({ checks: [] })))
  it('a verdict that is no word of ours', () => refused({ overall: 'excellent' } as unknown as Partial<Report>))
  it('more than the schema knows', () => refused({ note: 'x' } as unknown as Partial<Report>))
  it('another version', () => refused({ schema: 'samklang-report/9' } as unknown as Partial<Report>))
  it('a digest that is none', () => refused({ profile: { ...made.profile, digest: 'sha256:1' } }))
})

describe('the same evidence, clock and profile', () => {
  it('give the same bytes', async () => {
    const [first, second] = [await simulated(['persons'], 'bad-date'), await simulated(['persons'], 'bad-date')]
    expect(text(second)).toBe(text(first))
  })

  it('give another id when the result is another', async () => {
    const [one, other] = [await simulated(['groups']), await simulated(['groups'], 'group-without-type')]
    expect(other.reportId).not.toBe(one.reportId)
  })

  it('give the same report when the evidence is saved and judged again', async () => {
    const evidence = join(folder, 'evidence')
    const made = await simulated(['persons', 'groups'], 'dangling-member', evidence)
    const again = await judgeEvidence(stillWorld(), evidence, { tool: exampleTool })
    const { issuedAt, reportId } = made
    expect(text({ ...again, issuedAt, reportId })).toBe(text(made))
  })
})
