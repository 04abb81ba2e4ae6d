import { type Expression, partsOf, type Step } from '../xpath/expression.ts'
import type { Generator } from './generator.ts'
import { plainName } from './kind.ts'

/** What is already known to come from the document: inside of a path, the context; inside of `for`, its variables. */
interface Known {
  readonly context: boolean
  readonly position: boolean
  readonly variables: ReadonlySet<string>
}

const nothing: Known = { context: false, position: false, variables: new Set() }

/**
 * True when the value depends on the document alone, and walks it from the root: it is then computed once for each
 * document, however many rules ask for it.
 */
export function dependsOnDocumentOnly(e: Expression, g: Generator): boolean {
  return startsAtRoot(e) && !depends(e, nothing, g)
}

function startsAtRoot(e: Expression | Step): boolean {
  if (e.kind === 'path' && e.root && e.steps.length > 0) return true
  return partsOf(e).some(startsAtRoot)
}

function depends(e: Expression | Step, known: Known, g: Generator): boolean {
  switch (e.kind) {
    case 'string':
    case 'number':
      return false
    case 'dot':
      return !known.context
    case 'variable':
      return !known.variables.has(e.name) && g.globalVariable(e.name) === undefined
    case 'step':
      return !known.context || anyDepends(e.predicates, { ...known, context: true, position: true }, g)
    case 'path':
      return pathDepends(e, known, g)
    case 'filter':
      return depends(e.inner, known, g) || anyDepends(e.predicates, { ...known, context: true, position: true }, g)
    case 'for':
    case 'quantified': {
      let inner = known
      for (const { name, value } of e.bindings) {
        if (depends(value, inner, g)) return true
        inner = { ...inner, variables: new Set([...inner.variables, name]) }
      }
      return depends(e.body, inner, g)
    }
    case 'call':
      return callDepends(e.name, e.args, known, g)
    default:
      return anyDepends(partsOf(e), known, g)
  }
}

function anyDepends(parts: readonly (Expression | Step)[], known: Known, g: Generator): boolean {
  return parts.some(part => depends(part, known, g))
}

function pathDepends(e: Expression & { kind: 'path' }, known: Known, g: Generator): boolean {
  let inner = e.root ? { ...known, context: true } : known
  for (const step of e.steps) {
    if (depends(step, inner, g)) return true
    inner = { ...inner, context: true }
  }
  return false
}

function callDepends(name: string, args: readonly Expression[], known: Known, g: Generator): boolean {
  const plain = plainName(name)
  if (plain === 'current') return true
  if (plain === 'position' || plain === 'last') return !known.position
  if (args.length === 0 && !/^(true|false|current-date|current-dateTime)$/.test(plain)) return !known.context
  return anyDepends(args, known, g)
}
