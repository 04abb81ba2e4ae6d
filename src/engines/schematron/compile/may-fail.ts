import { type Expression, partsOf, type Step } from '../xpath/expression.ts'
import type { Env } from './code.ts'
import type { Generator } from './generator.ts'
import { plainName } from './kind.ts'

const safe = new Set('exists empty not boolean true false count current local-name name'.split(' '))

/** False only where a dynamic error is out of the question: no cast, no conversion, no call that takes one item only. */
export function mayFail(e: Expression | Step, env: Env, g: Generator): boolean {
  const inside = () => partsOf(e).some(part => mayFail(part, env, g))
  switch (e.kind) {
    case 'string':
    case 'number':
    case 'dot':
      return false
    case 'variable': {
      const variable = env.variables.get(e.name)
      return variable === undefined || variable.js.startsWith('held(')
    }
    case 'step':
    case 'path':
    case 'paren':
    case 'logic':
    case 'sequence':
      return inside()
    case 'compare':
      return !['=', '!='].includes(e.op) || !(isPlain(e.left) && isPlain(e.right)) || inside()
    case 'call':
      return !safe.has(plainName(e.name)) || e.args.some(arg => !isPlain(arg) && arg.kind === 'path') || inside()
    default:
      return !g.old || inside()
  }
}

/** Text or steps to nodes: comparing such values is comparing texts. */
function isPlain(e: Expression): boolean {
  return e.kind === 'string' || (e.kind === 'path' && e.steps.every(step => step.kind === 'step'))
}
