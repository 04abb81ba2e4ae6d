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
  return value => segments.reduce<readonly PointedValue[]>(stepInto, [{ pointer: '', value }])
}

function stepInto(places: readonly PointedValue[], segment: string): readonly PointedValue[] {
  return places.flatMap(({ pointer, value }) => {
    if (typeof value !== 'object' || value === null) return []
    const keys = segment === '*' ? Object.keys(value) : Object.hasOwn(value, segment) ? [segment] : []
    const members = value as Readonly<Record<string, unknown>>
    return keys.map(key => ({ pointer: pointer + pointerOf([key]), value: members[key] }))
  })
}
