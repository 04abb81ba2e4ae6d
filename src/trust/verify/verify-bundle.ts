import { ToolError } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import type { Declaration } from '../../model/bundle.ts'
import type { EvidenceStep, Report } from '../../model/report.ts'
import type { Language } from '../../model/text.ts'
import type { Verification, VerificationResult, VerifiedSigner } from '../../model/verification.ts'
import type { World } from '../../model/world.ts'
import { readReport } from '../../report/read.ts'
import { embeddedReport } from '../../reporters/html/embedded.ts'
import type { JudgeRequest } from '../../run/judge-evidence.ts'
import type { Progress } from '../../run/progress.ts'
import { digestOf } from '../../run/same-bytes.ts'
import { readTender } from '../../tender/read.ts'
import { type Contents, unpack } from '../archive.ts'
import { digestIn, paths, textIn } from '../bundle-layout.ts'
import { readTrustStore } from '../certificates.ts'
import { declarationIn } from '../declaration.ts'
import { readEnvelope, readStatement } from '../envelope.ts'
import { viewsOf } from '../make-bundle.ts'
import { predicateTypes, statementBytes, subjectsOf, testResultStatement } from '../statement.ts'
import { checkFiles } from './check-files.ts'
import { heldSignatures, signedAtOf, signersOf } from './check-signatures.ts'
import { checkTender } from './check-tender.ts'
import { miscounts } from './recount.ts'
import { rejudge } from './rejudge.ts'
import { type Say, type Stepper, saidBy, stepper } from './stepper.ts'

