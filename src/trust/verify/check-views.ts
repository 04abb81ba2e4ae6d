import { message } from '../../messages/speaker.ts'
import type { Manifest } from '../../model/bundle.ts'
import type { Report } from '../../model/report.ts'
import type { World } from '../../model/world.ts'
import { embeddedReport } from '../../reporters/html/embedded.ts'
import { digestOf } from '../../run/same-bytes.ts'
import type { Contents } from '../archive.ts'
import { digestIn, isAttestation, paths, textIn } from '../bundle-layout.ts'
import { type BundledEvidence, indexPath, isPieceOfEvidence } from '../bundled-evidence.ts'
import { readEnvelope, readStatement } from '../envelope.ts'
import { madeOf } from '../make-bundle.ts'
import { reportStatement, type Signed, statementBytes, testResultStatement } from '../statement.ts'
import { heldSignatures, signedAtOf } from './check-signatures.ts'
import { isPlausible } from './plausible.ts'
import type { Say } from './stepper.ts'

export interface Shown {
  readonly contents: Contents
  readonly report: Report
  readonly where: string
  readonly manifest: Manifest
  readonly tool: Report['tool']
  /** Undefined when it cannot be opened: then that is a fault of its own. */
  readonly evidence: BundledEvidence | undefined
}

/** What is shown beside the report is made again of it. Another version of the tool may show it otherwise. */
export async function checkViews(
  world: World,
  { contents, report, where, manifest, tool, evidence }: Shown,
  say: Say,
): Promise<void> {
  for (const path of [paths.statement, paths.testResult]) {
    if (contents.has(path)) await checkStatement(world, { contents, report, where }, path, say)
  }
  const stated = textIn(contents, paths.report, where)
  const { length } = contents.get(paths.report) ?? new Uint8Array(0)
  const inside = embeddedReport(textIn(contents, paths.page, where), size => size === length)
  if (inside !== stated) say('invalid', message('verify.other-embedded'))
  if (manifest.reportId !== report.reportId) say('invalid', message('verify.other-id', { stated: manifest.reportId }))
  if (isOtherTender(contents, report, where)) say('invalid', message('verify.other-tender-inside'))
  const isSameTool = report.tool.version === tool.version
  const made = isSameTool ? await madeOf(report, manifest.language) : undefined
  for (const path of strangers(contents, evidence, made)) {
    say(isSameTool ? 'invalid' : 'remark', message('verify.stranger', { path }))
  }
  if (!made) return say('remark', message('verify.views-not-compared'))
  for (const [path, content] of made) {
    const shown = contents.get(path)
    if (shown && digestOf(shown) !== digestOf(content)) say('invalid', message('verify.other-view', { path }))
  }
}

/** Files that no bundle of this version has. Nobody looks into them, and whoever reads the bundle might. */
function strangers(
  contents: Contents,
  evidence: BundledEvidence | undefined,
  made: Contents | undefined,
): readonly string[] {
  const known = new Set<string>([...Object.values(paths), indexPath, ...(made?.keys() ?? [])])
  const isKnown = (path: string) => {
    if (isPieceOfEvidence(path)) return !evidence || evidence.files.has(path)
    return known.has(path) || isAttestation(path) || (!made && /^(?:schemas|views)\//.test(path))
  }
  return [...contents.keys()].filter(path => !isKnown(path))
}

function isOtherTender(contents: Contents, { tender }: Report, where: string): boolean {
  return contents.has(paths.tender) && digestIn(contents, paths.tender, where) !== tender?.digest
}

/** What is said of the report where it was signed is made again of it too. */
async function checkStatement(
  world: World,
  { contents, report, where }: Pick<Shown, 'contents' | 'report' | 'where'>,
  path: string,
  say: Say,
): Promise<void> {
  const envelope = await readEnvelope(world.cache, contents, path, where)
  heldSignatures(envelope, contents, (outcome, ...said) => outcome === 'ok' || say(outcome, ...said))
  const { predicate } = await readStatement(world.cache, envelope, path)
  const { signedAt, acknowledgedPersonalData: reason } = predicate
  if (path === paths.statement && !isPlausible(signedAtOf(predicate, path), report, world.now())) {
    say('invalid', message('verify.signed-when', { signedAt: String(signedAt), finishedAt: report.finishedAt }))
  }
  const about: Signed = {
    report,
    digests: { report: digestIn(contents, paths.report, where), manifest: digestIn(contents, paths.manifest, where) },
    signedAt: String(signedAt),
    ...(reason === undefined ? {} : { personalData: String(reason) }),
  }
  const made = statementBytes(path === paths.statement ? reportStatement(about) : testResultStatement(about))
  if (envelope.payload !== Buffer.from(made).toString('base64')) say('invalid', message('verify.other-view', { path }))
}
