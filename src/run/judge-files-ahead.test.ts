import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { ToolError } from '../errors.ts'
import { exportFolder } from '../exchange/simulator/ss12000/export.ts'
import { municipality } from '../exchange/simulator/ss12000/municipality.ts'
import type { Message } from '../model/text.ts'
import type { World } from '../model/world.ts'
import { checkFiles } from './check-files.ts'
import { judgeShard } from './judge-shard.ts'
import { mergeShards } from './merge-shards.ts'
import { run } from './pipeline.ts'
import { silent } from './progress.ts'
import { shardName } from './shard-file.ts'
import { exampleTool, stillWorld } from './testing.ts'

const folder = mkdtempSync(join(tmpdir(), 'samklang-files-ahead-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** More than a thousand files with a record each; every ninth breaks the schema. */
function exported(name: string, more: Readonly<Record<string, string>> = {}): string {
  const path = join(folder, name)
  mkdirSync(path)
  let count = 0
  for (const file of exportFolder(municipality({ schools: 3, pupilsPerSchool: 60 }), 'ndjson')) {
    const type = file.name.replace('.ndjson', '')
    for (const line of [...file.chunks()].join('').split('\n').filter(Boolean)) {
      const text = count % 9 === 0 ? line.replace('"created":"', '"created":"x') : line
      if (count < 1400 && type !== 'rooms') writeFileSync(join(path, `${type}-${count++}.json`), text)
    }
  }
  for (const [to, text] of Object.entries(more)) writeFileSync(join(path, to), text)
  return path
}

/** A world that counts how often each file is opened, and how many had been when the checks were made; some cannot be read. */
function counting(isClosed = (_path: string) => false) {
  const still = stillWorld()
  const opened = new Map<string, number>()
  const ready: number[] = []
  const open = (path: string) => {
    opened.set(path, (opened.get(path) ?? 0) + 1)
    if (isClosed(path)) throw new ToolError('file.unreadable', { where: path, why: 'EIO' })
  }
  const files: World['files'] = {
    ...still.files,
    readSmall: async (path, most) => {
      open(path)
      return still.files.readSmall(path, most)
    },
    stream: path => {
      open(path)
      return still.files.stream(path)
    },
  }
  const cache: World['cache'] = {
    ...still.cache,
    get: async key => {
      ready.push(opened.size)
      return still.cache.get(key)
    },
  }
  return { world: { ...still, files, cache }, opened, ready }
}

const asked = (path: string) => ({ files: [path], command: 'samklang check', tool: exampleTool })

/** The same files judged after all of them have been read. */
async function inTwoSteps(world: World, path: string) {
  const shard = join(folder, `${path.split('/').at(-1)}.shard`)
  const given = await judgeShard(world, { ...asked(path), profile: 'ss12000', shard: shardName('1/1') })
  writeFileSync(shard, JSON.stringify(given))
  return mergeShards(world, { shards: [shard] })
}

describe('more than a thousand files whose names tell what they are', () => {
  it.each([
    ['when the profile is named', { profile: 'ss12000' }],
    ['when the first of them tell the profile', {}],
  ])('are judged as they are read, %s: each is opened once', async (when, more) => {
    const path = exported(when.replaceAll(' ', '-'), { 'persons-cut.json': '{"id":', 'readme.txt': 'for people' })
    const { world, opened, ready } = counting()
    const report = await checkFiles(world, { ...asked(path), ...more })
    expect(Math.max(...ready), 'files read before there was anything to judge by').toBeLessThanOrEqual(100)
    const times = [...opened.values()].filter(count => count > 1).length
    // Those that tell the profile, and those that a finding needs its line in.
    expect(times).toBeLessThan(300)
    expect(opened.size).toBeGreaterThan(1000)
    expect(report.findings.length).toBeGreaterThan(100)
    expect(JSON.stringify(report)).toBe(JSON.stringify(await inTwoSteps(stillWorld(), path)))
  })

  it('are judged again when the only file of a type cannot be read, since nothing is known of it then', async () => {
    const path = exported('closed', { 'rooms-1.json': '[]' })
    const isClosed = (each: string) => each.endsWith('rooms-1.json')
    const report = await checkFiles(counting(isClosed).world, { ...asked(path), profile: 'ss12000' })
    expect(report.sut.modules).not.toContain('rooms')
    expect(report.remarks).toContainEqual({ key: 'run.unreadable', args: { name: 'rooms-1.json', why: 'EIO' } })
    expect(JSON.stringify(report)).toBe(JSON.stringify(await inTwoSteps(counting(isClosed).world, path)))
  })

  it('are judged when all have been read where one name tells nothing', async () => {
    const path = exported('untold', { 'other.json': '{"a":1}' })
    const { world, opened, ready } = counting()
    const report = await checkFiles(world, { ...asked(path), profile: 'ss12000' })
    expect(report.remarks).toContainEqual({ key: 'run.unrecognised', args: { name: 'other.json' } })
    expect(Math.max(...ready)).toBe(opened.size)
    expect(opened.size).toBeGreaterThan(1000)
    expect(JSON.stringify(report)).toBe(JSON.stringify(await inTwoSteps(stillWorld(), path)))
  })
})

it('a file that takes long to judge is named while it is judged', async () => {
  const path = join(folder, 'persons-1.ndjson')
  const persons = [...exportFolder(municipality({ schools: 3, pupilsPerSchool: 60 }), 'ndjson')].find(
    ({ name }) => name === 'persons.ndjson',
  )
  writeFileSync(path, `${[...(persons?.chunks() ?? [])].join('').repeat(5)}`)
  const told: Message[] = []
  const progress = { ...silent, tell: (what: Message) => void told.push(what) }
  const sut = { role: 'document', files: [path] }
  await run(stillWorld(), { profile: 'ss12000', sut, command: 'samklang run', tool: exampleTool }, progress)
  expect(told).toContainEqual({ key: 'run.progress.document', args: { name: 'persons-1.ndjson', at: 1, of: 1 } })
})
