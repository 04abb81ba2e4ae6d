import { draw } from '../../engines/draw.ts'
import type { ClientSettings } from '../../exchange/client.ts'
import { message } from '../../messages/speaker.ts'
import type { Report } from '../../model/report.ts'
import type { VerdictWord } from '../../model/verdict.ts'
import type { Rerun } from '../../model/verification.ts'
import type { World } from '../../model/world.ts'
import { run } from '../../run/pipeline.ts'
import type { Progress } from '../../run/progress.ts'
import type { GivenInput } from '../../run/suite-inputs.ts'
import type { ReadTender } from '../../tender/read.ts'
import type { Say } from './stepper.ts'

/** How the reader reaches the system that the bidder holds ready. */
export interface RerunRequest {
  readonly baseUrl: string
  readonly client: ClientSettings
  readonly inputs: readonly GivenInput[]
  /** Requirements to draw; all of them without it. */
  readonly sample?: number
  /** What the draw goes by: a bidder must not have known it when the bid was made. */
  readonly seed: string
  /** The command as typed. */
  readonly command: string
}

export interface RerunSubject {
  readonly stated: Report
  readonly profile?: string
  readonly resources?: string
  readonly tender?: ReadTender
  readonly tool: Report['tool']
}

/** What a report settles: what it calls inapplicable is drawn too, since a failure could be behind that. */
const settledWords: readonly VerdictWord[] = ['passed', 'failed', 'inapplicable']

/** Requirements that are named one by one. */
const named = 20

/**
 * Runs the suite again, against the system itself, and says where the reader's own run and the report differ. A
 * difference is a fact for the buyer to look into: systems and their data change.
 * @throws ToolError what a run throws
 */
export async function rerun(
  world: World,
  subject: RerunSubject,
  request: RerunRequest,
  progress: Progress,
  say: Say,
): Promise<Rerun> {
  const { stated, profile, resources, tender, tool } = subject
  const { seed } = request
  const settled = stated.verdicts.filter(({ verdict }) => settledWords.includes(verdict))
  const ids = settled.map(({ requirement }) => requirement)
  const drawn = request.sample === undefined ? ids : draw(ids, request.sample, seed)
  const { supplier, product, version, role, modules } = stated.sut
  const said = { ...(supplier === undefined ? {} : { supplier }), ...(product === undefined ? {} : { product }) }
  const own = await run(
    world,
    {
      profile: profile ?? stated.profile.id,
      ...(resources === undefined ? {} : { resources }),
      sut: { ...said, ...(version === undefined ? {} : { version }), role, modules, baseUrl: request.baseUrl },
      selection: { only: request.sample === undefined ? [] : drawn, exclude: [] },
      client: request.client,
      inputs: request.inputs,
      ...(tender ? { tender } : {}),
      command: request.command,
      tool,
    },
    progress,
  )
  const found = new Map(own.verdicts.map(({ requirement, verdict }) => [requirement, verdict]))
  const wanted = new Set(drawn)
  const rows = settled
    .filter(({ requirement }) => wanted.has(requirement))
    .map(({ requirement, verdict }) => ({ requirement, stated: verdict, found: found.get(requirement) ?? 'untested' }))
  const different = rows.filter(row => row.stated !== row.found)
  const contradicted = different.filter(
    ({ found, stated }) => found === 'failed' || (found === 'passed' && stated === 'failed'),
  )
  for (const { requirement, ...row } of contradicted.slice(0, named)) {
    const args = { requirement, stated: `verdict.${row.stated}`, found: `verdict.${row.found}` }
    say('unproved', message('verify.rerun.differs', args))
  }
  const open = different.filter(row => !contradicted.includes(row))
  if (open.length > 0) {
    const ids = open
      .slice(0, named)
      .map(({ requirement }) => requirement)
      .join(', ')
    // A system that is held ready could be kept from showing what it fails.
    const isLess = open.length === rows.length || open.some(row => row.stated === 'passed')
    say(isLess ? 'unproved' : 'remark', message('verify.rerun.open', { count: open.length, ids }))
  }
  const [there, here] = [stated.sut.certificate, own.sut.certificate].map(each => each?.fingerprint)
  if (there !== undefined && there !== here) {
    say('remark', message('verify.rerun.other-certificate', { stated: there, own: here ?? '–' }))
  }
  if (rows.length === 0) say('unproved', message('verify.rerun.nothing'))
  say('ok', message('verify.rerun.done', { count: rows.length, same: rows.length - different.length }))
  return {
    endpoint: request.baseUrl,
    startedAt: own.startedAt,
    finishedAt: own.finishedAt,
    ...(request.sample === undefined ? {} : { drawn, seed }),
    compared: rows.length,
    differences: different,
  }
}
