import type { AssertionInfo, RuleInfo } from './run/result.ts'
import { type Expression, type Path, partsOf, type Step } from './xpath/expression.ts'
import { parseXPath } from './xpath/parse.ts'

/** Local names from the outside in, `@` before that of an attribute; `*` is any name, `**` any number of them. */
type Names = readonly string[]

/** Where an expression is evaluated: at any of these places. One that begins with `/` begins at the root of the document. */
interface Setting {
  readonly at: readonly Names[]
  readonly variables: ReadonlyMap<string, readonly Names[]>
  readonly note: (names: Names) => void
}

/** Functions that look at the node itself when they are given nothing. */
const ofNode = new Set(['string', 'normalize-space', 'string-length', 'number'])

/**
 * True for places that an assertion names in its test, seen from the context of its rule: what it may have something to say of.
 * Prefixes are not looked at, and variables of the rule set (`let`) are not followed.
 */
export function namesPlaces(
  { context }: Pick<RuleInfo, 'context'>,
  { test }: Pick<AssertionInfo, 'test'>,
): (path: Names) => boolean {
  const named = new Map<string, RegExp>()
  const note = (names: Names) => {
    const key = names.join('/')
    if (names.length > 0 && names.at(-1) !== '**' && !named.has(key)) named.set(key, expressionOf(names))
  }
  const open = { variables: new Map(), note: () => {} }
  const at = walk(parseXPath(context), { ...open, at: [[]] })
  walk(parseXPath(test), { ...open, at, note })
  const patterns = [...named.values()]
  return path => {
    const text = path.map(name => `${name}/`).join('')
    return patterns.some(pattern => pattern.test(text))
  }
}

function expressionOf(names: Names): RegExp {
  const [first] = names
  const parts = (first === '/' ? names.slice(1) : names).map(name => {
    if (name === '**') return '(?:[^/]+/)*'
    return name === '*' ? '[^/@]+/' : `${name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}/`
  })
  return new RegExp(`${first === '/' ? '^' : '(?:^|/)'}${parts.join('')}$`)
}

/** The places that an expression leads to. */
function walk(expression: Expression, setting: Setting): readonly Names[] {
  switch (expression.kind) {
    case 'path':
      return alongPath(expression, setting)
    case 'dot':
      return noted(setting.at, setting)
    case 'variable':
      return setting.variables.get(expression.name) ?? []
    case 'call':
      if (expression.args.length === 0 && ofNode.has(expression.name)) return noted(setting.at, setting)
      return expression.args.flatMap(each => walk(each, setting))
    case 'filter': {
      const at = walk(expression.inner, setting)
      for (const predicate of expression.predicates) walk(predicate, { ...setting, at })
      return at
    }
    case 'for':
    case 'quantified': {
      const variables = new Map(setting.variables)
      for (const { name, value } of expression.bindings) variables.set(name, walk(value, { ...setting, variables }))
      return walk(expression.body, { ...setting, variables })
    }
    default:
      return partsOf(expression).flatMap(each => (each.kind === 'step' ? [] : walk(each, setting)))
  }
}

function noted(at: readonly Names[], { note }: Setting): readonly Names[] {
  for (const names of at) note(names)
  return at
}

function alongPath({ root, steps }: Path, setting: Setting): readonly Names[] {
  let at: readonly Names[] = root ? [['/']] : setting.at
  for (const step of steps) {
    at = step.kind === 'step' ? at.map(from => onwards(from, step)) : walk(step, { ...setting, at })
    if (step.kind === 'step') for (const predicate of step.predicates) walk(predicate, { ...setting, at })
  }
  return noted(at, setting)
}

/** One step on. What is beside or around is told by its own name. */
function onwards(from: Names, { axis, test, short }: Step): Names {
  const local = test.kind === 'name' ? test.local : '*'
  const isElement = test.kind === 'name' || test.kind === 'any' || test.kind === 'element'
  if (short || axis === 'descendant-or-self') return [...from, '**', ...(short || !isElement ? [] : [local])]
  if (axis === 'self') return from
  if (axis === 'parent') return from.slice(0, -1)
  if (axis === 'attribute') return [...from, `@${local}`]
  if (axis === 'child') return isElement ? [...from, local] : from
  if (axis === 'descendant') return isElement ? [...from, '**', local] : from
  if (axis === 'following-sibling' || axis === 'preceding-sibling') return [...from.slice(0, -1), local]
  return isElement && local !== '*' ? [local] : []
}
