import type { Regraded } from './advisory.ts'
import type { Declaration } from './bundle.ts'
import type { Points } from './points.ts'
import type { EvidenceStep, Report } from './report.ts'
import type { Level } from './requirement.ts'
import type { Tender } from './tender.ts'
import type { Message, Text } from './text.ts'
import type { OverallWord, VerdictWord } from './verdict.ts'
import type { VerificationResult, VerifiedSigner } from './verification.ts'

/** How many of the requirements that are compared ended how. `open` was not settled: untested, manual or error. */
export interface OutcomeCounts {
  readonly total: number
  readonly passed: number
  readonly failed: number
  readonly open: number
  readonly inapplicable: number
}

/** Whose signature stands on a bid. Whether the reader trusts it is absent when he gave no list of whom he trusts. */
export type BidSigner = Omit<VerifiedSigner, 'isTrusted'> & { readonly isTrusted?: boolean }

/** What a bid that can be compared states, and its evidence gives. */
export interface BidResult {
  readonly overall: OverallWord
  /** Of the requirements that are compared. */
  readonly counts: Readonly<Record<Level, OutcomeCounts>>
  /**
   * What failed of that which the tender asks, and what was not settled, in the order of the profile: every MUST, every
   * SHOULD too when the tender says so, but for its exceptions.
   */
  readonly failed: readonly string[]
  readonly open: readonly string[]
  /** By the tender's own published rule; absent when it has none. */
  readonly points?: Points
}

/** One bid. What it says of itself is as stated, unless it can be compared. */
export interface ComparedBid {
  readonly file: string
  /** Of the file: `sha256:` and 64 hex digits. */
  readonly digest: string
  readonly verification: VerificationResult
  /** Why it cannot be compared; empty when it can. */
  readonly reasons: readonly Message[]
  readonly supplier?: string
  /** As declared. */
  readonly organisationNumber?: string
  readonly product?: string
  readonly version?: string
  readonly reportId?: string
  /** Whole days from the beginning of the run to the comparison, or to the end of the challenge when that is earlier. */
  readonly ageDays?: number
  readonly evidenceStep?: EvidenceStep
  readonly signers: readonly BidSigner[]
  /** Pieces of evidence that were left out of this copy. */
  readonly masked: number
  /** The supplier's own words; they change no verdict. */
  readonly deviations: NonNullable<Declaration['deviations']>
  readonly equivalence: NonNullable<Declaration['equivalence']>
  /** What was seen, and is no fault. */
  readonly notes: readonly Message[]
  /** Defects of form: what a request to clarify or complete could ask for (LOU 4:9). No requirement that failed is here. */
  readonly formal: readonly Message[]
  /** Absent when it cannot be compared: then nothing is said of what it states. */
  readonly result?: BidResult
  /** What advisories made of its report, when the reader has named any: the result is by that. Absent as `result` is. */
  readonly regraded?: Regraded
}

/** What one bid gives for a requirement. The marks are the supplier's words. */
export interface ComparedCell {
  readonly verdict: VerdictWord | 'out-of-scope'
  readonly hasDeviation?: true
  readonly hasEquivalence?: true
}

export interface ComparedRow {
  readonly requirement: string
  readonly level: Level
  readonly text: Text
  /** The tender makes an exception for it. */
  readonly isExcepted?: true
  /** Bids that can be compared do not all say the same. */
  readonly differs: boolean
  /** In the order of the bids; null for one that cannot be compared. */
  readonly cells: readonly (ComparedCell | null)[]
}

export interface ComparedModule {
  readonly module: string
  readonly title?: Text
  readonly rows: readonly ComparedRow[]
}

/**
 * Bids side by side (`reports/schema/comparison-1.schema.json`): facts, in the order that the bids were given. What follows
 * from them is for the buyer to decide.
 */
export interface Comparison {
  readonly schema: 'samklang-comparison/1'
  /** ISO 8601 UTC. */
  readonly comparedAt: string
  readonly tool: Pick<Report['tool'], 'name' | 'version'>
  readonly tender: Pick<
    Tender,
    'id' | 'title' | 'authority' | 'caseNumber' | 'profile' | 'role' | 'modules' | 'level'
  > & {
    /** `sha256:` and 64 hex digits over the bytes of the tender's file. */
    readonly digest: string
    readonly nonce: string
    readonly evidenceStep: EvidenceStep
    /** The rule for points, in words, as it was published. */
    readonly rule?: string
  }
  /** For draws (`verify --seed`): from the digests of all bids and the tender, so that nobody alone could choose it. */
  readonly drawSeed: string
  readonly bids: readonly ComparedBid[]
  /** Empty when no bid can be compared. */
  readonly modules: readonly ComparedModule[]
}
