import { segmentsOf } from '../../model/pointer.ts'
import { bestBranch } from './best-branch.ts'
import { describe } from './describe.ts'
import { concernsMasked } from './masked.ts'
import type { Owner, Tables } from './program.ts'
import type { Problem, RawError, SchemaError } from './schema-error.ts'
import type { Violation } from './types.ts'

interface Scene {
  /** The value that was validated. */
  readonly root: unknown
  readonly tables: Tables
  readonly masked: ((pointer: string) => boolean) | undefined
}

/**
 * Turns ajv's errors into violations: each with its owner, and of a choice only the branch nearest to the value. What two
 * schemas demand of one value, as a type and the `allOf` beside it may, is told once for each owner.
 */
export function violations(errors: readonly RawError[], scene: Scene): readonly Violation[] {
  const looked = errors.map(error => lookUp(error, scene))
  const problems = problemsBetween(looked, 0, looked.length)
  // An invalid value without a word of why would pass for a valid one.
  if (problems.length === 0) throw new Error('the value is invalid, and nothing says why')
  return distinct(tell(problems, scene))
}

function distinct(told: readonly Violation[]): readonly Violation[] {
  if (told.length < 2) return told
  return [...new Map(told.map(violation => [JSON.stringify(violation), violation])).values()]
}

function lookUp({ instancePath, at, params = {}, propertyName }: RawError, { root, tables }: Scene): SchemaError {
  const site = tables.sites[at]
  if (!site) throw new Error(`the compiled code has no site ${at}`)
  return { ...site, pointer: instancePath, data: propertyName ?? valueAt(root, instancePath), params }
}

function valueAt(root: unknown, pointer: string): unknown {
  let value = root
  for (const segment of segmentsOf(pointer) ?? []) value = (value as Record<string, unknown>)[segment]
  return value
}

/** It only says that the errors before it are about a member's name, which they tell themselves. */
const summary = 'propertyNames'

/**
 * ajv appends the errors of a choice's branches in order, then that of the choice itself, and our `anyOf` and `oneOf`
 * count them (ajv-branches.ts): read from the end, the list is a tree.
 */
function problemsBetween(errors: readonly SchemaError[], start: number, end: number): readonly Problem[] {
  const problems: Problem[] = []
  let at = end
  while (at > start) {
    at -= 1
    const error = errors[at]
    if (!error || error.keyword === summary) continue
    const { counts } = error.params
    if (!Array.isArray(counts)) {
      problems.push({ error })
      continue
    }
    const branches: (readonly Problem[])[] = []
    for (const count of (counts as number[]).toReversed()) {
      branches.push(problemsBetween(errors, at - count, at))
      at -= count
    }
    problems.push({ error, branches: branches.reverse() })
  }
  return problems.reverse()
}

function tell(problems: readonly Problem[], scene: Scene): readonly Violation[] {
  const { masked, tables } = scene
  return problems.flatMap(problem => {
    if (masked && concernsMasked(problem, masked)) return []
    const best = problem.branches && bestBranch(problem.branches, problem.error)
    const own = violationOf(problem, best?.number, tables.owners[problem.error.owner] ?? {})
    return best ? [own, ...tell(best.problems, scene)] : [own]
  })
}

function violationOf(problem: Problem, nearest: number | undefined, owner: Owner): Violation {
  const { error } = problem
  const keyword = owner.as?.[error.keyword] ?? error.keyword
  const requirement = owner.by?.[keyword] ?? owner.requirement
  return { requirement, pointer: error.pointer, keyword, ...describe(problem, keyword, nearest) }
}
