import type { Binding, Expression } from '../xpath/expression.ts'
import { tick } from './axes.ts'
import { asItems, atItem, bind, box, code, type Env, type SingleType } from './code.ts'
import { eachElsewhere } from './elsewhere.ts'
import type { Body, Generator } from './generator.ts'
import { givesNodes, isElsewhere } from './kind.ts'
import { eachOfPath, sortedNodes } from './paths.ts'
import { filtered, needsPosition, reduceList } from './predicates.ts'

/** Items of a sequence that are written out one by one; longer ones become a list. */
const writtenOut = 2

/** Writes a loop over the items of any expression. */
export function each(g: Generator, e: Expression, env: Env, ordered: boolean, body: Body): string {
  switch (e.kind) {
    case 'paren':
      return g.each(e.inner, env, ordered, body)
    case 'path':
      if (isElsewhere(e)) return eachElsewhere(g, e, env, body)
      return eachOfPath(g, e, env, ordered, body)
    case 'sequence':
      if (e.items.length > writtenOut) return eachOfValue(g, e, env, body)
      return e.items.map(item => `{${g.each(item, env, ordered, body)}}`).join('')
    case 'filter':
      return eachOfFilter(g, e, env, ordered, body)
    case 'set':
      return eachOfSet(g, e, env, ordered, body)
    case 'for':
      return eachOfFor(g, e.bindings, e.body, env, ordered, body)
    case 'if':
      return `if(${g.truth(e.test, env)}){${g.each(e.yes, env, ordered, body)}}else{${g.each(e.no, env, ordered, body)}}`
    case 'range': {
      const from = g.local()
      const to = g.local()
      const n = g.local()
      const ends = `const ${from}=${integerOf(g, e.left, env)},${to}=${integerOf(g, e.right, env)};`
      const loop = `for(let ${n}=${from};${n}<=${to};${n}++){${tick}${body(n, 'integer')}}`
      return `{${ends}if(${from}!==null&&${to}!==null){${loop}}}`
    }
    default:
      return eachOfValue(g, e, env, body)
  }
}

/** Code for an integer or null. */
export function integerOf(g: Generator, e: Expression, env: Env): string {
  const { js, type, optional } = g.single(e, env)
  if (type === 'integer') return js
  return `toInteger(${optional ? `ifAny(${js},y=>${box('y', type)})` : box(js, type)})`
}

function eachOfValue(g: Generator, e: Expression, env: Env, body: Body): string {
  const { js, type, optional } = g.value(e, env)
  const item = g.local()
  if (type === 'items' || type === 'nodes') {
    return `for(const ${item} of ${js}){${tick}${body(item, type === 'items' ? 'item' : 'node')}}`
  }
  if (!optional) return `{const ${item}=${js};${body(item, type)}}`
  return `{const ${item}=${js};if(${item}!==null){${body(item, type)}}}`
}

function eachOfFilter(
  g: Generator,
  e: Expression & { kind: 'filter' },
  env: Env,
  ordered: boolean,
  body: Body,
): string {
  const nodes = givesNodes(e.inner, env, g)
  const type: SingleType = nodes ? 'node' : 'item'
  const inner = atItem(env, '0', type)
  const item = g.local()
  if (needsPosition(e.predicates, inner, g)) {
    const list = g.local()
    const kept = reduceList(g, e.predicates, list, type, env)
    const start = `let ${list}=${asItems(g.value(e.inner, env))};`
    return `{${start}${kept}for(const ${item} of ${list}){${body(item, type)}}}`
  }
  return g.each(e.inner, env, ordered, (js, itemType) => {
    if (itemType === 'node') {
      return `{const ${item}=${js};${filtered(g, e.predicates, item, env, () => body(item, 'node'))}}`
    }
    const within = atItem(env, item, itemType)
    const conditions = e.predicates.map(predicate => g.truth(predicate, within))
    return `{const ${item}=${js};if(${conditions.join('&&')}){${body(item, itemType)}}}`
  })
}

function eachOfSet(g: Generator, e: Expression & { kind: 'set' }, env: Env, ordered: boolean, body: Body): string {
  const n = g.local()
  if (e.op === 'union') {
    if (!ordered) return `{${g.each(e.left, env, false, body)}}{${g.each(e.right, env, false, body)}}`
    const push = (js: string, type: SingleType) => `r.push(${type === 'node' ? js : `nodeOf(${box(js, type)})`});`
    const gather = `${g.each(e.left, env, false, push)}${g.each(e.right, env, false, push)}`
    return `for(const ${n} of ${g.hoist(env, `const r=[];${gather}return sorted(r);`)}){${body(n, 'node')}}`
  }
  const set = g.local()
  const keep = e.op === 'except' ? '!' : ''
  const loop = `for(const ${n} of ${sortedNodes(g, e.left, env)})if(${keep}${set}.has(${n})){${body(n, 'node')}}`
  return `{const ${set}=new Set(${asItems(g.value(e.right, env))});${loop}}`
}

function eachOfFor(
  g: Generator,
  bindings: readonly Binding[],
  result: Expression,
  env: Env,
  ordered: boolean,
  body: Body,
): string {
  const [first, ...rest] = bindings
  if (first === undefined) return g.each(result, env, ordered, body)
  const variable = g.local()
  return g.each(first.value, env, true, (js, type) => {
    const inner = bind(env, first.name, code(variable, type))
    return `{${tick}const ${variable}=${js};${eachOfFor(g, rest, result, inner, ordered, body)}}`
  })
}
