import type { World } from '../model/world.ts'
import type { RegradedReport } from '../trust/advisory/regrade.ts'
import { brokenFiles, did, opened, type Supplier, supplier } from './testing-bundles.ts'

export const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

/** Where `withReport` puts it. */
export const source = 'out/report.json'

/** What a publisher writes of the requirement that `brokenFiles` break. */
export const written = {
  id: 'TINY-2026-1',
  date: '2026-03-01',
  versions: { from: '1.0.0', to: '1.0.2' },
  requirement: 'L',
  withdraws: ['failed'],
  text: { sv: 'Kontrollen läste fel fält.', en: 'The check read the wrong member.' },
  reading: { sv: 'Be om en ny körning.', en: 'Ask for a new run.' },
  correctedIn: '1.0.3',
}

/** A supplier whose bundle fails a MUST, and the publisher of the profile, each with a key. */
export async function publisherAnd(files: Readonly<Record<string, string>> = brokenFiles, code = 1): Promise<Supplier> {
  const its = await supplier(files, code)
  await did(its.world, 0, 'keygen', 'publisher.pem')
  return its
}

/** Writes and signs an advisory. @param key whose file it is signed with */
export async function advise(
  world: World,
  more: object = {},
  key = 'publisher.pem',
  output = 'note.json',
): Promise<string> {
  await world.files.write('note.yaml', JSON.stringify({ ...written, ...more }))
  return did(world, 0, 'profile', 'advise', 'tiny', 'note.yaml', '--key', key, '--output', output)
}

/** Options by which the advisory counts, when its signature is the publisher's. */
export const byPublisher = ['--advisory', 'note.json', '--publisher', 'publisher.pem.pub'] as const

/** The supplier's own report.json, taken out of the bundle. */
export async function withReport(its: Supplier): Promise<World> {
  await its.world.files.write(source, (await opened(its)).get('report.json') ?? '')
  return its.world
}

/** The source as the advisory has it be read. @param code how the command ends */
export async function regraded(world: World, code: number, ...more: readonly string[]): Promise<RegradedReport> {
  const out = await did(world, code, 'report', source, ...byPublisher, '--format', 'json', '--quiet', ...more)
  return JSON.parse(out)
}
