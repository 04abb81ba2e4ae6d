import { readFileSync, writeFileSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import { newProfiles } from '../testing-new.ts'

const { inside, make, tool } = newProfiles()
beforeEach(async () => {
  inside()
  await make('rooms', '--kind', 'xml')
})

function edit(path: string, from: string, to: string): void {
  const text = readFileSync(`rooms/${path}`, 'utf8')
  if (!text.includes(from)) throw new Error(`${path} has no ${from}`)
  writeFileSync(`rooms/${path}`, text.replace(from, to))
}

interface Told {
  readonly rule: string
  readonly file: string
  readonly line: number
  readonly column: number
  readonly said: { readonly key: string }
}

async function findings(folder = './rooms'): Promise<readonly string[]> {
  const { code, out } = await tool('profile', 'lint', folder, '--format', 'json')
  const all = (JSON.parse(out) as { findings: readonly Told[] }).findings
  expect(code).toBe(all.length === 0 ? 0 : 1)
  return all.map(({ rule, file, line, column, said }) => `${rule} ${file}:${line}:${column} ${said.key}`)
}

const lineOf = (path: string, text: string) =>
  readFileSync(`rooms/${path}`, 'utf8').split(text)[0]?.split('\n').length ?? 0
const sch = 'resources/document.sch'
const xsd = 'resources/document.xsd'

describe('profile lint of XML', () => {
  it.each(['navet-personpost', 'sdk-meddelande', 'peppol-bis-billing-3'])('finds nothing in %s', async name => {
    expect(await findings(name)).toEqual([])
  })

  it('compiles XML Schema, and says where it is wrong', async () => {
    expect(await findings()).toEqual([])
    edit(xsd, 'type="xs:decimal"/>', 'type="xs:decimel"/>')
    const [found, ...more] = await findings()
    expect(found).toMatch(/^refused resources\/document\.xsd:\d+:1 xsd\.schema$/)
    expect(found).toContain(`:${lineOf(xsd, 'xs:decimel')}:`)
    expect(more).toEqual([])
  })

  it('compiles Schematron, and tells all that is wrong in it', async () => {
    edit(sch, 'sum(../d:Line', 'sum((../d:Line')
    edit(sch, 'xs:date(@from) le', 'xs:dato(@from) le')
    const found = await findings()
    expect(found.map(each => each.replace(/:\d+ .*/, ''))).toEqual([
      `refused ${sch}:${lineOf(sch, 'sum((..')}`,
      `refused ${sch}:${lineOf(sch, 'xs:dato')}`,
    ])
  })

  it('finds an assertion that leads to no row, where it stands', async () => {
    edit(sch, 'id="ROO-22"', 'id="ROO-99"')
    expect(await findings()).toEqual([`refused ${sch}:${lineOf(sch, 'ROO-99')}:1 error.profile.unknown-name.what`])
  })

  it('finds a row that a rule set is said to test and has no assertion for', async () => {
    edit(sch, 'id="ROO-22"', 'id="ROO-21"')
    expect(await findings()).toEqual([`refused ${sch}:1:1 error.profile.untested.what`])
  })

  it('finds a schema and a rule set that nothing leads to', async () => {
    edit(
      'profile.yaml',
      '  - resources/document.xsd',
      '  - resources/document.xsd\n  - resources/b.xsd\n  - resources/c.sch',
    )
    for (const name of ['b.xsd', 'c.sch']) writeFileSync(`rooms/resources/${name}`, '<x/>')
    expect(await findings()).toEqual(['reach resources/b.xsd:1:1 lint.file', 'reach resources/c.sch:1:1 lint.file'])
  })
})

describe('profile lint of an extension', () => {
  const reason = '{ sv: Så är det hos oss här., en: So it is with us here. }'
  async function regraded(entries: string, more = ''): Promise<readonly string[]> {
    await make('halls', '--kind', 'xml')
    writeFileSync(
      'halls/requirements.yaml',
      '- { id: H-01, level: MUST, roles: [ document ], module: rooms, source: { clause: "1" }, text: { sv: Det SKALL vara så., en: It MUST be so. }, notTested: { sv: Det syns inte., en: It is not seen. } }\n',
    )
    writeFileSync(
      'halls/profile.yaml',
      `id: halls\nversion: 1.0.0\ntitle: { sv: Salar, en: Halls }\npublisher: x\nstandard: { name: x, version: "1" }
extends: { profile: ../rooms, version: ~0.1.0 }
${more}
regrade:
${entries}
`,
    )
    return findings('./halls')
  }
  const entry = (id: string, level: string, why = reason) =>
    `  - { requirement: ${id}, level: ${level}, reason: ${why} }\n`

  it('finds nothing wrong in a row with another level and a reason', async () => {
    expect(await regraded(entry('ROO-23', 'MUST'))).toEqual([])
  })

  it.each([
    ['has that level already', entry('ROO-23', 'SHOULD'), '', ['regrade profile.yaml:9:28 lint.regrade.same']],
    [
      'is named twice',
      entry('ROO-23', 'MUST') + entry('ROO-23', 'MAY'),
      '',
      ['regrade profile.yaml:10:7 lint.regrade.twice'],
    ],
    ['is not there', entry('ROO-99', 'MUST'), '', ['name profile.yaml:9:7 lint.regrade.name']],
    [
      'is left out',
      entry('ROO-23', 'MUST'),
      `narrow: [ { requirements: [ ROO-23 ], reason: ${reason} } ]`,
      ['regrade profile.yaml:9:7 lint.regrade.dropped'],
    ],
    [
      'has one reason for both languages',
      entry('ROO-23', 'MUST', '{ sv: So it is here., en: So it is here. }'),
      '',
      ['language profile.yaml:9:51 lint.regrade.language'],
    ],
  ])('finds one that %s', async (_, entries, more, expected) => {
    expect(await regraded(entries, more)).toEqual(expected)
  })
})
