import { message } from '../../messages/speaker.ts'
import type { Profile } from '../../model/profile.ts'
import type { ComparedProfile, ProfileChange } from '../../model/profile-diff.ts'
import {
  type ImpactEffect,
  type ImpactRun,
  impactEffects,
  type ProfileImpact,
  type RequirementTotal,
} from '../../model/profile-impact.ts'
import type { Requirement } from '../../model/requirement.ts'
import type { World } from '../../model/world.ts'
import { diffProfiles } from '../../profile/diff/diff.ts'
import type { Progress } from '../../run/progress.ts'
import { type Replaying, replay } from './replay.ts'
import type { StoredRun } from './stored-runs.ts'

/**
 * What a new version of a profile does to the runs that are stored, one after the other: only what is told of a run is kept, not its
 * evidence. The same runs and profiles give the same result.
 * @throws ToolError for faults of the new profile
 */
export async function profileImpact(
  world: World,
  stored: readonly StoredRun[],
  replaying: Replaying,
  progress: Progress,
): Promise<ProfileImpact> {
  const { now, old } = replaying
  const runs: ImpactRun[] = []
  const judgedIn = new Map<string, number>()
  const seen = new Map<string, string>()
  for (const [at, each] of stored.entries()) {
    progress.tell(message('impact.progress', { name: each.path, at: at + 1, of: stored.length }))
    const { run, evidence, judged } = await replay(world, each, replaying, quiet)
    const same = evidence === undefined ? undefined : seen.get(evidence)
    if (evidence !== undefined && same === undefined) seen.set(evidence, each.path)
    if (same !== undefined) runs.push(twice(run, same))
    else {
      runs.push(run)
      for (const id of judged) judgedIn.set(id, (judgedIn.get(id) ?? 0) + 1)
    }
  }
  progress.done()
  const { validFrom } = now.status
  const changes = old ? (await diffProfiles(old.profile, now)).changes : []
  return {
    schema: 'samklang-profile-impact/1',
    new: named(now),
    ...(old ? { old: named(old.profile) } : {}),
    ...(validFrom === undefined ? {} : { validFrom }),
    runs,
    requirements: totals(runs, rowsOf(replaying), judgedIn, changes),
    counts: countsOf(runs),
  }
}

/** The line of progress counts runs; what is done within one would write over it. */
const quiet: Progress = { tell: () => {}, ask: () => {}, done: () => {} }

/** A bundle beside the folder that it was made of is one run. */
function twice({ result: _result, ...run }: ImpactRun, other: string): ImpactRun {
  return { ...run, said: [message('impact.twice', { name: other })], sameAs: other }
}

function named({ id, version, digest, title }: Profile): ComparedProfile {
  return { id, version, digest, title }
}

/** The rows of the new version, and after them those that only the old one has. */
function rowsOf({ now, old }: Replaying): ReadonlyMap<string, Requirement> {
  const rows = new Map(now.requirements.map(row => [row.id, row]))
  for (const row of old?.profile.requirements ?? []) if (!rows.has(row.id)) rows.set(row.id, row)
  return rows
}

function totals(
  runs: readonly ImpactRun[],
  rows: ReadonlyMap<string, Requirement>,
  judgedIn: ReadonlyMap<string, number>,
  changes: readonly ProfileChange[],
): readonly RequirementTotal[] {
  const counts = new Map<string, Partial<Record<ImpactEffect, number>>>()
  const levels = new Map<string, RequirementTotal['level']>()
  for (const { requirement, effect, level } of runs.flatMap(({ result }) => result?.requirements ?? [])) {
    const own = counts.get(requirement) ?? {}
    own[effect] = (own[effect] ?? 0) + 1
    counts.set(requirement, own)
    levels.set(requirement, level)
  }
  const all = [...counts].map(([requirement, own]) => ({
    requirement,
    level: levels.get(requirement) ?? 'MUST',
    // Of a row that neither version has, a report of a third may still tell.
    text: rows.get(requirement)?.text ?? { sv: requirement, en: requirement },
    of: judgedIn.get(requirement) ?? 0,
    counts: own,
    changes: changes.filter(change => change.requirement === requirement || change.at === requirement),
  }))
  const order = [...rows.keys()]
  return all.sort((a, b) => byGravity(a, b) || order.indexOf(a.requirement) - order.indexOf(b.requirement))
}

function byGravity(a: RequirementTotal, b: RequirementTotal): number {
  const differing = impactEffects.find(effect => (a.counts[effect] ?? 0) !== (b.counts[effect] ?? 0))
  return differing ? (b.counts[differing] ?? 0) - (a.counts[differing] ?? 0) : 0
}

function countsOf(runs: readonly ImpactRun[]): ProfileImpact['counts'] {
  const replayed = runs.flatMap(({ result }) => result ?? [])
  const has = (effect: ImpactEffect) => (result: (typeof replayed)[number]) =>
    result.requirements.some(each => each.effect === effect && each.level === 'MUST')
  const breaking = replayed.filter(has('breaks')).length
  const unknown = replayed.filter(result => has('unknown')(result) && !has('breaks')(result)).length
  const distinct = runs.filter(({ sameAs }) => sameAs === undefined)
  return { runs: distinct.length, replayed: replayed.length, breaking, unknown }
}
