import { ToolError } from '../errors.ts'
import type { World } from '../model/world.ts'
import { readReport } from '../report/read.ts'
import type { Contents } from './archive.ts'
import { paths, textIn } from './bundle-layout.ts'
import { pieceOf } from './bundled-evidence.ts'

export interface Masked {
  readonly contents: Contents
  /** Ids of evidence that was left out, and that the report shows whole: it is signed, so it stays. */
  readonly stillShown: readonly string[]
}

/**
 * A copy of a bundle without some of its evidence. Manifest and signatures are the same, and still hold.
 * @throws ToolError `mask.unknown` for an id that is none of its evidence
 */
export async function maskBundle(
  world: World,
  contents: Contents,
  ids: readonly string[],
  where: string,
): Promise<Masked> {
  const kept = new Map(contents)
  for (const id of ids) {
    const path = pieceOf(contents.keys(), id)
    if (path === undefined) throw new ToolError('mask.unknown', { where, id })
    kept.delete(path)
  }
  const report = await readReport(textIn(contents, paths.report, where), paths.report, world.cache)
  const shown = new Set(report.exchanges.map(({ id }) => id))
  return { contents: kept, stillShown: ids.filter(id => shown.has(id)) }
}
