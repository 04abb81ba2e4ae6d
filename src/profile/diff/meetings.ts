import { isObject } from '../schema-node.ts'
import { itemIn, memberIn, namesIn, placesIn } from './facts.ts'
import { childOf, flattened, type Located, listedIn, nameOf, type Part, sideOf } from './located.ts'
import { dependedOn, dependentIn } from './members.ts'
import { areSame, spelled } from './same.ts'

/** What all schemas of a value in one version are given to, beside all of the same value in the other. */
export type Meet = (old: readonly Part[], now: readonly Part[], at: string) => void

/** How many pairs meet at most, and how deep: schemas that refer to themselves in lists may have as many as sets of them. */
const mostMeetings = 5_000
const mostDepth = 200

/**
 * Goes through two versions value by value, for what judges in another way than by keywords, and for what does not judge: all that
 * each says of a value meets, and not one schema of several by itself. A pair that several records share is met once.
 * @param stop told once, where there was more than can be gone through: nothing is known of what is below
 */
export function meetings(meet: Meet, stop: (at: string) => void): (old: Located, now: Located, at: string) => void {
  const met = new Set<string>()
  let depth = 0
  let isStopped = false
  return (old, now, at) => values([old], [now], at)

  function values(olds: Nodes, nows: Nodes, at: string): void {
    const key = [olds, nows].map(namesOf).join('\n\n')
    if (met.has(key)) return
    if (met.size === mostMeetings || depth === mostDepth) {
      if (!isStopped) stop(at)
      isStopped = true
      return
    }
    met.add(key)
    depth += 1
    pair(olds, nows, at)
    depth -= 1
  }

  function pair(olds: Nodes, nows: Nodes, at: string): void {
    const [old, now] = [flattened(olds), flattened(nows)]
    // Where one version allows nothing, that is told, and not what else is missing there.
    if (old.isNever || now.isNever) return
    if (old.parts.length === 0 && now.parts.length === 0) return
    meet(old.parts, now.parts, at)
    members(old.parts, now.parts, at)
    items(old.parts, now.parts, at)
    choices(old.parts, now.parts, at)
    conditions(old.parts, now.parts, at)
    for (const keyword of ['not', 'contains', 'propertyNames', 'unevaluatedProperties', 'unevaluatedItems']) {
      const isOfMany = keyword === 'contains' || keyword.startsWith('unevaluated')
      part(old.parts, now.parts, object => below(object, keyword), isOfMany ? `${at}/*` : at)
    }
    for (const name of new Set([...old.parts, ...now.parts].flatMap(dependedOn)))
      part(old.parts, now.parts, object => dependentIn(object, name), at)
  }

  /** What the objects of each version say of one part of the value. */
  function part(old: readonly Part[], now: readonly Part[], of: (object: Part) => Nodes, at: string): void {
    values(old.flatMap(of), now.flatMap(of), at)
  }

  function members(old: readonly Part[], now: readonly Part[], at: string): void {
    for (const name of [...new Set([...namesIn(old), ...namesIn(now)])].sort())
      part(old, now, object => memberIn(object, name), `${at}/${name}`)
    part(old, now, object => below(object, 'additionalProperties'), `${at}/*`)
    for (const pattern of new Set([...patternsIn(old), ...patternsIn(now)]))
      part(old, now, object => ofPattern(object, pattern), `${at}/*`)
  }

  function items(old: readonly Part[], now: readonly Part[], at: string): void {
    const places = Math.max(placesIn(old), placesIn(now))
    for (const place of [...Array(places).keys(), undefined])
      part(old, now, object => itemIn(object, place), `${at}/${place ?? '*'}`)
  }

  /** Branches that belong together, and then all the others: what one of them says, one of the other version may say too. */
  function choices(old: readonly Part[], now: readonly Part[], at: string): void {
    const rest = { old: [] as Located[], now: [] as Located[] }
    for (const keyword of ['anyOf', 'oneOf']) {
      const { pairs, left } = branches(old, now, keyword)
      for (const [one, other] of pairs) values([one], [other], at)
      rest.old.push(...left.old)
      rest.now.push(...left.now)
    }
    if (rest.old.length + rest.now.length > 0) values(rest.old, rest.now, at)
  }

  /** What each says when one and the same condition holds, and when it does not; what hangs on another condition is another thing. */
  function conditions(old: readonly Part[], now: readonly Part[], at: string): void {
    let left = now.filter(object => 'if' in object.schema)
    let gone = old.filter(object => 'if' in object.schema)
    for (let first = left[0]; first !== undefined; first = left[0]) {
      const condition = childOf(first, 'if')
      const isSame = (object: Part) => 'if' in object.schema && areSame(childOf(object, 'if'), condition)
      const [before, after] = [old.filter(isSame), left.filter(isSame)]
      left = left.filter(object => object !== first && !isSame(object))
      gone = gone.filter(object => !before.includes(object))
      outcomes(before, after, at)
    }
    outcomes(gone, [], at)
  }

  function outcomes(old: readonly Part[], now: readonly Part[], at: string): void {
    for (const keyword of ['if', 'then', 'else']) part(old, now, object => below(object, keyword), at)
  }
}

