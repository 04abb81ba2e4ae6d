import { existsSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { stillWorld } from '../../run/testing.ts'
import { samklang, workFolder } from '../testing.ts'
import { extensionFiles, putAll, type SeatsProfile, seatsFiles } from '../testing-packages.ts'

/** What a project that has profiles already does with one more, or with what became of them. */

const work = workFolder()
const file = `${putAll(work, 'files', { 'x.json': '{ "seats": 3 }' })}/x.json`

let count = 0
function project() {
  count += 1
  const path = `${work.path}/project-${count}`
  const run = (...words: readonly string[]) => samklang(words, { world: { ...stillWorld(), project: path } })
  return { path, run, add: (...specs: readonly string[]) => run('profile', 'add', ...specs, '--allow-unsigned') }
}

/** A folder with a profile in it, and files beside it. */
function made(profile: SeatsProfile = {}, more: Readonly<Record<string, string>> = {}): string {
  count += 1
  const at = putAll(work, `made-${count}`, { ...seatsFiles(profile), ...more })
  return `${at}/profiles/${profile.id ?? 'seats'}`
}

const profilesOf = (path: string) => JSON.parse(readFileSync(`${path}/samklang.lock.json`, 'utf8')).profiles

describe('a profile that was added', () => {
  it('has to be the one of the lock before its manifest says which files it knows', async () => {
    const { path, run, add } = project()
    expect((await add(made(), made({ id: 'zeats' }))).code).toBe(0)
    const manifest = `${path}/.samklang/profiles/seats/profile.yaml`
    const changed = readFileSync(manifest, 'utf8').replace('seats*', 'other*').replace('[ seats ]', '[ other ]')
    writeFileSync(manifest, changed)
    const { code, err } = await run('check', file)
    expect([code, err]).toEqual([2, expect.stringContaining('[lock.differs]')])
    rmSync(`${path}/.samklang`, { recursive: true })
    const gone = await run('check', file)
    expect([gone.code, gone.err]).toEqual([2, expect.stringContaining('[lock.differs]')])
  })

  it('is held against the lock however its path is written, through links too', async () => {
    const { path, run, add } = project()
    expect((await add(made())).code).toBe(0)
    const added = `${path}/.samklang/profiles/seats`
    symlinkSync(added, `${path}/linked`)
    symlinkSync(path, `${path}/around`)
    expect((await run('check', file, '--profile', `${path}/linked`, '--format', 'json')).code).toBe(0)
    const schema = `${added}/resources/room.schema.json`
    writeFileSync(schema, readFileSync(schema, 'utf8').replace('"minimum": 1', '"minimum": 0'))
    const away = relative(process.cwd(), added)
    const forms = [`${added}/`, `${added}/.`, `${path}/linked/../seats`, `${path}//.samklang/./profiles/seats`]
    for (const form of [...forms, `${path}/linked`, away, `./${away}/`, `${path}/around/.samklang/profiles/seats`]) {
      const { code, err } = await run('check', file, '--profile', form)
      expect([form, code, err]).toEqual([form, 2, expect.stringContaining('[lock.differs]')])
    }
  })

  it('is what stands in its place, though that be a link to elsewhere', async () => {
    const { path, run, add } = project()
    expect((await add(made())).code).toBe(0)
    const added = `${path}/.samklang/profiles/seats`
    renameSync(added, `${path}/elsewhere`)
    writeFileSync(`${path}/elsewhere/resources/room.schema.json`, '{ "x-document": "room", "type": "object" }')
    symlinkSync(`${path}/elsewhere`, added)
    expect((await run('check', file, '--profile', added)).err).toContain('[lock.differs]')
  })
})

describe('a profile that is named twice', () => {
  it('is what was named last: no file of the other, and told once', async () => {
    const { path, add } = project()
    const first = made({ version: '1.1.0', least: 0 }, { 'profiles/seats/only-here.txt': 'x' })
    const { code, out } = await add(first, made())
    expect([code, out]).toEqual([0, expect.stringMatching(/^seats@1\.0\.0 .*\n.*\n$/)])
    expect(profilesOf(path).seats.version).toBe('1.0.0')
    expect(existsSync(`${path}/.samklang/profiles/seats/only-here.txt`)).toBe(false)
  })
})

describe('a profile that another one here extends', () => {
  it('is not taken in a version that the other does not extend, unless the other comes too', async () => {
    const { path, run, add } = project()
    const first = made({}, extensionFiles('more'))
    expect((await add(first.replace(/seats$/, 'more'))).code).toBe(0)
    const before = readFileSync(`${path}/samklang.lock.json`, 'utf8')
    const second = made({ version: '2.0.0' })
    const { code, err } = await add(second)
    expect([code, err]).toEqual([2, expect.stringContaining('extends seats ^1.0.0')])
    expect(readFileSync(`${path}/samklang.lock.json`, 'utf8')).toBe(before)
    expect((await run('check', file, '--profile', 'more', '--format', 'json')).code).toBe(0)
    const next = extensionFiles('more')
    const manifest = (next['profiles/more/profile.yaml'] ?? '').replace('^1.0.0', '^2.0.0')
    const both = made({ version: '2.0.0' }, { ...next, 'profiles/more/profile.yaml': manifest })
    expect((await add(both.replace(/seats$/, 'more'), both)).code).toBe(0)
    rmSync(`${path}/.samklang/profiles/more`, { recursive: true })
    expect((await add(second)).code).toBe(0)
  })
})

describe('a package that nobody could add', () => {
  it('is not made: two names that differ in case are one file on many disks', async () => {
    const vector = { 'test-vectors/seats/S-01/Pass-1.json': '{ "seats": 2 }' }
    const profile = made({}, vector)
    const words = ['profile', 'pack', profile, '--output', profile, '--unproved', 'x']
    const { code, err } = await samklang(words)
    expect([code, err]).toEqual([2, expect.stringContaining('[package.refused]')])
    expect(existsSync(`${profile}/samklang-profile-seats-1.0.0.tgz`)).toBe(false)
  })
})
