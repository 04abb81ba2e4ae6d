import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { zipSync } from 'fflate'
import { afterEach, describe, expect, it } from 'vitest'
import { testServers } from '../../io/testing-servers.ts'
import { realWorld } from '../../io/world.ts'
import { stillWorld } from '../../run/testing.ts'
import { samklang, workFolder } from '../testing.ts'
import { putAll, seatsFiles } from '../testing-packages.ts'

const work = workFolder()
const servers = testServers()
afterEach(() => servers.close())

const hex = (text: string | Uint8Array) => createHash('sha256').update(text).digest('hex')
const rules = '<rules/>'
const [one, two] = ['<one/>', '<two/>']
const bytes = (text: string) => new TextEncoder().encode(text)
const archive = zipSync({
  'release-7/xsd/one.xsd': bytes(one),
  'release-7/xsd/sub dir/two.xsd': bytes(two),
  'release-7/x': bytes('x'),
})

const run = (...words: readonly string[]) =>
  samklang(words, { world: { ...stillWorld(), connect: realWorld().connect } })

let count = 0
/** A profile that pins a file, a folder on the web and an archive at an address. */
function pinning(address: string): string {
  count += 1
  const manifest = `pinned:
  # What the tests of this file fetch.
  - { name: rules, path: r/rules.sch, url: "${address}/rules.sch", sha256: ${hex(rules)}, licence: x, version: "1" }
  - { name: schemas, path: r/web, url: "${address}/xsd/", licence: x, version: "1", files: { one.xsd: ${hex(one)}, sub dir/two.xsd: ${hex(two)} } }
  - { name: archive, path: r/zip, url: "${address}/all.zip", licence: x, version: "1", files: { one.xsd: ${hex(one)}, sub dir/two.xsd: ${hex(two)} } }
`
  return `${putAll(work, `pins-${count}`, seatsFiles({ manifest }))}/profiles/seats`
}

/** A web server that has the files, and what it was asked for. */
async function web(changed: Readonly<Record<string, string | Uint8Array>> = {}) {
  const asked: string[] = []
  const files: Readonly<Record<string, string | Uint8Array>> = {
    '/rules.sch': rules,
    '/xsd/one.xsd': one,
    '/xsd/sub%20dir/two.xsd': two,
    '/all.zip': archive,
    ...changed,
  }
  const address = await servers.serve(({ url = '' }, answer) => {
    asked.push(url)
    const file = files[url]
    if (file === undefined) answer.writeHead(404)
    if (typeof file === 'string' && file.startsWith('-> ')) answer.writeHead(302, { location: file.slice(3) })
    answer.end(file)
  })
  return { address, asked }
}

const paths = ['r/rules.sch', 'r/web/one.xsd', 'r/web/sub dir/two.xsd', 'r/zip/one.xsd', 'r/zip/sub dir/two.xsd']
const outcomes = (out: string) => JSON.parse(out).files.map(({ outcome }: { outcome: string }) => outcome)

