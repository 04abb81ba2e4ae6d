import declarationSchema from '../../reports/schema/declaration-1.schema.json' with { type: 'json' }
import evidenceSchema from '../../reports/schema/evidence-1.schema.json' with { type: 'json' }
import manifestSchema from '../../reports/schema/manifest-1.schema.json' with { type: 'json' }
import reportSchema from '../../reports/schema/report-1.schema.json' with { type: 'json' }
import { ToolError } from '../errors.ts'
import { message, speaker } from '../messages/speaker.ts'
import type { Manifest } from '../model/bundle.ts'
import type { Report } from '../model/report.ts'
import type { Language } from '../model/text.ts'
import type { World } from '../model/world.ts'
import { render } from '../render.ts'
import { differences } from '../report/differences.ts'
import { readReport } from '../report/read.ts'
import { reportText } from '../reporters/json.ts'
import { type JudgeRequest, judgeEvidence } from '../run/judge-evidence.ts'
import type { Progress } from '../run/progress.ts'
import { digestOf } from '../run/same-bytes.ts'
import { readTender } from '../tender/read.ts'
import { type Contents, limits } from './archive.ts'
import { bytesOf, isAttestation, paths } from './bundle-layout.ts'
import { bundleEvidence, isPieceOfEvidence } from './bundled-evidence.ts'
import { readDeclaration } from './declaration.ts'

export interface BundleRequest extends Pick<JudgeRequest, 'profile' | 'resources' | 'expectedFailures' | 'tool'> {
  /** Folder of saved evidence. */
  readonly evidence: string
  /** A `report.json` to put in; without it the evidence is judged and its report is put in. */
  readonly report?: string
  readonly declaration?: string
  /** The tender that the run was for, to put in. */
  readonly tender?: string
  readonly language: Language
}

/**
 * Everything that somebody else needs in order to see how a result came about, and to come to it by himself: the report,
 * its views, the evidence, the declaration, the schemas, and the list of all that with digests. A report that is given is
 * only put in when the evidence gives the same.
 * @throws ToolError `bundle.other-report`, `bundle.other-tender`, `bundle.too-large`, `evidence.refused`, `declaration.refused`
 */
export async function makeBundle(world: World, request: BundleRequest, progress: Progress): Promise<Contents> {
  const report = await reportOf(world, request, progress)
  const contents = new Map(await bundleEvidence(world, request.evidence))
  contents.set(paths.report, bytesOf(reportText(report)))
  if (request.declaration !== undefined) {
    const declaration = await readDeclaration(world, request.declaration, report)
    contents.set(paths.declaration, bytesOf(`${JSON.stringify(declaration, null, 2)}\n`))
  }
  if (request.tender !== undefined) contents.set(paths.tender, await tenderFor(world, request.tender, report))
  for (const [path, content] of await madeOf(report, request.language)) contents.set(path, content)
  const manifest = manifestOf(contents, report, request.language)
  contents.set(paths.manifest, bytesOf(`${JSON.stringify(manifest, null, 2)}\n`))
  refuseLarge(contents, request.evidence)
  return contents
}

const schemas = {
  'report-1.schema.json': reportSchema,
  'evidence-1.schema.json': evidenceSchema,
  'manifest-1.schema.json': manifestSchema,
  'declaration-1.schema.json': declarationSchema,
}

/**
 * All that a bundle holds beside report and evidence, and that can be made again at any time: the formats that are shown,
 * the schemas and the words to the reader.
 */
export async function madeOf(report: Report, language: Language): Promise<Contents> {
  const readme = (['sv', 'en'] as const).map(each =>
    speaker(each).say(message('bundle.readme', { report: report.reportId })),
  )
  return new Map([
    [paths.readme, bytesOf(`${readme.join('\n\n')}\n`)],
    ...Object.entries(schemas).map(
      ([path, schema]) => [`schemas/${path}`, bytesOf(`${JSON.stringify(schema, null, 2)}\n`)] as const,
    ),
    [paths.page, bytesOf(await render(report, 'html', language, { embedsReport: true }))],
    [paths.junit, bytesOf(await render(report, 'junit', language))],
    [paths.matrix, await render(report, 'xlsx', language)],
  ])
}

async function reportOf(world: World, request: BundleRequest, progress: Progress): Promise<Report> {
  const { evidence, report: where, language: _language, declaration: _declaration, tender: _tender, ...anew } = request
  if (where === undefined) return judgeEvidence(world, evidence, anew, progress)
  const stated = await readReport(new TextDecoder().decode(await world.files.read(where)), where, world.cache)
  const found = await judgeEvidence(world, evidence, { ...anew, tool: stated.tool }, progress)
  const [first, ...more] = differences(stated, found)
  if (!first) return stated
  const what = 'requirement' in first ? first.requirement : first.member
  throw new ToolError('bundle.other-report', { where, what, others: more.length })
}

/** The bytes of a tender, which must be the one that the run was for. */
async function tenderFor(world: World, path: string, report: Report): Promise<Uint8Array> {
  const { digest } = await readTender(world, path)
  if (report.tender?.digest !== digest) throw new ToolError('bundle.other-tender', { where: path })
  return world.files.read(path)
}

function manifestOf(contents: Contents, { reportId, tool: { name, version } }: Report, language: Language): Manifest {
  const files = [...contents]
    .filter(([path]) => path !== paths.manifest && !isAttestation(path))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, content]) => ({
      path,
      size: content.length,
      digest: digestOf(content),
      ...(isPieceOfEvidence(path) ? { mayBeMasked: true as const } : {}),
    }))
  return { schema: 'samklang-manifest/1', reportId, tool: { name, version }, language, files }
}

/** What verifying refuses is not written. */
function refuseLarge(contents: Contents, where: string): void {
  const size = [...contents.values()].reduce((sum, { length }) => sum + length, 0)
  if (size <= limits.unpacked && contents.size <= limits.files) return
  throw new ToolError('bundle.too-large', { where, size: size >> 20, files: contents.size })
}
