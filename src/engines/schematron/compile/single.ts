import { message } from '../../../messages/speaker.ts'
import type { Expression } from '../xpath/expression.ts'
import { atomize, box, type Code, code, type Env, mapped, type SingleType } from './code.ts'
import type { Generator } from './generator.ts'
import { givesOne } from './kind.ts'
import { isOrdered } from './order.ts'
import { refuse } from './refusal.ts'

/** Writes code for at most one atomic value. */
export function single(g: Generator, e: Expression, env: Env): Code<SingleType> {
  if (e.kind === 'paren') return g.single(e.inner, env)
  const loops = ['path', 'filter', 'for', 'set'].includes(e.kind) && !(e.kind === 'path' && e.steps.length === 0)
  if (loops && !givesOne(e, env, g)) return searched(g, e, env)
  return atomic(g.value(e, env), g.old)
}

/** The only value that a loop finds. */
function searched(g: Generator, e: Expression, env: Env): Code<SingleType> {
  if (g.old) {
    const { js, type } = eachAtom(g, e, env, true, (atom, t) => `return ${asType(atom, t)};`)
    return code(g.hoist(env, `${js}return null;`), type, true)
  }
  // A node that a path reaches twice is one node all the same.
  const ordered = !isOrdered(e, env, g)
  const { js, type } = eachAtom(g, e, env, ordered, (atom, t) => `if(r!==null)tooMany();r=${asType(atom, t)};`)
  return code(g.hoist(env, `let r=null;${js}return r;`), type, true)
}

function asType({ js, type }: Code<SingleType>, wanted: SingleType): string {
  return wanted === 'item' ? box(js, type) : js
}

/** Where the body of a loop is to stand: one expression for all, since making one for each loop takes time. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: no rule set can have written such a character.
const places = /\u0001([^\u0001:]+):(\d+)\u0001/g

/**
 * A loop over atomic values whose body is written when the types of all of them are known: the type that they share, or
 * `item`.
 */
export function eachAtom(
  g: Generator,
  e: Expression,
  env: Env,
  ordered: boolean,
  body: (atom: Code<SingleType>, type: SingleType) => string,
): { readonly js: string; readonly type: SingleType } {
  const atoms: Code<SingleType>[] = []
  const mark = g.local()
  const frame = g.each(e, env, ordered, (js, type) => `\u0001${mark}:${atoms.push(atomize(js, type)) - 1}\u0001`)
  const [first] = atoms
  const type = first !== undefined && atoms.every(atom => atom.type === first.type) ? first.type : 'item'
  const js = frame.replace(places, (whole, owner: string, index: string) => {
    // Those of a loop around this one are filled in by it.
    if (owner !== mark) return whole
    const atom = atoms[Number(index)]
    return atom === undefined ? '' : body(atom, type)
  })
  return { js, type: atoms.length === 0 ? 'untyped' : type }
}

function atomic(value: Code, old: boolean): Code<SingleType> {
  switch (value.type) {
    case 'node':
      return code(`stringValue(${value.js})`, 'untyped')
    case 'nodes':
      return code(`${old ? 'firstValue' : 'onlyValue'}(${value.js})`, 'untyped', true)
    case 'items':
      return code(`${old ? 'firstAtom' : 'onlyAtom'}(${value.js})`, 'item', true)
    case 'item':
      return mapped(value, 'atomOf', 'item') as Code<SingleType>
    default:
      return code(value.js, value.type, value.optional)
  }
}

/** A string; nothing is the empty string. */
export function text(g: Generator, e: Expression, env: Env): string {
  return textOfCode(g, g.single(e, env))
}

/** The same of a value that is already written. */
export function textOfCode(g: Generator, value: Code<SingleType>): string {
  const { js, optional } = asText(g, value)
  return optional ? `(${js}??'')` : js
}

/** A string, or null for nothing. */
export function textOrNone(g: Generator, e: Expression, env: Env): Code<'string'> {
  return asText(g, g.single(e, env))
}

function asText(g: Generator, value: Code<SingleType>): Code<'string'> {
  const convert: Readonly<Record<SingleType, string>> = {
    string: '',
    untyped: '',
    boolean: 'String',
    integer: 'String',
    decimal: 'decimalText',
    double: g.old ? 'oldNumberText' : 'doubleText',
    temporal: 'textOf',
    item: g.old ? 'oldTextOf' : 'textOf',
    node: 'stringValue',
  }
  const f = convert[value.type]
  return (f === '' ? code(value.js, 'string', value.optional) : mapped(value, f, 'string')) as Code<'string'>
}

/** The operand of arithmetic: untyped text counts as xs:double; in XPath 1.0 all is a number. */
export function numeric(g: Generator, e: Expression, env: Env): Code<SingleType> {
  if (g.old) return code(oldNumber(g, e, env), 'double')
  const value = g.single(e, env)
  if (value.type === 'untyped') return mapped(value, 'doubleOf', 'double') as Code<SingleType>
  if (value.type === 'item') return mapped(value, 'operand', 'item') as Code<SingleType>
  if (value.type === 'string' || value.type === 'boolean')
    refuse(message('xpath.number', { found: `xs:${value.type}` }), e.at)
  return value
}

/** number() of XPath 1.0. */
export function oldNumber(g: Generator, e: Expression, env: Env): string {
  return oldNumberOfCode(g.single(e, env))
}

/** The same of a value that is already written. */
export function oldNumberOfCode({ js, type, optional }: Code<SingleType>): string {
  if (type === 'integer' || type === 'double') return optional ? `(${js}??NaN)` : js
  if (type === 'boolean') return `(${js}?1:0)`
  if (type === 'string' || type === 'untyped') return `oldNumberOf(${optional ? `(${js}??'')` : js})`
  return `oldNumberOfItem(${js})`
}

/** A JavaScript number: for arguments that are doubles. Nothing is NaN. */
export function double(g: Generator, e: Expression, env: Env): string {
  const { js, type, optional } = numeric(g, e, env)
  const plain = { integer: '', double: '', decimal: 'doubleOfDecimal', item: 'toDoubleOf' } as Readonly<
    Partial<Record<SingleType, string>>
  >
  const f = plain[type] ?? refuse(message('xpath.number', { found: type }), e.at)
  const call = f === '' ? js : optional ? `ifAny(${js},${f})` : `${f}(${js})`
  return optional ? `(${call}??NaN)` : call
}
