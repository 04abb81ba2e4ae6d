import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { basename, join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadProfile } from '../../profile/load.ts'
import { profileKinds } from '../../profile/new/wishes.ts'
import { samklang } from '../testing.ts'
import { newProfiles } from '../testing-new.ts'

const { world, write, inside, make, tool, codesOf, number } = newProfiles()

const start = process.cwd()
const record = (more: object = {}) => ({ id: 'a', name: 'First', ...more })
const document = (total: string) =>
  `<Document xmlns="urn:example:rooms"><Id>1</Id><Period from="2026-01-01" to="2026-01-02"/><Line amount="2"><Text>x</Text></Line><Total>${total}</Total></Document>`

/** What the requirements of a report came to, of those that failed. */
async function failedIn(argv: readonly string[]): Promise<readonly [number, string, readonly string[]]> {
  const { code, out } = await tool(...argv, '--profile', './rooms', '--format', 'json')
  const { overall, verdicts } = JSON.parse(out) as {
    overall: string
    verdicts: readonly { requirement: string; verdict: string }[]
  }
  return [code, overall, verdicts.flatMap(({ requirement, verdict }) => (verdict === 'failed' ? [requirement] : []))]
}

describe.each(profileKinds)('a new profile of the kind %s', kind => {
  it.each([
    ['beside others', 'profiles/rooms', ['profiles', 'test-vectors']],
    ['alone', 'rooms', ['rooms']],
    ['alone, written with a dot and a slash', './rooms/', ['rooms']],
    ['deep in folders', 'a/b/rooms', ['a']],
  ])('passes its own tests at once: %s', async (_, folder, made) => {
    inside()
    const { code, out, err } = await make(folder, '--kind', kind)
    expect([code, out]).toEqual([0, ''])
    expect(err).toContain('Written: ')
    expect(readdirSync('.').sort()).toEqual(made)
    expect(await codesOf(`./${folder}`)).toEqual([0, 0, 0])
  })

  it('has vectors that count, and texts in both languages, also when it is made in Swedish', async () => {
    inside()
    await make('rooms', '--kind', kind, '--lang', 'sv')
    expect(await codesOf('./rooms')).toEqual([0, 0, 0])
    const { out } = await tool('profile', 'coverage', './rooms', '--format', 'json')
    const { vectors } = JSON.parse(out)
    expect(vectors.pass).toBeGreaterThan(5)
    expect(vectors.fail).toBeGreaterThan(4)
    expect(readFileSync('rooms/profile.yaml', 'utf8')).toContain('# Vad profilen är')
    const { requirements } = await loadProfile(world, './rooms')
    for (const { text } of requirements)
      expect([/SKALL|BÖR/.test(text.sv), /MUST|SHOULD/.test(text.en)]).toEqual([true, true])
  })

  it('judges a good file and a bad one', async () => {
    inside()
    await make('rooms', '--kind', kind)
    const good = []
    if (kind !== 'xml') {
      write(`${number()}/good/record.json`, JSON.stringify([record({ status: 'active' })]))
      write(`${number()}/bad/record.json`, JSON.stringify([record({ status: 'lost' })]))
      good.push('good/record.json')
    }
    if (kind !== 'json') {
      write(`${number()}/good/a.xml`, document('2'))
      write(`${number()}/bad/a.xml`, document('3'))
      good.push('good/a.xml')
    }
    expect(await failedIn(['check', ...good])).toEqual([0, 'conformant', []])
    const broken = { json: ['ROO-11'], xml: ['ROO-21'], mixed: ['ROO-11', 'ROO-21'] }[kind]
    expect(await failedIn(['check', 'bad'])).toEqual([1, 'non-conformant', broken])
  })
})

