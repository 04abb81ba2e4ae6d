import type { ImpactEffect, RequirementImpact } from '../../model/profile-impact.ts'
import { impactEffects } from '../../model/profile-impact.ts'
import type { Report } from '../../model/report.ts'
import type { Requirement } from '../../model/requirement.ts'
import type { Verdict, VerdictWord } from '../../model/verdict.ts'

const open: readonly VerdictWord[] = ['untested', 'manual', 'error']

/** What two versions of a profile say of the same evidence, where they do not say the same: the gravest first. */
export function requirementImpacts(before: Report, after: Report): readonly RequirementImpact[] {
  const [old, now] = [sideOf(before), sideOf(after)]
  const ids = [...now.rows.keys(), ...[...old.rows.keys()].filter(id => !now.rows.has(id))]
  const found = ids.flatMap(id => {
    const pair = { row: now.rows.get(id), old: old.rows.get(id), was: old.verdicts.get(id), is: now.verdicts.get(id) }
    const effect = effectOf(pair)
    return effect ? [impactOf(id, effect, pair, after)] : []
  })
  return [...found].sort((a, b) => impactEffects.indexOf(a.effect) - impactEffects.indexOf(b.effect))
}

interface Pair {
  readonly row: Requirement | undefined
  readonly old: Requirement | undefined
  readonly was: Verdict | undefined
  readonly is: Verdict | undefined
}

function sideOf({ requirements, verdicts }: Report) {
  return {
    rows: new Map(requirements.map(row => [row.id, row])),
    verdicts: new Map(verdicts.map(verdict => [verdict.requirement, verdict])),
  }
}

function effectOf({ row, was, is }: Pair): ImpactEffect | undefined {
  if (!row) return 'dropped'
  if (!is) return was ? 'outside' : undefined
  if (is.verdict === 'failed') return whenFailed(is, was)
  if (open.includes(is.verdict)) return isOpenAlready(is, was) ? undefined : 'unknown'
  if (!was) return 'kept'
  // What was open and is proved now, such as a rule that has become testable, is kept too: nothing was mended.
  if (open.includes(was.verdict)) return 'kept'
  return was.verdict === 'failed' ? 'mended' : undefined
}

/** A failed SHOULD is a remark, and keeps nobody from conforming: it breaks when the new version makes a MUST of it. */
function whenFailed(is: Verdict, was: Verdict | undefined): ImpactEffect | undefined {
  const hasFailed = was?.verdict === 'failed'
  if (is.level === 'MUST') return hasFailed && was.level === 'MUST' ? undefined : 'breaks'
  if (!hasFailed) return 'remark'
  return was.level === 'MUST' ? 'eased' : undefined
}

/** A MUST that was open as a SHOULD hindered nobody; now it does. */
function isOpenAlready(is: Verdict, was: Verdict | undefined): boolean {
  return was !== undefined && open.includes(was.verdict) && (was.level === 'MUST' || is.level !== 'MUST')
}

function impactOf(id: string, effect: ImpactEffect, { row, old, was, is }: Pair, after: Report): RequirementImpact {
  const level = row?.level ?? old?.level ?? 'MUST'
  const finding = is?.verdict === 'failed' ? after.findings.find(({ requirement }) => requirement === id) : undefined
  return {
    requirement: id,
    effect,
    level,
    ...(old && old.level !== level ? { levelBefore: old.level } : {}),
    ...(was ? { before: was.verdict } : {}),
    ...(is ? { after: is.verdict } : {}),
    ...(is?.reason ? { reason: is.reason } : {}),
    ...(finding ? { finding } : {}),
  }
}
