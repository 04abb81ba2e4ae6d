import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { usersNpm } from '../../io/npm.ts'
import { testServers } from '../../io/testing-servers.ts'
import { realWorld } from '../../io/world.ts'
import { stillWorld } from '../../run/testing.ts'
import { newKey } from '../../trust/keys.ts'
import { tagFor } from '../../trust/package/publish.ts'
import { tarball, untar } from '../../trust/package/tar.ts'
import { samklang, workFolder } from '../testing.ts'
import { extensionFiles, putAll, type SeatsProfile, seatsFiles } from '../testing-packages.ts'
import { testRegistry } from '../testing-registry.ts'

const work = workFolder()
const servers = testServers()
afterEach(() => servers.close())

const key = newKey()
work.write('key.pem', key.secret)
const signing = ['--key', `${work.path}/key.pem`]
const file = `${putAll(work, 'files', { 'x.json': '{ "seats": 3 }' })}/x.json`

let count = 0
function made(profile: SeatsProfile = {}, more: Readonly<Record<string, string>> = {}): string {
  count += 1
  return putAll(work, `made-${count}`, { ...seatsFiles(profile), ...more })
}

function project(environment?: Readonly<Record<string, string | undefined>>) {
  count += 1
  const path = `${work.path}/project-${count}`
  const still = stillWorld()
  const world = {
    ...still,
    connect: realWorld().connect,
    project: path,
    ...(environment ? { npm: usersNpm(environment) } : {}),
  }
  return { path, run: (...words: readonly string[]) => samklang(words, { world }) }
}

/** npm takes seconds to start, and is started many times, on a machine that others use too. */
const patience = 900_000

describe('a real registry', { timeout: patience }, () => {
  it('gives out what was published in it, by version and range, with what it extends, and the lock brings back the same', async () => {
    const { environment, url } = await testRegistry(servers)
    const publisher = project(environment)
    const first = made({}, extensionFiles('more'))
    const published = await publisher.run('profile', 'publish', `${first}/profiles/seats`, ...signing)
    expect([published.code, published.err]).toEqual([
      0,
      expect.stringContaining('Published: samklang-profile-seats@1.0.0 (latest)'),
    ])
    expect((await publisher.run('profile', 'publish', `${first}/profiles/more`, ...signing)).code).toBe(0)
    const again = await publisher.run('profile', 'publish', `${first}/profiles/seats`, ...signing)
    expect([again.code, again.err]).toEqual([1, expect.stringContaining('published already')])

    const tightened = await publisher.run(
      'profile',
      'publish',
      `${made({ version: '1.1.0', least: 2 })}/profiles/seats`,
    )
    expect([tightened.code, tightened.err]).toEqual([1, expect.stringContaining('at least')])
    expect(tightened.err).toContain('2.0.0')
    const looser = made({ version: '1.1.0', least: 0 })
    const dry = await publisher.run('profile', 'publish', `${looser}/profiles/seats`, ...signing, '--dry-run')
    expect([dry.code, dry.err]).toEqual([0, expect.stringContaining('Not published')])
    const told = await publisher.run('profile', 'publish', `${looser}/profiles/seats`, ...signing, '--format', 'json')
    expect(JSON.parse(told.out)).toMatchObject({ previous: '1.0.0', suggested: '1.1.0', published: true })

    const user = project(environment)
    const added = await user.run('profile', 'add', 'samklang-profile-more@^1.0.0', '--publisher-key', key.id)
    expect([added.code, added.err]).toEqual([0, expect.stringContaining('samklang.lock.json')])
    const lock = readFileSync(`${user.path}/samklang.lock.json`, 'utf8')
    expect(JSON.parse(lock).profiles).toMatchObject({
      more: { source: 'npm:samklang-profile-more@1.0.0', publisher: key.id },
      seats: { source: 'npm:samklang-profile-seats@1.1.0', publisher: key.id },
    })
    expect((await user.run('check', file, '--profile', 'more', '--format', 'json')).code).toBe(0)
    const other = project(environment)
    mkdirSync(other.path)
    work.write(`${other.path.slice(work.path.length + 1)}/samklang.lock.json`, lock)
    expect((await other.run('profile', 'add', '--registry', url)).code).toBe(0)
    expect(readFileSync(`${other.path}/samklang.lock.json`, 'utf8')).toBe(lock)
    const unknown = await user.run('profile', 'add', 'samklang-profile-nobody', '--allow-unsigned')
    expect([unknown.code, unknown.err]).toEqual([3, expect.stringContaining('[npm.failed]')])
  })

  it('scripts of a package never run, neither when it is published nor when it is added', async () => {
    const { environment } = await testRegistry(servers)
    const { path, run } = project(environment)
    const at = made()
    await run('profile', 'pack', `${at}/profiles/seats`, '--output', at)
    const files = new Map(untar(readFileSync(`${at}/samklang-profile-seats-1.0.0.tgz`), 'x'))
    const about = JSON.parse(Buffer.from(files.get('package.json') ?? []).toString())
    const touch = `node -e "require('fs').writeFileSync('${at}/ran', '')"`
    const names = [
      'preinstall',
      'install',
      'postinstall',
      'prepare',
      'prepack',
      'postpack',
      'prepublishOnly',
      'publish',
    ]
    const scripts = Object.fromEntries(names.map(name => [name, touch]))
    files.set('package.json', new TextEncoder().encode(JSON.stringify({ ...about, scripts })))
    await usersNpm(environment).publish(tarball(files, 'x'), { tag: 'latest' })
    expect((await run('profile', 'add', 'samklang-profile-seats', '--allow-unsigned')).code).toBe(0)
    expect(existsSync(`${path}/.samklang/profiles/seats/profile.yaml`)).toBe(true)
    expect(existsSync(`${at}/ran`)).toBe(false)
  })
})

