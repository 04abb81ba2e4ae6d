import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { compare, once, type Row, samklang, sampleOf, workFolder } from './measure.ts'

const folder = `${workFolder}/verify`
const profile = `${folder}/profile`
const requirements = 10_000
const groups = 100
const documents = 50

/**
 * Verifying a bundle of ten thousand results with its evidence, beside what nobody can do without: to read and hash it, and
 * to judge the same evidence again.
 */
export async function verify(): Promise<readonly Row[]> {
  rmSync(folder, { recursive: true, force: true })
  writeProfile()
  writeDocuments()
  const evidence = `${folder}/evidence`
  const bundle = `${folder}/bid.zip`
  const did = async (...argv: readonly string[]) => {
    await once({ name: argv[0] ?? '', command: [...samklang, ...argv], accept: [0, 1] })
  }
  const quiet = ['--quiet', '--output', `${folder}/out`]
  await did(
    'run',
    '--profile',
    profile,
    '--files',
    `${folder}/export`,
    '--evidence',
    evidence,
    '--format',
    'json',
    ...quiet,
  )
  await did('bundle', evidence, '--profile', profile, '--output', bundle)
  await did('keygen', `${folder}/key.pem`)
  await did('sign', bundle, '--key', `${folder}/key.pem`)
  const own = ['--profile', profile, '--output', `${folder}/seen`]
  const samples = await compare(
    [
      { name: 'verify', command: [...samklang, 'verify', bundle, ...own], accept: [0, 1] },
      { name: 'hash', command: ['node', 'bench/peers/hash-zip.mjs', bundle] },
      { name: 'judge', command: [...samklang, 'report', evidence, '--format', 'json', ...own], accept: [0, 1] },
    ],
    5,
  )
  const [whole, hash, judge] = ['verify', 'hash', 'judge'].map(name => sampleOf(samples, name).ms) as [
    number,
    number,
    number,
  ]
  const ratio = whole / (hash + judge)
  return [
    { what: `verify ${requirements} results, ${documents} documents`, value: `${Math.round(whole)} ms` },
    { what: 'reading and hashing it', value: `${Math.round(hash)} ms` },
    { what: 'judging the same evidence', value: `${Math.round(judge)} ms` },
    { what: 'time over both', value: `${ratio.toFixed(2)} x`, bar: '<= 2', isMet: ratio <= 2 },
  ]
}

const id = (at: number) => `V-${String(at).padStart(5, '0')}`
const placesOf = (group: number) =>
  Array.from({ length: requirements / groups }, (_, at) => group * (requirements / groups) + at)

/** One requirement for each of ten thousand members of a document. */
function writeProfile(): void {
  mkdirSync(`${profile}/resources`, { recursive: true })
  const text = (words: string) => ({ sv: words, en: words })
  const manifest = {
    id: 'verify-bench',
    version: '1.0.0',
    title: text('Verify'),
    publisher: 'Samklang',
    standard: { name: 'Verify', version: '1' },
    status: { validFrom: '2026-01-01' },
    roles: { document: text('Files') },
    modules: { core: text('Core') },
    mandatoryModules: ['core'],
    wellFormed: id(0),
    resources: ['resources/item.schema.json'],
    documents: [
      {
        id: 'item',
        module: 'core',
        schema: 'resources/item.schema.json',
        fileNames: ['item*'],
        members: ['g0'],
        title: text('Item'),
      },
    ],
  }
  const rows = Array.from({ length: requirements }, (_, at) => ({
    id: id(at),
    level: 'MUST',
    roles: ['document'],
    module: 'core',
    text: text(`Member ${at} is a whole number that is not negative.`),
    source: { clause: String(at) },
  }))
  const member = (at: number) => [`m${at}`, { type: 'integer', minimum: 0, 'x-requirement': id(at) }]
  const group = (at: number) => [`g${at}`, { type: 'object', properties: Object.fromEntries(placesOf(at).map(member)) }]
  const all = Array.from({ length: groups }, (_, at) => group(at))
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    'x-requirement': id(0),
    'x-document': 'item',
    properties: Object.fromEntries(all),
  }
  writeFileSync(`${profile}/profile.yaml`, JSON.stringify(manifest))
  writeFileSync(`${profile}/requirements.yaml`, JSON.stringify(rows))
  writeFileSync(`${profile}/resources/item.schema.json`, JSON.stringify(schema))
}

/** In each document one member of ten thousand is wrong. */
function writeDocuments(): void {
  mkdirSync(`${folder}/export`, { recursive: true })
  for (let number = 0; number < documents; number += 1) {
    const group = (at: number) => [
      `g${at}`,
      Object.fromEntries(placesOf(at).map(place => [`m${place}`, place === number + 1 ? -1 : number])),
    ]
    const content = Object.fromEntries(Array.from({ length: groups }, (_, at) => group(at)))
    writeFileSync(`${folder}/export/item-${number}.json`, JSON.stringify(content))
  }
}