export interface VerifyRequest extends Pick<JudgeRequest, 'profile' | 'resources' | 'tool'> {
  /** The bundle's file. */
  readonly bundle: string
  /** Folder of PEM files: keys and authorities that the reader trusts. */
  readonly trust?: string
  /** The reader's own copy of the tender that the bundle was handed in for. */
  readonly tender?: string
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
    Object.assign(found, await signatures(world, { contents, where, trust, declaration }, steps))
    const report = await steps.take('report', say => {
      if (declared instanceof ToolError) say('invalid', ...saidBy(declared))
      return reportIn(world, contents, where)
    })
    if (report) {
      held.report = report
      await steps.take('recount', say => {
        const said = miscounts(report)
        say(said.length > 0 ? 'invalid' : 'ok', ...said)
      })
      Object.assign(found, await judgedAnew(world, { contents, report, request, progress }, steps))
      if (files) {
        const { language } = files.manifest
        await views(world, { contents, report, where, language, tool: request.tool }, steps)
      }
      if (bound) {
        const { signers } = found
        const check = { contents, report, bound, signers, now: world.now() }
        found.isBound = (await steps.take('tender', say => checkTender(check, say))) === true
        found.tender = { id: bound.tender.id, caseNumber: bound.tender.caseNumber, digest: bound.digest }
      }
      found.report = aboutOf(report)
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
  isBound?: boolean
}

interface Opened {
  readonly contents: Contents
  readonly where: string
  readonly trust: Awaited<ReturnType<typeof readTrustStore>> | undefined
  readonly declaration: Declaration | undefined
}

/** The signatures, who made them, and whether what they speak of is what is here. */
async function signatures(
  world: World,
  { contents, where, trust, declaration }: Opened,
  steps: Stepper,
): Promise<{ readonly signers: readonly VerifiedSigner[] }> {
  if (!contents.has(paths.statement)) {
    await steps.take('signature', say => say(trust ? 'invalid' : 'absent', message('verify.unsigned')))
    return { signers: [] }
  }
  const held = await steps.take('signature', async say => {
    const envelope = await readEnvelope(world.cache, contents, paths.statement, where)
    return { envelope, held: heldSignatures(envelope, contents, say) }
  })
  if (!held) return { signers: [] }
  const statement = await readStatement(world.cache, held.envelope, paths.statement).catch(() => undefined)
  const signers = await steps.take('signer', say => {
    const at = signedAtOf(statement?.predicate ?? {}, paths.statement)
    const made = signersOf(held.held, trust, at, say)
    holderFaults(declaration, made, say)
    return made
  })
  await steps.take('statement', say => {
    const subjects = statement ? subjectsOf(statement) : new Map()
    const isOurs = statement?.predicateType === predicateTypes.report
    for (const path of [paths.report, paths.manifest]) {
      const isSame = isOurs && `sha256:${subjects.get(path)}` === digestIn(contents, path, where)
      if (!isSame) say('invalid', message('verify.other-subject', { path }))
    }
  })
  return { signers: signers ?? [] }
}

/** The organisation in a certificate must be the one that declares. */
function holderFaults(declaration: Declaration | undefined, signers: readonly VerifiedSigner[], say: Say): void {
  const declared = declaration?.supplier.organisationNumber?.replace('-', '')
  for (const { organisationNumber } of signers) {
    if (declared === undefined || organisationNumber === undefined || declared === organisationNumber) continue
    say('invalid', message('verify.other-holder', { declared, signer: organisationNumber }))
  }
}

async function reportIn(world: World, contents: Contents, where: string): Promise<Report> {
  return readReport(textIn(contents, paths.report, where), paths.report, world.cache)
}

interface Rejudging {
  readonly contents: Contents
  readonly report: Report
  readonly request: VerifyRequest
  readonly progress: Progress
}

/** A profile that the reader does not have is no fault of the bundle; then nothing is proved. */
async function judgedAnew(world: World, { contents, report, request, progress }: Rejudging, steps: Stepper) {
  const { profile, resources, tool } = request
  const asked = {
    tool,
    ...(profile === undefined ? {} : { profile }),
    ...(resources === undefined ? {} : { resources }),
  }
  return steps.take('evidence', async say => {
    try {
      return await rejudge(world, contents, report, asked, progress, say)
    } catch (error) {
      if (!(error instanceof ToolError) || !error.code.startsWith('profile.')) throw error
      const { id, version } = report.profile
      say('unproved', message('verify.no-profile', { profile: `${id}@${version}` }))
      return undefined
    }
  })
}

interface Shown {
  readonly contents: Contents
  readonly report: Report
  readonly where: string
  readonly language: Language
  readonly tool: Report['tool']
}

/** What is shown beside the report is made again of it. Another version of the tool may show it otherwise. */
async function views(world: World, { contents, report, where, language, tool }: Shown, steps: Stepper): Promise<void> {
  await steps.take('views', async say => {
    if (contents.has(paths.testResult)) {
      const envelope = await readEnvelope(world.cache, contents, paths.testResult, where)
      heldSignatures(envelope, contents, (outcome, ...said) => outcome === 'ok' || say(outcome, ...said))
      const digests = {
        report: digestIn(contents, paths.report, where),
        manifest: digestIn(contents, paths.manifest, where),
      }
      const made = statementBytes(testResultStatement({ report, digests, signedAt: '' }))
      if (envelope.payload !== Buffer.from(made).toString('base64'))
        say('invalid', message('verify.other-view', { path: paths.testResult }))
    }
    const { length } = contents.get(paths.report) ?? new Uint8Array(0)
    const inside = embeddedReport(textIn(contents, paths.page, where), length)
    if (inside !== textIn(contents, paths.report, where)) say('invalid', message('verify.other-embedded'))
    if (report.tool.version !== tool.version) return say('remark', message('verify.views-not-compared'))
    for (const [path, content] of await viewsOf(report, language)) {
      const stated = contents.get(path)
      if (stated && digestOf(stated) !== digestOf(content)) say('invalid', message('verify.other-view', { path }))
    }
  })
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
    ...(result === 'invalid' ? {} : { evidenceStep: stepOf(found.signers, isBound === true) }),
    steps,
    ...found,
  }
}

/** A signature says who stands behind it (E2), and the challenge that it was made for the tender (E3). */
function stepOf(signers: readonly VerifiedSigner[], isBound: boolean): EvidenceStep {
  if (signers.length === 0) return 'E1'
  return isBound ? 'E3' : 'E2'
}

function baseName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path
}
