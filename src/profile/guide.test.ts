import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Report } from '../model/report.ts'
import type { HttpConnection } from '../model/world.ts'
import { checkFiles } from '../run/check-files.ts'
import { run } from '../run/pipeline.ts'
import { exampleTool, stillWorld } from '../run/testing.ts'
import { loadProfile } from './load.ts'

const page = ['docs/profiles.md', 'docs/suites.md', 'docs/extending-profiles.md']
  .map(path => readFileSync(path, 'utf8'))
  .join('\n')
const folder = mkdtempSync(join(tmpdir(), 'samklang-guide-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

for (const [, path = '', content = ''] of page.matchAll(/^`([\w./-]+)`\n```(?:yaml|json)\n([\s\S]*?)^```$/gm)) {
  write(`rooms/${path}`, content)
}
const profile = join(folder, 'rooms')

const rooms = [
  { id: 'a', seats: 4, booking: { from: 1, to: 2 } },
  { id: 'b', seats: 9, partOf: 'a' },
]

describe('the profile that docs/profiles.md builds', () => {
  it('loads, and every row is tested or says why not', async () => {
    const { requirements, suites, documents } = await loadProfile(stillWorld(), profile)
    expect(requirements.map(({ id }) => id)).toEqual(['R-01', 'R-02', 'R-03', 'R-04', 'R-05', 'R-06', 'R-07'])
    expect([suites.length, documents.length]).toEqual([1, 1])
  })

  it.each([
    ['good files', rooms, []],
    ['a room without seats', [{ id: 'a' }], ['R-02']],
    ['a booking that ends too early', [{ id: 'a', seats: 1, booking: { from: 2, to: 1 } }], ['R-05']],
    ['two rooms with one id', [rooms[0], rooms[0]], ['R-03']],
    ['a reference that leads nowhere', [{ id: 'a', seats: 1, partOf: 'z' }], ['R-04']],
  ])('finds in %s what is there', async (_, records, broken) => {
    const files = [write('rooms.json', JSON.stringify(records))]
    const report = await checkFiles(stillWorld(), { files, profile, command: 'samklang check', tool: exampleTool })
    expect(failed(report)).toEqual(broken)
  })

  it.each([
    ['good', 1, []],
    ['that gives too much', 2, ['R-06']],
  ])('tests a server %s', async (_, most, broken) => {
    const report = await runAgainst(most)
    expect(failed(report)).toEqual(broken)
    const words = Object.fromEntries(report.verdicts.map(({ requirement, verdict }) => [requirement, verdict]))
    expect(words).toMatchObject({
      'R-01': 'passed',
      'R-02': 'passed',
      'R-03': 'passed',
      'R-04': 'passed',
      'R-05': 'passed',
    })
    expect(report.outOfScope).toEqual([{ requirement: 'R-07', reason: 'not-scored' }])
  })
})

describe('the profile that docs/extending-profiles.md builds on it', () => {
  const extension = join(folder, 'meeting-rooms')

  it('leaves out three rows, grades one anew and adds one', async () => {
    const { requirements, suites } = await loadProfile(stillWorld(), extension)
    expect(requirements.map(({ id, level }) => `${id} ${level}`)).toEqual([
      ...['R-01 MUST', 'R-03 MUST', 'R-04 MUST', 'R-07 MUST', 'M-02 MUST'],
    ])
    expect(suites).toHaveLength(1)
  })

  it('demands of files what it adds, and what it did not change', async () => {
    const files = [write('rooms.json', '[{"id":"a","seats":1},{"id":"a","seats":1,"area":2}]')]
    const asked = { files, profile: extension, command: 'samklang check', tool: exampleTool }
    expect(failed(await checkFiles(stillWorld(), asked))).toEqual(['R-03', 'M-02'])
  })
})

function failed({ verdicts }: Report): readonly string[] {
  return verdicts.filter(({ verdict }) => verdict === 'failed').map(({ requirement }) => requirement)
}

/** A server that gives at most so many rooms when limit is 1. */
function runAgainst(most: number): Promise<Report> {
  const send: HttpConnection['send'] = async ({ url }) => {
    const answer = url.includes('limit=1') ? rooms.slice(0, most) : rooms
    const body = new TextEncoder().encode(JSON.stringify(answer))
    return { status: 200, headers: [['Content-Type', 'application/json']], body }
  }
  const world = { ...stillWorld(), connect: async () => ({ send, close: async () => {} }) }
  const sut = { role: 'provider', baseUrl: 'https://rooms.example' }
  return run(world, { profile, sut, client: {}, command: 'samklang run', tool: exampleTool })
}

function write(path: string, content: string): string {
  const file = join(folder, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
  return file
}
