import { type Expression, partsOf, type Step } from '../xpath/expression.ts'
import type { Env, Type } from './code.ts'
import type { Generator } from './generator.ts'

/** How a predicate decides: by truth, by position, or by what it turns out to be. */
export type PredicateKind = 'truth' | 'position' | 'either'

const numeric = new Set<Type>(['integer', 'decimal', 'double'])
const numericFunctions = new Set(
  `count string-length number round floor ceiling abs sum position last round-half-to-even year-from-date month-from-date
day-from-date xs:integer xs:decimal xs:double xs:nonNegativeInteger xs:positiveInteger xs:int xs:long`.split(/\s+/),
)
const truthFunctions = new Set(
  `not exists empty true false boolean contains starts-with ends-with matches string concat normalize-space substring
substring-before substring-after translate upper-case lower-case name local-name namespace-uri string-join replace
codepoints-to-string key current document lang xs:string xs:boolean`.split(/\s+/),
)

/** Name of a function of the standard without the prefix that it may have. */
export function plainName(name: string): string {
  return name.startsWith('fn:') ? name.slice(3) : name.replace(/^xsd:/, 'xs:')
}

/** Says before any code is written how a predicate decides. */
export function predicateKind(predicate: Expression, env: Env, g: Generator): PredicateKind {
  return usesPosition(predicate) ? 'position' : kindOf(predicate, env, g)
}

function kindOf(e: Expression, env: Env, g: Generator): PredicateKind {
  switch (e.kind) {
    case 'number':
    case 'arithmetic':
    case 'sign':
      return 'position'
    case 'variable':
      return ofType((env.variables.get(e.name) ?? g.globalVariable(e.name))?.type)
    case 'dot':
      return env.item === null ? 'truth' : ofType(env.item.type)
    case 'call':
      return ofFunction(plainName(e.name), e.args.length, g)
    case 'paren':
    case 'filter':
      return kindOf(e.inner, env, g)
    case 'path': {
      const last = e.steps.at(-1)
      return last === undefined || last.kind === 'step' ? 'truth' : kindOf(last, env, g)
    }
    case 'if': {
      const yes = kindOf(e.yes, env, g)
      return yes === kindOf(e.no, env, g) ? yes : 'either'
    }
    case 'cast':
      return ofFunction(plainName(e.type.name), 1, g)
    case 'for':
    case 'sequence':
    case 'range':
      return 'either'
    default:
      return 'truth'
  }
}

function ofType(type: Type | undefined): PredicateKind {
  if (type === undefined || type === 'item' || type === 'items') return 'either'
  return numeric.has(type) ? 'position' : 'truth'
}

function ofFunction(name: string, arity: number, g: Generator): PredicateKind {
  if (numericFunctions.has(name)) return 'position'
  if (truthFunctions.has(name)) return 'truth'
  return ofType(g.userFunction(name, arity)?.result.type)
}

/** True when it asks for position() or last() of the context that it is evaluated in. */
export function usesPosition(e: Expression | Step): boolean {
  if (e.kind === 'call' && /^(position|last)$/.test(plainName(e.name))) return true
  if (e.kind === 'step') return false
  if (e.kind === 'filter') return usesPosition(e.inner)
  if (e.kind === 'path') return e.steps[0] !== undefined && usesPosition(e.steps[0])
  return partsOf(e).some(usesPosition)
}

/** True for a predicate that is a condition whatever its surroundings are. */
export function isPlainTruth(e: Expression): boolean {
  if (usesPosition(e)) return false
  if (e.kind === 'paren') return isPlainTruth(e.inner)
  if (e.kind === 'path') return e.steps.at(-1)?.kind === 'step'
  if (e.kind === 'call') return truthFunctions.has(plainName(e.name))
  return ['compare', 'logic', 'quantified', 'castable', 'instance', 'set', 'string'].includes(e.kind)
}

/** True for a path in another document: `document('list.xml')//code`. Its nodes are taken for their values at once. */
export function isElsewhere(e: Expression | Step): boolean {
  const first = e.kind === 'path' ? e.steps[0] : undefined
  return first?.kind === 'call' && plainName(first.name) === 'document'
}

/** True when the value can be nodes only. */
export function givesNodes(e: Expression | Step, env: Env, g: Generator): boolean {
  switch (e.kind) {
    case 'step':
    case 'set':
      return true
    case 'path': {
      if (isElsewhere(e)) return false
      const last = e.steps.at(-1)
      return last === undefined || givesNodes(last, env, g)
    }
    case 'paren':
    case 'filter':
      return givesNodes(e.inner, env, g)
    case 'dot':
      return env.item === null && env.node !== null
    case 'variable': {
      const type = (env.variables.get(e.name) ?? g.globalVariable(e.name))?.type
      return type === 'node' || type === 'nodes'
    }
    case 'call':
      return ['current', 'key', 'root'].includes(plainName(e.name))
    default:
      return false
  }
}

/** True when its value is one item or none, whatever the document. */
export function givesOne(e: Expression, env: Env, g: Generator): boolean {
  switch (e.kind) {
    case 'paren':
      return givesOne(e.inner, env, g)
    case 'string':
    case 'number':
    case 'compare':
    case 'quantified':
    case 'sign':
    case 'logic':
    case 'arithmetic':
    case 'cast':
    case 'castable':
    case 'instance':
    case 'dot':
      return true
    case 'variable': {
      const type = (env.variables.get(e.name) ?? g.globalVariable(e.name))?.type
      return type !== undefined && type !== 'nodes' && type !== 'items'
    }
    case 'call':
      return callGivesOne(e.name, e.args.length, g)
    case 'if':
      return givesOne(e.yes, env, g) && givesOne(e.no, env, g)
    default:
      return false
  }
}

const many = new Set(
  `tokenize distinct-values index-of reverse string-to-codepoints data key subsequence remove insert-before unordered
zero-or-one one-or-more exactly-one document`.split(/\s+/),
)

function callGivesOne(name: string, arity: number, g: Generator): boolean {
  const user = g.userFunction(name, arity)
  if (user !== undefined) return user.result.type !== 'items' && user.result.type !== 'nodes'
  return !many.has(plainName(name))
}
