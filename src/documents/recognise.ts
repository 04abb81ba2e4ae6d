import type { DocumentType } from '../model/profile.ts'

/** What a document may be: one type is an answer, none and several are questions to the user. */
export interface Recognition {
  readonly type: DocumentType | undefined
  /** The types that fit equally well; the answer alone when there is one. */
  readonly candidates: readonly DocumentType[]
}

/**
 * Recognises the type of a document by its file name, and among those that fit equally well, or when no name fits, by
 * the members of a record. The most specific wins: the pattern with most letters, then the type with most members.
 * A tie is never guessed.
 */
export function recogniseType(
  name: string,
  sampleRecord: unknown,
  documentTypes: readonly DocumentType[],
): Recognition {
  const byName = strongest(documentTypes, type => nameStrength(name, type.fileNames))
  if (byName.length === 1) return { type: byName[0], candidates: byName }
  const among = byName.length > 0 ? byName : documentTypes
  const byMembers = strongest(among, type => memberStrength(sampleRecord, type.members))
  const candidates = byMembers.length > 0 ? byMembers : byName
  return { type: candidates.length === 1 ? candidates[0] : undefined, candidates }
}

/** The types with the highest strength; none when no strength is above zero. */
function strongest(types: readonly DocumentType[], strength: (type: DocumentType) => number): readonly DocumentType[] {
  const strengths = types.map(strength)
  const best = Math.max(0, ...strengths)
  return best === 0 ? [] : types.filter((_, index) => strengths[index] === best)
}

function nameStrength(name: string, patterns: readonly string[]): number {
  const base = name.slice(name.lastIndexOf('/') + 1).toLowerCase()
  return Math.max(0, ...patterns.map(pattern => (fits(base, pattern.toLowerCase()) ? lettersOf(pattern) : 0)))
}

function memberStrength(record: unknown, members: readonly string[]): number {
  if (typeof record !== 'object' || record === null || Array.isArray(record)) return 0
  return members.every(member => Object.hasOwn(record, member)) ? members.length : 0
}

// One more than the letters, so that the pattern `*` fits too, and least of all.
function lettersOf(pattern: string): number {
  return pattern.replaceAll('*', '').length + 1
}

// A `*` is any run of characters. Matched part by part, in linear time whatever the pattern.
function fits(base: string, pattern: string): boolean {
  const parts = pattern.split('*')
  const [first = '', ...rest] = parts
  const last = rest.pop()
  if (last === undefined) return base === pattern
  if (!base.startsWith(first) || !base.endsWith(last) || base.length < first.length + last.length) return false
  let from = first.length
  for (const part of rest) {
    const found = base.indexOf(part, from)
    if (found === -1 || found + part.length > base.length - last.length) return false
    from = found + part.length
  }
  return true
}
