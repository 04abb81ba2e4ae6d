import { readdirSync, readFileSync } from 'node:fs'
import { crc32, gzipSync } from 'node:zlib'
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { type HandEntry, handTar, handZip } from '../../documents/package/testing.ts'
import { testWorld } from '../../io/testing.ts'
import type { Report } from '../../model/report.ts'
import type { World } from '../../model/world.ts'
import { checkFiles } from '../check-files.ts'
import { judgeEvidence } from '../judge-evidence.ts'
import { run } from '../pipeline.ts'
import { exampleTool, stillWorld } from '../testing.ts'
import { openPackage } from './open-package.ts'

const whole = 'test-vectors/fgs-paket/base/FGS-exempel-1'
const root = 'FGS-exempel-1'
const contents = new Map(
  readdirSync(whole, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => `${entry.parentPath}/${entry.name}`)
    .map(path => [`${root}${path.slice(whole.length)}`, readFileSync(path)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1)),
)

/** The disk as it is for profiles, with these files beside it. */
function worldWith(files: Readonly<Record<string, Uint8Array>>): World {
  const [real, made] = [stillWorld(), testWorld({ files, mayWrite: true })]
  const isMade = async (path: string) => !path.startsWith('profiles') && (await made.files.exists(path))
  const chosen = async (path: string) => ((await isMade(path)) || path.startsWith('saved') ? made.files : real.files)
  return {
    ...real,
    files: {
      ...made.files,
      read: async path => (await chosen(path)).read(path),
      readSmall: async (path, most) => (await chosen(path)).readSmall(path, most),
      stream: async function* (path) {
        yield* (await chosen(path)).stream(path)
      },
      list: async path => (await chosen(path)).list(path),
      exists: async path => (await chosen(path)).exists(path),
      isFolder: async path => (await chosen(path)).isFolder(path),
      walk: async path => (await chosen(path)).walk(path),
      open: async path => (await chosen(path)).open(path),
    },
  }
}

function check(world: World, file: string, profile?: string): Promise<Report> {
  const named = profile === undefined ? {} : { profile }
  return checkFiles(world, { files: [file], ...named, command: 'samklang check', tool: exampleTool, workers: 1 })
}

const zipped = (more: Readonly<Record<string, Uint8Array>> = {}) =>
  zipSync({ ...Object.fromEntries(contents), ...more }, { level: 6 })
const tarred = () =>
  handTar([...contents].map(([name, content]) => ({ prefix: '', name, content: new TextDecoder().decode(content) })))
const findings = ({ findings: all }: Report) =>
  all.map(({ requirement, at, message }) => `${requirement} ${at.name} ${message.key}`)

