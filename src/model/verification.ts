import type { Regraded } from './advisory.ts'
import type { Difference } from './difference.ts'
import type { EvidenceStep, Report } from './report.ts'
import type { Message } from './text.ts'
import type { VerdictWord } from './verdict.ts'

/** What is looked at in a bundle, in this order: each step relies on those before it. */
export const verificationSteps = [
  'archive',
  'files',
  'signature',
  'signer',
  'statement',
  'report',
  'recount',
  'evidence',
  'views',
  'tender',
  'rerun',
] as const
export type VerificationStep = (typeof verificationSteps)[number]

/** How a step ended. `unproved` could not be done though it was needed; `absent` had nothing to look at. */
export type StepOutcome = 'ok' | 'remark' | 'absent' | 'unproved' | 'invalid'

export interface StepResult {
  readonly step: VerificationStep
  readonly outcome: StepOutcome
  readonly said: readonly Message[]
}

/** Somebody whose signature is over these very bytes. */
export interface VerifiedSigner {
  readonly keyId: string
  /** The key, or a certificate that leads to it, is among those that the reader trusts. */
  readonly isTrusted: boolean
  /** Subject of the certificate, when there is one. */
  readonly subject?: string
  readonly organisationNumber?: string
}

/** `valid`: all holds. `invalid`: something does not. `unproved`: nothing is wrong, and not all could be looked at. */
export type VerificationResult = 'valid' | 'unproved' | 'invalid'

/** The reader's own run against the system, beside what the report states. */
export interface Rerun {
  readonly endpoint: string
  /** ISO 8601 UTC. */
  readonly startedAt: string
  readonly finishedAt: string
  /** The requirements that were drawn, and by what; without it all were run. */
  readonly drawn?: readonly string[]
  readonly seed?: string
  /** Requirements that the report settles and that were compared. */
  readonly compared: number
  readonly differences: readonly {
    readonly requirement: string
    readonly stated: VerdictWord
    readonly found: VerdictWord
  }[]
}

/** What a stranger found when he verified a bundle. */
export interface Verification {
  readonly schema: 'samklang-verification/1'
  readonly bundle: { readonly name: string; readonly digest: string }
  /** ISO 8601 UTC. */
  readonly verifiedAt: string
  readonly tool: { readonly name: string; readonly version: string }
  readonly result: VerificationResult
  /** What the bundle reaches on the ladder of evidence, when it is not invalid. */
  readonly evidenceStep?: EvidenceStep
  /** The tender that it was held against. */
  readonly tender?: { readonly id: string; readonly caseNumber: string; readonly digest: string }
  readonly steps: readonly StepResult[]
  readonly signers: readonly VerifiedSigner[]
  /** Ids of evidence that was left out of this copy. */
  readonly masked: readonly string[]
  /** What the report says otherwise than its evidence. */
  readonly differences: readonly Difference[]
  readonly rerun?: Rerun
  /** What advisories of the profile's publisher make of the report, which itself stays as it is. */
  readonly regraded?: Regraded
  /** What the bundle says, when its report could be read. */
  readonly report?: Pick<
    Report,
    'reportId' | 'overall' | 'sut' | 'profile' | 'tool' | 'startedAt' | 'finishedAt' | 'coverage'
  >
}
