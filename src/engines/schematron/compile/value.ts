import { message } from '../../../messages/speaker.ts'
import type { Expression } from '../xpath/expression.ts'
import { arithmetic, sign } from './arithmetic.ts'
import { callFunction } from './calls.ts'
import { cast, castable, instanceOf } from './casts.ts'
import { asItems, box, type Code, code, type Env, quote } from './code.ts'
import { comparison } from './compare.ts'
import type { Generator } from './generator.ts'
import { givesNodes } from './kind.ts'
import { quantified } from './quantified.ts'
import { refuse } from './refusal.ts'

/** Writes the whole value of any expression. */
export function value(g: Generator, e: Expression, env: Env): Code {
  switch (e.kind) {
    case 'paren':
      return g.value(e.inner, env)
    case 'string':
      return code(quote(e.value), 'string')
    case 'number':
      return literalNumber(g, e)
    case 'dot':
      return env.item ?? code(env.node ?? refuse(message('xpath.no-context'), e.at), 'node')
    case 'variable':
      return variable(g, e.name, env, e.at)
    case 'path':
      if (e.root && e.steps.length === 0) return code('0', 'node')
      return collected(g, e, env)
    case 'filter':
    case 'sequence':
    case 'for':
    case 'range':
    case 'set':
      return collected(g, e, env)
    case 'if':
      return conditional(g, e, env)
    case 'logic':
      return code(`(${g.truth(e.left, env)}${e.op === 'and' ? '&&' : '||'}${g.truth(e.right, env)})`, 'boolean')
    case 'arithmetic':
      return arithmetic(g, e, env)
    case 'sign':
      return sign(g, e, env)
    case 'compare':
      return code(comparison(g, e, env), 'boolean')
    case 'quantified':
      return code(quantified(g, e, env), 'boolean')
    case 'castable':
      return code(castable(g, e.inner, e.type, env, e.at), 'boolean')
    case 'cast':
      return cast(g, e.type.name, e.inner, env, e.at, e.type.occurs === '?')
    case 'instance':
      return code(instanceOf(g, e, env), 'boolean')
    case 'call':
      return callFunction(g, e, env)
  }
}

function literalNumber(g: Generator, e: Expression & { kind: 'number' }): Code {
  const number = Number(e.value)
  if (g.old || e.type === 'double') return code(String(number), 'double')
  // Small, so that sums and differences of counts and literals stay exact.
  if (e.type === 'integer' && number < 2 ** 31) return code(String(number), 'integer')
  return code(g.constant(`decimalOf(${quote(e.value)})`), 'decimal')
}

function variable(g: Generator, name: string, env: Env, at: number): Code {
  return env.variables.get(name) ?? g.globalVariable(name) ?? refuse(message('xpath.variable', { name }), at)
}

/** A sequence as an array. */
function collected(g: Generator, e: Expression, env: Env): Code {
  const nodes = givesNodes(e, env, g)
  // Written out item by item: a loop over a longer sequence asks for its value in turn.
  const parts = e.kind === 'sequence' ? e.items : [e]
  const push = nodes
    ? (js: string) => `r.push(${js});`
    : (js: string, type: Parameters<typeof box>[1]) => `r.push(${box(js, type)});`
  const pushed = parts.map(part => `{${g.each(part, env, true, push)}}`).join('')
  return code(g.hoist(env, `const r=[];${pushed}return r;`), nodes ? 'nodes' : 'items')
}

function conditional(g: Generator, e: Expression & { kind: 'if' }, env: Env): Code {
  const test = g.truth(e.test, env)
  const yes = g.value(e.yes, env)
  const no = g.value(e.no, env)
  if (yes.type === no.type) return code(`(${test}?${yes.js}:${no.js})`, yes.type, yes.optional || no.optional)
  return code(`(${test}?${asItems(yes)}:${asItems(no)})`, 'items')
}