describe('a folder that a web server gives out', () => {
  it('has the tarballs and an index of them, by which a base is found', async () => {
    const { run } = project()
    const first = made({}, extensionFiles('more'))
    const root = `${first}/public`
    const to = (profile: string, ...more: readonly string[]) =>
      run('profile', 'publish', profile, ...signing, '--to', root, ...more)
    expect((await to(`${first}/profiles/seats`, '--dry-run')).code).toBe(0)
    expect(existsSync(root)).toBe(false)
    expect((await to(`${first}/profiles/seats`)).code).toBe(0)
    expect((await to(`${first}/profiles/more`)).code).toBe(0)
    expect((await to(`${first}/profiles/seats`)).err).toContain('published already')
    expect((await to(`${made({ version: '1.0.1', least: 0 })}/profiles/seats`)).err).toContain('1.1.0')
    expect((await to(`${made({ version: '1.10.0', least: 0 })}/profiles/seats`)).code).toBe(0)
    expect((await to(`${made({ version: '2.0.0', least: 2 })}/profiles/seats`)).code).toBe(0)
    const { schema, profiles } = JSON.parse(readFileSync(`${root}/index.json`, 'utf8'))
    expect(schema).toBe('samklang-profile-index/1')
    expect(profiles.map(({ id, version }: { id: string; version: string }) => `${id}@${version}`)).toEqual([
      ...['more@1.0.0', 'seats@1.0.0', 'seats@1.10.0', 'seats@2.0.0'],
    ])
    const address = await servers.serve(({ url }, answer) => {
      const path = `${root}${url}`
      if (!existsSync(path)) answer.writeHead(404)
      answer.end(existsSync(path) ? readFileSync(path) : '')
    })
    const user = project()
    const { code, out } = await user.run(
      'profile',
      'add',
      `${address}/samklang-profile-more-1.0.0.tgz`,
      '--publisher-key',
      key.id,
    )
    expect([code, out]).toEqual([0, expect.stringContaining('seats@1.10.0')])
    expect((await user.run('profile', 'add', `${address}/gone.tgz`, '--allow-unsigned')).err).toContain('answers 404')
  })

  it('compares a version that extends another major version with the one before and the base that was published for it', async () => {
    const { run } = project()
    const at = made({}, extensionFiles('more'))
    const publish = (profile: string) =>
      run('profile', 'publish', `${at}/profiles/${profile}`, '--to', `${at}/public`, '--format', 'json')
    expect((await publish('seats')).code).toBe(0)
    expect((await publish('more')).code).toBe(0)
    const next = { ...seatsFiles({ version: '2.0.0', least: 2 }), ...extensionFiles('more') }
    for (const [name, text] of Object.entries(next))
      work.write(
        `${at.slice(work.path.length + 1)}/${name}`,
        text
          .replace('version: 1.0.0\ntitle: { sv: Fler', 'version: 2.0.0\ntitle: { sv: Fler')
          .replace('^1.0.0', '^2.0.0'),
      )
    expect((await publish('seats')).code).toBe(0)
    const { code, out, err } = await publish('more')
    expect([code, err]).toEqual([0, expect.not.stringContaining('error')])
    expect(JSON.parse(out)).toMatchObject({ previous: '1.0.0', suggested: '2.0.0', published: true })
  })

  it('never gives out a version anew, not even when its index is gone; one that was cut short is ended', async () => {
    const { run } = project()
    const at = made()
    const publish = (from: string) => run('profile', 'publish', `${from}/profiles/seats`, '--to', `${at}/public`)
    expect((await publish(at)).code).toBe(0)
    const tgz = `${at}/public/samklang-profile-seats-1.0.0.tgz`
    const before = readFileSync(tgz)
    rmSync(`${at}/public/index.json`)
    const other = await publish(made({ least: 2 }))
    expect([other.code, other.err]).toEqual([1, expect.stringContaining('published already')])
    expect(readFileSync(tgz)).toEqual(before)
    expect((await publish(at)).code).toBe(0)
    expect(existsSync(`${at}/public/index.json`)).toBe(true)
  })

  it('compares with another version when one is named', async () => {
    const { run } = project()
    const [old, now] = [made(), made({ version: '1.0.1', least: 2 })]
    const to = ['--to', `${now}/public`]
    expect((await run('profile', 'publish', `${now}/profiles/seats`, ...to, '--dry-run')).code).toBe(0)
    const { code, err } = await run(
      'profile',
      'publish',
      `${now}/profiles/seats`,
      ...to,
      '--previous',
      `${old}/profiles/seats`,
    )
    expect([code, err]).toEqual([1, expect.stringContaining('2.0.0')])
  })
})

it('a version that is no draft and the newest is what npm gives to whoever names none', () => {
  expect(tagFor('1.0.0', [])).toBe('latest')
  expect(tagFor('1.1.0', ['1.0.0', '1.2.0-rc.1'])).toBe('latest')
  expect(tagFor('1.0.1', ['1.0.0', '2.0.0'])).toBe('release-1.0')
  expect(tagFor('2.0.0-rc.1', ['1.0.0'])).toBe('next')
})
