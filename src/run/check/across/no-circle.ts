import { message } from '../../../messages/speaker.ts'
import type { Place } from '../../../model/finding.ts'
import type { AcrossRule } from '../../../model/profile.ts'
import type { Across } from '../across.ts'
import { valuesAt } from '../json-pointer.ts'
import { keyOf, shown } from '../key-of.ts'

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
      for (const start of steps.keys()) {
        const way = new Set<string>()
        let id: string | undefined = start
        while (id !== undefined && !settled.has(id) && !way.has(id)) {
          way.add(id)
          const step = steps.get(id)
          if (!step && !isComplete) isUndecided = true
          id = step?.next
        }
        const first = id !== undefined && way.has(id) ? steps.get(id) : undefined
        if (first && id !== undefined) {
          sink.finding({ requirement, at: first.at, message: message('across.circle', { value: shown(id) }) })
        }
        if (steps.get(start)?.next !== undefined) sink.exercised(requirement)
        for (const each of way) settled.add(each)
      }
      if (isUndecided) sink.untested(requirement, message('rule.reference-incomplete', { to: document }))
    },
  }
}
