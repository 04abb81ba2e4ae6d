import { ToolError } from '../../errors.ts'
import { formats } from '../json-schema/formats/formats.ts'
import { type LinearRegExp, linearRegExp } from '../regexp/linear.ts'
import { conversions, isZero } from './conversions.ts'
import { equals } from './equality.ts'
import type { Frame } from './frame.ts'
import { expand, operations } from './operations.ts'
import { resolve } from './reference.ts'
import { invalid, missing, unfit } from './rule-error.ts'
import { join, sizeOfText, stringMethods } from './strings.ts'
import { timeFunction, timeFunctions } from './time-functions.ts'
import { compare, isList, isMap, noValue, Optional, sizeOf, typeName, type Value } from './values.ts'

/** A function of the rule language. A method gets what stands before the dot as its first argument. */
export interface RuleFunction {
  readonly min: number
  readonly max: number
  readonly run: (args: readonly Value[], frame: Frame) => Value
}

/** Functions called by name. The last six are our own: none is in cel-spec. */
export const functions: Readonly<Record<string, RuleFunction>> = {
  ...mapValues(conversions, run => ({ min: 1, max: 1, run: ([value = null]) => run(value) })),
  size: { min: 1, max: 1, run: size },
  matches: { min: 2, max: 2, run: matches },
  'optional.of': { min: 1, max: 1, run: ([value]) => new Optional(value) },
  'optional.none': { min: 0, max: 0, run: () => noValue },
  'optional.ofNonZeroValue': {
    min: 1,
    max: 1,
    run: ([value = null]) => (isZero(value) ? noValue : new Optional(value)),
  },
  /** RFC 3986 URI, which has a scheme; a fragment is allowed. */
  isAbsoluteUri: { min: 1, max: 1, run: ([value = null], frame) => validFormat([value, 'uri'], frame) },
  /** Whether a string meets one of the formats that schemas may name. */
  validFormat: { min: 2, max: 2, run: validFormat },
  /** `resolve(root, value)`: what a JSON Reference leads to inside the root, an optional; any other value is itself. */
  resolve: { min: 2, max: 2, run: ([root = null, value = null], frame) => resolve(root, value, frame) },
  /** `fields(value)`: the object that a value is, or that is in an optional; of anything else one without members. */
  fields: { min: 1, max: 1, run: ([value = null]) => fields(value instanceof Optional ? value.value : value) },
  /** `operations(description)`: the operations of an OpenAPI description, one by one. */
  operations: { min: 1, max: 1, run: ([root = null], frame) => operations(root, frame) },
  /** `expand(template, values)`: a path template filled in; an optional, empty where a value is missing. */
  expand: {
    min: 2,
    max: 2,
    run: ([template = null, values = null], frame) => expand(readText('expand', template, frame), values, frame),
  },
}

function fields(value: Value | undefined): Value {
  return value !== undefined && isMap(value) ? value : new Map()
}

/** Functions called as methods. */
export const methods: Readonly<Record<string, RuleFunction>> = {
  ...mapValues(stringMethods, ({ min, max, run }, name) => ({
    min: min + 1,
    max: max + 1,
    run: ([target = null, ...args], frame) => run(readText(name, target, frame), args, frame),
  })),
  ...Object.fromEntries(timeFunctions.map(name => [name, { min: 1, max: 2, run: args => timeFunction(name, args) }])),
  size: { min: 1, max: 1, run: size },
  matches: { min: 2, max: 2, run: matches },
  join: { min: 1, max: 2, run: ([list = null, separator], frame) => join(list, separator, frame) },
  distinct: { min: 1, max: 1, run: distinct },
  flatten: { min: 1, max: 1, run: flatten },
  sort: { min: 1, max: 1, run: sort },
  reverse: { min: 1, max: 1, run: reverse },
  hasValue: { min: 1, max: 1, run: ([target]) => optional('hasValue', target).value !== undefined },
  value: { min: 1, max: 1, run: ([target]) => present(optional('value', target)) },
  or: {
    min: 2,
    max: 2,
    run: ([target, other]) =>
      optional('or', target).value === undefined ? optional('or', other) : optional('or', target),
  },
  orValue: { min: 2, max: 2, run: ([target, other = null]) => optional('orValue', target).value ?? other },
}

