import { message } from '../messages/speaker.ts'
import type { Profile } from '../model/profile.ts'
import type { EvidenceStep } from '../model/report.ts'
import type { Speaker } from '../model/reporter.ts'
import type { Scoring, Tender, TenderType } from '../model/tender.ts'
import { rowsFor } from './scope.ts'

/** What somebody has to decide; the rest of a tender has values that are usual. */
export interface Decided {
  readonly id: string
  readonly title?: string
  readonly authority: string
  readonly caseNumber: string
  readonly type: TenderType
  readonly threshold: Tender['procedure']['threshold']
  readonly role: string
  readonly modules: readonly string[]
  readonly step: EvidenceStep
  readonly maxAgeDays: number
  /** ISO 8601 UTC. */
  readonly notBefore: string
  readonly notAfter: string
  readonly nonce: string
  readonly minimumVersion: string
}

/** A whole tender for a profile, to be read and changed before it is published. Its texts are in the speaker's language. */
export function draftTender(decided: Decided, profile: Profile, { say, pick }: Speaker): Tender {
  const { id, authority, caseNumber, type, threshold, role, modules, step, maxAgeDays } = decided
  const { notBefore, notAfter, nonce, minimumVersion } = decided
  const title = decided.title ?? say(message('tender.draft.title', { standard: pick(profile.title) }))
  return {
    schema: 'samklang-tender/1',
    id,
    title,
    authority,
    caseNumber,
    procedure: { threshold },
    type,
    motive: say(message('tender.draft.motive')),
    object: { description: say(message('tender.draft.object')) },
    profile: { id: profile.id, version: profile.version, digest: profile.digest },
    role,
    modules,
    level: { required: 'MUST' },
    equivalence: { shown: say(message('tender.draft.equivalence')) },
    evidence: { step, when: moments[type], maxAgeDays, environment: 'test' },
    challenge: { nonce, notBefore, notAfter },
    tool: { name: 'samklang', minimumVersion, orEquivalent: true },
    deviations: { allowed: true, declared: say(message('tender.draft.deviations')) },
    verification: { extent: 'all', accessWithinDays: 5, cost: 'each-own' },
    ...(type === 'award-criterion'
      ? { scoring: pointEach(profile, role, modules, say(message('tender.draft.rule'))) }
      : {}),
    onFailure: consequences[type],
    profileEvolution: { policy: 'current', graceMonths: 6, cost: 'supplier' },
    ...(type === 'contract-condition' ? { reporting: { everyMonths: 6, withinDays: 10 } } : {}),
    confidentiality: say(message('tender.draft.confidentiality')),
    accessibility: say(message('tender.draft.accessibility')),
  }
}

const moments = {
  mandatory: 'in-tender',
  'award-criterion': 'in-tender',
  'contract-condition': 'continuous',
} as const satisfies Record<TenderType, Tender['evidence']['when']>

const consequences = {
  mandatory: 'rejected',
  'award-criterion': 'no-points',
  'contract-condition': 'remedied',
} as const satisfies Record<TenderType, Tender['onFailure']>

/** One point for each SHOULD and MAY that can be tested: a beginning that the buyer weighs. */
function pointEach(profile: Profile, role: string, modules: readonly string[], rule: string): Scoring {
  const scored = rowsFor(profile, { role, modules }).filter(row => row.level !== 'MUST' && !row.notTested)
  return { rule, points: Object.fromEntries(scored.map(({ id }) => [id, 1])) }
}
