import { ToolError } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import type { Profile } from '../../model/profile.ts'
import type { ImpactRun } from '../../model/profile-impact.ts'
import type { Report } from '../../model/report.ts'
import type { Sut } from '../../model/sut.ts'
import type { Message } from '../../model/text.ts'
import type { Verification } from '../../model/verification.ts'
import type { World } from '../../model/world.ts'
import { loadEvidence } from '../../run/evidence-folder.ts'
import type { SavedEvidence } from '../../run/evidence-index.ts'
import { judgeBy } from '../../run/judge-evidence.ts'
import type { Progress } from '../../run/progress.ts'
import { digestOf } from '../../run/same-bytes.ts'
import { unpack } from '../archive.ts'
import { bytesOf } from '../bundle-layout.ts'
import { openEvidence } from '../bundled-evidence.ts'
import { saidBy } from '../verify/stepper.ts'
import { verifyBid } from '../verify/verify-bundle.ts'
import { requirementImpacts } from './effect.ts'
import { fitToProfile } from './fit-to-profile.ts'
import type { StoredRun } from './stored-runs.ts'

/** The version in use, and the name that it was loaded by. */
export interface OldProfile {
  readonly profile: Profile
  readonly name: string
}

export interface Replaying {
  readonly now: Profile
  readonly old: OldProfile | undefined
  /** Folder with what the profiles pin and do not ship. */
  readonly resources?: string
  readonly tool: Report['tool']
}

/** What is known of a run when both verdicts are: what it says, and what is to be compared. */
interface Opened {
  readonly about: Pick<ImpactRun, 'supplier' | 'product' | 'version' | 'profile'>
  readonly said: readonly Message[]
  readonly saved: SavedEvidence
  readonly before: Report
  readonly basis: 'judged' | 'stated'
}

/** A run that is left out of the totals, and why. */
interface LeftOut {
  readonly about?: Opened['about']
  readonly said: readonly Message[]
}

/** What became of one stored run, and a digest of its evidence. */
export interface Replayed {
  readonly run: ImpactRun
  /** Absent of what could not be opened. */
  readonly evidence?: string
  /** Requirements that were judged in it, by the one version or the other. */
  readonly judged: readonly string[]
}

/**
 * Judges one stored run by the new version of the profile, without a network, and holds it against what the old one gave. A
 * bundle is verified first, as a stranger does; what does not hold, or is not all there, is left out and says why.
 * @throws ToolError for faults of the new profile, whatever run it is tried on: `schema.refused`, …
 */
export async function replay(
  world: World,
  stored: StoredRun,
  replaying: Replaying,
  progress: Progress,
): Promise<Replayed> {
  const opened = await (stored.kind === 'bundle' ? ofBundle : ofFolder)(world, stored.path, replaying, progress).catch(
    unless(faults.opening),
  )
  const { about = {}, said } = opened
  const leftOut = (...why: readonly Message[]) => ({ run: { name: stored.path, ...about, said: why }, judged: [] })
  if (!('saved' in opened)) return leftOut(...said)
  const { saved, before, basis } = opened
  const fitted = fitToProfile(replaying.now, saved)
  if ('why' in fitted) return leftOut(fitted.why)
  const after = await judgeBy(world, replaying.now, fitted.saved, replaying, progress).catch(unless(faults.judging))
  if (!('verdicts' in after)) return leftOut(...after.said)
  const requirements = requirementImpacts(before, after)
  const judged = [...before.verdicts, ...after.verdicts].map(({ requirement }) => requirement)
  return {
    run: {
      name: stored.path,
      ...about,
      said,
      result: { basis, before: before.overall, after: after.overall, requirements },
    },
    evidence: evidenceDigest(saved),
    judged: [...new Set(judged)],
  }
}

/** What is the run's own fault: it cannot be opened, or not be judged by a profile that has no use for it. */
const faults = {
  opening: ['usage.', 'evidence.', 'bundle.', 'har.', 'json.', 'report.', 'file.'],
  judging: ['usage.', 'input.'],
} as const

