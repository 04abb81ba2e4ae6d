import type { Message, Text } from './text.ts'

/** What a change does to those who kept the old version, the gravest first. */
export const changeClasses = ['breaking', 'additive', 'editorial'] as const
export type ChangeClass = (typeof changeClasses)[number]

/** The part of a profile that a change is in, in the order they are shown. */
export const changeAreas = ['profile', 'requirement', 'schema', 'rule', 'api', 'suite', 'xml'] as const
export type ChangeArea = (typeof changeAreas)[number]

/** One difference between two versions of a profile. */
export interface ProfileChange {
  readonly area: ChangeArea
  readonly class: ChangeClass
  /** False when no program can tell what the change means: it is then breaking, and `why` says why. */
  readonly isDecided: boolean
  /** The requirement, or the record and the place in it (`person /emails/*`), the call or the file. */
  readonly at: string
  /** The requirement that it belongs to, where the profile says. */
  readonly requirement?: string
  readonly said: Message
  readonly why?: Message
  readonly before?: string | Text
  readonly after?: string | Text
}

/** The part of a version number that has to be raised. `none`: nothing differs, not even a byte. */
export type VersionStep = 'none' | 'patch' | 'minor' | 'major'

export interface ComparedProfile {
  readonly id: string
  readonly version: string
  readonly digest: string
  readonly title: Text
}

/** Two versions of a profile and all that differs. */
export interface ProfileDiff {
  readonly schema: 'samklang-profile-diff/1'
  readonly old: ComparedProfile
  readonly new: ComparedProfile
  readonly changes: readonly ProfileChange[]
  readonly counts: Readonly<Record<ChangeClass, number>>
  /** What the changes ask for. */
  readonly step: VersionStep
  /** The lowest version that says so. */
  readonly suggested: string
  /** True when the new version number is at least that one. */
  readonly isHonest: boolean
}
