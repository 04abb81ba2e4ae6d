import type { EvidenceStep } from './report.ts'

/** When the proof is handed in: never left open, since a bid cannot be judged by proof that was not asked for. */
export const proofMoments = ['in-tender', 'on-request-before-award', 'before-delivery-approval', 'continuous'] as const
export type ProofMoment = (typeof proofMoments)[number]

export const tenderTypes = ['mandatory', 'award-criterion', 'contract-condition'] as const
export type TenderType = (typeof tenderTypes)[number]

/** Binds a run to the tender: nobody could have made it before the tender was published. */
export interface Challenge {
  /**
   * At least 130 random bits as base32 in lower case (RFC 4648 section 6). Without the digits 0, 1, 8 and 9 it holds no
   * date, so masking of personal identity numbers leaves it alone.
   */
  readonly nonce: string
  /** ISO 8601 UTC; a run counts from and to these moments. */
  readonly notBefore: string
  readonly notAfter: string
}

/** Points by a rule that was published with the tender (LOU 16:6). Only what passed counts, and only SHOULD and MAY. */
export interface Scoring {
  /** The rule in words, as it was published. */
  readonly rule: string
  /** By requirement id. */
  readonly points: Readonly<Record<string, number>>
  /** The most that all of them together give, when it is less than their sum. */
  readonly maximum?: number
}

/** A buyer's demand as data (`reports/schema/tender-1.schema.json`). What binds is the digest of the file's bytes. */
export interface Tender {
  readonly schema: 'samklang-tender/1'
  /** Id of the requirement in the tender documents, such as INT-03. */
  readonly id: string
  readonly title: string
  readonly authority: string
  readonly caseNumber: string
  readonly procedure: { readonly threshold: 'over' | 'under'; readonly name?: string }
  readonly type: TenderType
  readonly motive?: string
  /** What shall meet the demand. */
  readonly object?: {
    readonly description?: string
    /** Versions of the product that are accepted; without it the version that is offered has to be stated, whichever. */
    readonly versions?: readonly string[]
  }
  readonly profile: {
    readonly id: string
    readonly version: string
    /** `sha256:` and 64 hex digits: this is what binds. */
    readonly digest: string
    readonly url?: string
  }
  readonly role: string
  /** Keys of `Profile.modules`. */
  readonly modules: readonly string[]
  /** The decision rule: every MUST, or every MUST and SHOULD, but for those that are named. */
  readonly level: {
    readonly required: 'MUST' | 'SHOULD'
    readonly except?: readonly { readonly requirement: string; readonly reason: string }[]
  }
  /** "Or equivalent" always holds (LOU 9:4, 9:6, 9:8); here stands how it is shown. */
  readonly equivalence: { readonly shown: string }
  readonly evidence: {
    readonly step: EvidenceStep
    readonly when: ProofMoment
    /** Days from the beginning of the run to the day that it is judged by, or to the end of the challenge. */
    readonly maxAgeDays: number
    readonly environment: 'test' | 'production-like'
    readonly format?: string
  }
  readonly challenge: Challenge
  /** A tool that is known to do, or one that gives the same; the tender names none that must be used. */
  readonly tool: { readonly name: string; readonly minimumVersion: string; readonly orEquivalent: true }
  readonly deviations: { readonly allowed: boolean; readonly declared: string }
  /** The buyer's right to run the tests again. */
  readonly verification: {
    readonly extent: 'all' | 'sample'
    /** Requirements drawn, when it is a sample. */
    readonly sample?: number
    /** Working days from the request until there is access. */
    readonly accessWithinDays: number
    readonly cost: 'supplier' | 'buyer' | 'each-own'
  }
  readonly scoring?: Scoring
  readonly onFailure: 'rejected' | 'no-points' | 'remedied'
  /** What happens when the profile comes in a new version. */
  readonly profileEvolution: {
    readonly policy: 'fixed' | 'current'
    readonly graceMonths: number
    readonly cost: 'supplier' | 'buyer' | 'shared'
  }
  /** New reports while the contract runs. */
  readonly reporting?: { readonly everyMonths: number; readonly withinDays: number }
  readonly confidentiality?: string
  readonly accessibility?: string
}

/** A tender as it was read: what binds a report to it is the digest of its bytes. */
export interface BoundTender {
  readonly tender: Tender
  /** `sha256:` and 64 hex digits over the bytes of the file. */
  readonly digest: string
  /** Path of the file. */
  readonly path: string
}

/** The header that every request of a run for a tender carries, with the nonce. */
export const challengeHeader = 'X-Conformance-Challenge'
