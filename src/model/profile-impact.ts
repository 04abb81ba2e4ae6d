import type { Finding } from './finding.ts'
import type { ComparedProfile, ProfileChange } from './profile-diff.ts'
import type { Level } from './requirement.ts'
import type { Message, Text } from './text.ts'
import type { OverallWord, VerdictWord } from './verdict.ts'

/**
 * What a new version does to one requirement of one stored run, the gravest first: `breaks` (a MUST fails that did not fail as
 * one), `remark` (a SHOULD or MAY does), `unknown` (the old evidence cannot tell), `mended` (failed, and does no longer), `eased`
 * (fails still, at a lower level), `outside` (no longer judged for this system), `dropped` (no row any more), `kept` (new, or open
 * before, and kept).
 */
export const impactEffects = ['breaks', 'remark', 'unknown', 'mended', 'eased', 'outside', 'dropped', 'kept'] as const
export type ImpactEffect = (typeof impactEffects)[number]

/** One requirement that ends otherwise by the new version. */
export interface RequirementImpact {
  readonly requirement: string
  readonly effect: ImpactEffect
  /** By the new version; of one that is dropped, by the old. */
  readonly level: Level
  /** When the old version had another. */
  readonly levelBefore?: Level
  /** Absent where it was not judged. */
  readonly before?: VerdictWord
  readonly after?: VerdictWord
  /** Why, when the new word is neither passed nor failed. */
  readonly reason?: Message
  /** The first breach of the new version. */
  readonly finding?: Finding
}

/** A bundle, or a folder of saved evidence. */
export interface ImpactRun {
  /** Path as it was found. */
  readonly name: string
  readonly supplier?: string
  readonly product?: string
  readonly version?: string
  /** The profile that it was judged by, or of a folder collected for. */
  readonly profile?: { readonly id: string; readonly version: string; readonly digest: string }
  /** What else has to be known of it. Of one that is left out: why it is. */
  readonly said: readonly Message[]
  /** Another run with the same evidence, which counts in its stead. */
  readonly sameAs?: string
  /** Absent of one that is left out of the totals. */
  readonly result?: {
    /** Whether the evidence was judged again by the old version, or the report's own word is taken for it. */
    readonly basis: 'judged' | 'stated'
    readonly before: OverallWord
    readonly after: OverallWord
    /** What ends otherwise, the gravest first. */
    readonly requirements: readonly RequirementImpact[]
  }
}

/** A requirement over all runs that could be replayed. */
export interface RequirementTotal {
  readonly requirement: string
  readonly level: Level
  readonly text: Text
  /** Runs in which it is judged, by the new version or by the old. */
  readonly of: number
  readonly counts: Readonly<Partial<Record<ImpactEffect, number>>>
  /** What the new version changes of it, when the old one is there to compare with. */
  readonly changes: readonly ProfileChange[]
}

/** What a new version of a profile does to those who were tested by an old one. */
export interface ProfileImpact {
  readonly schema: 'samklang-profile-impact/1'
  readonly new: ComparedProfile
  /** The version that verdicts before were judged again by, when there is one. */
  readonly old?: ComparedProfile
  /** ISO date from which the new version counts; absent when it is when it is taken into use. */
  readonly validFrom?: string
  readonly runs: readonly ImpactRun[]
  /** Those that at least one run ends otherwise by: the most broken first. */
  readonly requirements: readonly RequirementTotal[]
  readonly counts: {
    /** Each once. */
    readonly runs: number
    readonly replayed: number
    /** Runs in which a MUST breaks. */
    readonly breaking: number
    /** Runs in which no MUST breaks and of one nobody can tell. */
    readonly unknown: number
  }
}
