import { dirname, join, relative } from 'node:path'
import schema from '../../../reports/schema/combined-1.schema.json' with { type: 'json' }
import { readJson } from '../../documents/read-json.ts'
import { firstFault } from '../../engines/json-schema/first-fault.ts'
import { ToolError } from '../../errors.ts'
import type { CombinedPart } from '../../model/combined.ts'
import type { Report } from '../../model/report.ts'
import type { Text } from '../../model/text.ts'
import type { World } from '../../model/world.ts'
import { readReport } from '../../report/read.ts'
import { reportDigest } from '../../reporters/digest.ts'
import { lastName } from '../../run/package/open-package.ts'
import { miscounts } from '../../trust/verify/recount.ts'

/** What a file gives to a combined report: itself, or all that it was made of. */
export interface Gathered {
  readonly title?: Text
  readonly parts: readonly CombinedPart[]
}

/** What is used of a `combined.json`. */
interface Told {
  readonly title?: Text
  readonly parts: readonly (Pick<CombinedPart, 'name' | 'title'> & {
    readonly report: string
    readonly digest: string
  })[]
}

const kind = { name: 'combined-1.schema.json', schema }

/**
 * A `report.json`, or the reports that a `combined.json` names, each of which has to be the one that it was made of.
 * @param output folder of the combined report, which paths are told from
 * @throws ToolError `combine.differs`, `combine.miscounted`, `report.version`, `json.syntax`, `file.missing`
 */
export async function gatherParts(world: World, file: string, output: string): Promise<Gathered> {
  const text = new TextDecoder().decode(await world.files.read(file))
  const value = readJson(text, file)
  const isCombined = typeof value === 'object' && value !== null && 'schema' in value && value.schema === made
  if (!isCombined) {
    const part = await partOf(world, file, output, text)
    refuseMiscounted(part, file, world.now())
    return { parts: [part] }
  }
  const fault = await firstFault(world.cache, value, kind)
  if (fault)
    throw new ToolError('report.version', { where: `${file}#${fault.pointer}`, found: made }, undefined, fault.message)
  const told = value as unknown as Told
  const parts: CombinedPart[] = []
  for (const { name, title, report, digest } of told.parts) {
    const path = join(dirname(file), report)
    const part = await partOf(world, path, output)
    if (reportDigest(part.report) !== digest) throw new ToolError('combine.differs', { file, where: path })
    refuseMiscounted(part, path, world.now())
    parts.push({ ...part, name, title })
  }
  return { ...(told.title ? { title: told.title } : {}), parts }
}

/** What was mended by hand would make the whole better than was proved; a copy that advisories re-graded says so itself. */
function refuseMiscounted({ report }: CombinedPart, where: string, now: Date): void {
  const [first] = miscounts(report, now).filter(({ key }) => key !== 'verify.regraded')
  if (first) throw new ToolError('combine.miscounted', { where }, undefined, first)
}

const made = 'samklang-combined/1'

async function partOf(world: World, file: string, output: string, known?: string): Promise<CombinedPart> {
  const text = known ?? new TextDecoder().decode(await world.files.read(file))
  const report = await readReport(text, file, world.cache)
  const folder = dirname(file)
  const page = join(folder, 'report.html')
  const placed = (path: string) => relative(output, path).replaceAll('\\', '/')
  return {
    name: await lastName(world, folder),
    title: report.profile.title,
    report,
    path: placed(file),
    ...((await isPageOf(world, page, report)) ? { page: placed(page) } : {}),
  }
}

/** A page says which report it is of: one that an earlier run left beside this report would tell of another result. */
async function isPageOf({ files }: World, page: string, { reportId }: Report): Promise<boolean> {
  if (!(await files.exists(page)) || (await files.isFolder(page))) return false
  return new TextDecoder().decode(await files.read(page)).includes(reportId)
}
