import { message } from '../../messages/speaker.ts'
import type { Manifest } from '../../model/bundle.ts'
import type { Report } from '../../model/report.ts'
import type { World } from '../../model/world.ts'
import { embeddedReport } from '../../reporters/html/embedded.ts'
import { digestOf } from '../../run/same-bytes.ts'
import type { Contents } from '../archive.ts'
import { digestIn, paths, textIn } from '../bundle-layout.ts'
import { readEnvelope, readStatement } from '../envelope.ts'
import { viewsOf } from '../make-bundle.ts'
import { reportStatement, type Signed, statementBytes, testResultStatement } from '../statement.ts'
import { heldSignatures, signedAtOf } from './check-signatures.ts'
import type { Say } from './stepper.ts'

export interface Shown {
  readonly contents: Contents
  readonly report: Report
  readonly where: string
  readonly manifest: Manifest
  readonly tool: Report['tool']
}

/** What is shown beside the report is made again of it. Another version of the tool may show it otherwise. */
export async function checkViews(
  world: World,
  { contents, report, where, manifest, tool }: Shown,
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
  if (report.tool.version !== tool.version) return say('remark', message('verify.views-not-compared'))
  for (const [path, content] of await viewsOf(report, manifest.language)) {
    const shown = contents.get(path)
    if (shown && digestOf(shown) !== digestOf(content)) say('invalid', message('verify.other-view', { path }))
  }
}

function isOtherTender(contents: Contents, { tender }: Report, where: string): boolean {
  return contents.has(paths.tender) && digestIn(contents, paths.tender, where) !== tender?.digest
}

/** Clocks of two machines may differ. */
const tolerance = 24 * 60 * 60 * 1000

/**
 * What is signed after a certificate has run out could else be dated back to when it was in force: nobody signs a report
 * before its evidence is there, or tomorrow.
 */
function isPlausible(signedAt: Date, { finishedAt }: Report, now: Date): boolean {
  const at = signedAt.getTime()
  return at >= Date.parse(finishedAt) - tolerance && at <= now.getTime() + tolerance
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
