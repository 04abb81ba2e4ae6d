import { message } from '../../../messages/speaker.ts'
import type { Place } from '../../../model/finding.ts'
import type { AcrossRule } from '../../../model/profile.ts'
import { valuesAt } from '../json-pointer.ts'
import { keyOf, shown } from '../key-of.ts'
import type { Across } from './rule.ts'

type Rule = Extract<AcrossRule, { rule: 'no-circle' }>

interface Step {
  readonly next: string | undefined
  readonly at: Place
}

/**
 * Follows records by the id that each names, to the end of the chain. A chain that leaves what was seen is decided only
 * when all records of the type were. Each circle is told once.
 * Memory: one entry for each record of the type, so it is for the few that form a tree.
 */
export function noCircle({ requirement, document, pointer }: Rule): Across {
  const values = valuesAt(pointer)
  const steps = new Map<string, Step>()
  let isComplete = false
  return {
    reads: new Map([[document, ['/id', pointer]]]),
    record: (_, { value, at, masked }) => {
      const id = keyOf((value as { id?: unknown } | null)?.id)
      if (id === undefined || masked('/id')) return
      const [found] = values(value)
      const next = found && !masked(found.pointer) ? keyOf(found.value) : undefined
      const { line: _line, column: _column, ...place } = at
      steps.set(id, { next, at: { ...place, pointer: (at.pointer ?? '') + pointer } })
    },
    complete: type => {
      isComplete ||= type === document
    },
    end: sink => {
      const settled = new Set<string>()
      let isUndecided = false
      for (const [start, { next }] of steps) {
        const { way, end } = followed(start, steps, settled)
        const circle = end !== undefined && way.has(end) ? steps.get(end) : undefined
        if (circle) {
          sink.finding({ requirement, at: circle.at, message: message('across.circle', { value: shown(end ?? '') }) })
        }
        if (next !== undefined) sink.exercised(requirement)
        isUndecided ||= end !== undefined && !steps.has(end) && !isComplete
        for (const each of way) settled.add(each)
      }
      if (isUndecided) sink.untested(requirement, message('rule.reference-incomplete', { to: document }))
    },
  }
}

/** The records from one on, up to where it has been before, to what was followed already, or to what was not seen. */
function followed(
  start: string,
  steps: ReadonlyMap<string, Step>,
  settled: ReadonlySet<string>,
): { readonly way: ReadonlySet<string>; readonly end: string | undefined } {
  const way = new Set<string>()
  let id: string | undefined = start
  while (id !== undefined && steps.has(id) && !settled.has(id) && !way.has(id)) {
    way.add(id)
    id = steps.get(id)?.next
  }
  return { way, end: id }
}
