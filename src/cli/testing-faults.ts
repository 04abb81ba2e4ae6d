import type { Report } from '../model/report.ts'
import type { World } from '../model/world.ts'
import { samklang, type Told } from './testing.ts'

/** How a command ended, and the report that it wrote, if it did. */
export interface Ended extends Told {
  readonly report?: Report
  /** Requirement to verdict; empty without a report. */
  readonly words: Readonly<Record<string, string>>
}

let runs = 0

/** Runs a command that ends in a report, in English; each run writes into a folder of its own below `out/`. */
export async function ended(world: World, ...argv: readonly string[]): Promise<Ended> {
  runs += 1
  const told = await samklang([...argv, '--format', 'json', '--output', `out/${runs}`, '--lang', 'en'], { world })
  const path = `out/${runs}/report.json`
  if (!(await world.files.exists(path))) return { ...told, words: {} }
  const report: Report = JSON.parse(new TextDecoder().decode(await world.files.read(path)))
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
