import type { Expression, GeneralComparison } from '../xpath/expression.ts'
import { type Code, type Env, quote, type SingleType } from './code.ts'
import type { Generator } from './generator.ts'
import { givesNodes } from './kind.ts'
import { oldNumberOfCode, textOfCode } from './single.ts'
import { truthOf } from './truth.ts'

const js = { '=': '===', '!=': '!==', '<': '<', '<=': '<=', '>': '>', '>=': '>=' } as const
const turned = { '=': '=', '!=': '!=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const

/** Writes a comparison of XPath 1.0 (section 3.4): node-sets are existential, and no comparison is an error. */
export function compareOld(g: Generator, op: GeneralComparison, left: Expression, right: Expression, env: Env): string {
  const equality = op === '=' || op === '!='
  const nodesLeft = givesNodes(left, env, g)
  const nodesRight = givesNodes(right, env, g)
  if (nodesLeft && nodesRight) return nodesAgainstNodes(g, op, left, right, env)
  if (nodesLeft) return nodesAgainstValue(g, op, left, right, env)
  if (nodesRight) return nodesAgainstValue(g, turned[op], right, left, env)
  const a = g.single(left, env)
  const b = g.single(right, env)
  if (equality && (a.type === 'boolean' || b.type === 'boolean')) {
    return `((${truthOf(a, left.at)})${js[op]}(${truthOf(b, right.at)}))`
  }
  if (equality && isText(a) && isText(b)) return `(${textOfCode(g, a)}${js[op]}${textOfCode(g, b)})`
  return `(${oldNumberOfCode(a)}${js[op]}${oldNumberOfCode(b)})`
}

function isText({ type }: Code<SingleType>): boolean {
  return type === 'string' || type === 'untyped'
}

function nodesAgainstValue(
  g: Generator,
  op: GeneralComparison,
  nodes: Expression,
  other: Expression,
  env: Env,
): string {
  const value = g.single(other, env)
  const y = g.local()
  if (value.type === 'boolean') {
    const sides = `Number(${g.truth(nodes, env)}),Number(${truthOf(value, other.at)})`
    return `holds(${quote(op)},${sides})`
  }
  const asText = (op === '=' || op === '!=') && isText(value)
  const start = `const ${y}=${asText ? textOfCode(g, value) : oldNumberOfCode(value)};`
  const body = g.each(nodes, env, false, n => {
    return `if(${asText ? `stringValue(${n})` : `oldNumberOf(stringValue(${n}))`}${js[op]}${y})return true;`
  })
  return g.hoist(env, `${start}${body}return false;`)
}

function nodesAgainstNodes(g: Generator, op: GeneralComparison, left: Expression, right: Expression, env: Env): string {
  const asText = op === '=' || op === '!='
  const of = (n: string) => (asText ? `stringValue(${n})` : `oldNumberOf(stringValue(${n}))`)
  const list = g.local()
  const x = g.local()
  const y = g.local()
  const others = g.hoist(env, `const r=[];${g.each(right, env, false, n => `r.push(${of(n)});`)}return r;`)
  const body = g.each(left, env, false, n => {
    const loop = `for(const ${y} of ${list}){if(--$left<0)$over();if(${x}${js[op]}${y})return true;}`
    return `if(${list}===null)${list}=${others};const ${x}=${of(n)};${loop}`
  })
  return g.hoist(env, `let ${list}=null;${body}return false;`)
}
