import { message } from '../../messages/speaker.ts'
import {
  type ImpactRun,
  impactEffects,
  type ProfileImpact,
  type RequirementImpact,
  type RequirementTotal,
} from '../../model/profile-impact.ts'
import type { Speaker } from '../../model/reporter.ts'
import { saidOf } from '../profile-diff/facts.ts'
import { findingText, placeLine, word } from '../rows.ts'

/** From when the new version counts. */
export function dateLine({ validFrom }: ProfileImpact, { say }: Speaker): string {
  return say(validFrom === undefined ? message('impact.from-use') : message('impact.from', { date: validFrom }))
}

/** How many runs were replayed, how many break, and of how many nobody can tell. */
export function countLines({ counts }: ProfileImpact, { say }: Speaker): readonly string[] {
  const of = (count: number) => say(message('impact.share', { count: `${count}`, of: `${counts.runs}` }))
  return [
    `${say(message('impact.replayed'))}: ${of(counts.replayed)}`,
    `${say(message('impact.breaking'))}: ${of(counts.breaking)}`,
    `${say(message('impact.unknown'))}: ${of(counts.unknown)}`,
  ]
}

/** `Breaks 3 of 17`, for each effect that there is, the gravest first. */
export function shareLines({ counts, of }: RequirementTotal, { say }: Speaker): readonly string[] {
  return impactEffects.flatMap(effect => {
    const count = counts[effect]
    if (count === undefined) return []
    const share = say(message('impact.share', { count: `${count}`, of: `${of}` }))
    return [`${say(message(`impact.effect.${effect}`))} ${share}`]
  })
}

/** `R-12 (MUST)` */
export function requirementName(
  { requirement, level }: RequirementTotal | RequirementImpact,
  speaker: Speaker,
): string {
  return `${requirement} (${word(speaker, 'level', level)})`
}

/** What the new version changes of a requirement. */
export function changeLines({ changes }: RequirementTotal, speaker: Speaker): readonly string[] {
  return changes.map(
    change => `${speaker.say(message(`diff.class.${change.class}`))}: ${change.at}: ${saidOf(change, speaker)}`,
  )
}

/** What a run is known by: its supplier, product and version, as far as it says. */
export function systemName({ supplier, product, version }: ImpactRun, { say }: Speaker): string {
  const system = [product, version].filter(each => each !== undefined).join(' ')
  return (
    [supplier, system].filter(each => each !== undefined && each !== '').join(', ') || say(message('impact.unnamed'))
  )
}

/** The profile that a run was made for. */
export function madeFor({ profile }: ImpactRun, { say }: Speaker): readonly string[] {
  if (!profile) return []
  return [say(message('impact.made-for', { profile: `${profile.id}@${profile.version}`, digest: profile.digest }))]
}

/** The verdict before and after, or that the run is left out. */
export function resultLine({ result, sameAs }: ImpactRun, speaker: Speaker): string {
  if (!result) return speaker.say(message(sameAs === undefined ? 'impact.left-out' : 'impact.same-run'))
  return `${word(speaker, 'overall', result.before)} → ${word(speaker, 'overall', result.after)}`
}

/** What a requirement ends as: `Passed → Failed`, with the levels where they differ. */
export function wordsOf({ before, after, level, levelBefore }: RequirementImpact, speaker: Speaker): string {
  const said = (verdict: typeof before, of: typeof level | undefined) => {
    const shown = verdict ? word(speaker, 'verdict', verdict) : '–'
    return of === undefined ? shown : `${shown} (${word(speaker, 'level', of)})`
  }
  return `${said(before, levelBefore)} → ${said(after, levelBefore === undefined ? undefined : level)}`
}

/** Why: the first breach and where it is, or the reason that it is open for. */
export function whyOf({ finding, reason }: RequirementImpact, speaker: Speaker): string | undefined {
  return finding ? `${findingText(finding, speaker)} (${placeLine(finding)})` : reason && speaker.say(reason)
}
