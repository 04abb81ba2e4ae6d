import { pointerOf, segmentsOf } from '../../documents/pointer.ts'

/** A value inside a document and the concrete JSON Pointer (RFC 6901) that leads to it. */
export interface PointedValue {
  readonly pointer: string
  readonly value: unknown
}

/**
 * Reads a pointer pattern once, and gives what finds its values: a `*` segment means each item of an array or each
 * member of an object. What is not there gives nothing. Throws for a pattern that is no pointer: profiles are checked
 * for that when they are loaded.
 */
export function valuesAt(pattern: string): (value: unknown) => readonly PointedValue[] {
  const segments = segmentsOf(pattern)
  if (segments === undefined) throw new Error(`no JSON Pointer: ${pattern}`)
  const steps = segments.map(name => ({ name, pointer: pointerOf([name]) }))
  return value => {
    const found: PointedValue[] = []
    follow(steps, 0, { pointer: '', value }, found)
    return found
  }
}

interface Step {
  /** Member name or index, or `*`. */
  readonly name: string
  readonly pointer: string
}

/** Every record of a run comes through here, by every rule: no list is made for a step that leads to one value. */
function follow(steps: readonly Step[], from: number, start: PointedValue, found: PointedValue[]): void {
  let { pointer, value } = start
  for (const [at, step] of steps.entries()) {
    if (at < from) continue
    if (typeof value !== 'object' || value === null) return
    const members = value as Readonly<Record<string, unknown>>
    if (step.name === '*') {
      for (const key of Object.keys(members)) {
        follow(steps, at + 1, { pointer: pointer + pointerOf([key]), value: members[key] }, found)
      }
      return
    }
    if (!Object.hasOwn(members, step.name)) return
    pointer += step.pointer
    value = members[step.name]
  }
  found.push({ pointer, value })
}
