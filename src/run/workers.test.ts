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
import type { WorkerTask } from './check/share.ts'
import { documentWorker } from './document-worker.ts'
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

async function judged(world: World, path: string, threads: number): Promise<Report> {
  const sut = { role: 'document', files: [path] }
  return run(world, { profile: 'ss12000', sut, workers: threads, command: 'samklang run', tool: exampleTool })
}

const prepare = (setup: unknown) => documentWorker(stillWorld(), setup)
const withWorkers = (): World => ({ ...stillWorld(), workers: pretendedWorkers(prepare) })

/** Pools that see what is sent, or answer otherwise. */
function watched(around: (task: WorkerTask, run: WorkerPool['run']) => Promise<unknown>): World {
  const workers = pretendedWorkers(prepare)
  const open: typeof workers.open = async (...given) => {
    const pool = await workers.open(...given)
    return { ...pool, run: task => around(task as WorkerTask, pool.run) }
  }
  return { ...stillWorld(), workers: { open } }
}

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
    const alone = await judged(stillWorld(), path, 1)
    expect(alone.evidence.length, 'more than fit in one task').toBeGreaterThan(100)
    for (const threads of [2, 3]) {
      const together = await judged(withWorkers(), path, threads)
      expect(together).toEqual(alone)
      expect(JSON.stringify(together) === JSON.stringify(alone), 'bytes').toBe(true)
    }
    if (name === 'damaged') expect(alone.verdicts.some(({ findings }) => findings > 100)).toBe(true)
  })

  it('are sent as names, never as content, and large ones not at all', async () => {
    const path = exported('names', (type, lines) =>
      type === 'persons'
        ? { ...oneEach(type, lines), 'persons-large.json': `[${lines.join(' '.repeat((9 * 2 ** 20) / lines.length))}]` }
        : {},
    )
    const sent: WorkerTask[] = []
    const world = watched((task, forward) => {
      sent.push(task)
      return forward(task)
    })
    await judged(world, path, 2)
    const names = sent.flatMap(({ documents }) => documents.map(({ name }) => name))
    expect(names.length).toBeGreaterThan(200)
    expect(names).not.toContain('persons-large.json')
    expect(names).toEqual([...names].sort())
    expect(JSON.stringify(sent)).not.toContain('givenName')
  })

  it('are judged by one thread when that is asked for', async () => {
    const never: World = { ...stillWorld(), workers: { open: () => Promise.reject(new Error('opened')) } }
    expect((await judged(never, join(folder, 'whole'), 1)).verdicts.some(({ verdict }) => verdict === 'passed')).toBe(
      true,
    )
  })
})

describe('a file that is changed before a worker reads it', () => {
  it('is not taken for the evidence, and leaves open all that it could have shown', async () => {
    const path = exported('changed', oneEach)
    const name = 'persons-0100.json'
    const world = watched(async (task, forward) => {
      if (task.documents.some(document => document.name === name)) writeFileSync(join(path, name), '[]')
      return forward(task)
    })
    const report = await judged(world, path, 2)
    expect(report.remarks).toEqual([{ key: 'run.unreadable', args: { name, why: expect.stringContaining('≠') } }])
    expect(new Set(report.verdicts.map(({ verdict }) => verdict))).toEqual(new Set(['untested']))
  })
})

describe('a worker that dies', () => {
  const died = () => Promise.reject(new ToolError('worker.died', { why: 'exit 1' }))

  it('makes everything that its documents could have shown an error', async () => {
    const world = watched((task, forward) =>
      task.documents.some(({ name }) => name === 'persons-0100.json') ? died() : forward(task),
    )
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
    const world = watched((task, forward) =>
      task.documents.some(({ name }) => name === 'persons-0100.json') ? died() : forward(task),
    )
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
