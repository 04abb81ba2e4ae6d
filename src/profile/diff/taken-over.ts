import type { DocumentType, Profile, XmlDocumentType } from '../../model/profile.ts'

/**
 * The kind of document of the old version whose files a new kind may be taken for; undefined where nothing says so. The
 * measures are those that files are recognised by: the letters of a pattern, then the number of members, and the root element.
 * @param namesIn names of members in the schema of a kind of the old version
 */
export function takenOver(
  old: Profile,
  fresh: DocumentType | XmlDocumentType,
  namesIn: (schema: string) => readonly string[],
): string | undefined {
  if ('root' in fresh) {
    const { namespace, name } = fresh.root
    return old.xmlDocuments.find(({ root }) => root.namespace === namespace && root.name === name)?.id
  }
  return old.documents.find(type => takesNames(fresh, type) || takesRecords(fresh, type, namesIn))?.id
}

function takesNames(fresh: DocumentType, old: DocumentType): boolean {
  return fresh.fileNames.some(pattern =>
    old.fileNames.some(other => lettersOf(pattern) >= lettersOf(other) && haveCommon(pattern, other)),
  )
}

/** A record of the old kind may have all that the new one is known by, and that is no less than it was known by. */
function takesRecords(
  { members }: DocumentType,
  old: DocumentType,
  namesIn: (schema: string) => readonly string[],
): boolean {
  if (old.members.length === 0 || members.length < old.members.length) return false
  const names = new Set([...old.members, ...namesIn(old.schema)])
  return members.every(member => names.has(member))
}

function lettersOf(pattern: string): number {
  return pattern.replaceAll('*', '').length
}

/** True when a name fits both patterns, in which `*` is any run of characters and case means nothing. */
function haveCommon(one: string, other: string): boolean {
  const [left, right] = [one.toLowerCase(), other.toLowerCase()]
  // How much of the other pattern a name can have used up together with so much of the one.
  let open = new Set([0])
  for (const sign of left) open = new Set([...withRuns(open, right)].flatMap(at => after(sign, right, at)))
  return withRuns(open, right).has(right.length)
}

/** A `*` may be no character at all. */
function withRuns(open: ReadonlySet<number>, pattern: string): ReadonlySet<number> {
  const all = new Set(open)
  for (const at of all) if (pattern[at] === '*') all.add(at + 1)
  return all
}

/** Where one may be in a pattern when a sign of the other is used up. */
function after(sign: string, pattern: string, at: number): readonly number[] {
  if (sign === '*') return Array.from({ length: pattern.length - at + 1 }, (_, more) => at + more)
  if (pattern[at] === '*') return [at]
  return pattern[at] === sign ? [at + 1] : []
}
