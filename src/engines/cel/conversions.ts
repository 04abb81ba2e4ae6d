import { int } from './operators.ts'
import { invalid, unfit } from './rule-error.ts'
import { instant, nanosecondsPerSecond, readInstant, readSpan } from './time.ts'
import { showInstant, showSpan } from './time-functions.ts'
import { CelType, Instant, Optional, Span, typeName, type Value } from './values.ts'

type Conversion = (value: Value) => Value

/** The functions that are named as types and turn values into them (cel-spec, "Type Conversion"). */
export const conversions: Readonly<Record<string, Conversion>> = {
  bool: toBool,
  int: toInt,
  double: toDouble,
  string: toText,
  timestamp: toTimestamp,
  duration: toDuration,
  dyn: value => value,
  type: value => new CelType(typeName(value)),
}

/** Names that stand for types. */
export const types: Readonly<Record<string, CelType>> = Object.fromEntries(
  [
    ...['bool', 'int', 'double', 'string', 'list', 'map', 'null_type', 'type', 'optional_type'],
    ...['google.protobuf.Timestamp', 'google.protobuf.Duration'],
  ].map(name => [name, new CelType(name)]),
)

const trueWords = new Set(['1', 't', 'T', 'true', 'TRUE', 'True'])
const falseWords = new Set(['0', 'f', 'F', 'false', 'FALSE', 'False'])

function toBool(value: Value): Value {
  if (typeof value === 'boolean') return value
  if (typeof value !== 'string') throw unfit('bool', typeName(value))
  if (trueWords.has(value)) return true
  if (falseWords.has(value)) return false
  throw invalid('bool', value)
}

function toInt(value: Value): Value {
  if (typeof value === 'bigint') return value
  if (typeof value === 'number') {
    const isInRange = value > -(2 ** 63) && value < 2 ** 63
    if (!isInRange) throw invalid('int', String(value))
    return BigInt(Math.trunc(value))
  }
  if (typeof value === 'string') {
    if (!/^[+-]?\d{1,19}$/.test(value)) throw invalid('int', value)
    return int('int', BigInt(value.replace('+', '')))
  }
  if (value instanceof Instant) {
    const { nanoseconds } = value
    const rest = ((nanoseconds % nanosecondsPerSecond) + nanosecondsPerSecond) % nanosecondsPerSecond
    return (nanoseconds - rest) / nanosecondsPerSecond
  }
  throw unfit('int', typeName(value))
}

function toDouble(value: Value): Value {
  if (typeof value === 'number') return value
  if (typeof value === 'bigint') return Number(value)
  if (typeof value !== 'string') throw unfit('double', typeName(value))
  const isDecimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(value)
  if (isDecimal) return Number(value)
  const [, sign, word] = /^([+-]?)(nan|inf|infinity)$/i.exec(value) ?? []
  if (word === undefined) throw invalid('double', value)
  if (word.toLowerCase() === 'nan') return Number.NaN
  return sign === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
}

function toText(value: Value): Value {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return showDouble(value)
  if (typeof value === 'bigint' || typeof value === 'boolean') return String(value)
  if (value instanceof Instant) return showInstant(value)
  if (value instanceof Span) return showSpan(value)
  throw unfit('string', typeName(value))
}

function showDouble(value: number): string {
  if (Number.isNaN(value)) return 'NaN'
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf'
  return String(value)
}

function toTimestamp(value: Value): Value {
  if (value instanceof Instant) return value
  if (typeof value === 'bigint') return instant('timestamp', value * nanosecondsPerSecond)
  if (typeof value !== 'string') throw unfit('timestamp', typeName(value))
  return readInstant(value)
}

function toDuration(value: Value): Value {
  if (value instanceof Span) return value
  if (typeof value !== 'string') throw unfit('duration', typeName(value))
  return readSpan(value)
}

/** True for null, false, zero and what is empty. */
export function isZero(value: Value): boolean {
  if (typeof value !== 'object') return !value
  if (value === null) return true
  if (value instanceof Span || value instanceof Instant) return value.nanoseconds === 0n
  if (value instanceof Optional) return value.value === undefined
  if (value instanceof Map) return value.size === 0
  return !(value instanceof CelType) && Object.keys(value).length === 0
}
