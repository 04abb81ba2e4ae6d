import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { all, ended, endedOnFiles } from './cli/testing-faults.ts'
import { ToolError } from './errors.ts'
import type { World } from './model/world.ts'
import { type Parts, parts, soundFiles, tinyWorld } from './run/testing-profile.ts'

const everything = ['W', 'H', 'R', 'U', 'L']

/** The world with one file whose bytes break off with an error; `from` says at which of its readings that begins. */
function breaking(world: World, name: string, error: unknown, from = 1): World {
  let readings = 0
  async function* broken(): AsyncIterable<Uint8Array> {
    yield new TextEncoder().encode('[')
    throw error
  }
  const stream: World['files']['stream'] = path => {
    if (!path.endsWith(name)) return world.files.stream(path)
    readings += 1
    return readings < from ? world.files.stream(path) : broken()
  }
  return { ...world, files: { ...world.files, stream } }
}

/** Too large to be kept from when it was collected. */
const large = `[${' '.repeat(300 * 1024)}]`
const closed = new ToolError('file.unreadable', { where: 'more.json', why: 'EACCES' })

describe('files that nothing is wrong with', () => {
  it('pass, so that what follows is not vacuous', async () => {
    const { words, code } = await endedOnFiles(tinyWorld(soundFiles))
    expect(words).toEqual(all('passed', ...everything))
    expect(code).toBe(0)
  })
})

describe('files that the user named wrongly', () => {
  it('are not judged as another type than the one that is asked for', async () => {
    for (const files of [
      ['check', 'export'],
      ['run', '--files', 'export'],
    ]) {
      const { code, err } = await ended(tinyWorld(soundFiles), ...files, '--profile', 'tiny', '--type', 'hose')
      expect(err).toContain('--type cannot be "hose".')
      expect(code).toBe(2)
    }
  })

  it('and twice are one file each', async () => {
    const world = tinyWorld(soundFiles)
    const { words, code, report } = await ended(
      world,
      'check',
      'export',
      'export/',
      ...Object.keys(soundFiles).map(name => `export/${name}`),
    )
    expect(words).toEqual(all('passed', ...everything))
    expect(report?.evidence.map(({ name }) => name)).toEqual(Object.keys(soundFiles).sort())
    expect(code).toBe(0)
  })

  it('and have the same bytes are counted for themselves', async () => {
    const files = { ...soundFiles, 'again/rooms.json': soundFiles['rooms.json'] ?? '' }
    const { report } = await endedOnFiles(tinyWorld(files))
    expect(report?.evidence.map(({ name, records }) => [name, records])).toEqual([
      ['again/rooms.json', 2],
      ['houses.json', 1],
      ['rooms.json', 2],
    ])
  })
})

