import { ToolError } from '../errors.ts'
import type { ClientSettings } from '../exchange/client.ts'
import { message } from '../messages/speaker.ts'
import type { Evidence } from '../model/evidence.ts'
import type { Plan } from '../model/plan.ts'
import type { Message } from '../model/text.ts'
import type { Trouble } from '../model/trouble.ts'
import type { World } from '../model/world.ts'
import { type Checks, documentChecks, exchangeChecks } from './checks.ts'
import { collectDocuments } from './collect-documents.ts'
import { collectExchanges } from './collect-exchanges.ts'
import { collectRecording } from './collect-recording.ts'
import { type Endpoints, loadEndpoints } from './endpoints.ts'
import type { Progress } from './progress.ts'

/** What was gathered, and the checks that it can be held against. */
export interface Collected {
  readonly evidence: readonly Evidence[]
  readonly checks: Checks
  /** What the surroundings did not let us do; evidence carries its own trouble. */
  readonly troubles: readonly Trouble[]
  /** Why nothing, or not everything, could be collected: the reason for what stays untested. */
  readonly blocked?: Message
}

interface Sources {
  readonly client?: ClientSettings
}

/**
 * Gathers evidence from what reaches the system: files, recorded traffic, or its base address. Collecting never judges.
 * @throws ToolError `usage.nothing-to-do` when nothing was named, or when the profile has no API to test
 */
export async function collect(world: World, plan: Plan, { client }: Sources, progress: Progress): Promise<Collected> {
  const { files, har, baseUrl } = plan.sut
  if (files && files.length > 0) {
    const checks = await documentChecks(plan, world.cache)
    return { evidence: await collectDocuments(world, files), checks, troubles: [] }
  }
  if (har !== undefined) {
    const endpoints = await endpointsOf(world, plan)
    const { evidence, address } = await collectRecording(world, plan, har, endpoints)
    const blocked = message('run.no-recording')
    return { evidence, checks: exchangeChecks(plan, endpoints, address), troubles: [], blocked }
  }
  if (baseUrl === undefined || client === undefined) {
    throw new ToolError('usage.nothing-to-do', { missing: '--base-url, --files, --har' })
  }
  const endpoints = await endpointsOf(world, plan)
  const live = await collectExchanges(world, plan, endpoints, client, progress)
  return { ...live, checks: exchangeChecks(plan, endpoints, baseUrl) }
}

async function endpointsOf(world: World, plan: Plan): Promise<Endpoints> {
  const endpoints = await loadEndpoints(plan.profile, world.cache)
  if (endpoints) return endpoints
  throw new ToolError('usage.nothing-to-do', { where: plan.profile.id, missing: 'profile.yaml: api' })
}
