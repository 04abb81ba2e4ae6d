import type { Report } from '../model/report.ts'
import type { World } from '../model/world.ts'
import { samklang, type Told } from './testing.ts'

/** How a command ended, and the report that it wrote, if it did. */
export interface Ended extends Told {
  readonly report?: Report
  /** Requirement to verdict; empty without a report. */
  readonly words: Readonly<Record<string, string>>
}

/** Runs a command that ends in a report, in English. */
export async function ended(world: World, ...argv: readonly string[]): Promise<Ended> {
  const told = await samklang([...argv, '--format', 'json', '--output', 'out', '--lang', 'en'], { world })
  if (!(await world.files.exists('out/report.json'))) return { ...told, words: {} }
  const report: Report = JSON.parse(new TextDecoder().decode(await world.files.read('out/report.json')))
  return { ...told, report, words: wordsOf(report) }
}

/** Judges the files in `export/` by the profile of `tinyWorld`. */
export function endedOnFiles(world: World, ...more: readonly string[]): Promise<Ended> {
  return ended(world, 'run', '--profile', 'tiny', '--files', 'export', ...more)
}

export function wordsOf({ verdicts }: Pick<Report, 'verdicts'>): Readonly<Record<string, string>> {
  return Object.fromEntries(verdicts.map(({ requirement, verdict }) => [requirement, verdict]))
}

/** The same word for each of some requirements. */
export function all(word: string, ...ids: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(ids.map(id => [id, word]))
}
