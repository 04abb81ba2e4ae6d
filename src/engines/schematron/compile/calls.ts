import { message } from '../../../messages/speaker.ts'
import type { Expression } from '../xpath/expression.ts'
import { cast } from './casts.ts'
import { asItems, box, type Code, code, type Env, quote } from './code.ts'
import { dateFunctions } from './date-functions.ts'
import type { Conversion, Generator } from './generator.ts'
import { plainName } from './kind.ts'
import { nodeFunctions } from './node-functions.ts'
import { numberFunctions } from './number-functions.ts'
import { refuse } from './refusal.ts'
import type { Signature } from './signature.ts'
import { textFunctions } from './text-functions.ts'

const functions = new Map<string, Signature>(
  [textFunctions, numberFunctions, nodeFunctions, dateFunctions].flatMap(table => Object.entries(table)),
)

/** Writes the call of a function: of the standard, of a type, or of the rule set. */
export function callFunction(g: Generator, e: Expression & { kind: 'call' }, env: Env): Code {
  const name = plainName(e.name)
  if (name.startsWith('xs:')) {
    const [argument] = e.args
    if (argument === undefined || e.args.length > 1)
      return refuse(message('xpath.arguments', { name, count: e.args.length }), e.at)
    return cast(g, name, argument, env, e.at)
  }
  const user = g.userFunction(e.name, e.args.length)
  if (user !== undefined) {
    const args = e.args.map((arg, index) => convert(g.value(arg, env), user.parameters[index] ?? null))
    return code(`${user.js}(${args.join(',')})`, user.result.type, user.result.optional)
  }
  const signature = functions.get(name)
  if (signature === undefined) return refuse(message('schematron.unsupported', { what: `${e.name}()` }), e.at)
  if (g.old && !signature.old) refuse(message('xpath.version-2', { what: `${name}()` }), e.at)
  if (e.args.length < signature.min || e.args.length > signature.max) {
    refuse(message('xpath.arguments', { name, count: e.args.length }), e.at)
  }
  return signature.write({ g, args: e.args, env, at: e.at, name })
}

/** Types that a function of the rule set passes as one JavaScript value. */
export const scalarTypes: Readonly<Record<string, 'decimal' | 'string' | 'boolean' | 'double' | 'temporal'>> = {
  'xs:decimal': 'decimal',
  'xs:integer': 'decimal',
  'xs:string': 'string',
  'xs:boolean': 'boolean',
  'xs:double': 'double',
  'xs:date': 'temporal',
}

/** True when a conversion gives one JavaScript value or null, and not an array. */
export function isScalar(conversion: Conversion | null): conversion is Conversion {
  return conversion !== null && Object.hasOwn(scalarTypes, conversion.type) && !'*+'.includes(conversion.occurs || ' ')
}

/** The function conversion rules (XPath 2.0, 3.1.5); without a type anything goes. */
export function convert(value: Code, conversion: Conversion | null): string {
  if (conversion === null) return asItems(value)
  const { type, occurs } = conversion
  if (!isScalar(conversion)) return `convertAll(${asItems(value)},${quote(type)},${quote(occurs)})`
  const wanted = scalarTypes[type]
  if (value.type === wanted && type !== 'xs:integer' && type !== 'xs:date') {
    return value.optional && occurs === '' ? `present(${value.js})` : value.js
  }
  const f = occurs === '?' ? 'convertOrNone' : 'convertOne'
  if (value.type === 'nodes' || value.type === 'items') return `${f}(onlyAtom(${value.js}),${quote(type)})`
  const single = value.optional ? `ifAny(${value.js},y=>${box('y', value.type)})` : box(value.js, value.type)
  return `${f}(${value.type === 'node' || value.type === 'item' ? `ifAny(${single},atomOf)` : single},${quote(type)})`
}
