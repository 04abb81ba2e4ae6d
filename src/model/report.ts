import type { Regraded } from './advisory.ts'
import type { Exchange } from './evidence.ts'
import type { SettledFailure } from './expected-failure.ts'
import type { Finding } from './finding.ts'
import type { Exclusion, OutOfScope } from './plan.ts'
import type { Level, Requirement } from './requirement.ts'
import type { ServerCertificate } from './sut.ts'
import type { Message, Text } from './text.ts'
import type { Trouble } from './trouble.ts'
import type { OverallWord, Verdict, VerdictWord } from './verdict.ts'

/** Evidence steps (design section 5): how much a stranger may rely on the run. */
export const evidenceSteps = ['E0', 'E1', 'E2', 'E3', 'E4', 'E5'] as const
export type EvidenceStep = (typeof evidenceSteps)[number]

/** One piece of evidence as the report names it; the bytes live beside it. */
export interface EvidenceEntry {
  readonly id: string
  readonly kind: 'document' | 'exchange' | 'unreadable'
  readonly name: string
  readonly size?: number
  /** Records judged in it. */
  readonly records?: number
  readonly redactions: number
  readonly trouble?: Trouble
}

/** A failed exchange, whole, so that the report alone can show what was asked and answered. */
export interface ShownExchange {
  readonly id: string
  readonly exchange: Exchange
  /** A curl command that sends it again, credentials as environment variables; empty when the system sent it to us. */
  readonly reproduce: string
}

/** A rule set or schema that documents were judged by. */
export interface RuleSet {
  /** Of a pinned artefact its name, of a file of the profile its path. */
  readonly name: string
  readonly version: string
  readonly digest: string
  /** False when the user had to supply it and did not. */
  readonly isSupplied: boolean
  /** ISO dates: the days that it is meant for. */
  readonly validFrom?: string
  readonly validTo?: string
}

export interface Coverage {
  readonly total: number
  readonly byLevel: Readonly<Record<Level, Readonly<Record<VerdictWord, number>>>>
}

/**
 * The result as JSON (`reports/schema/report-1.schema.json`). Header fields follow ISO/IEC 17025:2017 clause 7.8.2.1;
 * everything shown anywhere is derived from this.
 */
export interface Report {
  readonly schema: 'samklang-report/1'
  readonly documentType: 'conformance-report-self-test'
  readonly evidenceStep: EvidenceStep
  readonly reportId: string
  readonly issuedAt: string
  readonly startedAt: string
  readonly finishedAt: string
  readonly tool: { readonly name: string; readonly version: string; readonly engines: Readonly<Record<string, string>> }
  readonly profile: {
    readonly id: string
    readonly version: string
    readonly digest: string
    /** The profile that it extends. */
    readonly extends?: { readonly id: string; readonly version: string; readonly digest: string }
    readonly title: Text
    readonly publisher: string
    readonly standard: { readonly name: string; readonly version: string; readonly url?: string }
    readonly modules: Readonly<Record<string, Text>>
    /** In profiles of XML. */
    readonly ruleSets?: readonly RuleSet[]
  }
  readonly sut: {
    readonly supplier?: string
    readonly product?: string
    readonly version?: string
    readonly role: string
    readonly modules: readonly string[]
    readonly endpoint?: string
    /** What the server there showed when the evidence was collected. */
    readonly certificate?: ServerCertificate
    readonly files?: readonly string[]
    /** What the suites were given to test with; a secret is `***`. */
    readonly inputs?: Readonly<Record<string, unknown>>
  }
  /** The tender that the run was made for, and that every request of it named. */
  readonly tender?: {
    readonly id: string
    readonly authority: string
    readonly caseNumber: string
    /** `sha256:` and 64 hex digits over the bytes of the tender's file. */
    readonly digest: string
    readonly nonce: string
  }
  readonly overall: OverallWord
  readonly coverage: Coverage
  readonly requirements: readonly Requirement[]
  readonly verdicts: readonly Verdict[]
  readonly findings: readonly Finding[]
  /** With `--expected-failures`, what became of each entry of the file, in its order. It changes no verdict. */
  readonly expectedFailures?: readonly SettledFailure[]
  /** Only of one that advisories re-graded: what stood before, and by whose word it is taken back. */
  readonly regraded?: Regraded
  readonly exclusions: readonly Exclusion[]
  readonly outOfScope: readonly OutOfScope[]
  /** What the tool or the surroundings could not do. */
  readonly troubles: readonly { readonly trouble: Trouble; readonly message: Message }[]
  /** Evidence that was not judged, or not to its end, and why. */
  readonly remarks: readonly Message[]
  readonly evidence: readonly EvidenceEntry[]
  readonly exchanges: readonly ShownExchange[]
  readonly reproduce: { readonly command: string }
  readonly personalData: { readonly masked: number }
}
