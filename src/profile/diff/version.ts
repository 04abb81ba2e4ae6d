import type { VersionStep } from '../../model/profile-diff.ts'

interface Version {
  readonly numbers: readonly [major: number, minor: number, patch: number]
  readonly isDraft: boolean
}

function parsed(version: string): Version {
  const [core = '', ...rest] = version.split('-')
  const [major = 0, minor = 0, patch = 0] = core.split('.').map(Number)
  return { numbers: [major, minor, patch], isDraft: rest.length > 0 }
}

/**
 * The lowest version that says what a step means (Semantic Versioning 2.0.0, clauses 4 to 8 and 11). Before 1.0.0 the minor
 * number is raised for what breaks and the last one for all else; a draft (`1.0.0-rc.1`) promises nothing, so it may become final.
 */
export function suggestedVersion(old: string, step: VersionStep): string {
  const { numbers, isDraft } = parsed(old)
  const [major, minor, patch] = numbers
  if (step === 'none') return old
  if (isDraft) return `${major}.${minor}.${patch}`
  if (major === 0) return step === 'major' ? `0.${minor + 1}.0` : `0.${minor}.${patch + 1}`
  if (step === 'major') return `${major + 1}.0.0`
  return step === 'minor' ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`
}

/** True when a version number promises no less change than there is. A draft of the version that is asked for is enough. */
export function isHonestVersion(old: string, now: string, step: VersionStep): boolean {
  if (old === now) return step === 'none'
  const [before, after] = [parsed(old), parsed(now)]
  if (before.isDraft && after.isDraft) return compare(after, before) >= 0
  return compare(after, parsed(suggestedVersion(old, step))) >= 0 && compare(after, before) >= 0
}

function compare({ numbers: a }: Version, { numbers: b }: Version): number {
  const at = a.findIndex((number, index) => number !== b[index])
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0)
}
