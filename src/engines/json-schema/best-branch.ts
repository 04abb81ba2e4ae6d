import type { Problem, SchemaError } from './schema-error.ts'

export interface Branch {
  /** From 1, as a reader counts. */
  readonly number: number
  readonly problems: readonly Problem[]
}

/**
 * The branch of a choice that the value comes nearest to: not one that is ruled out by the value's type or by a member
 * that tells the branches apart (`const`, `enum`), then the one with the fewest problems, then the one whose problems
 * lie deepest. Nothing, when every branch fails on the value itself: then the choice says it all.
 */
export function bestBranch(branches: readonly (readonly Problem[])[], choice: SchemaError): Branch | undefined {
  const failed = branches.flatMap((problems, index) => (problems.length > 0 ? [{ number: index + 1, problems }] : []))
  if (failed.length < branches.length) return undefined
  const depth = depthOf(choice.pointer)
  const open = failed.filter(({ problems }) => !problems.some(problem => rulesOut(problem, depth)))
  const candidates = open.length > 0 ? open : failed
  if (
    open.length === 0 &&
    failed.every(({ problems }) => problems.every(one => depthOf(one.error.pointer) === depth))
  ) {
    return undefined
  }
  return candidates.reduce((best, one) => (isNearer(one, best) ? one : best))
}

function rulesOut({ error }: Problem, depth: number): boolean {
  const below = depthOf(error.pointer) - depth
  if (error.keyword === 'type') return below === 0
  return (error.keyword === 'const' || error.keyword === 'enum') && below <= 1
}

function isNearer(one: Branch, best: Branch): boolean {
  if (one.problems.length !== best.problems.length) return one.problems.length < best.problems.length
  return deepest(one) > deepest(best)
}

function deepest({ problems }: Branch): number {
  return Math.max(...problems.map(({ error }) => depthOf(error.pointer)))
}

function depthOf(pointer: string): number {
  return pointer.split('/').length
}
