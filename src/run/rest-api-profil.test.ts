import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { noCache } from '../documents/yaml.ts'
import { jsonSchemaCheck } from '../engines/json-schema/document-check.ts'
import { nothingMasked, type Sink } from '../model/check.ts'
import { loadProfile } from '../profile/load.ts'
import { checkFiles } from './check-files.ts'
import { stillWorld } from './testing.ts'

const world = stillWorld()
const profile = await loadProfile(world, 'rest-api-profil')
const folder = '../shared/official/rest-api-profil'
const file = `${folder}/raplp-v1.1.0-unit-cases.json`

/** One published case of the linter: what a rule of its own says of a description. */
interface Case {
  readonly rule: string
  readonly name: string
  readonly document: object
  readonly errors: readonly unknown[]
}

/** What rules of the linter look at that are parts of DOK.03: a place, and the members that may be missing there. */
const parts: Readonly<Record<string, readonly [place: string, members: readonly string[]]>> = {
  Dok03Info: ['/info', ['title', 'version', 'description']],
  Dok03Contact: ['/info', ['contact']],
  Dok03ContactName: ['/info/contact', ['name']],
  Dok03ContactEmail: ['/info/contact', ['email']],
  Dok03ContactUrl: ['/info/contact', ['url']],
  Dok03License: ['/info', ['license']],
  Dok03LicenseName: ['/info/license', ['name']],
  Dok03LicenseUrl: ['/info/license', ['url']],
}

/** Cases in which we say something else, each explained in docs/rest-api.md. */
const differences = [
  'Dok19 ogiltigt testfall: clean',
  'Dot02 giltigt testfall - date/datetime: broken',
  'For02 ogiltigt testfall - EN GET -förfrågan SKALL INTE acceptera en body: clean',
]

describe.skipIf(!existsSync(file))(`the published cases of the linter (skipped when ${file} is absent)`, async () => {
  const cases: readonly Case[] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : []
  const check = await jsonSchemaCheck(profile, noCache)

  /** Whether the rule of a case is broken by our own rules. */
  function isBroken({ rule, document }: Case): boolean {
    const id = `${rule.slice(0, 3).toUpperCase()}.${rule.slice(3, 5)}`
    const [place, members] = parts[rule] ?? []
    let count = 0
    const sink: Sink = {
      exercised: () => {},
      untested: () => {},
      inapplicable: () => {},
      error: (requirement, { key }) => expect(`${requirement} ${key}`).toBe('decided'),
      finding: ({ requirement, at, message: { args } }) => {
        const isMeant = place === undefined || (at.pointer === place && members?.includes(String(args.name)) === true)
        if (requirement === id && isMeant) count += 1
      },
    }
    const at = { evidence: '', name: '' }
    const locate = (pointer: string) => ({ ...at, pointer })
    const record = { value: document, at, locate, masked: nothingMasked }
    check.record('swagger' in document ? 'swagger' : 'openapi', record, sink, () => {})
    return count > 0
  }

  it('are 188, and all but those explained agree', () => {
    expect(cases).toHaveLength(188)
    const other = cases.filter(one => isBroken(one) !== one.errors.length > 0)
    expect(other.map(one => `${one.rule} ${one.name}: ${isBroken(one) ? 'broken' : 'clean'}`)).toEqual(differences)
  })
})

const samples = `${folder}/apis`
/** Files that are no right YAML: each has a word or a tab where YAML allows none. */
const illFormed = ['for-api.yaml', 'for.yaml', 'ufn-api.yaml']

describe.skipIf(!existsSync(samples))(`published descriptions (skipped when ${samples} is absent)`, () => {
  const names = existsSync(samples) ? readdirSync(samples) : []
  const checked = (name: string) => {
    const request = {
      files: [`${samples}/${name}`],
      command: 'check',
      tool: { name: 'samklang', version: '0', engines: {} },
    }
    return checkFiles(world, request)
  }

  it.each(names.filter(name => !illFormed.includes(name)))('%s is known for what it is, and judged', async name => {
    const report = await checked(name)
    expect(report.profile.id).toBe('rest-api-profil')
    const errors = report.verdicts.filter(({ verdict }) => verdict === 'error')
    expect(errors.map(({ requirement }) => requirement)).toEqual([])
    expect(report.overall).toBe('non-conformant')
  })

  it.each(illFormed)('%s is refused, with the place', async name => {
    await expect(checked(name)).rejects.toMatchObject({ code: 'document.ill-formed' })
  })
})
