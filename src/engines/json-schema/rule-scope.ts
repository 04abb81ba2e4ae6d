import { pointerOf } from '../../model/pointer.ts'
import { hasMasked } from './masked.ts'

/** `self`, the members that follow it, and whether the last of them is called as a function. */
const reading = /\bself\b((?:\s*\.\s*[A-Za-z_]\w*)*)(\s*\()?/g

/**
 * True when a rule over `self` may read a value that was masked at capture: then neither its yes nor its no says
 * anything. Told from the text of the rule: `self.a.b` reads what stands at /a/b, a function reads all of what it
 * stands on, and `self` in any other use reads everything.
 */
export function readsMasked(source: string, self: unknown, masked: (pointer: string) => boolean): boolean {
  return pathsIn(source).some(path => reads(self, path, masked))
}

/** What a rule reads below `self`. */
interface Path {
  readonly members: readonly string[]
  /** Pointers of the values on the way: of `self`, of its member, and so on. */
  readonly pointers: readonly string[]
}

/** By source: a profile has some dozens of rules, and each is asked for every record. */
const known = new Map<string, readonly Path[]>()

function pathsIn(source: string): readonly Path[] {
  const found = known.get(source) ?? readPaths(source)
  known.set(source, found)
  return found
}

function readPaths(source: string): readonly Path[] {
  return [...source.matchAll(reading)].map(([, path = '', call]) => {
    const names = path.split('.').map(name => name.trim())
    const members = names.slice(1, call === undefined ? undefined : -1)
    return { members, pointers: [...members.keys(), members.length].map(count => pointerOf(members.slice(0, count))) }
  })
}

function reads(self: unknown, { members, pointers }: Path, masked: (pointer: string) => boolean): boolean {
  let value = self
  for (let at = 0; at < members.length; at += 1) {
    const name = members[at] ?? ''
    if (masked(pointers[at] ?? '')) return true
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return false
    value = (value as Record<string, unknown>)[name]
  }
  return hasMasked(value, pointers[members.length] ?? '', masked)
}
