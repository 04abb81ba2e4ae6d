import { message } from '../../../messages/speaker.ts'
import type { Expression } from '../xpath/expression.ts'
import type { Code, Env } from './code.ts'
import type { Generator } from './generator.ts'
import { givesNodes, isElsewhere } from './kind.ts'
import { refuse } from './refusal.ts'

/** Writes the effective boolean value of any expression as a condition (XPath 2.0, 2.4.3). */
export function truth(g: Generator, e: Expression, env: Env): string {
  switch (e.kind) {
    case 'paren':
      return g.truth(e.inner, env)
    case 'if':
      return `(${g.truth(e.test, env)}?${g.truth(e.yes, env)}:${g.truth(e.no, env)})`
    case 'set':
      if (e.op === 'union') return `(${g.truth(e.left, env)}||${g.truth(e.right, env)})`
      return exists(g, e, env)
    case 'path':
    case 'filter':
      if (givesNodes(e, env, g)) return exists(g, e, env)
      if (isElsewhere(e)) return exists(g, e, env)
      return truthOf(g.value(e, env), e.at)
    case 'variable':
      if (env.variables.get(e.name)?.document === true) return 'true'
      return truthOf(g.value(e, env), e.at)
    default:
      return truthOf(g.value(e, env), e.at)
  }
}

/** Condition that there is any item. */
export function exists(g: Generator, e: Expression, env: Env): string {
  return g.hoist(env, `${g.each(e, env, false, () => 'return true;')}return false;`)
}

/** The effective boolean value of a value that is already written. */
export function truthOf({ js, type, optional }: Code, at: number): string {
  switch (type) {
    case 'boolean':
      return optional ? `(${js}===true)` : js
    case 'string':
    case 'untyped':
      return optional ? `!!${js}` : `(${js}!=='')`
    case 'integer':
      return optional ? `!!${js}` : `(${js}!==0)`
    case 'decimal':
      return `isTrueDecimal(${js})`
    case 'double':
      return `!!${js}`
    case 'node':
      return 'true'
    case 'nodes':
      return `(${js}.length>0)`
    case 'items':
      return `truth(${js})`
    case 'item':
      return `truth(${optional ? `maybe(${js},y=>y)` : `[${js}]`})`
    default:
      return refuse(message('xpath.temporal-truth'), at)
  }
}
