import { message } from '../../../messages/speaker.ts'
import type { Expression, SequenceType } from '../xpath/expression.ts'
import { asItems, box, type Code, code, type Env, mapped, quote, type SingleType } from './code.ts'
import type { Generator } from './generator.ts'
import { refuse } from './refusal.ts'
import { textOrNone } from './single.ts'

/** Of each type that a value may be cast to: the JavaScript type, and functions from text and from any item. */
interface Target {
  readonly type: SingleType
  readonly fromText: string
  readonly fromItem: string
}

const integers: Target = { type: 'decimal', fromText: 'integerOf', fromItem: 'castToInteger' }
const targets: Readonly<Record<string, Target>> = {
  'xs:decimal': { type: 'decimal', fromText: 'decimalOf', fromItem: 'castToDecimal' },
  'xs:integer': integers,
  'xs:double': { type: 'double', fromText: 'doubleOf', fromItem: 'castToDouble' },
  'xs:float': { type: 'double', fromText: 'doubleOf', fromItem: 'castToDouble' },
  'xs:boolean': { type: 'boolean', fromText: 'booleanOf', fromItem: 'castToBoolean' },
  'xs:date': { type: 'temporal', fromText: 'dateOf', fromItem: 'castToDate' },
  'xs:dateTime': { type: 'temporal', fromText: 'dateTimeOf', fromItem: 'castToDateTime' },
  'xs:time': { type: 'temporal', fromText: 'timeOf', fromItem: 'castToTime' },
  'xs:dayTimeDuration': { type: 'temporal', fromText: 'durationOf', fromItem: 'castToDuration' },
}
const limits: Readonly<Record<string, string>> = {
  'xs:nonNegativeInteger': 'castToNonNegative',
  'xs:positiveInteger': 'castToPositive',
}

function plain(name: string): string {
  return name.replace(/^xsd:/, 'xs:')
}

/** Writes a cast or a call of a constructor. Nothing stays nothing. */
export function cast(g: Generator, name: string, inner: Expression, env: Env, at: number, empty = true): Code {
  const type = plain(name)
  if (g.old) refuse(message('xpath.version-2', { what: type }), at)
  const result = castAny(g, type, inner, env, at)
  return empty || !result.optional ? result : code(`present(${result.js})`, result.type)
}

function castAny(g: Generator, type: string, inner: Expression, env: Env, at: number): Code {
  if (type === 'xs:string') return textOrNone(g, inner, env)
  if (type === 'xs:untypedAtomic') return { ...textOrNone(g, inner, env), type: 'untyped' }
  const limit = limits[type]
  const target = targets[type] ?? (limit === undefined ? undefined : integers)
  if (target === undefined) return refuse(message('schematron.unsupported', { what: type }), at)
  const value = g.single(inner, env)
  const whole = convert(value, target, type)
  return limit === undefined ? whole : mapped(whole, limit, 'decimal')
}

function convert(value: Code<SingleType>, target: Target, type: string): Code {
  if (value.type === 'string' || value.type === 'untyped') return mapped(value, target.fromText, target.type)
  if (value.type === 'integer' && target.type === 'decimal') return mapped(value, 'integer', 'decimal')
  if (value.type === target.type && value.type !== 'temporal' && type !== 'xs:integer') return value
  if (value.type === 'item') return mapped(value, target.fromItem, target.type)
  return mapped(value, `y=>${target.fromItem}(${box('y', value.type)})`, target.type).optional
    ? mapped(value, `y=>${target.fromItem}(${box('y', value.type)})`, target.type)
    : code(`${target.fromItem}(${box(value.js, value.type)})`, target.type)
}

const castables = new Set([...Object.keys(targets), ...Object.keys(limits), 'xs:string', 'xs:untypedAtomic'])

/** Writes `castable as` as a condition: several values are castable to nothing. */
export function castable(g: Generator, inner: Expression, type: SequenceType, env: Env, at: number): string {
  const name = plain(type.name)
  if (!castables.has(name)) refuse(message('schematron.unsupported', { what: name }), at)
  if (g.old) refuse(message('xpath.version-2', { what: 'castable as' }), at)
  return `isCastable(${asItems(g.value(inner, env))},${quote(name)},${type.occurs === '?'})`
}

const instances = new Set(
  'node() element() attribute() text() document-node() item() xs:string xs:boolean xs:double xs:date xs:dateTime xs:time xs:untypedAtomic'.split(
    ' ',
  ),
)

/** Writes `instance of` as a condition. Numbers are not told apart here, so that their types are refused. */
export function instanceOf(g: Generator, e: Expression & { kind: 'cast' | 'castable' | 'instance' }, env: Env): string {
  const name = plain(e.type.name)
  if (!instances.has(name)) refuse(message('schematron.unsupported', { what: `instance of ${name}` }), e.at)
  return `isInstance(${asItems(g.value(e.inner, env))},${quote(name)},${quote(e.type.occurs)})`
}
