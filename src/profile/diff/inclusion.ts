import { keywordOf } from '../../engines/json-schema/keywords.ts'
import { RefusedPattern } from '../../engines/regexp/pattern.ts'
import { ToolError } from '../../errors.ts'
import { also, anyOf, areApart, casesOf, conditional, not, oneOf } from './choices.ts'
import { factsOf, isEmpty } from './facts.ts'
import { flattened, isSilent, type Known, type Located, nameOf, type Part, sideOf, written } from './located.ts'
import { contains, dependent, items, members, propertyNames, required } from './members.ts'
import { areSame } from './same.ts'
import { isIdle, scalars } from './scalars.ts'
import { type Check, type Failure, fails, type Subject, type Work } from './work.ts'

/** Keywords that are proved together, and how. */
const checks: readonly (readonly [keywords: readonly string[], check: Check])[] = [
  [['required'], required],
  [['properties', 'patternProperties', 'additionalProperties'], members],
  [['propertyNames'], propertyNames],
  [['dependentRequired', 'dependentSchemas', 'dependencies'], dependent],
  [['prefixItems', 'items', 'additionalItems'], items],
  [['contains', 'minContains', 'maxContains'], contains],
  [['anyOf'], anyOf],
  [['oneOf'], oneOf],
  [['not'], not],
  [['if', 'then', 'else'], conditional],
  ...Object.entries(scalars).map(([keyword, scalar]) => {
    return [[keyword], (work: Work, subject: Subject, part: Part) => scalar(work, subject, part, keyword)] as const
  }),
]
const proved = new Set(checks.flatMap(([keywords]) => keywords))
const choosing = new Set(['anyOf', 'oneOf', 'not', 'if'])
/** Keywords that are costly to prove, and need no proof where both versions have the very same. */
const involved = new Set([
  ...choosing,
  'contains',
  'propertyNames',
  'dependentRequired',
  'dependentSchemas',
  'dependencies',
])

/** Proofs between two versions share what they have found. */
export interface Proofs {
  /** Proves that all that fits one fits the other; false when that is not proved, and then something was told. */
  includes(one: Located, other: Located, at: string): boolean
}

/** How many pairs are tried for one keyword, and how deep: beyond that nobody can tell. */
const mostTries = 3_000
const mostDepth = 40
/** How many pairs are proved one after another, and how deep in the value. What refers to itself may have no end of them. */
const mostPairs = 5_000
const deepest = 150

/**
 * Proves that what fits one schema fits another, by what they say and not by how. What is not proved is told, once for each
 * pair of definitions. It never calls proved what is not: tests hold that against a validator.
 */
