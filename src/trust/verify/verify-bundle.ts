import { ToolError } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import type { Declaration, Manifest } from '../../model/bundle.ts'
import type { EvidenceStep, Report } from '../../model/report.ts'
import type { Rerun, StepResult, Verification, VerificationResult } from '../../model/verification.ts'
import type { World } from '../../model/world.ts'
import { readReport } from '../../report/read.ts'
import { embeddedReport } from '../../reporters/html/embedded.ts'
import type { JudgeRequest } from '../../run/judge-evidence.ts'
import type { Progress } from '../../run/progress.ts'
import { digestOf } from '../../run/same-bytes.ts'
import { type ReadTender, readTender } from '../../tender/read.ts'
import { type Contents, unpack } from '../archive.ts'
import { digestIn, paths, textIn } from '../bundle-layout.ts'
import { type BundledEvidence, openEvidence } from '../bundled-evidence.ts'
import { readTrustStore } from '../certificates.ts'
import { declarationIn } from '../declaration.ts'
import { readEnvelope, readStatement } from '../envelope.ts'
import { viewsOf } from '../make-bundle.ts'
import { reportStatement, type Signed, statementBytes, testResultStatement } from '../statement.ts'
import { checkFiles } from './check-files.ts'
import { heldSignatures } from './check-signatures.ts'
import { checkSigned } from './check-signed.ts'
import { checkTender, type TenderCheck } from './check-tender.ts'
import { miscounts } from './recount.ts'
import { rejudge } from './rejudge.ts'
import { type RerunRequest, rerun } from './rerun.ts'
import { attempted, type Say, type Stepper, saidBy, stepper } from './stepper.ts'

export interface VerifyRequest extends Pick<JudgeRequest, 'profile' | 'resources' | 'tool'> {
  /** The bundle's file. */
  readonly bundle: string
  /** Folder of PEM files: keys and authorities that the reader trusts. */
  readonly trust?: string
  /** The reader's own copy of the tender that the bundle was handed in for. */
  readonly tender?: string
  /** Also run the tests again, against the system itself: the only part that asks a network. */
  readonly rerun?: RerunRequest
}

/**
 * Looks at a bundle as a stranger who trusts nobody: opens it under limits, holds its files against the manifest, verifies
 * the signatures and who made them, recounts the report, and judges the evidence again. No network is asked. Each step
 * is written down; one that finds fault does not stop those that can do without it.
 * @throws ToolError for the reader's own files only: `file.missing`, `key.refused` of the trust folder
 */
export async function verifyBundle(world: World, request: VerifyRequest, progress: Progress): Promise<Verification> {
  const { verification } = await verifyBid(world, request, progress)
  return verification
}

/** A bundle that was looked at, and what in it could be read: of the very bytes that were. */
export interface VerifiedBid {
  readonly verification: Verification
  readonly report?: Report
  readonly declaration?: Declaration
}

