import type { SensitiveMark } from '../../model/profile.ts'
import { maskedTemporary } from './identity-number.ts'

/** The marks of a profile, ready to be asked about places in JSON. */
export interface Marks {
  /** False when no place in the text can have a mark: the text need not be walked. */
  mayMatch(text: string): boolean
  at(path: readonly (string | number)[]): readonly SensitiveMark['kind'][]
  /** A quick look: false when `at` would give nothing. */
  mayBeAt(path: readonly (string | number)[]): boolean
  /** The marks of a query or form field, found by the last name of their pointers. */
  named(name: string): readonly SensitiveMark['kind'][]
  /** Names that marks end with: for text in which places cannot be told. */
  readonly names: ReadonlyMap<string, SensitiveMark['kind']>
}

/** Reads the pointers of marks: `/**` at the beginning means any depth, `*` is any one segment. */
export function readMarks(marks: readonly SensitiveMark[]): Marks {
  const compiled = marks.map(compile)
  const byLast = new Map<string, Compiled[]>()
  for (const mark of compiled) byLast.set(mark.last, [...(byLast.get(mark.last) ?? []), mark])
  const ofAnyName = byLast.get('*') ?? none
  const names = new Map(compiled.flatMap(({ name, kind }) => (name === undefined ? [] : [[name, kind] as const])))
  const quoted = [...names.keys()].map(name => JSON.stringify(name))
  // A name may be spelled with escapes; a mark without any name may be anywhere.
  const needsWalk = compiled.some(({ name }) => name === undefined)
  const isPlain = [...names.keys()].every(name => /^[ -~]*$/.test(name))
  return {
    names,
    mayMatch: text =>
      needsWalk || quoted.some(name => text.includes(name)) || (!isPlain && names.size > 0 && text.includes('\\u')),
    mayBeAt: path => {
      const last = path.at(-1)
      if (byLast.has(typeof last === 'number' ? String(last) : (last ?? ''))) return true
      return ofAnyName.some(({ anyDepth, segments }) => anyDepth || segments.length === path.length)
    },
    at: path => {
      const last = path.at(-1)
      if (last === undefined) return []
      const named = byLast.get(String(last))
      const candidates = named === undefined ? ofAnyName : [...named, ...ofAnyName]
      return candidates.length === 0 ? noKinds : candidates.filter(mark => fits(mark, path)).map(({ kind }) => kind)
    },
    named: name => compiled.filter(mark => mark.name?.toLowerCase() === name.toLowerCase()).map(({ kind }) => kind),
  }
}

/** What a marked string is replaced by, or undefined when there is nothing in it to mask. */
export function maskFor(kind: SensitiveMark['kind'], value: string): string | undefined {
  const mask = masks[kind](value)
  return mask === value ? undefined : mask
}

/**
 * A value that has not the look of its kind stays as it is: it says nothing of a person, and the fault in it is what
 * the checks are for. Numbers are found by value everywhere; a mark adds the temporary ones with a letter.
 */
const masks: Record<SensitiveMark['kind'], (value: string) => string> = {
  'personal-identity-number': value => maskedTemporary(value) ?? value,
  email: value => (value.includes('@') ? 'masked@example.invalid' : value),
  phone: value => (/(?:\d\D*){5}/.test(value) ? '+46700000000' : value),
  text: value => (value === '' ? '' : '•••'),
}

interface Compiled {
  readonly kind: SensitiveMark['kind']
  readonly anyDepth: boolean
  readonly segments: readonly string[]
  readonly last: string
  /** The last segment that is not `*`. */
  readonly name: string | undefined
}

const none: readonly Compiled[] = []
const noKinds: readonly SensitiveMark['kind'][] = []

function compile({ pointer, kind }: SensitiveMark): Compiled {
  const all = pointer.split('/').slice(1)
  const anyDepth = all[0] === '**'
  const segments = (anyDepth ? all.slice(1) : all).map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'))
  const name = segments.findLast(segment => segment !== '*')
  return { kind, anyDepth, segments, last: segments.at(-1) ?? '', name }
}

function fits({ anyDepth, segments }: Compiled, path: readonly (string | number)[]): boolean {
  const skipped = path.length - segments.length
  if (skipped < 0 || (skipped > 0 && !anyDepth)) return false
  return segments.every((segment, at) => segment === '*' || segment === String(path[skipped + at]))
}
