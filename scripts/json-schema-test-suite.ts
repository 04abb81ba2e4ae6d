// Runs the official JSON Schema Test Suite with our engine: `node scripts/run-ts.mjs scripts/json-schema-test-suite.ts FOLDER`.
// FOLDER is a checkout of the suite, which is not part of this repository. Prints pass rates; ends with 1 when a test
// fails that json-schema-test-suite.allow.json does not name, or when it names one that passes.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { compileSchemas } from '../src/engines/json-schema/compile.ts'
import type { Dialect } from '../src/engines/json-schema/types.ts'
import { ToolError } from '../src/errors.ts'

interface TestGroup {
  readonly description: string
  readonly schema: unknown
  readonly tests: readonly { readonly description: string; readonly data: unknown; readonly valid: boolean }[]
}

interface Part {
  readonly name: string
  readonly folder: string
  readonly dialect: Dialect
  readonly format: 'assert' | 'annotate'
}

type Schemas = ReadonlyMap<string, unknown>

const drafts = [
  { folder: 'draft7', dialect: 'draft-07' },
  { folder: 'draft2020-12', dialect: '2020-12' },
] as const

const parts: readonly Part[] = drafts.flatMap(({ folder, dialect }) => [
  { name: `${folder} required`, folder, dialect, format: 'annotate' },
  { name: `${folder} optional`, folder: `${folder}/optional`, dialect, format: 'annotate' },
  { name: `${folder} format`, folder: `${folder}/optional/format`, dialect, format: 'assert' },
])

const write = (line: string) => process.stdout.write(`${line}\n`)

async function main(suite: string | undefined): Promise<void> {
  if (suite === undefined) throw new Error('name the folder that holds the suite')
  const allowed = await allowList()
  const schemas = new Map([...(await remotes(suite)), ...(await metaschemas())])
  const failures = new Map<string, string>()
  for (const part of parts) {
    const { total, failed } = await runPart(suite, part, schemas)
    for (const [id, why] of failed) failures.set(id, why)
    const rate = ((100 * (total - failed.size)) / total).toFixed(1)
    write(`${part.name.padEnd(24)} ${String(total - failed.size).padStart(5)}/${total}  ${rate} %`)
  }
  const unexpected = [...failures].filter(([id]) => !allowed.has(id))
  const stale = [...allowed].filter(id => !failures.has(id))
  for (const [id, why] of unexpected) write(`FAILS  ${id}  (${why})`)
  for (const id of stale) write(`STALE  ${id}`)
  write(`${failures.size} failures, ${unexpected.length} of them not allowed, ${stale.length} stale entries`)
  if (unexpected.length + stale.length > 0) process.exitCode = 1
}

async function runPart(suite: string, part: Part, schemas: Schemas) {
  const folder = join(suite, 'tests', part.folder)
  const files = (await readdir(folder)).filter(name => name.endsWith('.json')).sort()
  const failed = new Map<string, string>()
  let total = 0
  for (const file of files) {
    const groups = JSON.parse(await readFile(join(folder, file), 'utf8')) as readonly TestGroup[]
    for (const group of groups) {
      total += group.tests.length
      for (const [test, why] of await runGroup(group, part, schemas)) {
        failed.set(`${part.folder}/${file} | ${group.description} | ${test}`, why)
      }
    }
  }
  return { total, failed }
}

async function runGroup(group: TestGroup, part: Part, schemas: Schemas): Promise<readonly [string, string][]> {
  const name = 'https://test.example/schema'
  try {
    const compiled = await compileSchemas({
      schemas: new Map([...schemas, [name, group.schema]]),
      entries: [name],
      dialect: part.dialect,
      untagged: true,
      foreign: true,
      format: part.format,
      cache: { get: async () => undefined, put: async () => {} },
    })
    return group.tests.flatMap(({ description, data, valid }): [string, string][] => {
      const found: string[] = []
      compiled.entry(name).validate(data, { violation: ({ keyword }) => found.push(keyword) })
      return (found.length === 0) === valid ? [] : [[description, `expected ${valid ? 'valid' : 'invalid'}`]]
    })
  } catch (error) {
    const why = error instanceof ToolError ? (error.reason?.key ?? error.code) : String(error)
    return group.tests.map(({ description }) => [description, why])
  }
}

/** Schemas that the suite expects to be served at http://localhost:1234. */
async function remotes(suite: string): Promise<readonly [string, unknown][]> {
  const folder = join(suite, 'remotes')
  const files = (await readdir(folder, { recursive: true })).filter(name => name.endsWith('.json'))
  return Promise.all(
    files.map(async name => [`http://localhost:1234/${name}`, await readJson(join(folder, name))] as const),
  )
}

/** The suite expects metaschemas to be known; ajv carries copies. */
async function metaschemas(): Promise<readonly [string, unknown][]> {
  const folder = 'node_modules/ajv/dist/refs'
  const names = ['json-schema-draft-07.json', 'json-schema-2020-12/schema.json']
  const vocabularies = await readdir(`${folder}/json-schema-2020-12/meta`)
  const files = [...names, ...vocabularies.map(name => `json-schema-2020-12/meta/${name}`)]
  return Promise.all(
    files.map(async name => {
      const schema = (await readJson(`${folder}/${name}`)) as { readonly $id: string }
      return [schema.$id.replace(/#$/, ''), schema] as const
    }),
  )
}

/** Ids of the tests that may fail. */
async function allowList(): Promise<ReadonlySet<string>> {
  const groups = (await readJson('scripts/json-schema-test-suite.allow.json')) as readonly {
    readonly tests: readonly string[]
  }[]
  return new Set(groups.flatMap(({ tests }) => tests))
}

async function readJson(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, 'utf8'))
}

await main(process.argv[2])
