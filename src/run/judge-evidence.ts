import { ToolError } from '../errors.ts'
import type { Evidence } from '../model/evidence.ts'
import type { Plan } from '../model/plan.ts'
import type { Profile } from '../model/profile.ts'
import type { Report } from '../model/report.ts'
import type { World } from '../model/world.ts'
import { loadProfile } from '../profile/load.ts'
import type { Checks } from './checks.ts'
import { addressIn } from './collect-recording.ts'
import { conclude } from './conclude.ts'
import { documentChecks } from './document-checks.ts'
import { loadEndpoints } from './endpoints.ts'
import { loadEvidence } from './evidence-folder.ts'
import type { SavedEvidence } from './evidence-index.ts'
import { exchangeChecks } from './exchange-checks.ts'
import { expectedOf } from './expected-failures.ts'
import { plan } from './plan.ts'
import { type Progress, silent } from './progress.ts'
import { xmlChecks } from './xml-checks.ts'

export interface JudgeRequest {
  /** Another profile than the one that the evidence was collected for, such as next year's version. */
  readonly profile?: string
  /** Folder with what the profile pins and does not ship. */
  readonly resources?: string
  /** File of failures that the supplier knows of. */
  readonly expectedFailures?: string
  readonly tool: Report['tool']
}

/**
 * Judges saved evidence anew, without a network. The report is the one that the run gave, but for its date, as long as
 * profile and tool are the same.
 * @throws ToolError `evidence.refused`, `profile.unknown`
 */
export async function judgeEvidence(
  world: World,
  folder: string,
  request: JudgeRequest,
  progress: Progress = silent,
): Promise<Report> {
  return judgeSaved(world, await loadEvidence(world, folder), request, progress)
}

/** The same of evidence that is open already. @throws ToolError `profile.unknown` */
export async function judgeSaved(
  world: World,
  saved: SavedEvidence,
  request: JudgeRequest,
  progress: Progress,
): Promise<Report> {
  const profile = await loadProfile(world, request.profile ?? saved.profile.id, request.resources)
  return judgeBy(world, profile, saved, request, progress)
}

/** The same by a profile that is loaded already. @throws ToolError what planning throws: `usage.option`, … */
export async function judgeBy(
  world: World,
  profile: Profile,
  saved: SavedEvidence,
  request: Pick<JudgeRequest, 'expectedFailures' | 'tool'>,
  progress: Progress,
): Promise<Report> {
  const expected = await expectedOf(world, request, profile)
  const { startedAt, tender } = saved.facts
  const challenge = tender ? { challenge: tender.nonce } : {}
  const planned = { ...plan(profile, saved.sut, saved.selection), ...expected, ...challenge, startedAt }
  const { evidence, troubles, blocked } = saved
  const checks = await checksFor(world, planned, evidence)
  const collected = { evidence, checks, troubles, ...(blocked ? { blocked } : {}) }
  return conclude(world, planned, collected, { ...saved.facts, tool: request.tool }, progress)
}

async function checksFor(world: World, planned: Plan, evidence: readonly Evidence[]): Promise<Checks> {
  const { files, baseUrl, har } = planned.sut
  if (files) return documentChecks(planned, world.cache)
  const endpoints = await loadEndpoints(planned.profile, world.cache)
  if (!endpoints)
    throw new ToolError('usage.nothing-to-do', { where: planned.profile.id, missing: 'profile.yaml: api' })
  const address = baseUrl ?? (har === undefined ? '' : addressIn(evidence, endpoints))
  return exchangeChecks(planned, endpoints, address, await xmlChecks(planned, world.cache))
}