describe('files that could not be judged', () => {
  it('a file that nobody may read is told as that, and not as one that no profile knows', async () => {
    const world = tinyWorld({ 'houses.json': large })
    const readSmall: World['files']['readSmall'] = async path => {
      if (path.endsWith('houses.json')) throw closed
      return world.files.readSmall(path, large.length)
    }
    const { code, err } = await ended({ ...world, files: { ...world.files, readSmall } }, 'check', 'export')
    expect(err).toContain('[file.unreadable]')
    expect(err).toContain('EACCES')
    expect(code).toBe(2)
  })

  it('an empty folder leaves everything untested', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'samklang-empty-'))
    const world = tinyWorld({})
    const list: World['files']['list'] = async path => (path === 'export' ? [] : world.files.list(path))
    const { words, code } = await endedOnFiles({ ...world, files: { ...world.files, list } })
    rmSync(folder, { recursive: true })
    expect(words).toEqual(all('untested', ...everything))
    expect(code).toBe(3)
  })

  it('a folder of foreign files leaves everything untested', async () => {
    const files = { 'readme.txt': 'Hello', 'photo.jpg': 'ÿØÿ', 'package.json': '{"name":"x"}' }
    const { words, code, report } = await endedOnFiles(tinyWorld(files))
    expect(words).toEqual({ ...all('untested', 'H', 'R', 'U', 'L'), W: 'untested' })
    expect(report?.remarks).toEqual([{ key: 'run.unrecognised', args: { name: 'package.json' } }])
    expect(code).toBe(3)
  })

  it('XML proves nothing of a profile that has no type in XML, however well-formed', async () => {
    const { words, code, report } = await endedOnFiles(tinyWorld({ 'a.xml': '<a/>', 'b.xml': '<a>' }))
    expect(words).toEqual(all('untested', ...everything))
    expect(report?.remarks.map(({ args }) => args.name)).toEqual(['a.xml', 'b.xml'])
    expect(code).toBe(3)
  })

  it('XML that the user says is of a type in JSON is not well-formed as that', async () => {
    const { words, code } = await ended(tinyWorld({ 'a.xml': '<a/>' }), 'check', 'export', '--type', 'house')
    expect(words).toMatchObject({ W: 'failed', H: 'untested' })
    expect(code).toBe(1)
  })

  it.each([
    ['when evidence is collected', 1],
    ['when it is judged', 2],
  ])('a file beside good ones that cannot be read %s leaves open all that it could have shown', async (_, from) => {
    const world = breaking(tinyWorld({ ...soundFiles, 'more.json': large }), 'more.json', closed, from)
    const { words, code, report } = await endedOnFiles(world)
    expect(words).toEqual(all('untested', ...everything))
    expect(report?.remarks).toEqual([{ key: 'run.unreadable', args: { name: 'more.json', why: 'EACCES' } }])
    expect(code).toBe(3)
  })

  it('a reader of ours that breaks down makes all of it an error', async () => {
    const world = breaking(tinyWorld({ ...soundFiles, 'more.json': large }), 'more.json', new TypeError('oops'), 2)
    const { words, code } = await endedOnFiles(world)
    expect(words).toEqual(all('error', ...everything))
    expect(code).toBe(3)
  })

  it('a file that may be of several types leaves open what those could show', async () => {
    const { words, code, report } = await endedOnFiles(
      tinyWorld({ ...soundFiles, 'more.json': '[{"id":"x","floors":1,"seats":1,"house":"h"}]' }),
    )
    expect(words).toMatchObject(all('untested', 'H', 'R', 'U', 'L'))
    expect(report?.remarks).toEqual([{ key: 'run.ambiguous', args: { name: 'more.json', types: 'house, room' } }])
    expect(code).toBe(3)
  })

  it('files without records leave everything but their form untested', async () => {
    const { words, code } = await endedOnFiles(tinyWorld({ 'houses.json': '[]', 'rooms.json': '{"data":[]}' }))
    expect(words).toEqual({ ...all('untested', 'H', 'R', 'U', 'L'), W: 'passed' })
    expect(code).toBe(3)
  })
})

describe('a file that is cut off', () => {
  const cut = { ...soundFiles, 'rooms.json': '[{"id":"a","seats":4,"house":"h"},\n {"id":"b","sea' }

  it('breaks the requirement that files are well-formed', async () => {
    const { words, code } = await endedOnFiles(tinyWorld(cut))
    expect(words.W).toBe('failed')
    expect(code).toBe(1)
  })

  it.each<[string, (profile: Parts) => void]>([
    ['the profile has no such requirement', ({ manifest }) => delete manifest.wellFormed],
    ['that binds other roles', ({ requirements }) => Object.assign(requirements[0] ?? {}, { roles: ['provider'] })],
  ])('leaves everything untested where %s', async (_, change) => {
    const profile = parts()
    change(profile)
    const { words, code } = await endedOnFiles(tinyWorld(cut, profile))
    expect(words).toMatchObject(all('untested', 'H', 'R', 'U', 'L'))
    expect(code).toBe(3)
  })

  it('leaves references into it undecided, whatever other files hold', async () => {
    const files = {
      ...soundFiles,
      'houses-2.json': '[{"id":"z","fl',
      'rooms-2.json': '[{"id":"c","seats":1,"house":"z"}]',
    }
    expect((await endedOnFiles(tinyWorld(files))).words).toMatchObject({ W: 'failed', L: 'untested' })
  })
})

describe('what the user leaves out', () => {
  it.each([
    ['--only', 'R', ['W', 'H', 'U', 'L'], ['R']],
    ['--exclude', 'U,L', ['U', 'L'], ['W', 'H', 'R']],
  ])('with %s is recorded, and untested', async (option, ids, left, kept) => {
    const { words, code, report } = await endedOnFiles(tinyWorld(soundFiles), option, ids)
    expect(words).toEqual({ ...all('untested', ...left), ...all('passed', ...kept) })
    const reason = { key: 'run.excluded', args: { option } }
    expect(new Set(report?.exclusions)).toEqual(new Set(left.map(requirement => ({ requirement, reason }))))
    expect(code).toBe(3)
  })
})

