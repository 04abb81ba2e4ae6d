import { XmlNames } from '../../documents/xml/names.ts'
import { parseXml } from '../../documents/xml/parse.ts'
import { rootOf } from '../../documents/xml/root.ts'
import type { XmlTree } from '../../documents/xml/tree.ts'
import { message } from '../../messages/speaker.ts'
import type { LeftVector } from '../../model/mutants.ts'
import type { Profile } from '../../model/profile.ts'
import type { World } from '../../model/world.ts'
import type { Judged, Score } from '../../profile/mutants/score.ts'
import { openXmlShown, xmlMutantsOf } from '../../profile/mutants/xml.ts'
import { xmlTypeOf } from '../check/xml-documents.ts'
import type { Progress } from '../progress.ts'
import { type EditedBase, editedBases } from '../vectors/edited.ts'
import { isMissing } from '../vectors/judge-edited.ts'
import { openXmlRules, type XmlJudge, type XmlRules } from '../vectors/judge-xml.ts'
import type { Counts } from './json-mutants.ts'

/**
 * Mutates the whole documents that the vectors of XML are edits of. A rule set takes as long for one document as schemas do for a
 * hundred records, so a fault is judged where it can first be made, and nowhere else.
 */
export async function scoreXml(
  world: World,
  profile: Profile,
  folders: readonly string[],
  score: Score,
  progress: Progress,
): Promise<Counts> {
  const counts = { vectors: 0, duplicates: 0, left: [], outside: 0, undecided: 0 }
  if (profile.xmlDocuments.length === 0) return counts
  const found = await Promise.all(folders.map(folder => editedBases(world, folder)))
  const { judge, speaksOf } = await openXmlRules(profile, world.cache)
  const { passing, left } = passingOf(profile, judge, found)
  const shown = openXmlShown()
  for (const { base, tree, type } of passing) shown.note(base.name, tree, type)
  const seen = new Set(passing.map(({ base }) => base.text))
  const faults = new Set<string>()
  const judged: Judged[] = []
  for (const [at, { base, tree, type, raised }] of passing.entries()) {
    progress.tell(message('mutants.progress', { at, of: passing.length }))
    for (const made of xmlMutantsOf(tree, type)) {
      const fault = `${made.place} ${made.edit}`
      if (faults.has(fault)) continue
      if (seen.has(made.text)) {
        counts.duplicates += 1
        continue
      }
      seen.add(made.text)
      faults.add(fault)
      const by = [...judge(made.text).raised.keys()].filter(id => !raised.has(id)).sort()
      const allowed = by.length > 0 ? undefined : shown.allows(made)
      const { text: _, needs: __, ...mutant } = made
      judged.push({ mutant, vector: base.name, rows: [], by, ...(allowed ? { allowed } : {}) })
    }
  }
  for (const each of withRows(judged, speaksOf)) score.add(each)
  progress.done()
  const undecided = new Set(passing.flatMap(each => each.undecided))
  return { ...counts, vectors: passing.length, left, undecided: undecided.size }
}

/** A row speaks of a place when its rule names it, or when it has noticed another fault there, as a schema does. */
function withRows(judged: readonly Judged[], speaksOf: XmlRules['speaksOf']): readonly Judged[] {
  const kills = new Map<string, Set<string>>()
  for (const { mutant, by } of judged) {
    kills.set(mutant.place, new Set([...(kills.get(mutant.place) ?? []), ...by]))
  }
  return judged.map(each => {
    const { place } = each.mutant
    if (each.by.length > 0 || each.allowed !== undefined) return each
    const [type, names] = namesIn(place)
    // What a rule says of an element of any name, it does not say of this one.
    const any = new Set(speaksOf(type, [...names.slice(0, -1), names.at(-1)?.startsWith('@') ? '@any' : 'any']))
    const speaking = speaksOf(type, names)
    const named = speaking.filter(id => !any.has(id))
    return { ...each, named, rows: [...new Set([...speaking, ...(kills.get(place) ?? [])])].sort() }
  })
}

/** Kind of document, and local names. */
function namesIn(place: string): [string, readonly string[]] {
  const [type = '', path = ''] = place.split(' ')
  const names = path.split('/').slice(1)
  return [type, names.map(name => name.replace(/^(@?)[^:]*:/, '$1'))]
}

interface Passing {
  readonly base: EditedBase
  readonly tree: XmlTree
  readonly type: string
  readonly raised: ReadonlySet<string>
  /** Requirements whose rules were not supplied. */
  readonly undecided: readonly string[]
}

/**
 * A base that breaks more here than it says, or in which no rule was looked at, is none that passes. Of those of the profile that
 * this one extends, that is to be expected.
 * @param found by folder, the profile's own first
 */
function passingOf(profile: Profile, judge: XmlJudge, found: readonly (readonly EditedBase[])[]) {
  const names = new XmlNames()
  const passing: Passing[] = []
  const left: LeftVector[] = []
  for (const [folder, bases] of found.entries()) {
    for (const base of bases) {
      const { tree } = parseXml(base.text, { names })
      const type = tree && xmlTypeOf(profile, rootOf(tree))
      const { raised, exercised, undecided } = judge(base.text)
      const by = [...raised.keys()].filter(id => !base.also.includes(id)).sort()
      const isAnyJudged = [...exercised].some(id => id !== profile.wellFormed)
      if (tree !== undefined && type !== undefined && isAnyJudged && by.length === 0) {
        const open = [...undecided].flatMap(([id, reason]) => (isMissing(reason) ? [id] : []))
        passing.push({ base, tree, type: type.id, raised: new Set(raised.keys()), undecided: open })
      } else if (folder === 0) left.push({ vector: base.name, by })
    }
  }
  return { passing, left }
}
