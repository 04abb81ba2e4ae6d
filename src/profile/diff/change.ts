import { message } from '../../messages/speaker.ts'
import type { ChangeArea, ChangeClass, ProfileChange } from '../../model/profile-diff.ts'
import type { Message } from '../../model/text.ts'

/** Nouns of what can be new, gone or changed (`diff.added` and its siblings). */
export type ChangedPart =
  | ('field' | 'requirement' | 'role' | 'module' | 'mandatory' | 'document' | 'unique' | 'reference' | 'across')
  | ('sensitive' | 'pinned' | 'schematron' | 'file' | 'operation' | 'parameter' | 'answer' | 'workflow' | 'step')
  | ('assertion' | 'component' | 'rule' | 'mark' | 'package')

type More = Pick<ProfileChange, 'requirement' | 'why' | 'before' | 'after'>

export function changed(
  area: ChangeArea,
  kind: ChangeClass,
  at: string,
  said: Message,
  more: Partial<More> = {},
): ProfileChange {
  return { area, class: kind, isDecided: true, at, said, ...more }
}

/** What nobody can decide is breaking, and says why. */
export function undecided(
  area: ChangeArea,
  at: string,
  said: Message,
  why: Message = message('diff.why.meaning'),
  more: Partial<More> = {},
): ProfileChange {
  return { area, class: 'breaking', isDecided: false, at, said, why, ...more }
}

export function isNew(part: ChangedPart, name: string): Message {
  return message('diff.added', { part, name })
}

export function isGone(part: ChangedPart, name: string): Message {
  return message('diff.removed', { part, name })
}

export function isOther(part: ChangedPart, name: string): Message {
  return message('diff.changed', { part, name })
}

/** Goes through two sets of named things: each that is new, each that is gone, each that is there in both. */
export function byName<T>(
  old: ReadonlyMap<string, T>,
  now: ReadonlyMap<string, T>,
  tell: {
    readonly added: (name: string, item: T) => readonly ProfileChange[]
    readonly removed: (name: string, item: T) => readonly ProfileChange[]
    readonly both: (name: string, old: T, now: T) => readonly ProfileChange[]
  },
): readonly ProfileChange[] {
  const gone = [...old].flatMap(([name, item]) => (now.has(name) ? [] : tell.removed(name, item)))
  const others = [...now].flatMap(([name, item]) => {
    const before = old.get(name)
    return before === undefined ? tell.added(name, item) : tell.both(name, before, item)
  })
  return [...gone, ...others]
}

/** Members whose own members have names that are anybody's: none of them is silent. */
const literal = new Set(['payload', 'value', 'outputs', 'properties', 'enum', 'const', 'default'])

/** JSON with the members in order, without those that judge nothing: equal texts mean the same. */
export function canonical(value: unknown, silent: ReadonlySet<string> = new Set()): string {
  return JSON.stringify(ordered(value, silent))
}

function ordered(value: unknown, silent: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map(item => ordered(item, silent))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([name]) => !silent.has(name))
  const inside = entries.map(([name, item]) => [name, ordered(item, literal.has(name) ? new Set() : silent)] as const)
  return Object.fromEntries(inside.sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** Items by a name that several may have. */
export function grouped<T>(items: readonly T[], nameOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) groups.set(nameOf(item), [...(groups.get(nameOf(item)) ?? []), item])
  return groups
}
