import { ToolError } from '../../errors.ts'
import { syntaxError } from './tokens.ts'

/** Comprehensions inside one another; with a hundred items each, one more level would be a hundred million steps. */
const maxDepth = 3

/** The names that a part of a rule can see, each with its slot in the frame. */
export interface Scope {
  readonly source: string
  readonly slots: ReadonlyMap<string, number>
  /** Comprehensions around this part. */
  readonly depth: number
  /** Takes a slot that nobody else has. */
  readonly newSlot: () => number
}

/** The outermost scope, with a slot for each variable of the rule in the order given. */
export function rootScope(source: string, variables: readonly string[]): Scope {
  let slots = variables.length
  return { source, slots: new Map(variables.map((name, slot) => [name, slot])), depth: 0, newSlot: () => slots++ }
}

/** The scope inside a macro that names something; `deeper` says that it is run many times. */
export function within(
  scope: Scope,
  names: readonly string[],
  deeper: boolean,
): { scope: Scope; slots: readonly number[] } {
  const depth = scope.depth + (deeper ? 1 : 0)
  if (depth > maxDepth) throw new ToolError('rule.cost', { where: scope.source })
  const slots = names.map(() => scope.newSlot())
  const added = names.map((name, index) => [name, slots[index] ?? 0] as const)
  return { scope: { ...scope, depth, slots: new Map([...scope.slots, ...added]) }, slots }
}

/** What is written at the offset is not known, or cannot stand there. */
export function unknown(scope: Scope, at: number, found: string): ToolError {
  return syntaxError(scope.source, at, found)
}
