import { ToolError } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import type { Declaration } from '../../model/bundle.ts'
import type { EvidenceStep, Report } from '../../model/report.ts'
import type { Rerun, StepResult, Verification, VerificationResult } from '../../model/verification.ts'
import type { World } from '../../model/world.ts'
import { readReport } from '../../report/read.ts'
import { reportDigest } from '../../reporters/digest.ts'
import type { JudgeRequest } from '../../run/judge-evidence.ts'
import type { Progress } from '../../run/progress.ts'
import { digestOf } from '../../run/same-bytes.ts'
import { headFaults } from '../../tender/binding.ts'
import { type ReadTender, readTender } from '../../tender/read.ts'
import { unpack } from '../archive.ts'
import { digestIn, paths, textIn } from '../bundle-layout.ts'
import { type BundledEvidence, openEvidence } from '../bundled-evidence.ts'
import { readTrustStore, type TrustStore } from '../certificates.ts'
import { declarationIn } from '../declaration.ts'
import { type Alone, aloneOf, checkAlone } from './check-alone.ts'
import { checkFiles } from './check-files.ts'
import { checkSigned } from './check-signed.ts'
import { checkTender, sayFaults, type TenderCheck } from './check-tender.ts'
import { checkViews } from './check-views.ts'
import { miscounts } from './recount.ts'
import { rejudge } from './rejudge.ts'
import { type RerunRequest, rerun } from './rerun.ts'
import { attempted, type Stepper, saidBy, sayError, stepper } from './stepper.ts'

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

/** A bundle that was looked at, and what in it could be read: of the very bytes that were. */
export interface VerifiedBid {
  readonly verification: Verification
  readonly report?: Report
  /** Of the bytes of `report.json`; in a page alone, as it would be written. */
  readonly reportDigest?: string
  readonly declaration?: Declaration
}

/**
 * Looks at a bundle as a stranger who trusts nobody: opens it under limits, holds its files against the manifest, verifies
 * the signatures and who made them, recounts the report, and judges the evidence again. No network is asked. Each step
 * is written down; one that finds fault does not stop those that can do without it.
 * @throws ToolError for the reader's own files only: `file.missing`, `key.refused` of the trust folder
 */
export async function verifyBid(world: World, request: VerifyRequest, progress: Progress): Promise<VerifiedBid> {
  const where = request.bundle
  const bytes = await world.files.read(where)
  const trust = request.trust === undefined ? undefined : await readTrustStore(world, request.trust)
  const bound = request.tender === undefined ? undefined : await readTender(world, request.tender)
  const steps = stepper()
  const found: Found = { signers: [], masked: [], differences: [] }
  const held: { report?: Report; reportDigest?: string; declaration?: Declaration } = {}
  const given: Given = { bytes, where, trust, bound, request, progress, held }
  const kind = aloneOf(bytes)
  Object.assign(found, await (kind ? ofAlone(world, kind, given, steps) : ofBundle(world, given, steps)))
  const bundle = { name: baseName(where), digest: digestOf(bytes) }
  return { verification: concluded(world, bundle, request, steps, found), ...held }
}

/** What is looked at, and what in it could be read. */
interface Given {
  readonly bytes: Uint8Array
  readonly where: string
  readonly trust: TrustStore | undefined
  readonly bound: ReadTender | undefined
  readonly request: VerifyRequest
  readonly progress: Progress
  readonly held: { report?: Report; reportDigest?: string; declaration?: Declaration }
}

async function ofBundle(world: World, given: Given, steps: Stepper): Promise<Partial<Found>> {
  const { bytes, where, trust, bound, request, progress, held } = given
  const contents = await steps.take('archive', () => unpack(bytes, where))
  if (!contents) return {}
  const files = await steps.take('files', async say => {
    const checked = await checkFiles(world.cache, contents, where)
    say(checked.faults.length > 0 ? 'invalid' : 'ok', ...checked.faults)
    return checked
  })
  const [declared] = await Promise.allSettled([declarationIn(world.cache, contents)])
  const declaration = declared.status === 'fulfilled' ? declared.value : undefined
  if (declaration) held.declaration = declaration
  const { signers } = await checkSigned(world, { contents, where, trust, declaration }, steps)
  const report = await steps.take('report', say => {
    if (declared.status === 'rejected') sayError(say, declared.reason)
    return readReport(textIn(contents, paths.report, where), paths.report, world.cache)
  })
  if (!report) return { signers }
  held.report = report
  held.reportDigest = digestIn(contents, paths.report, where)
  const evidence = await attempted(openEvidence(world.cache, contents))
  const judged = await judgedAnew(world, { evidence, report, request, progress }, steps)
  if (files) {
    const shown = { contents, report, where, manifest: files.manifest, tool: request.tool }
    await steps.take('views', say => checkViews(world, { ...shown, evidence: opened(evidence) }, say))
  }
  const its = bound ? await belonging(world, { evidence, report, bound, signers }, steps) : {}
  const own = await ownRun(world, { report, bound, request, progress }, steps)
  return { signers, ...judged, ...its, ...own, report: aboutOf(report) }
}

/** A report alone has no evidence and no signature: what it says can be recounted, and the tests can be run again. */
async function ofAlone(world: World, kind: Alone, given: Given, steps: Stepper): Promise<Partial<Found>> {
  const { bytes, where, bound, request, progress, held } = given
  const report = await checkAlone(world, { kind, bytes, where, tool: request.tool }, steps)
  if (!report) return {}
  held.report = report
  held.reportDigest = kind === 'page' ? reportDigest(report) : digestOf(bytes)
  const its = bound ? await belongingAlone(world, report, bound, steps) : {}
  const own = await ownRun(world, { report, bound, request, progress }, steps)
  return { ...its, ...own, report: aboutOf(report) }
}

/** What cannot be opened is told of in a step of its own. */
function opened(evidence: () => BundledEvidence): BundledEvidence | undefined {
  try {
    return evidence()
  } catch (error) {
    if (error instanceof ToolError) return undefined
    throw error
  }
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

async function belongingAlone(
  world: World,
  report: Report,
  bound: ReadTender,
  steps: Stepper,
): Promise<Partial<Found>> {
  const { tender, digest } = bound
  await steps.take('tender', say => {
    sayFaults(headFaults(report, tender, digest, world.now()), say)
    say('unproved', message('verify.report-alone'))
  })
  return { tender: { id: tender.id, caseNumber: tender.caseNumber, digest } }
}

interface OwnRun {
  readonly report: Report
  readonly bound: ReadTender | undefined
  readonly request: VerifyRequest
  readonly progress: Progress
}

/** The tests run again by the reader, when that was asked for. What hinders him is no fault of the bundle. */
async function ownRun(
  world: World,
  { report: stated, bound, request, progress }: OwnRun,
  steps: Stepper,
): Promise<Partial<Found>> {
  const again = request.rerun
  if (!again) return {}
  const subject = { stated, ...asked(request), ...(bound ? { tender: bound } : {}) }
  const own = await steps.take('rerun', say =>
    rerun(world, subject, again, progress, say).catch((error: unknown) => {
      if (!(error instanceof ToolError)) throw error
      say('unproved', ...saidBy(error))
      return undefined
    }),
  )
  return own ? { rerun: own } : {}
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
    const said = miscounts(report, world.now())
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
