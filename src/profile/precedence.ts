/**
 * Which of two versions comes first (Semantic Versioning 2.0.0, clause 11): below 0 the first, above 0 the second, 0 when neither.
 * Build metadata (`+…`) counts for nothing.
 */
export function precedence(a: string, b: string): number {
  const [one, other] = [parsed(a), parsed(b)]
  const core = firstDifference(one.core, other.core)
  if (core !== 0) return core
  // A version with a suffix comes before the one without.
  if (one.suffix.length === 0 || other.suffix.length === 0) return other.suffix.length - one.suffix.length
  return firstDifference(one.suffix, other.suffix)
}

type Part = string | number

function parsed(version: string): { readonly core: readonly Part[]; readonly suffix: readonly Part[] } {
  const [plain = ''] = version.split('+')
  const at = plain.indexOf('-')
  const [core, suffix] = at < 0 ? [plain, ''] : [plain.slice(0, at), plain.slice(at + 1)]
  return { core: parts(core), suffix: suffix === '' ? [] : parts(suffix) }
}

function parts(text: string): readonly Part[] {
  return text.split('.').map(part => (/^\d+$/.test(part) ? Number(part) : part))
}

/** Numbers by size, words by ASCII, numbers before words; what is longer comes after. */
function firstDifference(a: readonly Part[], b: readonly Part[]): number {
  const at = a.findIndex((part, index) => part !== b[index])
  const [one, other] = [a[at], b[at]]
  if (at < 0 || one === undefined || other === undefined) return a.length - b.length
  if (typeof one === 'number' && typeof other === 'number') return one - other
  if (typeof one === typeof other) return one < other ? -1 : 1
  return typeof one === 'number' ? -1 : 1
}
