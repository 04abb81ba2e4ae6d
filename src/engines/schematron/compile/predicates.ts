import type { Expression } from '../xpath/expression.ts'
import { at, atItem, type Code, type Env, type SingleType } from './code.ts'
import type { Generator } from './generator.ts'
import { predicateKind } from './kind.ts'
import { truthOf } from './truth.ts'

/** True when a predicate needs to know the place of the item in the sequence. */
export function needsPosition(predicates: readonly Expression[], env: Env, g: Generator): boolean {
  return predicates.some(predicate => predicateKind(predicate, env, g) !== 'truth')
}

/** The literal n of `[n]`, when that is the only predicate. */
export function onlyPosition(predicates: readonly Expression[]): number | undefined {
  const [only] = predicates
  return predicates.length === 1 && only?.kind === 'number' ? Number(only.value) : undefined
}

/** Statements that go on with the node only if all predicates are true. */
export function filtered(
  g: Generator,
  predicates: readonly Expression[],
  node: string,
  env: Env,
  body: () => string,
): string {
  const conditions = predicates.map(predicate => g.truth(predicate, at(env, node)))
  return conditions.length === 0 ? body() : `if(${conditions.join('&&')}){${body()}}`
}

/** Statements that reduce the array in a variable to the items that the predicates keep, one predicate after the other. */
export function reduceList(
  g: Generator,
  predicates: readonly Expression[],
  list: string,
  type: SingleType,
  env: Env,
): string {
  return predicates.map(predicate => reduceBy(g, predicate, list, type, env)).join('')
}

function reduceBy(g: Generator, predicate: Expression, list: string, type: SingleType, env: Env): string {
  const last = g.local()
  const position = g.local()
  const item = g.local()
  const inner: Env = { ...atItem(env, item, type), position, last }
  const condition = positionCondition(g, predicate, inner, position)
  return `{const ${last}=${list}.length;let ${position}=0;${list}=${list}.filter(${item}=>{${position}++;return ${condition};});}`
}

/** Condition of a predicate: a number means a position, all else its truth. */
export function positionCondition(g: Generator, predicate: Expression, env: Env, position: string): string {
  if (predicate.kind === 'number') return `${position}===${Number(predicate.value)}`
  if (predicateKind(predicate, env, g) === 'truth') return g.truth(predicate, env)
  const value = g.value(predicate, env)
  return isPosition(value, position) ?? truthOf(value, predicate.at)
}

function isPosition({ js, type, optional }: Code, position: string): string | undefined {
  switch (type) {
    case 'integer':
    case 'double':
      return `(${js})===${position}`
    case 'decimal':
      return `isPosition(${js},${position})`
    case 'item':
      return `keeps(${optional ? `maybe(${js},y=>y)` : `[${js}]`},${position})`
    case 'items':
      return `keeps(${js},${position})`
    default:
      return undefined
  }
}
