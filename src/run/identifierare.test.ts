import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { countyCodes, municipalityCodes } from '../engines/json-schema/formats/place-codes.ts'
import { loadProfile } from '../profile/load.ts'
import { checkFiles } from './check-files.ts'
import { exampleTool, stillWorld } from './testing.ts'

// Third parties' lists are read where they are, and never copied here.
const official = fileURLToPath(new URL('../../../shared/official/identifiers', import.meta.url))
const isThere = existsSync(official)
const skipped = '(skipped where ../shared/official is absent)'
const folder = mkdtempSync(join(tmpdir(), 'samklang-identifierare-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Listed {
  readonly long_format: string
  readonly short_format: string
  readonly separated_format: string
  readonly valid: boolean
  readonly vat_number?: string
  readonly input?: string
  readonly type: string
}

const read = (path: string) => JSON.parse(readFileSync(`${official}/${path}`, 'utf8'))
const listed = (path: string): readonly Listed[] => read(path)
const identifier = (type: string, value: string) => ({ type, value })

it('a file in YAML is not JSON, and a profile that names no YAML file says so', async () => {
  const path = join(folder, 'identifiers.yaml')
  writeFileSync(path, '- type: lanskod\n  value: "01"\n')
  const report = await checkFiles(stillWorld(), { files: [path], command: 'check', tool: exampleTool })
  const said = report.verdicts.filter(({ requirement }) => ['ID-01', 'ID-LAN-01'].includes(requirement))
  expect(said.map(({ requirement, verdict }) => `${requirement} ${verdict}`)).toEqual([
    'ID-01 failed',
    'ID-LAN-01 untested',
  ])
  expect(report.overall).toBe('non-conformant')
})

describe(`identifierare and lists of others ${skipped}`, { timeout: 60_000 }, () => {
  it.skipIf(!isThere)('accepts every test number of Skatteverket', async () => {
    const numbers = [
      ...read('personnummer-meta/allPins.json').map((value: string) => identifier('personnummer', value)),
      ...read('personnummer-meta/allCoords.json').map((value: string) => identifier('samordningsnummer', value)),
    ]
    expect(numbers.length).toBeGreaterThan(43_000)
    expect(await broken(numbers)).toEqual([])
  })

  it.skipIf(!isThere)('agrees with the list of personnummer on each, long and short', async () => {
    for (const { long_format, separated_format, valid } of listed('personnummer-meta/list.json')) {
      const type = Number(long_format.slice(6, 8)) > 60 ? 'samordningsnummer' : 'personnummer'
      for (const value of [long_format, separated_format]) {
        expect((await broken([identifier(type, value)])).length === 0, value).toBe(valid)
      }
    }
  })

  it.skipIf(!isThere)('agrees with the list of interim numbers on each', async () => {
    for (const { long_format, separated_format, valid } of listed('personnummer-meta/interim.json')) {
      for (const value of [long_format, separated_format]) {
        expect((await broken([identifier('interimsnummer', value)])).length === 0, value).toBe(valid)
      }
    }
  })

  // The list counts the personnummer of a sole trader as an organisation number; the profile says that it is none (ID-ORG-03).
  it.skipIf(!isThere)(
    'agrees with the list of organisation numbers, but for sole traders, and on VAT numbers',
    async () => {
      const rows = listed('organisationsnummer-meta/list.json')
      expect(rows.map(({ type }) => type)).toContain('Enskild firma')
      for (const { input = '', short_format, type, valid, vat_number = '' } of rows) {
        if (type === 'Enskild firma') {
          expect(await broken([identifier('organisationsnummer', short_format)]), short_format).toContain('ID-ORG-03')
        } else {
          expect((await broken([identifier('organisationsnummer', input)])).length === 0, input).toBe(valid)
        }
        expect((await broken([identifier('momsregistreringsnummer', vat_number)])).length === 0, vat_number).toBe(valid)
      }
    },
  )

  it.skipIf(!isThere).each([
    ['counties', 21],
    ['municipalities', 290],
  ])('has the codes and names of the %s, %i of them', async (kind, count) => {
    const csv = readFileSync(`${official}/geodata/${kind}.csv`, 'utf8').trim().split('\n').slice(1)
    const theirs = csv
      .map(line => line.split(','))
      .map(([code, long, short]) => [code, kind === 'counties' ? long : short])
    const ours = await codeList(kind)
    expect(ours).toHaveLength(count)
    expect(ours).toEqual(theirs.sort())
  })
})

describe('identifierare', () => {
  it('has the codes that the formats of schemas know', async () => {
    expect((await codeList('municipalities')).map(([code]) => code)).toEqual([...municipalityCodes].sort())
    expect((await codeList('counties')).map(([code]) => code)).toEqual([...countyCodes].sort())
  })

  it('judges the check digit of a real number before it is masked, and shows it masked', async () => {
    // 811228-9874 is the example of Skatteverket's leaflet SKV 704.
    expect(await broken([identifier('personnummer', '198112289874')])).toEqual([])
    expect(await broken([identifier('personnummer', '198112289875')])).toEqual(['ID-PNR-03'])
    const report = await judged([{ ...identifier('samordningsnummer', '198112289874') }])
    expect(JSON.stringify(report)).not.toContain('9874')
    expect(report.findings.map(({ requirement }) => requirement)).toEqual(['ID-SAM-02'])
  })

  it('is extended by a profile whose schema refers to its definitions', async () => {
    const unit = join(folder, 'enheter')
    mkdirSync(join(unit, 'resources'), { recursive: true })
    writeFileSync(
      join(unit, 'profile.yaml'),
      `id: enheter
version: 1.0.0
title: { sv: Enheter, en: Units }
publisher: Example
standard: { name: Units, version: "1" }
extends: { profile: identifierare, version: ^1.0.0 }
resources: [ resources/unit.schema.json ]
documents:
  - { id: unit, module: identifiers, schema: resources/unit.schema.json, fileNames: [ units* ], members: [ hsaId ], title: { sv: Enhet, en: Unit } }
`,
    )
    writeFileSync(
      join(unit, 'requirements.yaml'),
      `- { id: U-01, level: MUST, roles: [ document ], module: identifiers, source: { clause: "1" }, text: { sv: En enhet SKALL ha ett HSA-id., en: A unit MUST have an HSA-id. } }\n`,
    )
    writeFileSync(
      join(unit, 'resources/unit.schema.json'),
      JSON.stringify({
        'x-document': 'unit',
        'x-requirement': 'U-01',
        type: 'object',
        required: ['hsaId'],
        properties: { hsaId: { $ref: 'identifiers.schema.json#/$defs/hsaId' } },
      }),
    )
    expect(await broken([{ hsaId: 'SE5560160681-A' }], unit, 'units')).toEqual(['ID-HSA-02'])
    expect(await broken([{ hsaId: 'SE5560160680-A' }], unit, 'units')).toEqual([])
  })
})

async function judged(records: readonly object[], profile?: string, name = 'identifierare') {
  const file = join(folder, `${name}.ndjson`)
  writeFileSync(file, records.map(record => `${JSON.stringify(record)}\n`).join(''))
  const request = { files: [file], command: 'samklang check', tool: exampleTool, workers: 1 }
  return checkFiles(stillWorld(), { ...request, ...(profile === undefined ? {} : { profile }) })
}

async function broken(records: readonly object[], profile?: string, name?: string): Promise<readonly string[]> {
  const { verdicts } = await judged(records, profile, name)
  expect(verdicts.some(({ verdict }) => verdict === 'passed' || verdict === 'failed')).toBe(true)
  return verdicts.filter(({ verdict }) => verdict === 'failed' || verdict === 'error').map(row => row.requirement)
}

async function codeList(kind: string) {
  const { resources } = await loadProfile(stillWorld(), 'identifierare')
  const lines = resources.get(`resources/codes/${kind}.tsv`)?.text.trim().split('\n') ?? []
  return lines.filter(line => !line.startsWith('#')).map(line => line.split('\t'))
}