describe.each(['json', 'mixed'])('a new profile of the kind %s, and a system', kind => {
  it.each([
    ['that does all', {}, [0, 'conformant', []]],
    ['that gives another record', { one: record({ id: 'b' }) }, [1, 'non-conformant', ['ROO-31']]],
    ['that has everything', { unknown: 200 }, [1, 'non-conformant', ['ROO-32']]],
    ['whose records have no name', { all: [{ id: 'a' }], one: { id: 'a' } }, [1, 'non-conformant', ['ROO-10']]],
    ['that has no records', { all: [] }, undefined],
  ])('%s', async (_, faults: { all?: object; one?: object; unknown?: number }, expected) => {
    inside()
    await make('rooms', '--kind', kind)
    const server = createServer(({ url = '' }, response) => {
      const isKnown = url === '/record' || url === '/record/a'
      const body =
        url === '/record'
          ? (faults.all ?? [record({ period: { from: '2026-01-01', to: '2026-02-01' } })])
          : (faults.one ?? record())
      response.writeHead(isKnown ? 200 : (faults.unknown ?? 404), { 'Content-Type': 'application/json' })
      response.end(isKnown || faults.unknown ? JSON.stringify(body) : '')
    })
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
    try {
      const { port } = server.address() as AddressInfo
      const argv = [
        'run',
        '--base-url',
        `http://127.0.0.1:${port}`,
        '--modules',
        kind === 'mixed' ? 'rooms,rooms-json' : 'rooms',
      ]
      const found = await failedIn([...argv, '--no-config'])
      if (expected) expect(found).toEqual(expected)
      else expect(found[1]).toBe('incomplete')
    } finally {
      server.close()
    }
  })
})

describe('a person', () => {
  it('is asked for each thing that was not given, with what is usual in brackets', async () => {
    inside()
    const answers = ['jsn', 'json', 'Rooms', 'rooms', 'Lokaler', 'Rooms', 'Verket', '', '2', '', 'R', 'room', '']
    const { code, err } = await samklang(['profile', 'new'], { world, answers })
    expect(code).toBe(0)
    expect(err).toContain('What is exchanged (json, xml, mixed) [json]: ')
    expect(err).toContain('Is "json" meant?')
    expect(err).toContain('That will not do. Allowed: a-z 0-9 - (1–64)')
    expect(err).toContain('Written: profiles/rooms, test-vectors/rooms')
    const { title, publisher, standard, requirements } = await loadProfile(world, './profiles/rooms')
    expect([title, publisher, standard]).toEqual([
      { sv: 'Lokaler', en: 'Rooms' },
      'Verket',
      { name: 'Rooms', version: '2' },
    ])
    expect(requirements[0]?.id).toBe('R-01')
    expect(existsSync('profiles/rooms/resources/room.schema.json')).toBe(true)
    expect(await codesOf('./profiles/rooms')).toEqual([0, 0, 0])
  })

  it('is asked about XML where that is what is exchanged, in Swedish', async () => {
    inside()
    const { err } = await samklang(['profile', 'new', 'rooms', '--lang', 'sv', '--kind', 'xml'], { world, answers: [] })
    expect(err).toContain('Rotelement i dokumenten i XML [Document]: ')
    expect(err).not.toContain('Slag av post')
    expect(err).toContain('Härnäst: samklang profile test ./rooms --watch')
  })
})

it.each([
  ['profiles/rooms', 'test-vectors/rooms'],
  ['rooms', 'rooms/test-vectors/rooms'],
])('names where editors find the schemas, from where each file lies: %s', async (folder, vectors) => {
  inside()
  await make(folder, '--kind', 'xml')
  for (const path of [`${folder}/profile.yaml`, `${folder}/requirements.yaml`, `${vectors}/documents.vectors.yaml`]) {
    const [, address = ''] = /^# yaml-language-server: \$schema=(\S+)$/m.exec(readFileSync(path, 'utf8')) ?? []
    expect(resolve(path, '..', address)).toBe(resolve('node_modules/samklang/reports/schema', basename(address)))
    expect(existsSync(join(start, 'reports/schema', basename(address)))).toBe(true)
  }
})
