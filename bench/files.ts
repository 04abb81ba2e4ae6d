import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { generators } from '../src/exchange/simulator/ss12000/generators.ts'
import { municipality } from '../src/exchange/simulator/ss12000/municipality.ts'
import { compare, type Row, samklang, sampleOf, workFolder } from './measure.ts'

/**
 * Many small files of valid persons: one in each, and lists of three (2 kB). The peers hold each person against the same
 * schema; only samklang also keeps places and digests, and judges what must be unique or is referred to.
 */
export async function files(): Promise<readonly Row[]> {
  return [...(await measured(1)), ...(await measured(3))]
}

async function measured(perFile: number): Promise<readonly Row[]> {
  const folder = `${workFolder}/persons`
  const { count, size } = writePersons(folder, perFile)
  const samples = await compare(
    [
      {
        name: 'samklang',
        command: [...samklang, 'check', folder, '--type', 'person', '--quiet'],
        accept: [0, 3],
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

/** Every person of a town, so that each guardian is in a file too. */
function writePersons(folder: string, perFile: number): { readonly count: number; readonly size: number } {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const persons = [...generators.persons(municipality({ schools: 80, pupilsPerSchool: 60 }))]
  let count = 0
  let size = 0
  for (let at = 0; at < persons.length; at += perFile) {
    const data = persons.slice(at, at + perFile)
    const text = JSON.stringify(perFile === 1 ? data[0] : { data })
    writeFileSync(`${folder}/${count}.json`, text)
    count += 1
    size += text.length
  }
  return { count, size }
}
