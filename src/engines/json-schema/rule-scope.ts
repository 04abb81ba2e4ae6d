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
  return pathsIn(source).some(members => reads(self, '', members, masked))
}

type Paths = readonly (readonly string[])[]

/** By source: a profile has some dozens of rules, and each is asked for every record. */
const known = new Map<string, Paths>()

function pathsIn(source: string): Paths {
  const found = known.get(source) ?? readPaths(source)
  known.set(source, found)
  return found
}

function readPaths(source: string): Paths {
  return [...source.matchAll(reading)].map(([, path = '', call]) => {
    const names = path.split('.').map(name => name.trim())
    return names.slice(1, call === undefined ? undefined : -1)
  })
}

function reads(
  value: unknown,
  pointer: string,
  [name, ...rest]: readonly string[],
  masked: (pointer: string) => boolean,
): boolean {
  if (name === undefined) return hasMasked(value, pointer, masked)
  if (masked(pointer)) return true
  const isMember = typeof value === 'object' && value !== null && Object.hasOwn(value, name)
  return isMember && reads((value as Record<string, unknown>)[name], pointer + pointerOf([name]), rest, masked)
}
