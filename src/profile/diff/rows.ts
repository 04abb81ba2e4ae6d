import { isDeepStrictEqual } from 'node:util'
import { message } from '../../messages/speaker.ts'
import type { ProfileChange } from '../../model/profile-diff.ts'
import { levels, type Requirement } from '../../model/requirement.ts'
import type { Message, Text } from '../../model/text.ts'
import { byName, changed, isGone, isNew, undecided } from './change.ts'

type Row = Requirement

/** Rows that are new, gone, graded anew, moved, reworded, tested or no longer tested. */
export function rowChanges(old: readonly Row[], now: readonly Row[]): readonly ProfileChange[] {
  const rows = (list: readonly Row[]) => new Map(list.map(row => [row.id, row]))
  return byName(rows(old), rows(now), {
    added: (id, row) => [told(row, binds(row), isNew('requirement', id), bound, { after: row.text })],
    removed: (id, row) => [told(row, true, isGone('requirement', id), message('diff.why.named'), { before: row.text })],
    both: (_, before, row) => rowChange(before, row),
  })
}

const bound = message('diff.why.bound')

/** A row that is no recommendation. */
function binds({ level }: Row): boolean {
  return level === 'MUST'
}

function told(
  { id }: Row,
  isBreaking: boolean,
  said: Message,
  why: Message = bound,
  texts: Partial<Pick<ProfileChange, 'before' | 'after'>> = {},
): ProfileChange {
  const kind = isBreaking ? 'breaking' : 'additive'
  return changed('requirement', kind, id, said, { requirement: id, ...(isBreaking ? { why } : {}), ...texts })
}

function rowChange(old: Row, now: Row): readonly ProfileChange[] {
  return [...grade(old, now), ...scope(old, now), ...account(old, now), ...words(old, now)]
}

function grade(old: Row, now: Row): readonly ProfileChange[] {
  if (old.level === now.level) return []
  // Only a MUST makes that a system does not conform.
  const isRaised = levels.indexOf(now.level) < levels.indexOf(old.level)
  const args = { before: old.level, after: now.level }
  const said = isRaised ? message('diff.row.raised', args) : message('diff.row.lowered', args)
  return [told(now, isRaised && binds(now), said)]
}

function scope(old: Row, now: Row): readonly ProfileChange[] {
  const added = now.roles.filter(role => !old.roles.includes(role))
  const gone = old.roles.filter(role => !now.roles.includes(role))
  const within = { before: old.optionalWithin ?? '–', after: now.optionalWithin ?? '–' }
  return [
    ...(added.length > 0 ? [told(now, binds(now), message('diff.row.roles-added', { roles: added.join(', ') }))] : []),
    ...(gone.length > 0 ? [told(now, false, message('diff.row.roles-gone', { roles: gone.join(', ') }))] : []),
    ...(old.module === now.module
      ? []
      : [told(now, binds(now), message('diff.row.module', { before: old.module, after: now.module }))]),
    // What lay within another row was inapplicable where that was never met; now it is untested.
    ...(old.optionalWithin === now.optionalWithin
      ? []
      : [told(now, binds(now) && old.optionalWithin !== undefined, message('diff.row.within', within))]),
  ]
}

const accounts = {
  tested: message('diff.row.tested'),
  manual: message('diff.row.manual'),
  'not-tested': message('diff.row.not-tested'),
}

/** How a row is accounted for: by a test, by a person, or not at all. */
function account(old: Row, now: Row): readonly ProfileChange[] {
  const kindOf = ({ notTested, manual }: Row): keyof typeof accounts =>
    notTested ? 'not-tested' : manual ? 'manual' : 'tested'
  const [before, after] = [kindOf(old), kindOf(now)]
  if (before !== after) return [told(now, binds(now) && after !== 'not-tested', accounts[after])]
  const isReworded = !isDeepStrictEqual([old.notTested, old.manual], [now.notTested, now.manual])
  return isReworded ? [editorial(now, message('diff.row.reason'))] : []
}

function words(old: Row, now: Row): readonly ProfileChange[] {
  const texts = { before: old.text, after: now.text }
  const isReworded = !isDeepStrictEqual(old.text, now.text)
  const said = message('diff.row.text')
  const reworded = keepsMeaning(old.text, now.text)
    ? editorial(now, said, texts)
    : undecided('requirement', now.id, said, message('diff.why.words'), { requirement: now.id, ...texts })
  return [
    ...(isReworded ? [reworded] : []),
    ...(isDeepStrictEqual(old.consequence, now.consequence) ? [] : [editorial(now, message('diff.row.consequence'))]),
    ...(isDeepStrictEqual(old.source, now.source) ? [] : [editorial(now, message('diff.row.source'))]),
  ]
}

function editorial(
  { id }: Row,
  said: Message,
  texts: Partial<Pick<ProfileChange, 'before' | 'after'>> = {},
): ProfileChange {
  return changed('requirement', 'editorial', id, said, { requirement: id, ...texts })
}

/** Words that make a sentence mean another thing, in both languages, numbers, and what is quoted or written as code. */
const decisive = new RegExp(
  [
    `(?<![\\p{L}\\p{N}])(?:${[
      'skall|ska|måste|bör|kan|får|inte|ej|aldrig|inga?|inget|utan|endast|bara|alla|allt|varje|minst|högst|eller|och|om',
      'must|shall|should|may|can|not|never|no|without|only|all|every|each|any|least|most|or|and|unless|if',
    ].join('|')})(?![\\p{L}\\p{N}])`,
    '\\p{N}+',
    '[`"”“\'’][^`"”“\'’]*[`"”“\'’]',
  ].join('|'),
  'giu',
)

/** True when nothing in the words says that the meaning may be another. An id keeps its meaning: that is its author's promise. */
export function keepsMeaning(old: Text, now: Text): boolean {
  const marks = (text: string) => [...text.toLowerCase().matchAll(decisive)].map(([found]) => found).sort()
  return (['sv', 'en'] as const).every(language => isDeepStrictEqual(marks(old[language]), marks(now[language])))
}