describe('a package', () => {
  it.each<[string, readonly string[]]>([
    ['twice', [whole, whole]],
    ['in two ways', [whole, `${whole}/../FGS-exempel-1/`]],
    ['and the folder that it is in', [`${whole}/..`, whole]],
    ['and the folder that it is in, after it', [whole, `${whole}/..`]],
  ])('that is named %s is judged once', async (_, files) => {
    const names = async (given: readonly string[]) => {
      const request = { files: given, profile: 'fgs-paket', command: 'samklang check', tool: exampleTool, workers: 1 }
      const { evidence, verdicts } = await checkFiles(stillWorld(), request)
      return { evidence: evidence.map(({ name }) => name), verdicts }
    }
    expect(await names(files)).toEqual(await names([whole]))
  })

  it.each([
    ['a zip', 'p.zip', () => zipped()],
    ['a tar', 'p.tar', tarred],
    ['a tar in gzip', 'p.tar.gz', () => gzipSync(tarred())],
    ['a tar that is called a zip', 'p.zip', tarred],
  ])('is judged as %s as it is as a folder', async (_, name, bytes) => {
    const report = await check(worldWith({ [name]: bytes() }), name)
    const folder = await check(stillWorld(), whole)
    expect(report.profile.id).toBe('fgs-paket')
    expect(report.verdicts).toEqual(folder.verdicts)
    expect(report.overall).toBe('conformant')
  })

  it('tells what is wrong with each file, by its place in the package and in the manifest', async () => {
    const document = `${root}/documentation/beskrivning.txt`
    const more = { [document]: Buffer.from('annat\n'), [`${root}/documentation/mer.txt`]: Buffer.from('mer') }
    const report = await check(worldWith({ 'p.zip': zipped(more) }), 'p.zip')
    expect(findings(report)).toEqual([
      'PKT-7 p.zip/documentation/mer.txt package.not-listed',
      'PKT-5 p.zip/METS.xml package.other-size',
      'PKT-6 p.zip/METS.xml package.other-checksum',
    ])
    const [, size] = report.findings
    expect([size?.at.line, size?.expected, size?.actual]).toEqual([43, '58', '6'])
  })

  it('leaves a checksum untested that cannot be computed', async () => {
    const mets = new TextDecoder()
      .decode(contents.get(`${root}/METS.xml`))
      .replace('CHECKSUMTYPE="SHA-256"', 'CHECKSUMTYPE="HAVAL"')
    const report = await check(worldWith({ 'p.zip': zipped({ [`${root}/METS.xml`]: Buffer.from(mets) }) }), 'p.zip')
    const verdict = report.verdicts.find(({ requirement }) => requirement === 'PKT-6')
    expect(verdict?.verdict).toBe('untested')
    expect(report.overall).toBe('incomplete')
  })

  const hand = (more: readonly HandEntry[]) =>
    handZip([...[...contents].map(([name, content]) => ({ name, content })), ...more], bytes => crc32(bytes))

  it.each([
    ['a name that leads out of it', 'PKT-2', { name: '../../evil.txt', content: 'x' }],
    ['a file twice', 'PKT-2', { name: `${root}/schemas/anteckning.xsd`, content: 'x' }],
    [
      'a name that is another when unpacked',
      'PKT-2',
      { name: `${root}/./documentation/beskrivning.txt`, content: 'x' },
    ],
    ['a name with an empty part', 'PKT-2', { name: `${root}//documentation/beskrivning.txt`, content: 'x' }],
    ['a file where a folder is', 'PKT-2', { name: `${root}/documentation`, content: 'x' }],
    ['a name of thousands of folders', 'PKT-2', { name: `${root}/${'a/'.repeat(5000)}x`, content: 'x' }],
    ['a link', 'PKT-3', { name: `${root}/schemas/link`, content: '/etc/passwd', mode: 0o120777 }],
    ['an encrypted file', 'PKT-1', { name: `${root}/schemas/a`, content: 'x', flags: 1 }],
    ['a file that is not what it says', 'PKT-1', { name: `${root}/schemas/a`, content: 'x', stated: { crc: 1 } }],
    ['a file in the bytes of another', 'PKT-1', { name: `${root}/schemas/a`, content: 'x', stated: { at: 0 } }],
  ])('with %s breaks %s', async (_, requirement, entry: HandEntry) => {
    const report = await check(worldWith({ 'p.zip': hand([entry]) }), 'p.zip')
    expect(report.findings.map(finding => finding.requirement)).toContain(requirement)
    expect(report.overall).toBe('non-conformant')
  })

  it('is held by the name of its folder where the path tells its place only', async () => {
    const { files, ...world } = stillWorld()
    const placed = (path: string) => path.replace(/^\.(?=\/|$)/, whole)
    const moved = {
      ...files,
      realPath: async (path: string) => (path === '.' ? '/data/here' : files.realPath(path)),
      walk: async (path: string) => files.walk(placed(path)),
      list: async (path: string) => files.list(placed(path)),
      exists: async (path: string) => files.exists(placed(path)),
      isFolder: async (path: string) => files.isFolder(placed(path)),
    }
    const report = await check({ ...world, files: moved }, '.', 'fgs-paket')
    expect(findings(report)).toEqual(['CSIPSTR2 here schema.rule'])
  })

  it('with a file twice is right of neither when one is wrong', async () => {
    const twin = { name: `${root}/schemas/anteckning.xsd`, content: 'x' }
    expect(findings(await check(worldWith({ 'p.zip': hand([twin]) }), 'p.zip')).sort()).toEqual([
      'PKT-2 p.zip/FGS-exempel-1/schemas/anteckning.xsd package.fault.twice',
      'PKT-5 p.zip/METS.xml package.other-size',
      'PKT-6 p.zip/METS.xml package.other-checksum',
    ])
  })

  it('with the number of a person as the name of a file is told without it', async () => {
    const more = { [`${root}/documentation/19811228-9874.txt`]: Buffer.from('x') }
    const report = await check(worldWith({ 'p.zip': zipped(more) }), 'p.zip')
    expect(findings(report)).toEqual(['PKT-7 p.zip/documentation/19811228-0006.txt package.not-listed'])
    expect(JSON.stringify(report)).not.toContain('9874')
  })

  it('that is refused unread is not said to have files that no manifest knows', async () => {
    const world = worldWith({ 'p.zip': hand([{ name: `${root}/schemas/a`, content: 'x', stated: { at: 0 } }]) })
    expect(findings(await check(world, 'p.zip')).filter(each => each.startsWith('PKT-7'))).toEqual([])
  })

  it('may be in a tar that tells the folder that all is in', async () => {
    const files = [...contents].map(([name, content]) => ({
      name: `./${name}`,
      content: new TextDecoder().decode(content),
    }))
    const report = await check(worldWith({ 'p.tar': handTar([{ name: './', type: '5' }, ...files]) }), 'p.tar')
    expect(findings(report)).toEqual([])
    expect(report.overall).toBe('conformant')
  })

  it('that cannot be opened breaks PKT-1 when the user says that it is one, and is nothing known otherwise', async () => {
    const world = worldWith({ 'p.zip': Buffer.from('PK, but no zip at all') })
    expect(findings(await check(world, 'p.zip', 'fgs-paket'))).toEqual(['PKT-1 p.zip package.fault.broken'])
    await expect(check(world, 'p.zip')).rejects.toMatchObject({ code: 'document.unrecognised' })
  })

  it('is not green in a folder with an archive that cannot be opened, and what is beside it is told', async () => {
    const broken = zipped().subarray(0, 900)
    const world = worldWith({ 'in/p.zip': zipped(), 'in/q.zip': broken, 'in/a.json': Buffer.from('{}') })
    const report = await check(world, 'in')
    expect(findings(report)).toEqual(['PKT-1 q.zip package.fault.broken'])
    expect(report.troubles.map(({ trouble }) => `${trouble.kind} ${trouble.detail}`)).toEqual(['not-a-document a.json'])
  })

  it('with a folder that cannot be looked into is broken', async () => {
    const { files, ...world } = stillWorld()
    const closed = { path: 'x', name: 'documentation/hemligt', kind: 'folder', size: 0, isClosed: true } as const
    const walk = async (path: string) => (await files.walk(path))?.concat(path === whole ? closed : [])
    expect(findings(await check({ ...world, files: { ...files, walk } }, whole))).toEqual([
      'PKT-1 FGS-exempel-1/FGS-exempel-1/documentation/hemligt package.fault.closed',
    ])
  })

  it('does not have a folder by having a file of that name', async () => {
    const names = [
      'schemas',
      'documentation',
      'metadata/preservation',
      'metadata/descriptive',
      'representations/rep1/data',
    ]
    const kept = [...contents].filter(([name]) => !names.some(each => name.startsWith(`${root}/${each}/`)))
    const files = [...kept, ...names.map(each => [`${root}/${each}`, Buffer.from('x')] as const)]
    const report = await check(worldWith({ 'p.zip': zipSync(Object.fromEntries(files)) }), 'p.zip')
    const broken = report.findings.map(({ requirement }) => requirement).filter(each => each.startsWith('CSIPSTR'))
    expect(broken.sort()).toEqual(['CSIPSTR11', 'CSIPSTR15', 'CSIPSTR16', 'CSIPSTR6', 'CSIPSTR7'])
  })

  it('of more files than can be listed is refused', async () => {
    const { files, ...world } = stillWorld()
    const many = Array.from({ length: 2_000_001 }, () => ({
      path: 'METS.xml',
      name: 'METS.xml',
      kind: 'file' as const,
      size: 1,
    }))
    const opened = openPackage({ ...world, files: { ...files, walk: async () => many } }, 'many')
    await expect(opened).rejects.toMatchObject({ code: 'archive.too-many' })
  })

  it('is judged again from what was saved, without the package', async () => {
    const world = worldWith({ 'p.zip': zipped({ [`${root}/documentation/mer.txt`]: Buffer.from('mer') }) })
    const sut = { role: 'document', files: ['p.zip'] }
    const request = { profile: 'fgs-paket', sut, evidence: 'saved', command: 'samklang run', tool: exampleTool }
    const fresh = await run(world, request)
    const again = await judgeEvidence({ ...world, files: { ...world.files, open: refused, walk: refused } }, 'saved', {
      tool: exampleTool,
    })
    expect(again.verdicts).toEqual(fresh.verdicts)
    expect(again.findings).toEqual(fresh.findings)
    expect(findings(again)).toEqual(['PKT-7 p.zip/documentation/mer.txt package.not-listed'])
  })

  it('is not made of a file that only looks like an inventory', async () => {
    const forged = Buffer.from(
      '{"package":{"name":"p","format":"zip","roots":["p"],"root":"p","tree":{"METS.xml":1}}}\n',
    )
    const world = worldWith({ 'inventory.ndjson': forged })
    await expect(check(world, 'inventory.ndjson', 'fgs-paket')).rejects.toMatchObject({ code: 'document.unrecognised' })
  })
})

function refused(): never {
  throw new Error('the package was opened again')
}
