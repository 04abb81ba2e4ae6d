import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { generators } from '../src/exchange/simulator/ss12000/generators.ts'
import { municipality } from '../src/exchange/simulator/ss12000/municipality.ts'
import { writeCases } from './cases/cases.ts'
import { compare, type Row, samklang, sampleOf, workFolder } from './measure.ts'

const ssFolder = 'profiles/ss12000/resources'

/**
 * Many small files. First the same work for all: one schema, files that stand alone. Then persons of SS 12000, one in a
 * file and three: only samklang also judges their rules, what must be unique and what is referred to, across all files.
 */
export async function files(): Promise<readonly Row[]> {
  return [...(await cases()), ...(await persons(1)), ...(await persons(3))]
}

async function cases(): Promise<readonly Row[]> {
  const folder = `${workFolder}/cases`
  const count = 200_000
  const size = writeCases(folder, count)
  const command = ['check', folder, '--profile', 'bench/cases', '--quiet']
  const rows = await measured({
    count,
    command,
    peer: [folder, 'bench/cases/resources', 'case.schema.json'],
    accept: [1],
    bars: { ajv: 0.7, python: 15 },
  })
  return [{ what: `${count} cases of ${size.toFixed(0)} bytes, a schema and no more`, value: '' }, ...rows]
}

async function persons(perFile: number): Promise<readonly Row[]> {
  const folder = `${workFolder}/persons`
  const { count, size } = writePersons(folder, perFile)
  const command = ['check', folder, '--type', 'person', '--quiet']
  const rows = await measured({ count, command, peer: [folder, ssFolder, 'person.schema.json'], accept: [0, 3] })
  return [{ what: `${count} files of ${(size / count).toFixed(0)} bytes, SS 12000`, value: '' }, ...rows]
}

interface Work {
  readonly count: number
  readonly command: readonly string[]
  /** What the peers are told: the folder, that of the schemas, and the schema. */
  readonly peer: readonly string[]
  /** How samklang's verdict on the files may end. */
  readonly accept: readonly number[]
  /** Where the work is the same for all. */
  readonly bars?: { readonly ajv: number; readonly python: number }
}

async function measured({ count, command, peer, accept, bars }: Work): Promise<readonly Row[]> {
  const samples = await compare(
    [
      { name: 'samklang', command: [...samklang, ...command], accept },
      { name: 'one thread', command: [...samklang, ...command, '--workers', '1'], accept },
      { name: 'ajv', command: ['node', 'bench/peers/bare-ajv.mjs', ...peer], accept: [0, 3] },
      { name: 'python', command: ['/usr/bin/python3', 'bench/peers/python_jsonschema.py', ...peer], accept: [0, 3] },
    ],
    3,
  )
  const rate = (name: string) => (count / sampleOf(samples, name).ms) * 1000
  const ratio = (name: 'ajv' | 'python'): Row => {
    const value = rate('samklang') / rate(name)
    const bar = bars?.[name]
    return {
      what: `files/s over ${name} (${rate(name).toFixed(0)}/s)`,
      value: `${value.toFixed(2)} x`,
      ...(bar === undefined ? {} : { bar: `>= ${bar}`, isMet: value >= bar }),
    }
  }
  const alone = sampleOf(samples, 'one thread')
  const { peakMiB } = sampleOf(samples, 'samklang')
  return [
    { what: 'samklang', value: `${rate('samklang').toFixed(0)} files/s, ${peakMiB.toFixed(0)} MiB` },
    {
      what: 'samklang on one thread',
      value: `${rate('one thread').toFixed(0)} files/s, ${alone.peakMiB.toFixed(0)} MiB`,
    },
    ratio('ajv'),
    ratio('python'),
  ]
}

/** Every person of a town, so that each guardian is in a file too. */
function writePersons(folder: string, perFile: number): { readonly count: number; readonly size: number } {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const all = [...generators.persons(municipality({ schools: 240, pupilsPerSchool: 60 }))]
  let count = 0
  let size = 0
  for (let at = 0; at < all.length; at += perFile) {
    const data = all.slice(at, at + perFile)
    const text = JSON.stringify(perFile === 1 ? data[0] : { data })
    writeFileSync(`${folder}/${count}.json`, text)
    count += 1
    size += text.length
  }
  return { count, size }
}
