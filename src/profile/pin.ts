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
