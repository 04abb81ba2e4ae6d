import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { testServers } from '../../io/testing-servers.ts'
import { tarball, untar } from '../../trust/package/tar.ts'
import { samklang, workFolder } from '../testing.ts'
import { extensionFiles, putAll, seatsFiles } from '../testing-packages.ts'
import { packing } from '../testing-packing.ts'

const work = workFolder()
const servers = testServers()
afterEach(() => servers.close())

const { keys, packed, project } = packing(work)
let count = 0

const lockOf = (path: string) => JSON.parse(readFileSync(`${path}/samklang.lock.json`, 'utf8'))
const file = `${putAll(work, 'files', { 'x.json': '{ "seats": 3 }' })}/x.json`

describe('profile add', () => {
  it('brings a signed profile from a web server, where list, check and test then find it by its id', async () => {
    const tgz = await packed({}, 'one')
    const address = await servers.serve((_, answer) => answer.end(readFileSync(tgz)))
    const { path, run } = project()
    const { code, out } = await run(
      'profile',
      'add',
      `${address}/seats.tgz`,
      '--publisher-key',
      `${work.path}/trust/one.pub`,
    )
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(/^seats@1\.0\.0 sha256:[0-9a-f]{64}\n {2}signed with sha256:/),
    ])
    expect(lockOf(path).profiles.seats).toEqual({
      version: '1.0.0',
      files: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      source: `${address}/seats.tgz`,
      integrity: expect.stringMatching(/^sha512-.{88}$/),
      publisher: keys.one?.id,
    })
    expect((await run('list')).out).toContain(`\nseats\t1.0.0\tSeats\t${out.split(/\s/)[1]}\n`)
    const checked = await run('check', file, '--format', 'json')
    expect([checked.code, JSON.parse(checked.out).profile.id]).toEqual([0, 'seats'])
    expect(await run('profile', 'test', 'seats')).toMatchObject({
      code: 0,
      out: expect.stringContaining('Of these hold: 2'),
    })
  })

  it('takes nobody for a publisher by itself: unsigned, or signed with a key that nobody named', async () => {
    const { path, run } = project()
    const unsigned = await run('profile', 'add', await packed())
    expect([unsigned.code, unsigned.err]).toEqual([2, expect.stringContaining('--allow-unsigned')])
    const signed = await packed({}, 'one')
    const unknown = await run('profile', 'add', signed, '--allow-unsigned')
    expect([unknown.code, unknown.err]).toEqual([
      2,
      expect.stringContaining(`signed with ${keys.one?.id}, which nothing`),
    ])
    const other = await run('profile', 'add', signed, '--publisher-key', keys.two?.id ?? '')
    expect([other.code, other.err]).toEqual([2, expect.stringContaining(`not with ${keys.two?.id}`)])
    expect(existsSync(path)).toBe(false)
    expect((await run('profile', 'add', signed, '--trust', `${work.path}/trust`)).code).toBe(0)
  })

  it('another key than last time, or none any more, is refused until the user names it', async () => {
    const { path, run } = project()
    const add = async (tgz: string, ...more: readonly string[]) => run('profile', 'add', tgz, ...more)
    const trusted = ['--trust', `${work.path}/trust`]
    expect((await add(await packed({}, 'one'), ...trusted)).code).toBe(0)
    const stolen = await packed({ version: '1.0.1' }, 'two')
    const refused = await add(stolen, ...trusted)
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining(`last time it was ${keys.one?.id}`)])
    expect(refused.err).toContain('--publisher-key')
    const dropped = await add(await packed({ version: '1.0.1' }), '--allow-unsigned')
    expect([dropped.code, dropped.err]).toEqual([2, expect.stringContaining('last time it was signed')])
    expect(lockOf(path).profiles.seats.version).toBe('1.0.0')
    expect((await add(stolen, '--publisher-key', keys.two?.id ?? '')).code).toBe(0)
    expect(lockOf(path).profiles.seats).toMatchObject({ version: '1.0.1', publisher: keys.two?.id })
  })

  it('a package that was changed after it was signed is refused, whatever was changed', async () => {
    const files = untar(readFileSync(await packed({}, 'one')), 'x')
    const changed = (change: (files: Map<string, Uint8Array>) => void) => {
      const copy = new Map(files)
      change(copy)
      count += 1
      writeFileSync(`${work.path}/changed-${count}.tgz`, tarball(copy, 'x'))
      return `${work.path}/changed-${count}.tgz`
    }
    const text = (words: string) => new TextEncoder().encode(words)
    const key = ['--publisher-key', keys.one?.id ?? '']
    for (const [what, tgz] of Object.entries({
      requirement: changed(all => all.set('requirements.yaml', text('- {}'))),
      vector: changed(all => all.set('test-vectors/seats/S-01/pass-1.json', text('{"seats":2}'))),
      more: changed(all => all.set('test-vectors/seats/S-01/pass-2.json', text('{"seats":2}'))),
      less: changed(all => all.delete('test-vectors/seats/S-01/pass-1.json')),
      key: changed(all => all.set(`attestation/keys/${'0'.repeat(64)}.pem`, text(keys.two?.open ?? ''))),
      envelope: changed(all => all.set('attestation/profile.dsse.json', text('{}'))),
      unsigned: changed(all => all.delete('attestation/profile.dsse.json')),
    })) {
      const { code, err } = await project().run('profile', 'add', tgz, ...key)
      expect([what, code === 2 || code === 4, /package\.refused|bundle\.refused/.test(err)]).toEqual([what, true, true])
    }
    const { run } = project()
    expect(
      (
        await run(
          'profile',
          'add',
          changed(() => {}),
          ...key,
        )
      ).code,
    ).toBe(0)
  })

  it('a byte that changes after it was added refuses every run, until what the lock says is brought back', async () => {
    const { path, run } = project()
    await run('profile', 'add', await packed(), '--allow-unsigned')
    const schema = `${path}/.samklang/profiles/seats/resources/room.schema.json`
    writeFileSync(schema, readFileSync(schema, 'utf8').replace('"minimum": 1', '"minimum": 0'))
    for (const words of [['check', file, '--profile', 'seats'], ['list'], ['profile', 'lint', 'seats']]) {
      const { code, err, out } = await run(...words)
      expect([code === 0, `${err}${out}`.includes('lock says') || err.includes('samklang.lock.json says')]).toEqual([
        false,
        true,
      ])
    }
    expect((await run('profile', 'add')).code).toBe(0)
    expect((await run('check', file, '--profile', 'seats', '--format', 'json')).code).toBe(0)
    rmSync(join(path, '.samklang'), { recursive: true })
    const gone = await run('check', file, '--profile', 'seats')
    expect([gone.code, gone.err]).toEqual([2, expect.stringContaining('[lock.differs]')])
    expect((await run('profile', 'add')).code).toBe(0)
    expect((await run('check', file, '--format', 'json')).code).toBe(0)
  })

  it('a byte that changes refuses a run from another folder too, however the path leads there', async () => {
    const { path, run } = project()
    await run('profile', 'add', await packed(), '--allow-unsigned')
    const elsewhere = project()
    const added = `${path}/.samklang/profiles/seats`
    mkdirSync(elsewhere.path, { recursive: true })
    symlinkSync(added, `${elsewhere.path}/linked`)
    const ways = [added, `${added}/`, `${path}/.samklang/../.samklang/profiles/seats`, `${elsewhere.path}/linked`]
    const check = (way: string) => elsewhere.run('check', file, '--profile', way, '--format', 'json')
    for (const way of ways) expect((await check(way)).code).toBe(0)
    const schema = `${added}/resources/room.schema.json`
    writeFileSync(schema, readFileSync(schema, 'utf8').replace('"minimum": 1', '"minimum": 0'))
    for (const way of ways) {
      const { code, err } = await check(way)
      expect([way, code, err]).toEqual([way, 2, expect.stringContaining('[lock.differs]')])
    }
  })

  it('what the lock names and another file now answers for is not brought back', async () => {
    const first = await packed({}, 'one')
    const second = await packed({ least: 0 }, 'one')
    let served = first
    const address = await servers.serve((_, answer) => answer.end(readFileSync(served)))
    const { path, run } = project()
    expect((await run('profile', 'add', `${address}/x.tgz`, '--publisher-key', keys.one?.id ?? '')).code).toBe(0)
    const before = readFileSync(`${path}/samklang.lock.json`, 'utf8')
    served = second
    const { code, err } = await run('profile', 'add')
    expect([code, err]).toEqual([2, expect.stringContaining('not what the lock says')])
    expect(readFileSync(`${path}/samklang.lock.json`, 'utf8')).toBe(before)
    appendFileSync(`${path}/samklang.lock.json`, '!')
    expect((await run('list')).code).toBe(2)
  })

  it('adds what a profile extends, and refuses one whose base nobody knows', async () => {
    count += 1
    const at = putAll(work, `both-${count}`, { ...seatsFiles({ version: '1.2.0' }), ...extensionFiles('more') })
    const { path, run } = project()
    const { code, out } = await run('profile', 'add', `${at}/profiles/more`, '--allow-unsigned')
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(/^more@1\.0\.0 .*\n.*\nseats@1\.2\.0 .*\n.*\n {2}more extends it\n$/),
    ])
    expect(Object.keys(lockOf(path).profiles)).toEqual(['more', 'seats'])
    expect((await run('check', file, '--profile', 'more', '--format', 'json')).code).toBe(0)
    await samklang(['profile', 'pack', `${at}/profiles/more`, '--output', `${at}/alone`])
    const alone = await project().run(
      'profile',
      'add',
      `${at}/alone/samklang-profile-more-1.0.0.tgz`,
      '--allow-unsigned',
    )
    expect([alone.code, alone.err]).toEqual([2, expect.stringContaining('Add seats first')])
  })

  it('one that ships with the program cannot be replaced, and a fault in the last leaves the project as it was', async () => {
    const { path, run } = project()
    const ships = await run('profile', 'add', await packed(), await packed({ id: 'ss12000' }), '--allow-unsigned')
    expect([ships.code, ships.err]).toEqual([2, expect.stringContaining('ships with the program')])
    expect(existsSync(path)).toBe(false)
  })

  it('writes no address into the lock that lets in whoever reads it', async () => {
    const { path, run } = project()
    const tgz = await packed()
    const address = await servers.serve((_, answer) => answer.end(readFileSync(tgz)))
    for (const spec of [address.replace('//', '//anna:hush@'), `${address}/seats.tgz?access_token=hush`]) {
      const { code, err } = await run('profile', 'add', `${spec}/x.tgz`, '--allow-unsigned')
      expect([code, err, existsSync(path)]).toEqual([2, expect.stringContaining('[address.credentials]'), false])
      expect(err).not.toContain('hush')
    }
  })

  it('says what it cannot be added from, and what only means something with it', async () => {
    const { run } = project()
    for (const spec of ['Rooms!', 'git+ssh://x/y', 'a b']) {
      const { code, err } = await run('profile', 'add', spec, '--allow-unsigned')
      expect([spec, code, err.includes('[package.source]')]).toEqual([spec, 2, true])
    }
    expect((await run('profile', 'add', '--allow-unsigned')).err).toContain('[usage.alone]')
    expect((await run('profile', 'add')).err).toContain('nothing in')
    expect((await run('profile', 'add', 'https://localhost:1/x.tgz', '--allow-unsigned')).code).toBe(3)
  })
})
