import { conversions } from './conversions.ts'
import { CelType, Instant, isList, isMap, keysOf, lookUp, Optional, Span, type Value } from './values.ts'

/** A value of a rule as JSON has it: ints are numbers, an empty optional is null, times and types are text. */
export function toJson(value: Value): unknown {
  if (typeof value === 'bigint') return Number(value)
  if (isList(value)) return value.map(toJson)
  if (value instanceof Optional) return toJson(value.value ?? null)
  if (value instanceof CelType) return value.name
  if (value instanceof Instant || value instanceof Span) return conversions.string?.(value)
  if (!isMap(value)) return value
  return Object.fromEntries(keysOf(value).map(key => [String(key), toJson(lookUp(value, key) ?? null)]))
}
