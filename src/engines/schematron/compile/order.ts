import type { Expression, Path, Step } from '../xpath/expression.ts'
import type { Env } from './code.ts'
import type { Generator } from './generator.ts'
import { givesOne } from './kind.ts'

/** What is known of the nodes that a path has reached. `flat`: none is within another. */
interface Reach {
  readonly single: boolean
  readonly sorted: boolean
  readonly flat: boolean
}

const one: Reach = { single: true, sorted: true, flat: true }
const unknown: Reach = { single: false, sorted: false, flat: false }

/** True when looping over the steps gives each node once and in document order, so that no sorting is needed. */
export function isOrdered(e: Expression, env: Env, g: Generator): boolean {
  if (e.kind === 'paren') return isOrdered(e.inner, env, g)
  if (e.kind === 'filter') return isOrdered(e.inner, env, g)
  if (e.kind === 'path') return reachOf(e, env, g).sorted
  return e.kind !== 'set'
}

function reachOf(path: Path, env: Env, g: Generator): Reach {
  let reach = one
  path.steps.forEach((step, index) => {
    if (step.kind === 'step') reach = after(reach, step)
    else if (index === 0 && !path.root) reach = start(step, env, g)
    else reach = unknown
  })
  return reach
}

function start(e: Expression, env: Env, g: Generator): Reach {
  if (e.kind === 'call' && e.name === 'current') return one
  if (e.kind === 'path') return reachOf(e, env, g)
  if (e.kind === 'paren') return start(e.inner, env, g)
  return givesOne(e, env, g) ? one : unknown
}

function after(reach: Reach, { axis, short }: Step): Reach {
  switch (axis) {
    case 'self':
      return reach
    case 'attribute':
      return reach.single ? { ...one, single: false } : { ...reach, flat: true }
    case 'child':
      return { single: false, sorted: reach.sorted && reach.flat, flat: reach.flat }
    case 'descendant':
    case 'descendant-or-self':
      // The short form is taken together with the step after it, and that is a descendant step.
      if (short) return { ...reach, single: false, flat: reach.flat }
      return { single: false, sorted: reach.sorted && reach.flat, flat: false }
    case 'parent':
      return reach.single ? one : unknown
    case 'following-sibling':
      return reach.single ? { single: false, sorted: true, flat: true } : unknown
    case 'following':
      return reach.single ? { single: false, sorted: true, flat: false } : unknown
    default:
      return unknown
  }
}
