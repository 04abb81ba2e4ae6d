import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { ToolError } from '../errors.ts'
import { exportFolder } from '../exchange/simulator/ss12000/export.ts'
import { municipality } from '../exchange/simulator/ss12000/municipality.ts'
import { pretendedWorkers } from '../io/testing.ts'
import type { Report } from '../model/report.ts'
import type { WorkerPool, World } from '../model/world.ts'
import type { JudgeTask } from './check/share.ts'
import { checkFiles } from './check-files.ts'
import type { Gathered } from './collect-files.ts'
import { documentWorker, type WorkerTask } from './document-worker.ts'
import { run } from './pipeline.ts'
import { exampleTool, stillWorld } from './testing.ts'

const folder = mkdtempSync(join(tmpdir(), 'samklang-workers-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A municipality with a file for each record, or for each type, as the one who writes it wishes. */
function exported(name: string, filesOf: (type: string, lines: readonly string[]) => Readonly<Record<string, string>>) {
  const path = join(folder, name)
  mkdirSync(path)
  for (const file of exportFolder(municipality({ schools: 2, pupilsPerSchool: 40 }), 'ndjson')) {
    const lines = [...file.chunks()].join('').trimEnd().split('\n')
    for (const [to, text] of Object.entries(filesOf(file.name.replace('.ndjson', ''), lines))) {
      writeFileSync(join(path, to), text)
    }
  }
  return path
}

const oneEach = (type: string, lines: readonly string[]) =>
  Object.fromEntries(lines.map((line, at) => [`${type}-${String(at).padStart(4, '0')}.json`, `[\n ${line}\n]`]))

/** Every third record has a fault; some faults are so many that a report does not keep them all. */
function damaged(line: string, at: number): string {
  const record = JSON.parse(line)
  if (at % 3 === 0) record.meta = { created: 'yesterday', modified: 5 }
  if (at % 5 === 0) record.id = '00000000-0000-4000-8000-000000000000'
  if (at % 7 === 0)
    record.enrolments = [{ enroledAt: { id: `00000000-0000-4000-9000-${String(at).padStart(12, '0')}` } }]
  if (at % 11 === 0) record.givenName = ['Anna']
  const text = JSON.stringify(record)
  return at % 50 === 49 ? text.slice(0, -5) : text
}

type Way = (world: World, path: string, threads: number | undefined) => Promise<Report>

const asked = (threads: number | undefined) => ({
  profile: 'ss12000',
  ...(threads ? { workers: threads } : {}),
  command: 'samklang',
  tool: exampleTool,
})

/** What they are to be judged by is known before they are read. */
const atOnce: Way = (world, path, threads) =>
  run(world, { sut: { role: 'document', files: [path] }, ...asked(threads) })

/** So few files are kept until it is known what they are. */
const later: Way = (world, path, threads) => checkFiles(world, { files: [path], ...asked(threads) })

const ways: readonly (readonly [string, Way])[] = [
  ['as they are read', atOnce],
  ['when all are read', later],
]

const worker = () => documentWorker(stillWorld())
const withWorkers = (): World => ({ ...stillWorld(), workers: pretendedWorkers(worker) })

/** Pools that see what is sent, or answer otherwise. */
function watched(around: (task: WorkerTask, run: WorkerPool['run']) => Promise<unknown>): World {
  const workers = pretendedWorkers(worker)
  const open: typeof workers.open = async (...given) => {
    const pool = await workers.open(...given)
    return { ...pool, run: task => around(task as WorkerTask, pool.run) }
  }
  return { ...stillWorld(), workers: { ...workers, open } }
}

/** What a task asks to be judged. */
const documentsOf = (task: WorkerTask): JudgeTask['documents'] => ('documents' in task ? task.documents : [])
const namesOf = (task: WorkerTask): readonly string[] =>
  'collect' in task
    ? (task.judges ? task.collect : []).map(({ name }) => name)
    : documentsOf(task).map(({ name }) => name)

describe('documents that workers judge', () => {
  it.each([
    ['whole', oneEach],
    ['damaged', (type: string, lines: readonly string[]) => oneEach(type, lines.map(damaged))],
    [
      'in lines and lists',
      (type: string, lines: readonly string[]) => ({
        [`${type}-1.ndjson`]: lines.slice(0, 60).map(damaged).join('\n'),
        [`${type}-2.ndjson`]: lines.slice(60).map(damaged).join('\n'),
        [`${type}-again.json`]: `{"data":[${lines.slice(0, 5).join(',\n')}],"pageToken":null}`,
        [`${type}-none.json`]: '[]',
        [`${type}-cut.json`]: `[${lines.slice(0, 3).join(',')}`,
        ...Object.fromEntries(lines.slice(0, 20).map((_, at) => [`notes-${type}-${at}.json`, '{"a":1}'])),
        'empty.json': '',
        'readme.txt': 'for people',
      }),
    ],
  ])('give the same bytes as one thread: %s', async (name, filesOf) => {
    const path = exported(name, filesOf)
    for (const [, judged] of ways) {
      const alone = await judged(stillWorld(), path, 1)
      expect(alone.evidence.length, 'more than fit in one task').toBeGreaterThan(100)
      for (const threads of [2, 3]) {
        const together = await judged(withWorkers(), path, threads)
        expect(together).toEqual(alone)
        expect(JSON.stringify(together) === JSON.stringify(alone), 'bytes').toBe(true)
      }
      if (name === 'damaged') expect(alone.verdicts.some(({ findings }) => findings > 100)).toBe(true)
    }
  })

  it('are sent as bytes that threads share, larger ones as names, and the largest not at all', async () => {
    const sized = (lines: readonly string[], bytes: number) => `[${lines.join(' '.repeat(bytes / lines.length))}]`
    const path = exported('names', (type, lines) =>
      type === 'persons'
        ? {
            ...oneEach(type, lines),
            'persons-y.json': sized(lines, 9 * 2 ** 20),
            'persons-z.json': sized(lines, 2 ** 20),
          }
        : {},
    )
    const sent: WorkerTask[] = []
    const world = watched((task, forward) => {
      sent.push(task)
      return forward(task)
    })
    await later(world, path, 2)
    const documents = sent.flatMap(documentsOf)
    const { length } = documents
    expect(length).toBeGreaterThan(50)
    expect(length, 'the main thread does its share').toBeLessThan(200)
    expect(documents.map(({ name }) => name)).not.toContain('persons-y.json')
    expect(documents.filter(({ bytes }) => bytes === undefined).map(({ name }) => name)).toEqual(['persons-z.json'])
    for (const { bytes } of documents) if (bytes) expect(bytes.buffer).toBeInstanceOf(SharedArrayBuffer)
  })

  it('are read where they are judged, and not sent', async () => {
    const answers: Gathered[] = []
    const world = watched(async (task, forward) => {
      const answer = await forward(task)
      if ('collect' in task) answers.push(answer as Gathered)
      return answer
    })
    const report = await atOnce(world, join(folder, 'names'), 2)
    const judged = answers.flatMap(({ found, judged = [] }) => found.filter((_, at) => judged[at] !== undefined))
    expect(judged.length).toBeGreaterThan(50)
    expect(judged.length, 'the main thread does its share').toBeLessThan(report.evidence.length - 50)
    expect(judged.filter(one => 'bytes' in one)).toEqual([])
  })

  it.each([
    ['when that is asked for', 'whole', 1],
    ['when there are few', 'few', undefined],
  ])('are judged by one thread %s', async (_, name, threads) => {
    if (name === 'few') exported(name, (type, lines) => oneEach(type, lines.slice(0, 20)))
    const never = { cores: 8, open: () => Promise.reject(new Error('opened')) }
    const { verdicts } = await atOnce({ ...stillWorld(), workers: never }, join(folder, name), threads)
    expect(verdicts.some(({ verdict }) => verdict === 'passed')).toBe(true)
  })

  it('are judged by all cores when there are thousands', async () => {
    const path = join(folder, 'many')
    mkdirSync(path)
    for (let number = 0; number < 1000; number += 1) writeFileSync(join(path, `persons-${number}.json`), '[]')
    let tasks = 0
    const world = watched((task, forward) => {
      tasks += 1
      return forward(task)
    })
    await atOnce(world, path, undefined)
    expect(tasks).toBeGreaterThan(5)
  })
})

describe('a file that is changed before a worker reads it again', () => {
  it('is not taken for the evidence, and leaves open all that it could have shown', async () => {
    const name = 'persons-z.json'
    const path = exported('changed', (type, lines) =>
      type === 'persons' ? { ...oneEach(type, lines), [name]: `[${lines.join(' '.repeat(2 ** 12))}]` } : {},
    )
    const world = watched(async (task, forward) => {
      if (documentsOf(task).some(document => document.name === name)) writeFileSync(join(path, name), '[]')
      return forward(task)
    })
    const report = await later(world, path, 2)
    expect(report.remarks).toEqual([{ key: 'run.unreadable', args: { name, why: expect.stringContaining('≠') } }])
    const ofPersons = report.verdicts.filter(({ verdict }) => verdict !== 'untested')
    expect(ofPersons).toEqual([])
  })
})

describe.each(ways)('a worker that dies of documents that are judged %s', (_, judged) => {
  const died = () => Promise.reject(new ToolError('worker.died', { why: 'exit 1' }))

  it('makes everything that its documents could have shown an error', async () => {
    const world = watched((task, forward) => (namesOf(task).includes('persons-0100.json') ? died() : forward(task)))
    const report = await judged(world, join(folder, 'whole'), 2)
    expect(new Set(report.verdicts.map(({ verdict }) => verdict))).toEqual(new Set(['error']))
    expect(report.overall).toBe('incomplete')
    const said = {
      key: 'run.worker-died',
      args: { name: expect.stringMatching(/^persons-\d+\.json … persons-\d+\.json$/) },
    }
    expect(report.remarks).toEqual([said])
    for (const { reason } of report.verdicts) expect(reason).toEqual(said)
  })

  it('takes no finding back that others made', async () => {
    const world = watched((task, forward) => (namesOf(task).includes('persons-0100.json') ? died() : forward(task)))
    const report = await judged(world, join(folder, 'damaged'), 2)
    expect(report.findings.length).toBeGreaterThan(0)
    expect(report.verdicts.filter(({ verdict }) => verdict === 'passed')).toEqual([])
  })

  it('is no less when all of them do', async () => {
    const report = await judged(watched(died), join(folder, 'whole'), 2)
    expect(report.overall).toBe('incomplete')
    expect(report.verdicts.filter(({ verdict }) => verdict === 'passed')).toEqual([])
    expect(report.findings).toEqual([])
  })
})
