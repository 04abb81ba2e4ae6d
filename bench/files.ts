import { mkdirSync, writeFileSync } from 'node:fs'
import { generators } from '../src/exchange/simulator/ss12000/generators.ts'
import { municipality } from '../src/exchange/simulator/ss12000/municipality.ts'
import { compare, type Row, samklang, sampleOf, workFolder } from './measure.ts'

const count = 10_000

/** Many small files: one person each, all valid. */
export async function files(): Promise<readonly Row[]> {
  const folder = `${workFolder}/persons`
  const size = writePersons(folder)
  const samples = await compare(
    [
      {
        name: 'samklang',
        command: [...samklang, 'check', folder, '--type', 'person', '--quiet'],
        // The persons are a part of a town, so that some guardians are in none of the files: our own rules see that.
        accept: [0, 1, 3],
      },
      { name: 'ajv', command: ['node', 'bench/peers/bare-ajv.mjs', folder] },
      { name: 'python', command: ['/usr/bin/python3', 'bench/peers/python_jsonschema.py', folder] },
    ],
    3,
  )
  const rate = (name: string) => (count / sampleOf(samples, name).ms) * 1000
  const ratio = (name: string, bar: number): Row => {
    const value = rate('samklang') / rate(name)
    return {
      what: `files/s over ${name} (${rate(name).toFixed(0)}/s)`,
      value: `${value.toFixed(2)} x`,
      bar: `>= ${bar}`,
      isMet: value >= bar,
    }
  }
  return [
    {
      what: `${count} files of ${(size / count).toFixed(0)} bytes, samklang`,
      value: `${rate('samklang').toFixed(0)} files/s`,
    },
    ratio('ajv', 0.7),
    ratio('python', 15),
  ]
}

/** @returns bytes written */
function writePersons(folder: string): number {
  mkdirSync(folder, { recursive: true })
  let written = 0
  let bytes = 0
  for (const person of generators.persons(municipality({ schools: 80, pupilsPerSchool: 60 }))) {
    if (written === count) break
    const text = JSON.stringify(person)
    writeFileSync(`${folder}/${written}.json`, text)
    written += 1
    bytes += text.length
  }
  if (written < count) throw new Error(`only ${written} persons`)
  return bytes
}
