import { message } from '../../../messages/speaker.ts'
import type { Expression, GeneralComparison } from '../xpath/expression.ts'
import { atomize, box, type Code, code, type Env, quote, type SingleType } from './code.ts'
import { compareOld } from './compare-old.ts'
import type { Generator } from './generator.ts'
import { givesOne } from './kind.ts'
import { refuse } from './refusal.ts'

const general = { eq: '=', ne: '!=', lt: '<', le: '<=', gt: '>', ge: '>=' } as const
const turned = { '=': '=', '!=': '!=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const
const js = { '=': '===', '!=': '!==', '<': '<', '<=': '<=', '>': '>', '>=': '>=' } as const
const numbers: ReadonlySet<SingleType> = new Set<SingleType>(['integer', 'decimal', 'double'])
/** From so many literals on a set is asked. */
const setSize = 4

type Compare = Expression & { kind: 'compare' }

/** Writes a comparison as a condition. */
export function comparison(g: Generator, e: Compare, env: Env): string {
  const { op, left, right } = e
  if (op === 'is' || op === '<<' || op === '>>') return ofNodes(g, e, env)
  if (g.old) {
    if (op in general) refuse(message('xpath.version-2', { what: op }), e.at)
    return compareOld(g, op as GeneralComparison, left, right, env)
  }
  if (op in general) return ofSingles(g, general[op as keyof typeof general], left, right, env, true)
  const sign = op as GeneralComparison
  const oneLeft = givesOne(left, env, g)
  const oneRight = givesOne(right, env, g)
  if (oneLeft && oneRight) return ofSingles(g, sign, left, right, env, false)
  const listed = sign === '=' ? literals(right) : undefined
  if (listed !== undefined) return inSet(g, left, listed, env)
  if (oneRight) return anyAgainstOne(g, sign, left, right, env)
  if (oneLeft) return anyAgainstOne(g, turned[sign], right, left, env)
  return anyAgainstAny(g, sign, left, right, env)
}

/** Condition on two atomic values that are there. Untyped text takes the type of the other side. */
function onAtoms(op: GeneralComparison, a: Code<SingleType>, b: Code<SingleType>): string {
  const sign = js[op]
  const textA = a.type === 'string' || a.type === 'untyped'
  const textB = b.type === 'string' || b.type === 'untyped'
  if (textA && textB) {
    return op === '=' || op === '!=' ? `${a.js}${sign}${b.js}` : `compareTexts(${quote(op)},${a.js},${b.js})`
  }
  if (a.type === 'untyped' && numbers.has(b.type)) return `doubleOf(${a.js})${sign}${plainDouble(b)}`
  if (b.type === 'untyped' && numbers.has(a.type)) return `${plainDouble(a)}${sign}doubleOf(${b.js})`
  if (numbers.has(a.type) && numbers.has(b.type)) return onNumbers(op, a, b)
  if (a.type === 'boolean' && b.type === 'boolean') return `${a.js}${sign}${b.js}`
  if (a.type === 'untyped' && b.type === 'boolean') return `booleanOf(${a.js})${sign}${b.js}`
  if (a.type === 'boolean' && b.type === 'untyped') return `${a.js}${sign}booleanOf(${b.js})`
  return `compareItems(${quote(op)},${box(a.js, a.type)},${box(b.js, b.type)})`
}

function onNumbers(op: GeneralComparison, a: Code<SingleType>, b: Code<SingleType>): string {
  if (a.type === 'double' || b.type === 'double') return `${plainDouble(a)}${js[op]}${plainDouble(b)}`
  if (a.type === 'integer' && b.type === 'integer') return `${a.js}${js[op]}${b.js}`
  return `compareDecimals(${plainDecimal(a)},${plainDecimal(b)})${js[op]}0`
}

function plainDouble({ js: number, type }: Code): string {
  return type === 'decimal' ? `doubleOfDecimal(${number})` : number
}

function plainDecimal({ js: number, type }: Code): string {
  return type === 'integer' ? `integer(${number})` : number
}

/** Both sides are one value or none; in a value comparison untyped text is a string. */
function ofSingles(
  g: Generator,
  op: GeneralComparison,
  left: Expression,
  right: Expression,
  env: Env,
  byValue: boolean,
): string {
  const a = g.single(left, env)
  const b = g.single(right, env)
  const compare = (x: string, y: string) => {
    const typed = (type: SingleType) => (byValue && type === 'untyped' ? 'string' : type)
    if (byValue && (a.type === 'item' || b.type === 'item')) {
      return `compareValues(${quote(op)},${box(x, typed(a.type))},${box(y, typed(b.type))})`
    }
    return onAtoms(op, code(x, typed(a.type)), code(y, typed(b.type)))
  }
  if (!a.optional && !b.optional) return `(${compare(a.js, b.js)})`
  const x = g.local()
  const y = g.local()
  const first = `const ${x}=${a.js};${a.optional ? `if(${x}===null)return false;` : ''}`
  const second = `const ${y}=${b.js};${b.optional ? `if(${y}===null)return false;` : ''}`
  return g.hoist(env, `${first}${second}return ${compare(x, y)};`)
}

/** The literals of `('a', 'b', …)`. */
function literals(e: Expression): readonly string[] | undefined {
  if (e.kind === 'paren') return literals(e.inner)
  if (e.kind !== 'sequence' || e.items.length < setSize) return undefined
  const texts = e.items.flatMap(item => (item.kind === 'string' ? [item.value] : []))
  return texts.length === e.items.length ? texts : undefined
}

function inSet(g: Generator, left: Expression, texts: readonly string[], env: Env): string {
  const set = g.constant(`new Set([${texts.map(quote).join(',')}])`)
  const body = g.each(left, env, false, (item, type) => {
    const atom = atomize(item, type)
    if (atom.type === 'string' || atom.type === 'untyped') return `if(${set}.has(${atom.js}))return true;`
    return `if(${set}.has(comparableText(${box(atom.js, atom.type)})))return true;`
  })
  return g.hoist(env, `${body}return false;`)
}

function anyAgainstOne(g: Generator, op: GeneralComparison, many: Expression, one: Expression, env: Env): string {
  const value = g.single(one, env)
  const y = g.local()
  const body = g.each(many, env, false, (item, type) => {
    return `if(${onAtoms(op, atomize(item, type), code(y, value.type))})return true;`
  })
  const start = `const ${y}=${value.js};${value.optional ? `if(${y}===null)return false;` : ''}`
  return g.hoist(env, `${start}${body}return false;`)
}

function anyAgainstAny(g: Generator, op: GeneralComparison, left: Expression, right: Expression, env: Env): string {
  const list = g.local()
  const item = g.local()
  const push = (value: string, type: SingleType) => {
    const atom = atomize(value, type)
    return `r.push(${box(atom.js, atom.type)});`
  }
  // The right side is needed only if the left one gives anything.
  const others = g.hoist(env, `const r=[];${g.each(right, env, false, push)}return r;`)
  const body = g.each(left, env, false, (value, type) => {
    const atom = atomize(value, type)
    const x = g.local()
    const loop = `for(const ${item} of ${list}){if(--$left<0)$over();if(compareItems(${quote(op)},${x},${item}))return true;}`
    return `if(${list}===null)${list}=${others};const ${x}=${box(atom.js, atom.type)};${loop}`
  })
  return g.hoist(env, `let ${list}=null;${body}return false;`)
}

function ofNodes(g: Generator, { op, left, right, at }: Compare, env: Env): string {
  if (g.old) refuse(message('xpath.version-2', { what: op }), at)
  const side = (e: Expression) => {
    const { js: value, type } = g.value(e, env)
    return type === 'node' ? value : `onlyNode(${type === 'nodes' || type === 'items' ? value : `[${value}]`})`
  }
  return `compareNodes(${quote(op)},${side(left)},${side(right)})`
}
