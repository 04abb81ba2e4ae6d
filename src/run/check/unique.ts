import type { RecordCheck } from '../../model/check.ts'
import type { Profile } from '../../model/profile.ts'

/** Holds the `unique` rules of a profile; nothing when it has none. */
export function uniqueCheck(profile: Profile): RecordCheck | undefined {
  if (profile.unique.length === 0) return undefined
  throw new Error('not built yet')
}
