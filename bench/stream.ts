import { closeSync, existsSync, mkdirSync, openSync, statSync, unlinkSync, writeSync } from 'node:fs'
import { generators } from '../src/exchange/simulator/ss12000/generators.ts'
import { municipality } from '../src/exchange/simulator/ss12000/municipality.ts'
import { compare, type Row, samklang, sampleOf, workFolder } from './measure.ts'

const size = 1024 ** 3
const mebibyte = 1024 ** 2

/** One file of 1 GiB, a person a line: speed, and memory that must not grow with the file. */
export async function stream(): Promise<readonly Row[]> {
  const path = `${workFolder}/persons.ndjson`
  writePersons(path)
  const command = [...samklang, 'check', path, '--quiet']
  const samples = await compare([{ name: 'samklang', command, accept: [0, 1, 3] }], 1)
  unlinkSync(path)
  const { ms, peakMiB } = sampleOf(samples, 'samklang')
  return [
    { what: 'NDJSON of 1 GiB, samklang check', value: `${(size / mebibyte / (ms / 1000)).toFixed(1)} MiB/s` },
    { what: 'peak memory', value: `${peakMiB.toFixed(0)} MiB`, bar: '< 200 MiB', isMet: peakMiB < 200 },
  ]
}

function writePersons(path: string): void {
  mkdirSync(workFolder, { recursive: true })
  if (existsSync(path) && statSync(path).size >= size) return
  const file = openSync(path, 'w')
  let written = 0
  for (let seed = 1; written < size; seed += 1) {
    for (const person of generators.persons(municipality({ seed, schools: 200, pupilsPerSchool: 300 }))) {
      written += writeSync(file, `${JSON.stringify(person)}\n`)
      if (written >= size) break
    }
  }
  closeSync(file)
}