/** The same, with what the bundle holds for others to go by. @throws ToolError as `verifyBundle` does */
export async function verifyBid(world: World, request: VerifyRequest, progress: Progress): Promise<VerifiedBid> {
  const where = request.bundle
  const bytes = await world.files.read(where)
  const trust = request.trust === undefined ? undefined : await readTrustStore(world, request.trust)
  const bound = request.tender === undefined ? undefined : await readTender(world, request.tender)
  const steps = stepper()
  const found: Found = { signers: [], masked: [], differences: [] }
  const held: { report?: Report; declaration?: Declaration } = {}
  const contents = await steps.take('archive', () => unpack(bytes, where))
  if (contents) {
    const files = await steps.take('files', async say => {
      const checked = await checkFiles(world.cache, contents, where)
      say(checked.faults.length > 0 ? 'invalid' : 'ok', ...checked.faults)
      return checked
    })
    const declared = await declarationIn(world.cache, contents).catch(refusal)
    const declaration = declared instanceof ToolError ? undefined : declared
    if (declaration) held.declaration = declaration
    Object.assign(found, await checkSigned(world, { contents, where, trust, declaration }, steps))
    const report = await steps.take('report', say => {
      if (declared instanceof ToolError) say('invalid', ...saidBy(declared))
      return reportIn(world, contents, where)
    })
    if (report) {
      held.report = report
      const evidence = await attempted(openEvidence(world.cache, contents))
      Object.assign(found, await judgedAnew(world, { evidence, report, request, progress }, steps))
      if (files) {
        const { manifest } = files
        await views(world, { contents, report, where, manifest, tool: request.tool }, steps)
      }
      if (bound)
        Object.assign(found, await belonging(world, { evidence, report, bound, signers: found.signers }, steps))
      const own = await ownRun(world, { report, bound, request, seed: seedOf(bytes, bound), progress }, steps)
      Object.assign(found, own, { report: aboutOf(report) })
    }
  }
  const bundle = { name: baseName(where), digest: digestOf(bytes) }
  return { verification: concluded(world, bundle, request, steps, found), ...held }
}

function refusal(error: unknown): ToolError {
  if (error instanceof ToolError) return error
  throw error
}

type Found = Pick<Verification, 'signers' | 'masked' | 'differences'> & {
  report?: NonNullable<Verification['report']>
  tender?: NonNullable<Verification['tender']>
  rerun?: Rerun
  isBound?: boolean
}

type Belonging = Omit<TenderCheck, 'now' | 'evidence'> & { readonly evidence: () => BundledEvidence }

/** Whether it belongs to the tender that the reader holds it against. */
async function belonging(world: World, { evidence, ...given }: Belonging, steps: Stepper): Promise<Partial<Found>> {
  const isBound = await steps.take('tender', say =>
    checkTender({ ...given, evidence: evidence(), now: world.now() }, say),
  )
  const { tender, digest } = given.bound
  return { isBound: isBound === true, tender: { id: tender.id, caseNumber: tender.caseNumber, digest } }
}

interface OwnRun {
  readonly report: Report
  readonly bound: ReadTender | undefined
  readonly request: VerifyRequest
  readonly seed: string
  readonly progress: Progress
}

/** The tests run again by the reader, when that was asked for. What hinders him is no fault of the bundle. */
async function ownRun(
  world: World,
  { report: stated, bound, request, seed, progress }: OwnRun,
  steps: Stepper,
): Promise<Partial<Found>> {
  const again = request.rerun
  if (!again) return {}
  const subject = { stated, seed, ...asked(request), ...(bound ? { tender: bound } : {}) }
  const own = await steps.take('rerun', say =>
    rerun(world, subject, again, progress, say).catch((error: unknown) => {
      if (!(error instanceof ToolError)) throw error
      say('unproved', ...saidBy(error))
      return undefined
    }),
  )
  return own ? { rerun: own } : {}
}

async function reportIn(world: World, contents: Contents, where: string): Promise<Report> {
  return readReport(textIn(contents, paths.report, where), paths.report, world.cache)
}

interface Rejudging {
  readonly evidence: () => BundledEvidence
  readonly report: Report
  readonly request: VerifyRequest
  readonly progress: Progress
}

/**
 * The report held against itself, and against its evidence. A profile that the reader does not have is no fault of the
 * bundle; then nothing is proved.
 */
async function judgedAnew(world: World, { evidence, report, request, progress }: Rejudging, steps: Stepper) {
  await steps.take('recount', say => {
    const said = miscounts(report)
    say(said.length > 0 ? 'invalid' : 'ok', ...said)
  })
  return steps.take('evidence', async say => {
    try {
      return await rejudge(world, evidence(), report, asked(request), progress, say)
    } catch (error) {
      if (!(error instanceof ToolError) || !error.code.startsWith('profile.')) throw error
      const { id, version } = report.profile
      say('unproved', message('verify.no-profile', { profile: `${id}@${version}` }))
      return undefined
    }
  })
}

