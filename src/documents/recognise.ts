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
  const base = name.slice(name.lastIndexOf('/') + 1).toLowerCase()
  const byName = strongest(documentTypes, type => nameStrength(base, type))
  if (byName.length === 1) return { type: byName[0], candidates: byName }
  const among = byName.length > 0 ? byName : documentTypes
  const byMembers = strongest(among, type => memberStrength(sampleRecord, type.members))
  const candidates = byMembers.length > 0 ? byMembers : byName
  return { type: candidates.length === 1 ? candidates[0] : undefined, candidates }
}

/** The types with the highest strength; none when no strength is above zero. */
function strongest(types: readonly DocumentType[], strength: (type: DocumentType) => number): readonly DocumentType[] {
  let best = 0
  let found: DocumentType[] = []
  for (const type of types) {
    const own = strength(type)
    if (own === 0 || own < best) continue
    if (own > best) found = []
    best = own
    found.push(type)
  }
  return found
}

function nameStrength(base: string, type: DocumentType): number {
  let best = 0
  for (const pattern of patternsOf(type)) if (pattern.letters > best && fits(base, pattern)) best = pattern.letters
  return best
}

/** A pattern of file names, taken apart at each `*`. */
interface Pattern {
  readonly first: string
  readonly between: readonly string[]
  /** What follows the last `*`; undefined in a pattern that has none. */
  readonly last: string | undefined
  /** One more than its letters, so that `*` fits too, and least of all. */
  readonly letters: number
}

// Asked for each of a hundred thousand files.
const known = new WeakMap<DocumentType, readonly Pattern[]>()

function patternsOf(type: DocumentType): readonly Pattern[] {
  const found = known.get(type)
  if (found) return found
  const patterns = type.fileNames.map(pattern => {
    const [first = '', ...between] = pattern.toLowerCase().split('*')
    const last = between.pop()
    return { first, between, last, letters: [first, ...between, last].join('').length + 1 }
  })
  known.set(type, patterns)
  return patterns
}

function memberStrength(record: unknown, members: readonly string[]): number {
  if (typeof record !== 'object' || record === null || Array.isArray(record)) return 0
  return members.every(member => Object.hasOwn(record, member)) ? members.length : 0
}

// A `*` is any run of characters. Matched part by part, in linear time whatever the pattern.
function fits(base: string, { first, between, last }: Pattern): boolean {
  if (last === undefined) return base === first
  if (!base.startsWith(first) || !base.endsWith(last) || base.length < first.length + last.length) return false
  let from = first.length
  for (const part of between) {
    const found = base.indexOf(part, from)
    if (found === -1 || found + part.length > base.length - last.length) return false
    from = found + part.length
  }
  return true
}