export function proofs(tell: (failure: Failure) => void): Proofs {
  const told = new Map<string, boolean>()
  const proven = new Set<string>()
  const trail: string[] = []
  const refuted = new Set<string>()
  let left = mostTries
  let depth = 0
  let level = 0
  let isStopped = false

  const trial: Work = { tell: undefined, holds: tries, tries, excludes }
  const telling: Work = { tell, holds, tries, excludes }

  return { includes: (one, other, at) => holds({ nodes: [one], nots: [] }, [other], at) }

  function holds(known: Known, goal: readonly Located[], at: string): boolean {
    const key = keyOf(known, goal)
    const before = told.get(key)
    if (before !== undefined) return before
    if (told.size >= mostPairs || level > deepest) return stops(goal, at)
    told.set(key, true)
    level += 1
    const result = judge(telling, known, goal, at)
    level -= 1
    told.set(key, result)
    return result
  }

  /** Once is enough: nothing is known of all that is left. */
  function stops([goal]: readonly Located[], at: string): false {
    if (goal && !isStopped) tell({ at, goal, owner: undefined, kind: 'stopped', keyword: '$ref', isDecided: false })
    isStopped = true
    return false
  }

  /** What was found on the way under an assumption that turned out wrong is forgotten. */
  function tries(known: Known, goal: readonly Located[]): boolean {
    const key = keyOf(known, goal)
    if (proven.has(key)) return true
    if (refuted.has(key) || left === 0 || depth > mostDepth) return false
    const mark = trail.length
    proven.add(key)
    trail.push(key)
    left -= 1
    depth += 1
    const isProved = judge(trial, known, goal, '')
    depth -= 1
    if (isProved) return true
    for (const late of trail.splice(mark)) proven.delete(late)
    refuted.add(key)
    return false
  }

  function excludes(known: Known, schema: Located): boolean {
    return known.nots.some(each => tries({ nodes: [schema], nots: [] }, [each])) || areApart(known.nodes, [schema])
  }

  function judge(work: Work, given: Known, goal: readonly Located[], at: string): boolean {
    const { parts, isNever } = flattened(given.nodes)
    const nots = parts.flatMap(part => ('not' in part.schema ? [childNot(part)] : []))
    const known = also(given, [], nots)
    const wanted = flattened(goal)
    const facts = factsOf(parts)
    if (isNever || isEmpty(facts)) return true
    const subject = { known, facts, at }
    const [first] = goal
    if (wanted.isNever) {
      const keyword = 'false'
      if (first) work.tell?.({ at, goal: first, owner: first.owner, kind: 'nothing', keyword, isDecided: true })
      return false
    }
    return wanted.parts.map(part => ofPart(work, subject, part)).every(Boolean)
  }

  function ofPart(work: Work, subject: Subject, part: Part): boolean {
    const unknown = unknownOf(part)
    const isInvolved = unknown !== undefined || Object.keys(part.schema).some(keyword => involved.has(keyword))
    if (isInvolved && subject.facts.parts.some(each => areSame(each, part))) return true
    const isKnown = !unknown || fails(work, subject, part, { kind: 'keyword', keyword: unknown, isDecided: false })
    const results = checks.map(([keywords, check]) => {
      if (!keywords.some(keyword => keyword in part.schema && !isIdle(keyword, subject.facts, part))) return true
      if (work.tell) left = mostTries
      const cases = casesFor(subject, keywords)
      if (cases.length === 0) return guarded(work, subject, part, check)
      const isProved = () => cases.some(list => list.every(each => tries(each, [goal])))
      const goal = only(part, keywords)
      return guarded(trial, subject, part, check) || isProved() || guarded(work, subject, part, check)
    })
    return isKnown && results.every(Boolean)
  }

  /** Cases are worth a try where what is known is a choice itself, or where it may be of several kinds. */
  function casesFor({ known, facts }: Subject, keywords: readonly string[]): readonly (readonly Known[])[] {
    const used = new Set(known.nodes.map(nameOf))
    const fresh = facts.parts.filter(part => !used.has(`${nameOf(part)}~`))
    const cases = casesOf(known, fresh).map(list => list.map(each => marked(each, fresh)))
    const [node] = known.nodes
    const kinds = [...facts.kinds].filter(
      kind => kind !== 'fraction' && (kind !== 'integer' || !facts.kinds.has('fraction')),
    )
    const types = facts.kinds.has('fraction') ? [...kinds, 'number'] : kinds
    if (!node || types.length < 2 || !keywords.some(keyword => choosing.has(keyword))) return cases
    return [...cases, types.map(type => also(known, [written(node, { type })]))]
  }
}

/** A choice is parted into cases once: a node that fits everything says that it was. */
function marked(known: Known, parts: readonly Part[]): Known {
  const marks = parts
    .filter(({ schema }) => 'anyOf' in schema || 'oneOf' in schema || 'if' in schema)
    .map(part => ({
      ...part,
      node: { ...part.node, value: true, pointer: part.node.pointer },
      owner: `${part.owner ?? ''}~`,
    }))
  return also(known, marks)
}

function guarded(work: Work, subject: Subject, part: Part, check: Check): boolean {
  try {
    return check(work, subject, part)
  } catch (error) {
    const isPattern = error instanceof RefusedPattern || (error instanceof ToolError && error.code === 'schema.pattern')
    if (!isPattern) throw error
    return fails(work, subject, part, { kind: 'keyword', keyword: 'patternProperties', isDecided: false })
  }
}

function childNot(part: Part): Located {
  return {
    index: part.index,
    node: part.index.child(part.node, ['not'], part.schema.not),
    owner: part.ownerOf('not'),
  }
}

/** The object with these keywords alone. */
function only(part: Part, keywords: readonly string[]): Located {
  const entries = Object.entries(part.schema).filter(([name]) => keywords.includes(name) || name === 'nullable')
  const pointer = `${part.node.pointer}~${keywords.join(',')}`
  return { ...part, node: { ...part.node, pointer, value: Object.fromEntries(entries) } }
}

/** A keyword whose meaning hangs on others far away, or that nobody knows. */
function unknownOf(part: Part): string | undefined {
  const { validates, unknown } = part.node.scope.dialect
  if (!validates || unknown !== undefined) return '$schema'
  const names = Object.keys(part.schema)
  const dynamic = names.find(name => name === '$dynamicRef' || name === '$recursiveRef')
  return (
    dynamic ?? names.find(name => !proved.has(name) && name !== 'allOf' && name !== 'nullable' && isJudging(name, part))
  )
}

function isJudging(name: string, part: Part): boolean {
  const known = keywordOf(name, part.node.scope.dialect.name)
  return known === undefined ? !name.startsWith('x-') : !isSilent(name, part)
}

function keyOf({ nodes, nots }: Known, goal: readonly Located[]): string {
  const names = (list: readonly Located[]) =>
    [...new Set(list.map(each => `${sideOf(each.index)} ${nameOf(each)}`))].sort()
  return [names(nodes), names(nots), names(goal)].map(list => list.join('\n')).join('\n\n')
}
