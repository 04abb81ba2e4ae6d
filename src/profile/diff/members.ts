import { isObject } from '../schema-node.ts'
import { countOf, itemIn, memberIn, namesIn, placesIn, textsOf } from './facts.ts'
import { childOf, type Known, type Located, type Part, written } from './located.ts'
import { areSame } from './same.ts'
import { type Check, fails } from './work.ts'

/** Nothing is known of it but what these schemas say. */
function of(nodes: readonly Located[]): Known {
  return { nodes, nots: [] }
}

/** `properties`, `patternProperties` and `additionalProperties`, which only mean something together. */
export const members: Check = (work, subject, part) => {
  const { parts } = subject.facts
  const names = [...new Set([...namesIn(parts), ...namesIn([part])])].sort()
  const isAll = names.map(name => member(name)).every(Boolean)
  return [isAll, others(), ...patterns().map(pattern => ofPattern(pattern))].every(Boolean)

  function member(name: string): boolean {
    const goal = memberIn(part, name)
    const before = parts.flatMap(each => memberIn(each, name))
    const at = `${subject.at}/${name}`
    if (goal.length === 0 || before.some(({ node }) => node.value === false)) return true
    if (goal.some(({ node }) => node.value === false)) {
      return fails(work, subject, part, { kind: 'member-closed', keyword: 'additionalProperties', name, at })
    }
    if (before.length > 0) return work.holds(of(before), goal, at)
    return work.tries(of([]), goal) || fails(work, subject, part, { kind: 'member', keyword: 'properties', name, at })
  }

  /** Members that nobody names. */
  function others(): boolean {
    const rest = part.schema.additionalProperties
    if (rest === undefined || rest === true) return true
    const own = new Set(patterns())
    const before = parts
      .filter(each => 'additionalProperties' in each.schema && patternsOf(each).every(pattern => own.has(pattern)))
      .map(each => childOf(each, 'additionalProperties'))
    if (before.some(({ node }) => node.value === false)) return true
    if (rest === false) return fails(work, subject, part, { kind: 'closed', keyword: 'additionalProperties' })
    return work.holds(of(before), [childOf(part, 'additionalProperties')], `${subject.at}/*`)
  }

  function ofPattern(pattern: string): boolean {
    const before = parts.flatMap(each => {
      if (patternsOf(each).includes(pattern)) return [childOf(each, 'patternProperties', pattern)]
      const isPlain = patternsOf(each).length === 0 && 'additionalProperties' in each.schema
      return isPlain ? [childOf(each, 'additionalProperties')] : []
    })
    if (before.some(({ node }) => node.value === false)) return true
    return work.holds(of(before), [childOf(part, 'patternProperties', pattern)], `${subject.at}/*`)
  }

  function patterns(): readonly string[] {
    return patternsOf(part)
  }
}

function patternsOf({ schema }: Part): readonly string[] {
  return isObject(schema.patternProperties) ? Object.keys(schema.patternProperties) : []
}

export const required: Check = (work, subject, part) => {
  const { facts } = subject
  const lost = textsOf(part.schema.required).filter(name => !facts.required.has(name) && !isThere(name))
  for (const name of lost) fails(work, subject, part, { kind: 'required', keyword: 'required', name })
  return lost.length === 0

  function isThere(name: string): boolean {
    return facts.values?.every(value => !isObject(value) || Object.hasOwn(value, name)) ?? false
  }
}

/** `dependentRequired`, `dependentSchemas`, and `dependencies`, which is both. */
export const dependent: Check = (work, subject, part) => {
  return dependencies.map(keyword => ofKeyword(keyword)).every(Boolean)

  function ofKeyword(keyword: string): boolean {
    const map = part.schema[keyword]
    if (!isObject(map)) return true
    return Object.entries(map)
      .map(([name, value]) => {
        const goal = Array.isArray(value)
          ? written(childOf(part, keyword), { required: value })
          : childOf(part, keyword, name)
        const before = subject.facts.parts.flatMap(each => dependentIn(each, name))
        const present = written(goal, { type: 'object', required: [name] })
        const known = { ...subject.known, nodes: [...subject.known.nodes, ...before, present] }
        if (work.tries(known, [goal])) return true
        const isDecided = Array.isArray(value)
        return fails(work, subject, part, { kind: 'keyword', keyword, name, isDecided })
      })
      .every(Boolean)
  }
}

const dependencies = ['dependentRequired', 'dependentSchemas', 'dependencies']

/** The members on whose being there something hangs. */
export function dependedOn({ schema }: Part): readonly string[] {
  return dependencies.flatMap(keyword => (isObject(schema[keyword]) ? Object.keys(schema[keyword]) : []))
}

/** What hangs on a member being there. */
export function dependentIn(part: Part, name: string): readonly Located[] {
  return dependencies.flatMap(keyword => {
    const map = part.schema[keyword]
    if (!isObject(map) || !Object.hasOwn(map, name)) return []
    const value = map[name]
    return Array.isArray(value)
      ? [written(childOf(part, keyword), { required: value })]
      : [childOf(part, keyword, name)]
  })
}

export const propertyNames: Check = (work, subject, part) => {
  const { parts } = subject.facts
  const goal = childOf(part, 'propertyNames')
  const known = parts.flatMap(each => [
    ...('propertyNames' in each.schema ? [childOf(each, 'propertyNames')] : []),
    ...(each.schema.additionalProperties === false && patternsOf(each).length === 0
      ? [written(each, { enum: namesIn([each]) })]
      : []),
  ])
  const isKept = work.tries(of([...known, written(goal, { type: 'string' })]), [goal])
  return (
    isKept || fails(work, subject, part, { kind: 'keyword', keyword: 'propertyNames', isDecided: known.length === 0 })
  )
}

/** `prefixItems` and `items`, and what draft-07 calls them. */
export const items: Check = (work, subject, part) => {
  const { parts } = subject.facts
  const most = countOf(parts, 'maxItems') ?? Number.POSITIVE_INFINITY
  const places = Math.max(placesIn(parts), placesIn([part]))
  const each = Array.from({ length: Math.min(places, most) }, (_, at) => judge(at))
  const rest = most > places ? judge(undefined) : true
  return [...each, rest].every(Boolean)

  function judge(at: number | undefined): boolean {
    const goal = itemIn(part, at)
    const before = parts.flatMap(each => itemIn(each, at))
    if (goal.length === 0 || before.some(({ node }) => node.value === false)) return true
    if (goal.some(({ node }) => node.value === false)) {
      return fails(work, subject, part, { kind: 'keyword', keyword: 'items' })
    }
    return work.holds(of(before), goal, `${subject.at}/${at ?? '*'}`)
  }
}

/** `contains` with its counts: proved where the other version wants as many of the same. */
export const contains: Check = (work, subject, part) => {
  if (!('contains' in part.schema)) return true
  const { minContains, maxContains } = part.schema
  const least = Number(minContains ?? 1)
  if (least === 0 && maxContains === undefined) return true
  const goal = childOf(part, 'contains')
  const isKept = subject.facts.parts.some(each => {
    if (!('contains' in each.schema)) return false
    const known = childOf(each, 'contains')
    const isMore = Number(each.schema.minContains ?? 1) >= least
    const isFewer = Number(each.schema.maxContains ?? Number.POSITIVE_INFINITY) <= Number(maxContains)
    return (
      isMore &&
      (areSame(known, goal) || work.tries(of([known]), [goal])) &&
      (maxContains === undefined || (isFewer && areSame(known, goal)))
    )
  })
  return isKept || fails(work, subject, part, { kind: 'keyword', keyword: 'contains', isDecided: false })
}
