import { ToolError } from '../errors.ts'
import { baseAddress } from '../exchange/base-address.ts'
import type { ClientSettings } from '../exchange/client.ts'
import type { Receiver, ReceiverAddress } from '../exchange/receiver.ts'
import type { Plan, Selection } from '../model/plan.ts'
import type { Report } from '../model/report.ts'
import type { Sut } from '../model/sut.ts'
import type { World } from '../model/world.ts'
import { loadProfile } from '../profile/load.ts'
import { tenderOf } from '../tender/fit.ts'
import type { ReadTender } from '../tender/read.ts'
import { collect } from './collect.ts'
import { conclude } from './conclude.ts'
import { withCrew } from './crew.ts'
import { saveEvidence } from './evidence-folder.ts'
import { expectedOf } from './expected-failures.ts'
import { plan } from './plan.ts'
import { type Progress, silent } from './progress.ts'
import type { GivenInput, LiveInputs } from './suite-inputs.ts'

const everything: Selection = { only: [], exclude: [] }

/** What a run is asked to do. */
export interface RunRequest {
  /** Id of a profile that ships with the program, or the path of a folder. */
  readonly profile: string
  /** Folder with what the profile pins and does not ship. */
  readonly resources?: string
  readonly sut: Sut
  readonly selection?: Selection
  /** How to reach the system over HTTP. */
  readonly client?: ClientSettings
  /** What the suites need to know: each a text, or the place of a secret. */
  readonly inputs?: readonly GivenInput[]
  /** Where the system can call us, when it is not on this machine or shall call a certain address. */
  readonly receiver?: ReceiverAddress
  /** File of failures that the supplier knows of. */
  readonly expectedFailures?: string
  /** The tender that the run is for: what is tested must be what it demands, and every request names it. */
  readonly tender?: ReadTender
  /** Folder to save the evidence in, so that it can be judged again. */
  readonly evidence?: string
  /** Threads that read and judge files to 8 MiB, the main one too; without it as many as pay. */
  readonly workers?: number
  /** The command as typed, for the report. */
  readonly command: string
  readonly tool: Report['tool']
}

/**
 * Tests a system: loads the profile, plans, collects evidence, holds it against the checks, judges, reports. It ends
 * with a report whatever the system does; only wrong use throws.
 * @throws ToolError
 */
export async function run(world: World, request: RunRequest, progress: Progress = silent): Promise<Report> {
  const startedAt = world.now().toISOString()
  const profile = await loadProfile(world, request.profile, request.resources)
  const expected = await expectedOf(world, request, profile)
  const whole = { ...plan(profile, addressed(request.sut), request.selection ?? everything), ...expected, startedAt }
  const bound = tenderOf(request, whole)
  const challenge = bound.tender ? { challenge: bound.tender.nonce } : {}
  const { planned, inputs, receiver } = await withInputs(world, { ...whole, ...challenge }, request)
  try {
    return await withCrew(world, request.workers, async crew => {
      const isSaved = request.evidence !== undefined
      const client = challenging(request.client, bound.tender?.nonce)
      const collected = await collect(world, planned, { client, inputs, receiver, isSaved }, progress, crew)
      const finishedAt = world.now().toISOString()
      const { certificate } = collected
      const shown = { ...bound, ...(certificate ? { certificate } : {}) }
      const facts = { startedAt, finishedAt, tool: request.tool, command: request.command, ...shown }
      if (request.evidence === undefined) return conclude(world, planned, collected, facts, progress, crew)
      const { troubles, blocked } = collected
      const { sut } = planned
      const selection = request.selection ?? everything
      const rest = { sut, selection, facts, troubles, ...(blocked ? { blocked } : {}) }
      const evidence = await saveEvidence(world, request.evidence, {
        plan: planned,
        evidence: collected.evidence,
        ...rest,
      })
      return conclude(world, planned, { ...collected, evidence }, facts, progress, crew)
    })
  } finally {
    await receiver?.close()
  }
}

/** A program may name the address as people do. */
function addressed(sut: Sut): Sut {
  return sut.baseUrl === undefined ? sut : { ...sut, baseUrl: baseAddress(sut.baseUrl) }
}

/** Every request of a run for a tender carries its challenge. */
function challenging(client: ClientSettings | undefined, challenge: string | undefined): ClientSettings | undefined {
  return client && challenge !== undefined ? { ...client, challenge } : client
}

interface Prepared {
  readonly planned: Plan
  readonly inputs?: LiveInputs
  readonly receiver?: Receiver
}

/** Suites are given their inputs before anything is sent; the plan, which is kept, says what they were. */
async function withInputs(
  world: World,
  planned: Plan,
  { inputs: given = [], receiver: at }: RunRequest,
): Promise<Prepared> {
  const { files, har, baseUrl } = planned.sut
  if (files) {
    if (given.length > 0) throw new ToolError('usage.together', { first: '--input', second: '--files' })
    if (at) throw new ToolError('usage.together', { first: '--receiver', second: '--files' })
    return { planned }
  }
  if (har !== undefined && at) throw new ToolError('usage.together', { first: '--receiver', second: '--har' })
  if (har === undefined && baseUrl === undefined && !at) return { planned }
  const [{ suiteInputs }, { receiverFor }] = await Promise.all([import('./suite-inputs.ts'), import('./receiving.ts')])
  const { receives, shown, ...inputs } = await suiteInputs(world, planned, given)
  const manners = {
    holds: receives.some(({ reception }) => reception.holds),
    largest: Math.max(...receives.map(({ reception }) => reception.largest)),
  }
  const isOpened = receives.length > 0 && har === undefined
  const receiver = isOpened ? await receiverFor(world, baseUrl ?? '', at, manners) : undefined
  const filled = receiver ? Object.fromEntries(receives.map(({ name }) => [name, receiver.url])) : {}
  const known = { ...shown, ...filled }
  if (Object.keys(known).length === 0) return { planned }
  return {
    planned: { ...planned, sut: { ...planned.sut, inputs: known } },
    inputs: { ...inputs, values: { ...inputs.values, ...filled } },
    ...(receiver ? { receiver } : {}),
  }
}
