import { mkdirSync, writeFileSync } from 'node:fs'
import { load } from 'js-yaml'
import { realWorld } from '../src/io/world.ts'
import type { World } from '../src/model/world.ts'
import { coverageOf } from '../src/profile/coverage.ts'
import { diffProfiles } from '../src/profile/diff/diff.ts'
import { lintProfile } from '../src/profile/lint/lint.ts'
import { loadProfile } from '../src/profile/load.ts'
import { matrixOf } from '../src/profile/matrix.ts'
import { testedBy } from '../src/profile/tested-by.ts'
import { type Row, workFolder } from './measure.ts'

const requirements = 5000
const perSchema = 100
const rounds = 5

/** What a standards body does with a profile of 5,000 requirements, against the time that parsing its files takes. */
export async function workbench(): Promise<readonly Row[]> {
  const [old, now] = [writeProfile('old', 0), writeProfile('new', 1)]
  const world: World = realWorld()
  const works = {
    'parse one': async () => void (await parse(world, now)),
    lint: async () => {
      const { findings } = await lintProfile(fresh(world), now)
      if (findings.length > 0) throw new Error(`the profile of the bench is not clean: ${JSON.stringify(findings[0])}`)
    },
    coverage: async () => {
      const profile = await loadProfile(fresh(world), now)
      const coverage = coverageOf(profile, await testedBy(profile), undefined, undefined, undefined)
      const { rows } = await matrixOf(profile, coverage, new Map())
      const open = rows.filter(({ account, rules }) => account !== 'tested' || rules.length === 0)
      if (rows.length !== requirements || open.length > 0) throw new Error(`${open.length} rows are not covered`)
    },
    'parse two': async () => {
      await parse(world, old)
      await parse(world, now)
    },
    diff: async () => {
      const { changes } = await compared(fresh(world))
      if (changes.length !== 2 * (requirements / perSchema)) throw new Error(`${changes.length} changes were found`)
    },
  }
  const compared = async (each: World) => diffProfiles(await loadProfile(each, old), await loadProfile(each, now))
  const times = new Map<string, number[]>()
  for (let round = -1; round < rounds; round += 1) {
    for (const [name, work] of Object.entries(works)) {
      const before = process.cpuUsage()
      await work()
      const { user, system } = process.cpuUsage(before)
      if (round >= 0) times.set(name, [...(times.get(name) ?? []), (user + system) / 1000])
    }
  }
  const median = (name: string) => times.get(name)?.sort((a, b) => a - b)[rounds >> 1] ?? 0
  const row = (name: string, parsing: string): Row => {
    const times = median(name) / median(parsing)
    const value = `${median(name).toFixed(0)} ms, ${times.toFixed(2)} x`
    return {
      what: `${name}: ${requirements} requirements`,
      value,
      bar: 'under 5 x parsing the files',
      isMet: times < 5,
    }
  }
  return [row('lint', 'parse one'), row('coverage', 'parse one'), row('diff', 'parse two')]
}

/** With a cache that knows nothing yet, as after a change of every file. */
function fresh(world: World): World {
  const known = new Map<string, string>()
  return { ...world, cache: { get: async key => known.get(key), put: async (key, text) => void known.set(key, text) } }
}

/** The least that can be done with the files: YAML and JSON become values. */
async function parse(world: World, folder: string): Promise<number> {
  const text = async (path: string) => new TextDecoder().decode(await world.files.read(`${folder}/${path}`))
  const values = [load(await text('profile.yaml')), load(await text('requirements.yaml'))]
  for (const at of schemaNumbers) values.push(JSON.parse(await text(`resources/s${at}.schema.json`)))
  return values.length
}

const schemaNumbers = Array.from({ length: requirements / perSchema }, (_, at) => at)

/** A row for each property of fifty kinds of record; the second version narrows a property and rewords a row in each. */
function writeProfile(name: string, version: number): string {
  const folder = `${workFolder}/workbench/${name}`
  mkdirSync(`${folder}/resources`, { recursive: true })
  const rows: string[] = []
  for (const at of schemaNumbers) {
    const properties: Record<string, unknown> = {}
    for (let index = 0; index < perSchema; index += 1) {
      const id = `R-${at}-${index}`
      const property = `p${index}of${at}`
      properties[property] = {
        'x-requirement': id,
        ...(index % 3 === 0
          ? { type: 'integer', minimum: index === 0 ? version : 0 }
          : { type: 'string', maxLength: 40 + index }),
        ...(index % 10 === 1 ? { pattern: '^[A-Za-z]+$' } : {}),
      }
      const word = index === 0 && version > 0 ? 'value' : 'content'
      rows.push(`- id: ${id}
  level: MUST
  roles: [ document ]
  module: core
  source: { clause: "${at}.${index}" }
  text:
    sv: Egenskapen ${property} SKALL ha det innehåll som anges i avsnitt ${at}.${index} i standarden.
    en: The property ${property} MUST have the ${word} that clause ${at}.${index} of the standard gives.
`)
    }
    const schema = { 'x-requirement': `R-${at}-0`, type: 'object', required: [`p0of${at}`], properties }
    writeFileSync(`${folder}/resources/s${at}.schema.json`, JSON.stringify(schema, null, 2))
  }
  writeFileSync(`${folder}/requirements.yaml`, rows.join(''))
  writeFileSync(`${folder}/profile.yaml`, manifest(version))
  return folder
}

function manifest(version: number): string {
  const text = '{ sv: Stor, en: Large }'
  const kinds = schemaNumbers.map(
    at =>
      `  - { id: d${at}, module: core, schema: resources/s${at}.schema.json, fileNames: [ d${at}* ], members: [ p0of${at} ], title: ${text} }`,
  )
  return `id: large
version: ${version + 1}.0.0
title: ${text}
publisher: Bench
standard: { name: Large, version: "1" }
roles: { document: ${text} }
modules: { core: ${text} }
mandatoryModules: [ core ]
resources: [ ${schemaNumbers.map(at => `resources/s${at}.schema.json`).join(', ')} ]
documents:
${kinds.join('\n')}
`
}