/** What judging by the reader's own profile takes. */
function asked({ profile, resources, tool }: VerifyRequest): JudgeRequest {
  return { tool, ...(profile === undefined ? {} : { profile }), ...(resources === undefined ? {} : { resources }) }
}

/** Nobody can steer a draw that goes by the whole bundle and the tender's challenge. */
function seedOf(bundle: Uint8Array, bound: ReadTender | undefined): string {
  return `${bound?.tender.challenge.nonce ?? ''} ${digestOf(bundle)}`
}

interface Shown {
  readonly contents: Contents
  readonly report: Report
  readonly where: string
  readonly manifest: Manifest
  readonly tool: Report['tool']
}

/** What is shown beside the report is made again of it. Another version of the tool may show it otherwise. */
async function views(world: World, { contents, report, where, manifest, tool }: Shown, steps: Stepper): Promise<void> {
  await steps.take('views', async say => {
    for (const path of [paths.statement, paths.testResult]) {
      if (contents.has(path)) await checkStatement(world, { contents, report, where }, path, say)
    }
    const { length } = contents.get(paths.report) ?? new Uint8Array(0)
    const inside = embeddedReport(textIn(contents, paths.page, where), length)
    if (inside !== textIn(contents, paths.report, where)) say('invalid', message('verify.other-embedded'))
    if (manifest.reportId !== report.reportId) say('invalid', message('verify.other-id', { stated: manifest.reportId }))
    if (isOtherTender(contents, report, where)) say('invalid', message('verify.other-tender-inside'))
    if (report.tool.version !== tool.version) return say('remark', message('verify.views-not-compared'))
    for (const [path, content] of await viewsOf(report, manifest.language)) {
      const stated = contents.get(path)
      if (stated && digestOf(stated) !== digestOf(content)) say('invalid', message('verify.other-view', { path }))
    }
  })
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
  const about: Signed = {
    report,
    digests: { report: digestIn(contents, paths.report, where), manifest: digestIn(contents, paths.manifest, where) },
    signedAt: String(signedAt),
    ...(reason === undefined ? {} : { personalData: String(reason) }),
  }
  const made = statementBytes(path === paths.statement ? reportStatement(about) : testResultStatement(about))
  if (envelope.payload !== Buffer.from(made).toString('base64')) say('invalid', message('verify.other-view', { path }))
}

function aboutOf({ reportId, overall, sut, profile, tool, startedAt, finishedAt, coverage }: Report) {
  return { reportId, overall, sut, profile, tool, startedAt, finishedAt, coverage }
}

function concluded(
  world: World,
  bundle: Verification['bundle'],
  { tool: { name, version } }: VerifyRequest,
  { steps }: Stepper,
  { isBound, ...found }: Found,
): Verification {
  const has = (outcome: string) => steps.some(step => step.outcome === outcome)
  const result: VerificationResult = has('invalid') ? 'invalid' : has('unproved') ? 'unproved' : 'valid'
  return {
    schema: 'samklang-verification/1',
    bundle,
    verifiedAt: world.now().toISOString(),
    tool: { name, version },
    result,
    ...(result === 'invalid' ? {} : { evidenceStep: stepOf(found, isBound === true, steps) }),
    steps,
    ...found,
  }
}

/**
 * A signature says who stands behind it (E2), the challenge that it was made for the tender (E3), and a run of the
 * reader's own that says the same, more than both (E4).
 */
function stepOf({ signers }: Found, isBound: boolean, steps: readonly StepResult[]): EvidenceStep {
  const again = steps.find(({ step }) => step === 'rerun')?.outcome
  if (again === 'ok' || again === 'remark') return 'E4'
  if (signers.length === 0) return 'E1'
  return isBound ? 'E3' : 'E2'
}

function baseName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path
}
