import type { ArithmeticOperator, Expression } from '../xpath/expression.ts'
import { box, type Code, code, type Env, mapped, quote, type SingleType } from './code.ts'
import type { Generator } from './generator.ts'
import { numeric } from './single.ts'

const decimalFunctions: Readonly<Record<ArithmeticOperator, string>> = {
  '+': 'add',
  '-': 'subtract',
  '*': 'multiply',
  div: 'divide',
  idiv: 'integerDivide',
  mod: 'modulo',
}
/** Blanks keep two minus signs apart. */
const doubleSigns: Readonly<Record<ArithmeticOperator, string>> = {
  '+': ' + ',
  '-': ' - ',
  '*': '*',
  div: '/',
  mod: '%',
  idiv: '/',
}

/** Writes an arithmetic operation, with exact decimals wherever no double takes part. */
export function arithmetic(g: Generator, e: Expression & { kind: 'arithmetic' }, env: Env): Code {
  const a = numeric(g, e.left, env)
  const b = numeric(g, e.right, env)
  if (isGeneric(a) || isGeneric(b)) return code(`arithmetic(${quote(e.op)},${boxed(a)},${boxed(b)})`, 'item', true)
  const optional = a.optional || b.optional
  if (a.type === 'double' || b.type === 'double') return ofDoubles(e.op, a, b, optional)
  if (a.type === 'integer' && b.type === 'integer' && (e.op === '+' || e.op === '-') && !optional) {
    return code(`(${a.js}${doubleSigns[e.op]}${b.js})`, 'integer')
  }
  const f = decimalFunctions[e.op]
  const both = `${asDecimal(a)},${asDecimal(b)}`
  return code(optional ? `ifBoth(${f},${both})` : `${f}(${both})`, 'decimal', optional)
}

function isGeneric({ type }: Code): boolean {
  return type === 'item' || type === 'temporal'
}

function boxed({ js, type, optional }: Code<SingleType>): string {
  return optional ? `ifAny(${js},y=>${box('y', type)})` : box(js, type)
}

function ofDoubles(op: ArithmeticOperator, a: Code, b: Code, optional: boolean): Code {
  if (op === 'idiv') return code(`ifBoth(integerQuotient,${asDouble(a)},${asDouble(b)})`, 'decimal', true)
  const sign = doubleSigns[op]
  if (!optional) return code(`(${asDouble(a)}${sign}${asDouble(b)})`, 'double')
  return code(`ifBoth((x,y)=>x${sign}y,${asDouble(a)},${asDouble(b)})`, 'double', true)
}

/** A number as a JavaScript number, or null. */
export function asDouble(value: Code): string {
  return value.type === 'decimal' ? mapped(value, 'doubleOfDecimal', 'double').js : value.js
}

/** A number as a Decimal, or null. */
export function asDecimal(value: Code): string {
  return value.type === 'integer' ? mapped(value, 'integer', 'decimal').js : value.js
}

/** Unary plus and minus. */
export function sign(g: Generator, e: Expression & { kind: 'sign' }, env: Env): Code {
  const inner = numeric(g, e.inner, env)
  if (!e.minus) return inner
  if (inner.type === 'integer' && !inner.optional) return code(`(0 - ${inner.js})`, 'integer')
  if (inner.type === 'double') return mapped(inner, 'minus', 'double')
  if (isGeneric(inner)) return code(`arithmetic('-',zero,${boxed(inner)})`, 'item', true)
  return code(
    `${inner.optional ? `ifAny(${asDecimal(inner)},negate)` : `negate(${asDecimal(inner)})`}`,
    'decimal',
    inner.optional,
  )
}
