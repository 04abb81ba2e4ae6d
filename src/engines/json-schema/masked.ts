import { pointerOf } from '../../model/pointer.ts'
import type { Problem } from './schema-error.ts'

type Masked = (pointer: string) => boolean

/** Keywords that look at everything inside their value, and not only at its outer shape. */
const looksInside = new Set(['const', 'enum', 'uniqueItems', 'contains', 'not', 'oneOf', 'anyOf'])

/**
 * True when a problem may only be there because a value was masked at capture: it is about a masked value, or about
 * one that has a masked value inside. A choice is in doubt when a branch would hold but for masked values.
 */
export function concernsMasked({ error, branches }: Problem, masked: Masked): boolean {
  if (masked(error.pointer)) return true
  if (branches?.some(branch => branch.length > 0 && branch.every(one => concernsMasked(one, masked)))) return true
  const isWhole = branches === undefined || branches.some(branch => branch.length === 0)
  return isWhole && looksInside.has(error.keyword) && hasMasked(error.data, error.pointer, masked)
}

/** True when the value or anything in it was masked. */
export function hasMasked(value: unknown, pointer: string, masked: Masked): boolean {
  if (masked(pointer)) return true
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(([key, item]) => hasMasked(item, pointer + pointerOf([key]), masked))
}
