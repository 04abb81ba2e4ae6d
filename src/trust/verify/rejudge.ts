import { isDeepStrictEqual } from 'node:util'
import { message } from '../../messages/speaker.ts'
import type { Difference } from '../../model/difference.ts'
import type { Report } from '../../model/report.ts'
import type { Message } from '../../model/text.ts'
import type { World } from '../../model/world.ts'
import { differences } from '../../report/differences.ts'
import type { SavedEvidence } from '../../run/evidence-index.ts'
import { type JudgeRequest, judgeSaved } from '../../run/judge-evidence.ts'
import type { Progress } from '../../run/progress.ts'
import type { BundledEvidence } from '../bundled-evidence.ts'
import type { Say } from './stepper.ts'

export interface Rejudged {
  readonly differences: readonly Difference[]
  /** Ids of evidence that was not there to be judged. */
  readonly masked: readonly string[]
}

/** Differences that are named one by one. */
const named = 20

/**
 * Judges the evidence of a bundle by the profile that the reader has, and says where the report says something else.
 * What was masked may leave a verdict unproved, or a failure unseen; it excuses nothing that the rest contradicts.
 * @throws ToolError what judging throws: `profile.unknown`, …
 */
export async function rejudge(
  world: World,
  { saved, masked }: BundledEvidence,
  stated: Report,
  request: JudgeRequest,
  progress: Progress,
  say: Say,
): Promise<Rejudged> {
  const then: World = { ...world, now: () => new Date(stated.issuedAt) }
  const found = await judgeSaved(then, saved, { ...request, tool: stated.tool }, progress)
  if (found.profile.digest !== stated.profile.digest) {
    const { id, version } = stated.profile
    say(
      'invalid',
      message('verify.other-profile', {
        profile: `${id}@${version}`,
        stated: stated.profile.digest,
        found: found.profile.digest,
      }),
    )
  }
  for (const each of collectedOtherwise(saved, stated)) say('remark', each)
  const lacking = notSupplied(stated, found)
  if (lacking.length > 0) {
    say('unproved', message('verify.resources', { names: lacking.join(', ') }))
    return { differences: [], masked }
  }
  const isSameTool = stated.tool.version === request.tool.version
  const fixed = factsThatDiffer(stated, found, masked)
  const apart = differences(stated, found)
  const silent = fixed.filter(name => !apart.some(each => each.part === 'member' && each.member === name))
  const all = [...apart, ...silent.map(member => ({ part: 'member' as const, member }))]
  const excused = all.filter(each => isExcused(each, masked.length > 0, isSameTool) && !isFixed(each, fixed))
  const wrong = all.filter(each => !excused.includes(each))
  for (const each of wrong.slice(0, named)) say('invalid', sentence(each))
  if (wrong.length > named) say('invalid', message('verify.more', { count: wrong.length - named }))
  if (!isSameTool)
    say('remark', message('verify.other-tool', { stated: stated.tool.version, own: request.tool.version }))
  if (masked.length > 0) {
    const open = excused.flatMap(each => (each.part === 'verdict' ? [each.requirement] : []))
    const ids = open.slice(0, named).join(', ')
    say(
      open.length > 0 ? 'unproved' : 'remark',
      message('verify.masked', { count: masked.length, open: open.length, ids }),
    )
  }
  return { differences: all, masked }
}

/** Evidence may be judged by a later version of profile or program than it was collected for; then that is told. */
function collectedOtherwise({ profile, facts }: SavedEvidence, { profile: by, tool }: Report): readonly Message[] {
  const { id, version, digest } = by
  return [
    ...(isDeepStrictEqual(profile, { id, version, digest })
      ? []
      : [message('verify.collected-for', { profile: `${profile.id}@${profile.version}`, digest: profile.digest })]),
    ...(isDeepStrictEqual(facts.tool, tool)
      ? []
      : [message('verify.collected-by', { tool: `${facts.tool.name} ${facts.tool.version}` })]),
  ]
}

/** What the profile pins, the run had, and the reader has not given: without it less can be judged. */
function notSupplied(stated: Report, found: Report): readonly string[] {
  const had = new Set(stated.profile.ruleSets?.filter(({ isSupplied }) => isSupplied).map(({ name }) => name))
  return (found.profile.ruleSets ?? [])
    .filter(({ name, isSupplied }) => had.has(name) && !isSupplied)
    .map(({ name }) => name)
}

/**
 * Members that say when, of what, for which tender and by which evidence it was tested, and say it otherwise than the
 * evidence: no masking and no version of the tool changes those.
 * @param masked ids of the evidence that is not there, which the report names all the same
 */
function factsThatDiffer(stated: Report, found: Report, masked: readonly string[]): readonly string[] {
  const excluded = ({ exclusions }: Report) => exclusions.map(({ requirement }) => requirement)
  const ids = ({ evidence }: Report) =>
    evidence.map(({ id, kind, name }) => [id, kind, kind === 'unreadable' ? name : ''])
  const left = ids(stated).filter(([id = '']) => !masked.includes(id))
  const named = new Set(stated.evidence.map(({ id }) => id))
  const same: Readonly<Record<string, boolean>> = {
    exclusions: isDeepStrictEqual(excluded(stated), excluded(found)),
    evidence: isDeepStrictEqual(left, ids(found)) && masked.every(id => named.has(id)),
  }
  const facts = (
    ['documentType', 'evidenceStep', 'startedAt', 'finishedAt', 'sut', 'tender', 'reproduce'] as const
  ).filter(name => !isDeepStrictEqual(stated[name], found[name]))
  return [...facts, ...Object.keys(same).filter(name => !same[name])]
}

function isFixed(difference: Difference, fixed: readonly string[]): boolean {
  return difference.part === 'member' && fixed.includes(difference.member)
}

function isExcused(difference: Difference, isMasked: boolean, isSameTool: boolean): boolean {
  if (difference.part === 'requirement') return false
  if (difference.part !== 'verdict') return isMasked || !isSameTool
  const { stated, found } = difference
  if (!isMasked) return false
  return found === 'untested' || (stated === 'failed' && (found === 'passed' || found === 'inapplicable'))
}

function sentence(difference: Difference) {
  if (difference.part === 'member') return message('verify.other-member', { member: difference.member })
  const { requirement } = difference
  if (difference.part !== 'verdict') return message(`verify.other-${difference.part}`, { requirement })
  const { stated = 'absent', found = 'absent' } = difference
  return message('verify.other-verdict', { requirement, stated: `verdict.${stated}`, found: `verdict.${found}` })
}
