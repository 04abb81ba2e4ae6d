import type { Message, Text } from './text.ts'
import type { OverallWord, VerdictWord } from './verdict.ts'

/** Verdicts that an advisory may take back. None of them becomes another but `untested`. */
export type WithdrawnWord = Extract<VerdictWord, 'passed' | 'failed' | 'inapplicable'>

/** What a profile's publisher says of versions that are out already (`reports/schema/advisory-1.schema.json`). */
export interface Advisory {
  readonly schema: 'samklang-advisory/1'
  readonly id: string
  /** ISO date. */
  readonly date: string
  readonly publisher: string
  /** Id of the profile. */
  readonly profile: string
  /** The first and the last version that it is about, both included. */
  readonly versions: { readonly from: string; readonly to: string }
  readonly requirement: string
  /** The check that is wrong, as findings and verdicts name it; without it all checks of the requirement. */
  readonly check?: string
  /** Verdicts that are not to be relied on; none when it is a note alone. */
  readonly withdraws: readonly WithdrawnWord[]
  /** What is wrong. */
  readonly text: Text
  /** How an old verdict is to be read. */
  readonly reading?: Text
  readonly correctedIn?: string
}

/** An advisory whose signature is by a key that the reader has named as the publisher's. */
export interface SignedAdvisory {
  readonly advisory: Advisory
  /** `sha256:` and 64 hex digits of the public key. */
  readonly signer: string
}

/** What an advisory did to a report: `applied` took a verdict back, `noted` says something of one, `unaffected` and `ignored` did nothing. */
export type AdvisoryOutcome = 'applied' | 'noted' | 'unaffected' | 'ignored'

export interface AdvisoryTrail extends SignedAdvisory {
  readonly outcome: AdvisoryOutcome
  /** Why it did nothing. */
  readonly why?: Message
  /** The verdict in the original, and the one that stands now. */
  readonly before?: VerdictWord
  readonly after?: VerdictWord
}

/** The trail of a report that was re-graded: the original stays as it is, and is named. */
export interface Regraded {
  /** Of the original `report.json`: `sha256:` and 64 hex digits over its bytes. */
  readonly digest: string
  readonly reportId: string
  /** The original's verdict on the whole, and the one that stands now. */
  readonly before: OverallWord
  readonly after: OverallWord
  /** In the order in which they were named. */
  readonly advisories: readonly AdvisoryTrail[]
}
