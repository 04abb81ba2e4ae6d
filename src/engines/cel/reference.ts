import { segmentsOf } from '../../model/pointer.ts'
import type { Frame } from './frame.ts'
import { isList, isMap, lookUp, noValue, Optional, type Value } from './values.ts'

/** References that lead to one another before a value comes; more are a circle. */
const mostHops = 32

/**
 * What a JSON Reference leads to: an object with a member `$ref` stands for the value at that JSON Pointer, written as
 * the fragment of a URI (RFC 6901, section 6), inside the root, and so on until a value is no reference. Any other value
 * is itself. An empty optional is a reference that leads nowhere, round in a circle, or out of the root.
 */
export function resolve(root: Value, value: Value, frame: Frame): Optional {
  let at = value
  for (let hop = 0; hop < mostHops; hop += 1) {
    const reference = isMap(at) ? lookUp(at, '$ref') : undefined
    if (typeof reference !== 'string') return new Optional(at)
    const next = reference.startsWith('#') ? valueAt(root, reference.slice(1), frame) : undefined
    if (next === undefined) return noValue
    at = next
  }
  return noValue
}

function valueAt(root: Value, fragment: string, frame: Frame): Value | undefined {
  const segments = segmentsOf(unescaped(fragment))
  frame.charge(1 + fragment.length / 16)
  let at: Value | undefined = segments && root
  for (const segment of segments ?? []) {
    if (at === undefined) return undefined
    if (isMap(at)) at = lookUp(at, segment)
    else at = isList(at) && /^(?:0|[1-9]\d*)$/.test(segment) ? at[Number(segment)] : undefined
  }
  return at
}

/** A fragment may be percent-encoded; what is not rightly so is taken as it stands. */
function unescaped(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}