/** A run says why it is left out; a fault of the profile that all are judged by ends everything. */
function unless(areas: readonly string[]): (error: unknown) => LeftOut {
  return error => {
    if (error instanceof ToolError && areas.some(area => error.code.startsWith(area))) return { said: saidBy(error) }
    throw error
  }
}

async function ofBundle(
  world: World,
  path: string,
  { now, old, tool, resources }: Replaying,
  progress: Progress,
): Promise<Opened | LeftOut> {
  const by = { ...(old ? { profile: old.name } : {}), ...(resources === undefined ? {} : { resources }) }
  const { verification, report } = await verifyBid(world, { bundle: path, tool, ...by }, progress)
  const { sut, profile } = report ?? {}
  const about = { ...(sut ? systemOf(sut) : {}), ...(profile ? { profile: versionOf(profile) } : {}) }
  if (report && report.profile.id !== now.id)
    return { about, said: [message('impact.other-profile', { profile: report.profile.id })] }
  const isSameMethod = old !== undefined && report?.profile.digest === old.profile.digest
  // By another version than the one that it was made for its evidence gives another report, and that is no fault of it.
  const wrong = saidIn(verification, 'invalid', step => isSameMethod || step !== 'evidence')
  if (wrong.length > 0 || !report) return { about, said: [message('impact.invalid'), ...wrong] }
  const bytes = await world.files.read(path)
  if (digestOf(bytes) !== verification.bundle.digest)
    throw new ToolError('evidence.refused', { where: path, why: 'changed' })
  const { saved, masked } = await openEvidence(world.cache, unpack(bytes, path))
  if (masked.length > 0) return { about, said: [message('impact.masked', { count: masked.length })] }
  const evidence = verification.steps.find(({ step }) => step === 'evidence')
  const isJudged = isSameMethod && evidence !== undefined && ['ok', 'remark'].includes(evidence.outcome)
  const unproved = isSameMethod ? saidIn(verification, 'unproved', step => step === 'evidence') : []
  const stated = isJudged ? [] : [message('impact.stated'), ...unproved]
  return { about, said: stated, saved, before: report, basis: isJudged ? 'judged' : 'stated' }
}

/** What the steps that ended so have said. */
function saidIn({ steps }: Verification, outcome: string, counts: (step: string) => boolean): readonly Message[] {
  return steps.filter(each => each.outcome === outcome && counts(each.step)).flatMap(({ said }) => said)
}

async function ofFolder(
  world: World,
  path: string,
  { now, old, tool }: Replaying,
  progress: Progress,
): Promise<Opened | LeftOut> {
  const saved = await loadEvidence(world, path)
  const about = { ...systemOf(saved.sut), profile: saved.profile }
  if (saved.profile.id !== now.id)
    return { about, said: [message('impact.other-profile', { profile: saved.profile.id })] }
  if (!old) return { about, said: [message('impact.no-old')] }
  const fitted = fitToProfile(old.profile, saved)
  if ('why' in fitted) return { about, said: [fitted.why] }
  const before = await judgeBy(world, old.profile, fitted.saved, { tool }, progress)
  const { id, version, digest } = saved.profile
  const isOther = digest !== old.profile.digest
  const said = isOther ? [message('verify.collected-for', { profile: `${id}@${version}`, digest })] : []
  return { about, said, saved, before, basis: 'judged' }
}

function systemOf({ supplier, product, version }: Pick<Sut, 'supplier' | 'product' | 'version'>): Opened['about'] {
  return {
    ...(supplier === undefined ? {} : { supplier }),
    ...(product === undefined ? {} : { product }),
    ...(version === undefined ? {} : { version }),
  }
}

function versionOf({ id, version, digest }: Report['profile']) {
  return { id, version, digest }
}

/** Of one run and no other: a bundle and the folder that it was made of have the same. */
function evidenceDigest({ sut, facts, evidence }: SavedEvidence): string {
  const pieces = evidence.map(item => (item.kind === 'unreadable' ? item.name : item.id))
  return digestOf(bytesOf(JSON.stringify([sut, facts.startedAt, facts.finishedAt, pieces])))
}
