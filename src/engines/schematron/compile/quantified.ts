import { type Expression, partsOf, type Step } from '../xpath/expression.ts'
import { tick } from './axes.ts'
import { atomize, bind, box, code, type Env } from './code.ts'
import type { Generator } from './generator.ts'

type Quantified = Expression & { kind: 'quantified' }

/** Writes `some … satisfies` and `every … satisfies` as a condition. */
export function quantified(g: Generator, e: Quantified, env: Env): string {
  const listed = g.old ? undefined : someOfList(g, e, env)
  if (listed !== undefined) return listed
  const go = (index: number, inner: Env): string => {
    const binding = e.bindings[index]
    if (binding === undefined) return `if(${e.every ? '!' : ''}(${g.truth(e.body, inner)}))return ${!e.every};`
    const name = g.local()
    return g.each(binding.value, inner, false, (js, type) => {
      return `{${tick}const ${name}=${js};${go(index + 1, bind(inner, binding.name, code(name, type)))}}`
    })
  }
  return g.hoist(env, `${go(0, env)}return ${e.every};`)
}

/**
 * `some $code in $list satisfies @code = $code` is how code lists are written too: what does not change with the code is
 * asked for once, and where the list is texts a set is asked.
 */
function someOfList(g: Generator, { every, bindings, body }: Quantified, env: Env): string | undefined {
  const [binding, ...others] = bindings
  if (every || binding === undefined || others.length > 0) return undefined
  const compared = comparedWith(binding.name, bare(body))
  if (compared === undefined || bare(binding.value).kind !== 'variable') return undefined
  const list = g.value(binding.value, env)
  if (list.type !== 'items') return undefined
  const [all, set, item] = [g.local(), g.local(), g.local()]
  const loop = (boxed: string) => {
    const pair = compared.isLeft ? `${boxed},atomOf(${item})` : `atomOf(${item}),${boxed}`
    return `for(const ${item} of ${all}){${tick}if(compareItems("=",${pair}))return true;}`
  }
  const one = g.each(compared.with, env, false, (js, type) => {
    const atom = atomize(js, type)
    const x = g.local()
    const bound = `const ${x}=${atom.js};`
    if (atom.type !== 'string' && atom.type !== 'untyped') return `{${bound}${loop(box(x, atom.type))}}`
    return `{${bound}if(${set}!==null){if(${set}.has(${x}))return true;}else{${loop(box(x, atom.type))}}}`
  })
  const start = `const ${all}=${list.js};if(${all}.length===0)return false;const ${set}=textSet(${all});`
  return g.hoist(env, `${start}${one}return false;`)
}

interface Compared {
  readonly with: Expression
  readonly isLeft: boolean
}

/** What a variable is said to be equal to, when it has nothing to do with it. */
function comparedWith(variable: string, body: Expression): Compared | undefined {
  if (body.kind !== 'compare' || body.op !== '=') return undefined
  const isVariable = (e: Expression) => e.kind === 'variable' && e.name === variable
  const [left, right] = [bare(body.left), bare(body.right)]
  if (isVariable(right) && !mentions(left, variable)) return { with: left, isLeft: true }
  return isVariable(left) && !mentions(right, variable) ? { with: right, isLeft: false } : undefined
}

function mentions(e: Expression | Step, variable: string): boolean {
  return (e.kind === 'variable' && e.name === variable) || partsOf(e).some(part => mentions(part, variable))
}

function bare(e: Expression): Expression {
  return e.kind === 'paren' ? bare(e.inner) : e
}
