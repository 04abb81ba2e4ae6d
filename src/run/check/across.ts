import type { RecordCheck } from '../../model/check.ts'
import type { AcrossRule, Profile } from '../../model/profile.ts'
import { noCircle } from './across/no-circle.ts'
import { oneAtATime } from './across/one-at-a-time.ts'
import { repeats } from './across/repeats.ts'
import type { Across } from './across/rule.ts'

/** Holds the `across` rules of a profile over all documents and exchanges of a run; undefined when it has none. */
export function acrossCheck({ across }: Pick<Profile, 'across'>): RecordCheck | undefined {
  if (across.length === 0) return undefined
  const rules = [...openRules(across)]
  const documents = [...new Set(rules.flatMap(({ reads }) => [...reads.keys()]))]
  return {
    id: 'across',
    verifies: [...new Set(across.map(rule => rule.requirement))],
    documents,
    reads: type => rules.flatMap(({ reads }) => reads.get(type) ?? []),
    record: (type, record, sink) => {
      for (const rule of rules) if (rule.reads.has(type)) rule.record(type, record, sink)
    },
    complete: type => {
      for (const rule of rules) rule.complete(type)
    },
    end: sink => {
      for (const rule of rules) rule.end(sink)
    },
  }
}

/** References that repeat the same member of the same kind of record share what they know of those. */
function* openRules(all: readonly AcrossRule[]): Iterable<Across> {
  const groups = new Map<string, Extract<AcrossRule, { rule: 'repeats' }>[]>()
  for (const rule of all) {
    if (rule.rule === 'no-circle') yield noCircle(rule)
    else if (rule.rule === 'one-at-a-time') yield oneAtATime(rule)
    else {
      const key = JSON.stringify([rule.requirement, rule.to, rule.member, rule.unless])
      groups.set(key, [...(groups.get(key) ?? []), rule])
    }
  }
  for (const group of groups.values()) yield repeats(group)
}
