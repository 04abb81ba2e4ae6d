import { pointerOf } from '../../model/pointer.ts'
import { hasMasked } from './masked.ts'

/** The variables of a rule: the value that it stands beside, and the whole that this is a part of. */
type Variable = 'self' | 'root'

/** A variable, the members that follow it, and whether the last of them is called as a function. */
const reading: Readonly<Record<Variable, RegExp>> = {
  self: /\bself\b((?:\s*\.\s*[A-Za-z_]\w*)*)(\s*\()?/g,
  root: /\broot\b((?:\s*\.\s*[A-Za-z_]\w*)*)(\s*\()?/g,
}

/**
 * True when a rule over a variable may read a value that was masked at capture: then neither its yes nor its no says
 * anything. Told from the text of the rule: `self.a.b` reads what stands at /a/b, a function reads all of what it
 * stands on, and `self` in any other use reads everything.
 */
export function readsMasked(
  source: string,
  variable: Variable,
  value: unknown,
  masked: (pointer: string) => boolean,
): boolean {
  return pathsIn(source, variable).some(path => reads(value, path, masked))
}

/** What a rule reads below `self`. */
interface Path {
  readonly members: readonly string[]
  /** Pointers of the values on the way: of `self`, of its member, and so on. */
  readonly pointers: readonly string[]
}

/** By variable and source: a profile has some dozens of rules, and each is asked for every record. */
const known: Readonly<Record<Variable, Map<string, readonly Path[]>>> = { self: new Map(), root: new Map() }

function pathsIn(source: string, variable: Variable): readonly Path[] {
  const found = known[variable].get(source) ?? readPaths(source, variable)
  known[variable].set(source, found)
  return found
}

function readPaths(source: string, variable: Variable): readonly Path[] {
  return [...source.matchAll(reading[variable])].map(([, path = '', call]) => {
    const names = path.split('.').map(name => name.trim())
    const members = names.slice(1, call === undefined ? undefined : -1)
    return { members, pointers: [...members.keys(), members.length].map(count => pointerOf(members.slice(0, count))) }
  })
}

function reads(whole: unknown, { members, pointers }: Path, masked: (pointer: string) => boolean): boolean {
  let value = whole
  for (let at = 0; at < members.length; at += 1) {
    const name = members[at] ?? ''
    if (masked(pointers[at] ?? '')) return true
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return false
    value = (value as Record<string, unknown>)[name]
  }
  return hasMasked(value, pointers[members.length] ?? '', masked)
}