describe('profile fetch', () => {
  it('gets a file, a folder and the members of an archive, each by its digest, and only what is not there', async () => {
    const { address, asked } = await web()
    const profile = pinning(address)
    const folder = `${work.path}/got-${count}`
    const first = await run('profile', 'fetch', profile, '--resources', folder)
    expect([first.code, first.out]).toEqual([0, paths.map(path => `fetched\t${path}\n`).join('')])
    expect(paths.map(path => readFileSync(`${folder}/${path}`, 'utf8'))).toEqual([rules, one, two, one, two])
    expect(asked).toEqual(['/rules.sch', '/xsd/one.xsd', '/xsd/sub%20dir/two.xsd', '/all.zip'])
    writeFileSync(`${folder}/${paths[1]}`, 'changed')
    const again = await run('profile', 'fetch', profile, '--resources', folder, '--format', 'json')
    expect([again.code, outcomes(again.out)]).toEqual([0, ['kept', 'fetched', 'kept', 'kept', 'kept']])
    expect(asked.slice(4)).toEqual(['/xsd/one.xsd'])
    const used = await run('profile', 'test', profile, '--resources', folder)
    expect(used.code).toBe(0)
  })

  it('reads what is there piece by piece: it may be larger than memory', async () => {
    const { address } = await web()
    const profile = pinning(address)
    const folder = `${work.path}/pieces-${count}`
    await run('profile', 'fetch', profile, '--resources', folder)
    const { files } = stillWorld()
    const read = async (path: string) => {
      if (path.startsWith(folder)) throw new Error(`read whole: ${path}`)
      return files.read(path)
    }
    const world = { ...stillWorld(), files: { ...files, read } }
    const { code, err } = await samklang(['profile', 'fetch', profile, '--resources', folder], { world })
    expect([code, err.includes('read whole')]).toEqual([0, false])
  })

  it('writes nothing that has another digest, tells which, and gets the rest', async () => {
    const { address } = await web({ '/rules.sch': '<evil/>', '/xsd/one.xsd': '-> /xsd/gone.xsd' })
    const profile = pinning(address)
    const folder = `${work.path}/got-${count}`
    const { code, out } = await run('profile', 'fetch', profile, '--resources', folder, '--format', 'json')
    expect([code, outcomes(out)]).toEqual([3, ['failed', 'failed', 'fetched', 'fetched', 'fetched']])
    expect(out).toContain(hex('<evil/>'))
    expect(out).toContain('answers 404')
    expect(existsSync(`${folder}/r/rules.sch`)).toBe(false)
    const swedish = await run('profile', 'fetch', profile, '--resources', folder, '--lang', 'sv')
    expect(swedish.out).toContain('Servern svarar 404')
  })

  it('tells of a folder that stands where a file belongs, and gets the rest', async () => {
    const { address } = await web()
    const profile = pinning(address)
    const folder = putAll(work, `got-${count}`, { 'r/rules.sch/in-the-way': 'x' })
    const { code, out } = await run('profile', 'fetch', profile, '--resources', folder)
    expect([code, out.match(/^\w+/gm)]).toEqual([3, expect.arrayContaining(['failed', 'fetched'])])
    expect(out).toMatch(/^failed\tr\/rules\.sch\n.*EISDIR/m)
    expect(out.match(/^fetched/gm)).toHaveLength(4)
  })

  it('takes everything from a mirror without asking the network', async () => {
    const profile = pinning('http://127.0.0.1:9')
    const mirror = putAll(work, `mirror-${count}`, {
      'rules.sch': rules,
      'r/web/one.xsd': one,
      'r/web/sub dir/two.xsd': two,
    })
    writeFileSync(`${mirror}/all.zip`, archive)
    const world = stillWorld()
    const from = (mirrored: string) =>
      samklang(['profile', 'fetch', profile, '--resources', `${mirrored}-got`, '--mirror', mirrored], { world })
    expect((await from(mirror)).code).toBe(0)
    expect(readFileSync(`${mirror}-got/r/zip/one.xsd`, 'utf8')).toBe(one)
    const empty = putAll(work, `empty-${count}`, { 'rules.sch': 'other' })
    const { code, out } = await from(empty)
    expect([code, out.match(/^failed/gm)?.length]).toEqual([3, 5])
  })

  it('unpacks one file of an archive at a time, however many have the name that is meant', async () => {
    const mebibyte = new Uint8Array(1 << 20)
    const many = Object.fromEntries(Array.from({ length: 250 }, (_, at) => [`${at}/one.xsd`, mebibyte]))
    const zip = zipSync({ ...many, 'last/one.xsd': bytes(one), 'sub dir/two.xsd': bytes(two) }, { level: 1 })
    const { address } = await web({ '/all.zip': zip })
    const before = process.resourceUsage().maxRSS
    const { out } = await run(
      'profile',
      'fetch',
      pinning(address),
      '--resources',
      `${work.path}/many`,
      '--max-size',
      '8',
    )
    expect(out.match(/^fetched/gm)).toHaveLength(5)
    expect(readFileSync(`${work.path}/many/r/zip/one.xsd`, 'utf8')).toBe(one)
    // Kibibytes; all of them at once would be 250 times 1024.
    expect(process.resourceUsage().maxRSS - before).toBeLessThan(180 * 1024)
  })

  it('writes below its folder alone, whatever a profile and its addresses say', async () => {
    const address = await servers.serve((_, answer) => answer.end('evil'))
    const digest = hex('evil')
    for (const last of ['..%2F..%2F..%2Fout.txt', '..', '..%5C..%5Cout.txt', '']) {
      count += 1
      const manifest = `official: { url: "${address}/${last}", digest: "sha256:${digest}", remarks: [] }\n`
      const at = putAll(work, `out-${count}`, seatsFiles({ manifest }))
      const { out } = await run('profile', 'fetch', `${at}/profiles/seats`, '--resources', `${at}/res`)
      expect([last, out]).toEqual([last, expect.stringMatching(/^fetched\tofficial\/seats\/[^/\\]+\n$/)])
      expect([last, existsSync(`${at}/out.txt`)]).toEqual([last, false])
    }
    const about = `url: "${address}/x", licence: x, version: "1"`
    for (const where of [
      `path: a/../../out.txt, sha256: ${digest}`,
      `path: a/.., sha256: ${digest}`,
      `path: a, files: { "b/../../../out.txt": ${digest} }`,
    ]) {
      count += 1
      const manifest = `pinned: [ { name: x, ${where}, ${about} } ]\n`
      const at = putAll(work, `out-${count}`, seatsFiles({ manifest }))
      const { code, err } = await run('profile', 'fetch', `${at}/profiles/seats`, '--resources', `${at}/res`)
      expect([where, code, err.includes('[profile.broken]')]).toEqual([where, 2, true])
    }
  })

  it('does not let an answer grow beyond the limit, nor lead to this machine or its network', async () => {
    const { address } = await web({ '/rules.sch': 'x'.repeat(3 << 20), '/xsd/one.xsd': '-> http://169.254.169.254/x' })
    const zip = zipSync({ 'one.xsd': new Uint8Array(3 << 20), 'sub dir/two.xsd': bytes(two) })
    const { address: second } = await web({ '/all.zip': zip })
    const small = (name: string) => ['--max-size', '1', '--resources', `${work.path}/small-${name}`]
    const first = await run('profile', 'fetch', pinning(address), ...small('answer'))
    expect([first.code, first.out]).toEqual([
      3,
      expect.stringMatching(/^failed\tr\/rules.sch\n.*\nfailed\tr\/web\/one.xsd\n.*\n/),
    ])
    const { out } = await run('profile', 'fetch', pinning(second), ...small('archive'))
    expect(out).toMatch(/failed\tr\/zip\/one\.xsd\n {2}It is larger than 1 MiB/)
    const same = `http://localhost:${new URL(address).port}`
    const { address: third } = await web({ '/rules.sch': `-> ${same}/rules.sch` })
    const led = await run('profile', 'fetch', pinning(third), '--resources', `${work.path}/led-${count}`)
    expect(led.out).toMatch(/^failed\tr\/rules\.sch/)
  })
})

