import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { samklang, workFolder } from '../testing.ts'
import { editedRooms } from '../testing-profile.ts'

const work = workFolder()
const edited = editedRooms(work)
const rooms = edited()
const vectors = join(work.path, 'vectors')
work.write('vectors/rooms/R-02/pass-1.json', '{ "id": "a", "seats": 4 }\n')
work.write('vectors/rooms/R-02/fail-1.json', '{\n  "id": "a",\n  "seats": -1\n}\n')
work.write('vectors/rooms/R-03/pass-1.json', '{ "id": "a", "seats": 4, "name": "Aula" }\n')
const longName = 'x'.repeat(41)
work.write('vectors/rooms/R-03/fail-1.json', `{ "id": "a", "seats": 4, "name": "${longName}" }\n`)
const expected = (requirement: string, pointer: string) =>
  JSON.stringify({ 'pass-1.json': { findings: [] }, 'fail-1.json': { findings: [{ requirement, pointer }] } })
work.write('vectors/rooms/R-02/expected.json', expected('R-02', '/seats'))
work.write('vectors/rooms/R-03/expected.json', expected('R-03', '/name'))

let sites = 0
const place = () => join(work.path, `site-${sites++}`)
const docs = (output: string, ...more: readonly string[]) =>
  samklang(['profile', 'docs', rooms, '--output', output, '--vectors', vectors, ...more])
const page = (output: string, name: string) => readFileSync(join(output, name), 'utf8')

