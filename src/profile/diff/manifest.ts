import { isDeepStrictEqual } from 'node:util'
import { message } from '../../messages/speaker.ts'
import type { DocumentType, Profile, XmlDocumentType } from '../../model/profile.ts'
import type { ProfileChange } from '../../model/profile-diff.ts'
import { byName, type ChangedPart, canonical, changed, grouped, isGone, isNew, isOther, undecided } from './change.ts'
import { takenOver } from './taken-over.ts'

const words = new Set(['title'])
const bound = message('diff.why.bound')

/**
 * What `profile.yaml` says besides the files and rows that it names.
 * @param namesIn names of members in the schema of a kind of record of the old version
 */
export function manifestChanges(
  old: Profile,
  now: Profile,
  namesIn: (schema: string) => readonly string[],
): readonly ProfileChange[] {
  const named = (part: ChangedPart, before: readonly string[], after: readonly string[], isBound: boolean) =>
    byName(sameNames(before), sameNames(after), {
      added: name => [
        changed('profile', isBound ? 'breaking' : 'additive', name, isNew(part, name), isBound ? { why: bound } : {}),
      ],
      removed: name => [
        isBound
          ? changed('profile', 'additive', name, isGone(part, name))
          : changed('profile', 'breaking', name, isGone(part, name), { why: message('diff.why.named') }),
      ],
      both: () => [],
    })
  return [
    ...fields(old, now),
    ...named('role', Object.keys(old.roles), Object.keys(now.roles), false),
    ...named('module', Object.keys(old.modules), Object.keys(now.modules), false),
    ...named('mandatory', old.mandatoryModules, now.mandatoryModules, true),
    ...kinds(old, now, namesIn),
    ...packages(old, now),
    ...rules('unique', old.unique, now.unique),
    ...rules('reference', old.references, now.references),
    ...rules('across', old.across, now.across),
    ...marks(old, now),
    ...pinned(old, now),
    ...ruleSets(old, now),
  ]
}

function sameNames(names: readonly string[]): ReadonlyMap<string, string> {
  return new Map(names.map(name => [name, name]))
}

/** Fields of one value: some are words, some say whom the profile is for. */
function fields(old: Profile, now: Profile): readonly ProfileChange[] {
  const values = ({ title, publisher, standard, status, official, limits, roles, modules }: Profile) => {
    return {
      title,
      publisher,
      standard,
      status,
      official,
      limits,
      roles: textsOf(roles, old.roles, now.roles),
      modules: textsOf(modules, old.modules, now.modules),
    }
  }
  const [before, after] = [values(old), values(now)]
  const reworded = (Object.keys(before) as (keyof typeof before)[])
    .filter(name => canonical(before[name]) !== canonical(after[name]))
    .map(name => changed('profile', 'editorial', name, isOther('field', name)))
  const others = (['id', 'wellFormed'] as const)
    .filter(name => old[name] !== now[name])
    .map(name => {
      const texts = { before: old[name] ?? '–', after: now[name] ?? '–' }
      return changed('profile', 'breaking', name, isOther('field', name), { why: message('diff.why.named'), ...texts })
    })
  return [...others, ...reworded]
}

/** Of those that both versions have: that others are new or gone is told elsewhere. */
function textsOf(texts: Profile['roles'], ...both: readonly Profile['roles'][]): Profile['roles'] {
  return Object.fromEntries(Object.entries(texts).filter(([name]) => both.every(each => Object.hasOwn(each, name))))
}

function kinds(old: Profile, now: Profile, namesIn: (schema: string) => readonly string[]): readonly ProfileChange[] {
  const all = ({ documents, xmlDocuments }: Profile) =>
    new Map([...documents, ...xmlDocuments].map(type => [type.id, type] as const))
  const judged = (type: Kind) => ('schema' in type ? { ...type, schema: undefined } : type)
  return byName<Kind>(all(old), all(now), {
    added: (id, type) => {
      const other = takenOver(old, type, namesIn)
      if (other === undefined) return [changed('profile', 'additive', id, isNew('document', id))]
      return [undecided('profile', id, isNew('document', id), message('diff.why.takes', { name: other }))]
    },
    removed: id => [changed('profile', 'breaking', id, isGone('document', id), { why: message('diff.why.named') })],
    both: (id, one, other) => {
      const [before, after] = [judged(one), judged(other)]
      if (canonical(before, words) !== canonical(after, words))
        return [undecided('profile', id, isOther('document', id))]
      return isDeepStrictEqual(before, after) ? [] : [changed('profile', 'editorial', id, isOther('document', id))]
    },
  })
}

