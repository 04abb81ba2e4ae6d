import type { RecordCheck } from '../../model/check.ts'
import type { Profile } from '../../model/profile.ts'

/** Holds the `references` rules of a profile; nothing when it has none. */
export function referenceCheck(profile: Profile): RecordCheck | undefined {
  if (profile.references.length === 0) return undefined
  throw new Error('not built yet')
}