describe('profile docs', () => {
  it('writes a site whose examples are what judging them gave, with the line marked', async () => {
    const output = place()
    const { code, out, err } = await docs(output)
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain(`Open ${output}/index.html`)
    expect(out).toContain('Examples that were judged: 4')
    const text = page(output, 'sv/requirements/R-02.html')
    expect(text).toContain('<mark>  &quot;seats&quot;: -1</mark> <strong class="here">← fel här</strong>')
    expect(text).toContain('rad 3, /seats')
    expect(page(output, 'en/requirements/R-02.html')).toContain('line 3, /seats')
  })

  it('tells the data dictionary from the schemas, with limits, values and requirements', async () => {
    const output = place()
    await docs(output, '--lang', 'en')
    const rows = page(output, 'en/data/room.html').match(/<tr id=.*<\/tr>/g) ?? []
    const plain = rows.map(row => row.replace(/<\/t[dh]>/g, '|').replace(/<[^>]*>/g, ''))
    expect(plain).toEqual([
      'id|string|yes|pattern: ^[a-z]+$|R-02, R-01|',
      'seats|integer|yes|minimum: 0|R-02|',
      'name|string|no|maxLength: 40|R-03|',
      'kind|string|no|One ofab|R-02|',
      'booking|object|no||R-02|',
    ])
  })

  it('says of an example that does not do what it was meant to that it does not, and ends with 1', async () => {
    const folder = join(work.path, 'wrong')
    work.write('wrong/rooms/R-02/fail-1.json', '{ "id": "a", "seats": 1 }\n')
    work.write('wrong/rooms/R-02/expected.json', '{ "fail-1.json": { "findings": [] } }')
    const output = place()
    const { code, out } = await samklang(['profile', 'docs', rooms, '--output', output, '--vectors', folder])
    expect(code).toBe(1)
    expect(out).toContain('R-02/fail-1.json: was to break the requirement, and does not')
    expect(page(output, 'en/requirements/R-02.html')).toContain('Does not do what it was meant to: was to break')
    expect(page(output, 'en/requirements/R-02.html')).not.toContain('Breaks the requirement')
  })

  it('shows of a requirement that is inherited the examples of the profile that it is from, and says so', async () => {
    const folder = join(work.path, 'extension')
    work.write(
      'extension/profile.yaml',
      `id: halls
version: 2.0.0
title: { sv: Salar, en: Halls }
publisher: Example
standard: { name: Halls, version: "2" }
extends: { profile: ../${rooms.split('/').at(-1)}, version: ^1.0.0 }
modules: { halls: { sv: Salar, en: Halls } }
mandatoryModules: [ halls ]
unique: [ { requirement: H-01, document: room, pointer: /name } ]
`,
    )
    work.write(
      'extension/requirements.yaml',
      '- { id: H-01, level: MUST, roles: [ document ], module: halls, source: { clause: "1" }, text: { sv: Ett namn SKALL vara unikt., en: A name MUST be unique. } }\n',
    )
    const output = place()
    const { code, out, err } = await samklang(['profile', 'docs', folder, '--output', output, '--vectors', vectors])
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('Examples that were judged: 4')
    const text = page(output, 'en/requirements/R-02.html')
    expect(text).toContain('An example of rooms@1.0.0, which the requirement is from: judged by its rules.')
    expect(text).toContain('<strong class="here">← wrong here</strong>')
    expect(page(output, 'sv/requirements/R-02.html')).toContain('Ett exempel ur rooms@1.0.0, som kravet kommer från')
    expect(page(output, 'en/requirements/H-01.html')).not.toContain('An example of')
  })

  it('leaves out examples whose rules were not supplied, and says so', async () => {
    const output = place()
    const { code, out } = await samklang(['profile', 'docs', 'en16931', '--output', output, '--lang', 'en'])
    expect(code).toBe(0)
    expect(out).toMatch(/Examples that were left out: \d{4}\. .*eInvoicing-EN16931/s)
    const text = page(output, 'en/requirements/BR-02.html')
    expect(text).toContain('Not judged here')
    expect(text).not.toMatch(/<pre|Keeps the requirement|Breaks the requirement/)
  }, 60_000)

  it('is in the language that is asked for, else in both', async () => {
    const [both, one] = [place(), place()]
    await docs(both)
    await docs(one, '--lang', 'sv')
    expect([readdirSync(both).includes('en'), readdirSync(one).includes('en')]).toEqual([true, false])
    expect(page(one, 'sv/index.html')).not.toContain('hreflang')
  })

  it('shows what has changed since earlier versions, as a page and as JSON', async () => {
    const output = place()
    const old = edited(
      ['profile.yaml', 'version: 1.0.0', 'version: 0.9.0'],
      ['requirements.yaml', 'level: SHOULD', 'level: MAY'],
    )
    const older = edited(['profile.yaml', 'version: 1.0.0', 'version: 0.8.0'])
    const { code } = await docs(output, '--previous', old, '--previous', older)
    expect(code).toBe(0)
    expect(page(output, 'sv/changes/index.html')).toContain(
      '<a href="../changes/0.9.0.html">Ändringar från 0.9.0 till 1.0.0</a>',
    )
    expect(page(output, 'sv/changes/0.9.0.html')).toContain('Nivån är höjd: KAN → BÖR')
    expect(JSON.parse(page(output, 'changes-0.8.0.json'))).toMatchObject({ schema: 'samklang-profile-diff/1' })
  })

  it('refuses another profile as an earlier version', async () => {
    const output = place()
    const { code, err } = await docs(output, '--previous', 'ss12000')
    expect([code, existsSync(output)]).toEqual([2, false])
    expect(err).toContain('[usage.option]')
  })

  it('publishes the files of the profile as they are', async () => {
    const output = place()
    await docs(output)
    const file = 'resources/room.schema.json'
    expect(page(output, `files/${file}`)).toBe(readFileSync(join(rooms, file), 'utf8'))
    expect(page(output, 'sv/files/index.html')).toContain('href="../../files/resources/room.schema.json"')
  })

  it('has the same bytes when it is made again, in the place of the old one', async () => {
    const output = place()
    await docs(output, '--base-url', 'https://e.example/rooms')
    const files = readdirSync(output, { recursive: true, encoding: 'utf8', withFileTypes: true }).filter(each =>
      each.isFile(),
    )
    const bytes = () => files.map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8'))
    const before = bytes()
    expect((await docs(output, '--base-url', 'https://e.example/rooms')).code).toBe(0)
    expect(bytes()).toEqual(before)
    await docs(output, '--lang', 'en')
    expect(existsSync(join(output, 'sv'))).toBe(false)
  })

  it.each([
    ['a folder of somebody else', (output: string) => work.write(`${output.slice(work.path.length)}/notes.txt`, 'x')],
    ['a site with a file of somebody else', (output: string) => writeFileSync(join(output, 'CNAME'), 'x')],
    ['a site whose index is not ours', (output: string) => writeFileSync(join(output, 'index.json'), '{}')],
  ])('refuses %s, and leaves it as it is', async (what, spoil) => {
    const output = place()
    await docs(output)
    if (what === 'a folder of somebody else') rmSync(output, { recursive: true })
    spoil(output)
    const before = readdirSync(output, { recursive: true })
    const { code, err } = await docs(output)
    expect(code).toBe(2)
    expect(err).toContain('site.foreign')
    expect(readdirSync(output, { recursive: true })).toEqual(before)
  })

  it.each(['javascript:alert(1)', 'e.example', 'https://e.example/?q', 'https://e.example/#a'])(
    'refuses to be at %s',
    async address => {
      const { code, err } = await docs(place(), '--base-url', address)
      expect([code, err.includes('site.address')]).toEqual([2, true])
    },
  )
})
