import { factsOf, has, isEmpty, memberIn } from './facts.ts'
import { childOf, flattened, type Known, type Located, listedIn, type Part } from './located.ts'
import { areSame } from './same.ts'
import { type Check, fails, type Subject, type Work } from './work.ts'

/** What is known, and a schema more. */
export function also({ nodes, nots }: Known, more: readonly Located[], not: readonly Located[] = []): Known {
  return { nodes: [...nodes, ...more], nots: [...nots, ...not] }
}

/** One of the branches is fitted by all that is known. */
export const anyOf: Check = (work, subject, part) => {
  const branches = listedIn(part, 'anyOf')
  if (branches.some(branch => work.tries(subject.known, [branch]))) return true
  return isTold(work, part, 'anyOf', subject) ? false : fails(work, subject, part, open('anyOf'))
}

/** One of the branches is, and none of the others can be. */
export const oneOf: Check = (work, subject, part) => {
  const branches = listedIn(part, 'oneOf')
  const isKept = branches.some((branch, at) => {
    const others = branches.filter((_, index) => index !== at)
    return work.tries(subject.known, [branch]) && others.every(other => work.excludes(subject.known, other))
  })
  if (isKept) return true
  return isTold(work, part, 'oneOf', subject) ? false : fails(work, subject, part, open('oneOf'))
}

/** Where both versions have as many branches, what differs in them is told, and not only that the choice differs. */
function isTold(work: Work, part: Part, keyword: string, subject: Subject): boolean {
  if (!work.tell) return false
  return pairsOf(part, keyword, subject)
    .map(([known, branch]) => work.holds(known, [branch], subject.at))
    .includes(false)
}

/** Branches of the same place in lists of the same length. */
function pairsOf(part: Part, keyword: string, { facts }: Subject): readonly (readonly [Known, Located])[] {
  const goal = listedIn(part, keyword)
  const before = facts.parts.map(each => listedIn(each, keyword)).find(list => list.length === goal.length)
  return goal.flatMap((branch, at) => {
    const known = before?.[at]
    return known ? [[{ nodes: [known], nots: [] }, branch] as const] : []
  })
}

export const not: Check = (work, subject, part) => {
  return work.excludes(subject.known, childOf(part, 'not')) || fails(work, subject, part, open('not'))
}

/** `then` for what fits the condition, `else` for what does not, with what the other version says of each. */
export const conditional: Check = (work, subject, part) => {
  if (!('if' in part.schema)) return true
  const condition = childOf(part, 'if')
  const isSame = (each: Part) => 'if' in each.schema && areSame(childOf(each, 'if'), condition)
  const hasSame = work.tell !== undefined && subject.facts.parts.some(isSame)
  const yes = also(subject.known, [condition])
  const no = also(subject.known, [], [condition])
  const isThen = judge('then', also(yes, [...branches(yes, 'then'), ...branches(yes, 'else')]))
  const isElse = judge('else', also(no, [...branches(no, 'then'), ...branches(no, 'else')]))
  return isThen && isElse

  function judge(keyword: 'then' | 'else', known: Known): boolean {
    if (!(keyword in part.schema)) return true
    const goal = childOf(part, keyword)
    if (work.tries(known, [goal])) return true
    return hasSame ? work.holds(known, [goal], subject.at) : fails(work, subject, part, open('if'))
  }

  /** The branches of the other version that count when this is known. */
  function branches(known: Known, keyword: 'then' | 'else'): readonly Located[] {
    return subject.facts.parts.flatMap(each => {
      if (!('if' in each.schema) || !(keyword in each.schema)) return []
      const other = childOf(each, 'if')
      const counts = keyword === 'then' ? work.tries(known, [other]) : work.excludes(known, other)
      return counts ? [childOf(each, keyword)] : []
    })
  }
}

function open(keyword: string) {
  return { kind: 'keyword', keyword, isDecided: false } as const
}

/** Proves that no value fits both: by their kinds, their listed values, or a member that has to be there. */
export function areApart(one: readonly Located[], other: readonly Located[], depth = 3): boolean {
  const [left, right] = [flattened(one), flattened(other)]
  if (left.isNever || right.isNever) return true
  const [a, b] = [factsOf(left.parts), factsOf(right.parts)]
  if (isEmpty(a) || isEmpty(b) || ![...a.kinds].some(kind => b.kinds.has(kind))) return true
  if (a.values && b.values && !a.values.some(value => has(b.values ?? [], value))) return true
  if (depth === 0) return false
  const isApartByMember = [...a.required, ...b.required].some(name => {
    const mine = a.parts.flatMap(part => memberIn(part, name))
    const theirs = b.parts.flatMap(part => memberIn(part, name))
    return areApart(mine, theirs, depth - 1)
  })
  const areObjects = [...a.kinds].every(kind => kind === 'object' || !b.kinds.has(kind))
  if (areObjects && isApartByMember) return true
  return [left, right].some((side, at) => {
    const rest = at === 0 ? other : one
    return side.parts.some(part =>
      ['anyOf', 'oneOf'].some(keyword => {
        const branches = listedIn(part, keyword)
        return branches.length > 0 && branches.every(branch => areApart([branch], rest, depth - 1))
      }),
    )
  })
}

/** The ways to part what is known into cases that together are all of it. */
export function casesOf(known: Known, parts: readonly Part[]): readonly (readonly Known[])[] {
  const choices = parts.flatMap(part => [
    ...('anyOf' in part.schema ? [listedIn(part, 'anyOf').map(branch => also(known, [branch]))] : []),
    ...('oneOf' in part.schema ? [exclusive(known, listedIn(part, 'oneOf'))] : []),
    ...('if' in part.schema ? [conditions(known, part)] : []),
  ])
  return choices.filter(cases => cases.length > 0)
}

/** What fits one branch of `oneOf` fits no other. */
function exclusive(known: Known, branches: readonly Located[]): readonly Known[] {
  return branches.map((branch, at) =>
    also(
      known,
      [branch],
      branches.filter((_, index) => index !== at),
    ),
  )
}

function conditions(known: Known, part: Part): readonly Known[] {
  const branch = (keyword: string) => (keyword in part.schema ? [childOf(part, keyword)] : [])
  const condition = childOf(part, 'if')
  return [also(known, [condition, ...branch('then')]), also(known, branch('else'), [condition])]
}