describe('profile pin', () => {
  const words = ['--licence', 'CC0-1.0', '--artefact-version', '2.1']

  it('computes the digests of files, folders and addresses, and prints what belongs in profile.yaml', async () => {
    const { address } = await web()
    const profile = pinning(address)
    const folder = putAll(work, `official-${count}`, { 'a.xsd': one, 'sub/b.xsd': two })
    const { code, out } = await run('profile', 'pin', profile, `${address}/rules.sch`, ...words)
    expect([code, out]).toEqual([
      0,
      `  - name: rules.sch\n    path: seats/rules.sch\n    url: ${address}/rules.sch\n    sha256: ${hex(rules)}\n    licence: CC0-1.0\n    version: "2.1"\n`.replace(
        `${address}/rules.sch`,
        JSON.stringify(`${address}/rules.sch`),
      ),
    ])
    const several = await run(
      'profile',
      'pin',
      profile,
      folder,
      ...words,
      '--url',
      'https://x.example/xsd/',
      '--format',
      'json',
    )
    expect(JSON.parse(several.out).pinned[0].files).toEqual({ 'a.xsd': hex(one), 'sub/b.xsd': hex(two) })
    expect((await run('profile', 'pin', profile, folder)).err).toContain('--url, --licence, --artefact-version')
  })

  it('refuses a folder without files, and an address that lets in whoever reads it', async () => {
    const profile = pinning('https://x.example')
    mkdirSync(`${work.path}/empty`)
    const url = ['--url', 'https://x.example/xsd/']
    const { code, out, err } = await run('profile', 'pin', profile, `${work.path}/empty`, ...words, ...url)
    expect([code, out, err]).toEqual([2, '', expect.stringContaining('[pin.empty]')])
    for (const given of [['https://x.example/a?token=hush'], [profile, '--url', 'https://anna:hush@x.example/']]) {
      const open = await run('profile', 'pin', profile, ...given, ...words)
      expect([open.code, open.out, open.err]).toEqual([2, '', expect.stringContaining('[address.credentials]')])
      expect(open.err).not.toContain('hush')
    }
  })

  it('writes it without touching another line, so that the profile then fetches it', async () => {
    const { address } = await web()
    const profile = pinning(address)
    const file = `${profile}/profile.yaml`
    const before = readFileSync(file, 'utf8')
    const add = (...more: readonly string[]) =>
      run('profile', 'pin', profile, `${address}/rules.sch`, ...words, '--write', ...more)
    expect((await add()).code).toBe(0)
    const after = readFileSync(file, 'utf8')
    expect(after.split('\n').filter(line => !before.split('\n').includes(line))).toHaveLength(6)
    expect(after).toContain('# What the tests of this file fetch.')
    const fetched = await run('profile', 'fetch', profile, '--resources', `${work.path}/pinned-${count}`)
    expect([fetched.code, fetched.out]).toEqual([0, expect.stringContaining('fetched\tseats/rules.sch')])
    const twice = await add()
    expect([twice.code, twice.err]).toEqual([2, expect.stringContaining('[pin.by-hand]')])
    const bare = `${putAll(work, `bare-${count}`, seatsFiles())}/profiles/seats`
    expect((await run('profile', 'pin', bare, `${address}/rules.sch`, ...words, '--write')).code).toBe(0)
    expect(readFileSync(`${bare}/profile.yaml`, 'utf8')).toMatch(/\npinned:\n {2}- name: rules\.sch\n/)
  })
})
