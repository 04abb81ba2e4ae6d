/** Which base profile an extension means: a version or range, or the very digest. */
export interface BasePin {
  /** Id of a profile that ships with the package, or path relative to the extension's folder. */
  readonly profile: string
  /** `2.1.0`, `~2.1.0` (same minor, at least this patch) or `^2.1.0` (same major, at least this). */
  readonly version?: string
  readonly digest?: string
}

/** True for the profile that the pin means. */
export function accepts(pin: BasePin, { version, digest }: { readonly version: string; readonly digest: string }) {
  return (
    (pin.digest === undefined || pin.digest === digest) && (pin.version === undefined || within(pin.version, version))
  )
}

/**
 * Ranges as npm reads them (semver 2.0.0 clause 11 for the order); below 1.0.0 a caret holds the minor, since anything may
 * change there (clause 4). A version with a suffix is accepted only when it is named exactly.
 */
function within(range: string, version: string): boolean {
  const [sign = '', wanted = ''] = /^([~^]?)(.*)$/.exec(range)?.slice(1) ?? []
  if (sign === '' || version.includes('-')) return wanted === version
  const [major = 0, minor = 0, patch = 0] = numbers(wanted)
  const [itsMajor = 0, itsMinor = 0, itsPatch = 0] = numbers(version)
  if (itsMajor !== major || itsMinor < minor) return false
  if (itsMinor > minor) return sign === '^' && major > 0
  return itsPatch >= patch
}

function numbers(version: string): readonly number[] {
  return (version.split('-')[0] ?? '').split('.').map(Number)
}

/** The order of versions (Semantic Versioning 2.0.0 clause 11): below 0 when the first is the older one. */
export function compareVersions(a: string, b: string): number {
  const [one, other] = [numbers(a), numbers(b)]
  const at = one.findIndex((number, index) => number !== other[index])
  if (at >= 0) return (one[at] ?? 0) - (other[at] ?? 0)
  const [draft, otherDraft] = [draftOf(a), draftOf(b)]
  if (draft.length === 0 || otherDraft.length === 0) return otherDraft.length - draft.length
  const differs = draft.findIndex((part, index) => part !== otherDraft[index])
  if (differs < 0) return draft.length - otherDraft.length
  return compareParts(draft[differs] ?? '', otherDraft[differs])
}

/** What stands behind the numbers, in its parts. */
function draftOf(version: string): readonly string[] {
  const at = version.indexOf('-')
  return at < 0 ? [] : version.slice(at + 1).split('.')
}

/** Numbers by size and before words; words by their signs. */
function compareParts(a: string, b: string | undefined): number {
  if (b === undefined) return 1
  const [isNumber, isOtherNumber] = [/^\d+$/.test(a), /^\d+$/.test(b)]
  if (isNumber && isOtherNumber) return Number(a) - Number(b)
  if (isNumber !== isOtherNumber) return isNumber ? -1 : 1
  return a < b ? -1 : 1
}
