import { pointerOf, segmentsOf } from '../../model/pointer.ts'

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
  for (let at = from; at < steps.length; at += 1) {
    if (typeof value !== 'object' || value === null) return
    const { name, pointer: own } = steps[at] as Step
    const members = value as Readonly<Record<string, unknown>>
    if (name === '*') {
      followAll(steps, at + 1, { pointer, value }, found)
      return
    }
    if (!Object.hasOwn(members, name)) return
    pointer += own
    value = members[name]
  }
  found.push({ pointer, value })
}

function followAll(
  steps: readonly Step[],
  from: number,
  { pointer, value }: PointedValue,
  found: PointedValue[],
): void {
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length; at += 1) {
      follow(steps, from, { pointer: `${pointer}/${at}`, value: value[at] }, found)
    }
    return
  }
  for (const [key, item] of Object.entries(value as object)) {
    follow(steps, from, { pointer: pointer + pointerOf([key]), value: item }, found)
  }
}