describe('a profile that would test less than it says', () => {
  it.each<[string, string, (profile: Parts) => void]>([
    ['lacks a resource', 'profile.resource-missing', ({ files }) => delete files['resources/room.schema.json']],
    ['lacks its API description', 'profile.resource-missing', ({ files }) => delete files['resources/openapi.yaml']],
    ['lacks a suite', 'profile.resource-missing', ({ files }) => delete files['suites/rooms.arazzo.yaml']],
    [
      'has a row of an unknown module',
      'profile.unknown-name',
      ({ requirements }) => Object.assign(requirements[1] ?? {}, { module: 'nope' }),
    ],
    [
      'has a row of an unknown role',
      'profile.unknown-name',
      ({ requirements }) => Object.assign(requirements[1] ?? {}, { roles: ['nope'] }),
    ],
    [
      'has a type of an unknown module',
      'profile.unknown-name',
      ({ manifest }) =>
        Object.assign(manifest, {
          documents: (manifest.documents as object[]).map(type => ({ ...type, module: 'nope' })),
        }),
    ],
    [
      'names an unknown requirement for broken files',
      'profile.unknown-name',
      ({ manifest }) => Object.assign(manifest, { wellFormed: 'nope' }),
    ],
    [
      'has a unique rule of an unknown requirement',
      'profile.unknown-name',
      ({ manifest }) =>
        Object.assign(manifest, { unique: [{ requirement: 'nope', document: 'room', pointer: '/id' }] }),
    ],
    [
      'has a rule on an unknown type',
      'profile.unknown-name',
      ({ manifest }) => Object.assign(manifest, { unique: [{ requirement: 'U', document: 'nope', pointer: '/id' }] }),
    ],
    [
      'tags an unknown requirement',
      'profile.unknown-name',
      ({ files }) => Object.assign(files['resources/room.schema.json'] as object, { 'x-requirement': 'nope' }),
    ],
    ['has no requirements', 'profile.broken', ({ requirements }) => requirements.splice(0)],
    [
      'has a schema that is none',
      'schema.refused',
      ({ files }) => Object.assign(files, { 'resources/room.schema.json': [] }),
    ],
    [
      'misspells a keyword',
      'schema.refused',
      ({ files }) => Object.assign(files['resources/room.schema.json'] as object, { requierd: ['id'] }),
    ],
  ])('is refused when it %s', async (_, error, change) => {
    const profile = parts()
    change(profile)
    const { code, err, report } = await endedOnFiles(tinyWorld(soundFiles, profile))
    expect(err).toContain(`[${error}]`)
    expect(code).toBe(2)
    expect(report).toBeUndefined()
  })

  it('leaves a row untested that nothing tests', async () => {
    const profile = parts()
    Object.assign(profile.files['resources/house.schema.json'] as object, { 'x-requirement': 'R' })
    const { words, code } = await endedOnFiles(tinyWorld(soundFiles, profile))
    expect(words).toMatchObject({ H: 'untested', R: 'passed' })
    expect(code).toBe(3)
  })
})

describe('samklang check', () => {
  it('of files that no profile knows is wrong use', async () => {
    const files = { 'readme.txt': 'Hello', 'package.json': '{"name":"x"}' }
    const { code, err, report } = await ended(tinyWorld(files), 'check', 'export')
    expect(err).toContain('[document.unrecognised]')
    expect(code).toBe(2)
    expect(report).toBeUndefined()
  })

  it('of files without a record does not pass, however well-formed', async () => {
    const { words, code } = await ended(tinyWorld({ 'houses.json': '[]' }), 'check', 'export', '--type', 'house')
    expect(words).toMatchObject({ H: 'untested' })
    expect(code).toBe(3)
  })

  it('of a file that it cannot read beside a good one does not pass', async () => {
    const world = breaking(tinyWorld({ ...soundFiles, 'more.json': large }), 'more.json', closed)
    const { words, code } = await ended(world, 'check', 'export')
    expect(Object.values(words)).not.toContain('passed')
    expect(code).toBe(3)
  })
})
