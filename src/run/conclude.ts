import type { Evidence } from '../model/evidence.ts'
import type { Plan } from '../model/plan.ts'
import type { Report } from '../model/report.ts'
import type { ServerCertificate } from '../model/sut.ts'
import type { Message } from '../model/text.ts'
import type { Trouble } from '../model/trouble.ts'
import type { World } from '../model/world.ts'
import { check } from './check/check.ts'
import type { Entry } from './check/ledger.ts'
import type { Share } from './check/share.ts'
import type { Checks } from './checks.ts'
import { alone, type Crew } from './crew.ts'
import { judge } from './judge.ts'
import type { Ahead } from './judge-ahead.ts'
import { maskFindings } from './mask-findings.ts'
import { maskTyped } from './mask-typed.ts'
import type { Progress } from './progress.ts'
import { report } from './report.ts'

/** What was gathered, and the checks that it can be held against. */
export interface Collected {
  readonly evidence: readonly Evidence[]
  readonly checks: Checks
  /** What the surroundings did not let us do; evidence carries its own trouble. */
  readonly troubles: readonly Trouble[]
  /** Why nothing, or not everything, could be collected: the reason for what stays untested. */
  readonly blocked?: Message
  /** What was judged of it while it was collected; it has checks of its own. */
  readonly ahead?: Pick<Ahead, 'written'>
  /** What others said of the documents, where these are not to be judged again. */
  readonly share?: Share
  /** What the server showed that the evidence comes from. */
  readonly certificate?: ServerCertificate
  /** A few files by themselves are judged, not a system: what they hold nothing of is out of scope. */
  readonly isFilesAlone?: true
}

/** When the evidence was collected, and by what. Times are ISO 8601 UTC. */
export interface Facts {
  readonly startedAt: string
  readonly finishedAt: string
  readonly tool: Report['tool']
  readonly command: string
  readonly tender?: NonNullable<Report['tender']>
  readonly certificate?: ServerCertificate
}

/** The stages after collecting, which are the same for evidence that is fresh, recorded or saved. */
export async function conclude(
  world: World,
  planned: Plan,
  collected: Collected,
  facts: Facts,
  progress: Progress,
  crew: Crew = alone,
): Promise<Report> {
  const checked = await check(planned, collected.checks, collected.evidence, {
    progress,
    crew,
    ...(collected.share ? { share: collected.share } : {}),
    ...(collected.ahead ? { ahead: collected.ahead.written } : {}),
  })
  progress.done()
  for (const each of collected.checks.xml ?? []) await each.keep?.()
  const { entries } = checked
  const judgedPlan = collected.isFilesAlone && isAnyJudged(planned, entries) ? withoutAbsent(planned, entries) : planned
  const verdicts = judge(judgedPlan, entries, collected.blocked)
  const judged = {
    verdicts,
    findings: await maskFindings(checked.findings),
    records: checked.records,
    remarks: checked.remarks,
  }
  const troubles: readonly Trouble[] = collected.troubles
  const issuedAt = world.now().toISOString()
  const shown = await maskTyped(judgedPlan.sut, facts)
  const all = { ...shown.facts, issuedAt, troubles }
  return report({ ...judgedPlan, sut: shown.sut }, collected.evidence, judged, all)
}

/** Files whose form is all that was seen, such as empty lists, have proved nothing: then everything stays in scope. */
function isAnyJudged({ profile }: Plan, entries: ReadonlyMap<string, Entry>): boolean {
  return [...entries.keys()].some(id => id !== profile.wellFormed)
}

function withoutAbsent(planned: Plan, entries: ReadonlyMap<string, Entry>): Plan {
  const isThere = (id: string | undefined) => id !== undefined && entries.has(id)
  const absent = planned.requirements.filter(({ id, optionalWithin }) => !isThere(id) && !isThere(optionalWithin))
  const outside = absent.map(({ id }) => ({ requirement: id, reason: 'not-in-files' as const }))
  return {
    ...planned,
    requirements: planned.requirements.filter(row => !absent.includes(row)),
    outOfScope: [...planned.outOfScope, ...outside],
  }
}