type Kind = DocumentType | XmlDocumentType

/** Kinds of package, and what is demanded of one. */
function packages(old: Profile, now: Profile): readonly ProfileChange[] {
  const keyed = ({ packages: all }: Profile) => grouped(all, ({ document }) => document)
  const why = { why: message('diff.why.named') }
  return byName(keyed(old), keyed(now), {
    added: id => [changed('profile', 'additive', id, isNew('package', id))],
    removed: id => [changed('profile', 'breaking', id, isGone('package', id), why)],
    both: (id, before, after) =>
      canonical(before) === canonical(after) ? [] : [undecided('profile', id, isOther('package', id))],
  })
}

interface RecordRule {
  readonly requirement: string
  readonly document: string
  readonly pointer: string
}

/** Rules across records: they are known by their row and their place, which several may share. */
function rules(part: ChangedPart, old: readonly RecordRule[], now: readonly RecordRule[]): readonly ProfileChange[] {
  const keyed = (list: readonly RecordRule[]) =>
    grouped(list, rule => `${rule.requirement} ${rule.document}${rule.pointer}`)
  const said = (list: readonly RecordRule[]) => canonical(list.map(rule => canonical(rule)).sort())
  const rowOf = ([rule]: readonly RecordRule[]) => (rule ? { requirement: rule.requirement } : {})
  return byName(keyed(old), keyed(now), {
    added: (name, list) => [changed('rule', 'breaking', name, isNew(part, name), { ...rowOf(list), why: bound })],
    removed: (name, list) => [changed('rule', 'additive', name, isGone(part, name), rowOf(list))],
    both: (name, before, after) =>
      said(before) === said(after) ? [] : [undecided('rule', name, isOther(part, name), undefined, rowOf(after))],
  })
}

/** A value that is masked is not judged: a mark that is gone lets it be judged. */
function marks(old: Profile, now: Profile): readonly ProfileChange[] {
  const keyed = ({ sensitive }: Profile) => sameNames(sensitive.map(({ pointer, kind }) => `${pointer} ${kind}`))
  return byName(keyed(old), keyed(now), {
    added: name => [changed('profile', 'additive', name, isNew('sensitive', name))],
    removed: name => [undecided('profile', name, isGone('sensitive', name))],
    both: () => [],
  })
}

/** Of what the profile does not ship only the digest is known. */
function pinned(old: Profile, now: Profile): readonly ProfileChange[] {
  const keyed = (profile: Profile) => new Map(profile.pinned.map(pin => [pin.name, pin]))
  const content = ({ sha256, files }: Profile['pinned'][number]) => canonical({ sha256, files })
  const why = message('diff.why.official')
  return byName(keyed(old), keyed(now), {
    added: (name, pin) => [changed('xml', 'additive', name, isNew('pinned', name), { after: pin.version })],
    removed: (name, pin) => [undecided('xml', name, isGone('pinned', name), why, { before: pin.version })],
    both: (name, before, after) => {
      const texts = { before: before.version, after: after.version }
      if (content(before) !== content(after)) return [undecided('xml', name, isOther('pinned', name), why, texts)]
      return isDeepStrictEqual(before, after) ? [] : [changed('xml', 'editorial', name, isOther('pinned', name))]
    },
  })
}

/** Which rule sets judge what, and how they are read. */
function ruleSets(old: Profile, now: Profile): readonly ProfileChange[] {
  const keyed = ({ schematron }: Profile) =>
    grouped(schematron, entry => [entry.pinned, entry.path].filter(Boolean).join(' '))
  const dates = new Set(['version', 'validFrom', 'validTo'])
  return byName(keyed(old), keyed(now), {
    added: name => [changed('xml', 'breaking', name, isNew('schematron', name), { why: bound })],
    removed: name => [undecided('xml', name, isGone('schematron', name))],
    both: (name, before, after) => {
      if (canonical(before, dates) !== canonical(after, dates))
        return [undecided('xml', name, isOther('schematron', name))]
      return isDeepStrictEqual(before, after) ? [] : [changed('xml', 'editorial', name, isOther('schematron', name))]
    },
  })
}
