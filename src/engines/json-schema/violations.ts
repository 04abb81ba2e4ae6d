import { bestBranch } from './best-branch.ts'
import { describe } from './describe.ts'
import { concernsMasked } from './masked.ts'
import type { Owner } from './program.ts'
import type { Violation } from './types.ts'

/** An error as ajv's generated code makes it, in `verbose` mode. */
export interface SchemaError {
  readonly instancePath: string
  readonly keyword: string
  readonly params: Readonly<Record<string, unknown>>
  /** Value of the keyword. */
  readonly schema: unknown
  readonly parentSchema: Readonly<Record<string, unknown>> & { readonly 'x-node': number }
  readonly data: unknown
}

/** An error, and for a choice the problems of each of its branches. */
export interface Problem {
  readonly error: SchemaError
  readonly branches?: readonly (readonly Problem[])[]
}

type Masked = ((pointer: string) => boolean) | undefined

/** Turns ajv's errors into violations: each with its owner, and of a choice only the branch nearest to the value. */
export function violations(
  errors: readonly SchemaError[],
  owners: readonly Owner[],
  masked: Masked,
): readonly Violation[] {
  return tell(problemsBetween(errors, 0, errors.length), owners, masked)
}

/** It only says that the errors before it are about a member's name, which they tell themselves. */
const summary = 'propertyNames'

/**
 * ajv appends the errors of a choice's branches in order, then that of the choice itself, and our `anyOf` and `oneOf`
 * count them (ajv-keywords.ts): read from the end, the list is a tree.
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

function tell(problems: readonly Problem[], owners: readonly Owner[], masked: Masked): readonly Violation[] {
  return problems.flatMap(problem => {
    if (masked && concernsMasked(problem, masked)) return []
    const best = problem.branches && bestBranch(problem.branches, problem.error)
    const own = violationOf(problem, best?.number, owners)
    return best ? [own, ...tell(best.problems, owners, masked)] : [own]
  })
}

function violationOf(problem: Problem, nearest: number | undefined, owners: readonly Owner[]): Violation {
  const { error } = problem
  const owner = owners[error.parentSchema['x-node']] ?? {}
  const keyword = owner.as?.[error.keyword] ?? error.keyword
  const requirement = owner.by?.[keyword] ?? owner.requirement
  return { requirement, pointer: error.instancePath, keyword, ...describe(problem, keyword, nearest) }
}