type Nodes = readonly Located[]

function namesOf(nodes: Nodes): string {
  return [...new Set(nodes.map(each => `${sideOf(each.index)} ${nameOf(each)}`))].sort().join('\n')
}

function below(part: Part, keyword: string): Nodes {
  return keyword in part.schema ? [childOf(part, keyword)] : []
}

function patternsIn(parts: readonly Part[]): readonly string[] {
  return parts.flatMap(({ schema }) =>
    isObject(schema.patternProperties) ? Object.keys(schema.patternProperties) : [],
  )
}

function ofPattern(part: Part, pattern: string): Nodes {
  return patternsIn([part]).includes(pattern) ? [childOf(part, 'patternProperties', pattern)] : []
}

/**
 * Branches of the choices that belong together: a choice of the other version that says the same, else one with as many branches;
 * within it a branch that is the very same, else one that judges the same, else the one in the same place. And those that are left.
 */
function branches(old: readonly Part[], now: readonly Part[], keyword: string) {
  const lists = (parts: readonly Part[]) => parts.map(part => listedIn(part, keyword)).filter(list => list.length > 0)
  const isSameSize = (one: Nodes, other: Nodes) => one.length === other.length
  const areWritten = (one: Nodes, other: Nodes) =>
    isSameSize(one, other) && paired(one, other, [isWritten]).length === one.length
  const areAlike = (one: Nodes, other: Nodes) =>
    isSameSize(one, other) && paired(one, other, [areSame]).length === one.length
  const [before, after] = [lists(old), lists(now)]
  const choices = paired(before, after, [areWritten, areAlike, isSameSize])
  const pairs = choices.flatMap(([one, other]) => paired(one, other, [isWritten, (a, b) => areSame(a, b), () => true]))
  // A branch that nothing fits would hide what the others say.
  const without = (all: readonly Nodes[], used: readonly Nodes[]) =>
    all.filter(list => !used.includes(list)).flatMap(list => list.filter(each => !flattened([each]).isNever))
  return {
    pairs,
    left: {
      old: without(
        before,
        choices.map(([one]) => one),
      ),
      now: without(
        after,
        choices.map(([, other]) => other),
      ),
    },
  }
}

function isWritten(one: Located, other: Located): boolean {
  return spelled(one.node.value) === spelled(other.node.value)
}

/** Each of one list with one of the other, by the first relation that finds it one; each once. */
function paired<T>(
  old: readonly T[],
  now: readonly T[],
  relations: readonly ((one: T, other: T) => boolean)[],
): readonly (readonly [T, T])[] {
  const left = [...old]
  const found = new Map<T, T>()
  for (const relation of relations) {
    for (const item of now.filter(each => !found.has(each))) {
      const at = left.findIndex(each => relation(each, item))
      if (at >= 0) found.set(item, ...(left.splice(at, 1) as [T]))
    }
  }
  return now.flatMap(item => {
    const before = found.get(item)
    return before === undefined ? [] : [[before, item] as const]
  })
}