function mapValues<A, B>(record: Readonly<Record<string, A>>, to: (value: A, key: string) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, to(value, key)]))
}

function size([value = null]: readonly Value[], frame: Frame): Value {
  if (typeof value === 'string') return BigInt(sizeOfText(readText('size', value, frame)))
  if (isList(value)) return BigInt(value.length)
  if (isMap(value)) return BigInt(sizeOf(value))
  throw unfit('size', typeName(value))
}

/** The elements without repeats, in order. Simple values are found by hash, so that long lists stay cheap. */
function distinct([list = null]: readonly Value[], frame: Frame): Value {
  if (!isList(list)) throw unfit('distinct', typeName(list))
  frame.charge(list.length)
  const simple = new Set<Value>()
  const result: Value[] = []
  for (const value of list) {
    const key = typeof value === 'bigint' && Number.isSafeInteger(Number(value)) ? Number(value) : value
    const isSimple = typeof key !== 'object' || key === null
    if (!isSimple) frame.charge(result.length)
    if (isSimple ? simple.has(key) : result.some(other => equals(other, value, frame))) continue
    if (isSimple) simple.add(key)
    result.push(value)
  }
  return result
}

/** The elements, and in place of those that are lists their elements (cel-go, lists extension): one level. */
function flatten([list = null]: readonly Value[], frame: Frame): Value {
  if (!isList(list)) throw unfit('flatten', typeName(list))
  const result = list.flatMap(each => (isList(each) ? each : [each]))
  frame.charge(result.length)
  return result
}

/** The elements from least to greatest (cel-go, lists extension); all of one kind that can be ordered. */
function sort([list = null]: readonly Value[], frame: Frame): Value {
  if (!isList(list)) throw unfit('sort', typeName(list))
  frame.charge(list.length * Math.ceil(Math.log2(list.length + 1)))
  return [...list].sort(compare)
}

/** The elements from the last to the first (cel-go, lists extension). */
function reverse([list = null]: readonly Value[], frame: Frame): Value {
  if (!isList(list)) throw unfit('reverse', typeName(list))
  frame.charge(list.length)
  return list.toReversed()
}

const maxExpressions = 100
const expressions = new Map<string, LinearRegExp>()

/** True when the pattern, as ECMA-262 reads it under the `u` flag, matches somewhere in the text. */
function matches([value = null, pattern = null]: readonly Value[], frame: Frame): Value {
  if (typeof pattern !== 'string') throw unfit('matches', `${typeName(value)}, ${typeName(pattern)}`)
  return expressionOf(pattern, frame).test(readText('matches', value, frame))
}

function expressionOf(pattern: string, frame: Frame): LinearRegExp {
  const known = expressions.get(pattern)
  if (known !== undefined) return known
  if (expressions.size >= maxExpressions) expressions.clear()
  frame.charge(pattern.length * 100)
  try {
    const expression = linearRegExp(pattern)
    expressions.set(pattern, expression)
    return expression
  } catch (error) {
    // A pattern in the rule itself was judged when the rule was compiled, so this one came from the document.
    if (error instanceof ToolError) throw invalid('matches', pattern)
    throw error
  }
}

/** True for the name of a format that schemas may use. */
export function isFormat(name: string): boolean {
  return Object.hasOwn(formats, name)
}

function validFormat([value = null, name = null]: readonly Value[], frame: Frame): Value {
  const isValid = typeof name === 'string' && isFormat(name) ? formats[name] : undefined
  if (isValid === undefined) throw invalid('validFormat', String(name))
  return isValid(readText('validFormat', value, frame))
}

/** The value as a string, whose reading is paid for. */
function readText(name: string, value: Value, frame: Frame): string {
  if (typeof value !== 'string') throw unfit(name, typeName(value))
  frame.charge(value.length / 16)
  return value
}

function optional(name: string, value: Value | undefined): Optional {
  if (value instanceof Optional) return value
  throw unfit(name, value === undefined ? '' : typeName(value))
}

function present({ value }: Optional): Value {
  if (value === undefined) throw missing('optional.none()')
  return value
}
