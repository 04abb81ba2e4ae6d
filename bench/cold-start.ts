import { mkdirSync, writeFileSync } from 'node:fs'
import { compare, type Row, samklang, sampleOf, workFolder } from './measure.ts'

/** What a user waits for before anything happens: over an empty Node process. */
export async function coldStart(): Promise<readonly Row[]> {
  mkdirSync(workFolder, { recursive: true })
  writeFileSync(`${workFolder}/empty.mjs`, '')
  const file = 'test-vectors/ss12000/SS-X01/pass-1.json'
  const samples = await compare(
    [
      { name: 'empty', command: ['node', `${workFolder}/empty.mjs`] },
      { name: 'help', command: [...samklang, '--help'] },
      { name: 'check', command: [...samklang, 'check', file] },
    ],
    15,
    'time',
  )
  const empty = sampleOf(samples, 'empty').ms
  const over = (name: string, bar: number): Row => {
    const extra = sampleOf(samples, name).ms - empty
    return {
      what: `samklang ${name} over empty node (${empty.toFixed(0)} ms)`,
      value: `+${extra.toFixed(0)} ms`,
      bar: `<= +${bar} ms`,
      isMet: extra <= bar,
    }
  }
  return [over('help', 30), over('check', 120)]
}
