import type { ProgramEntry, Tables } from './program.ts'
import type { RawError } from './schema-error.ts'
import type { CompiledEntry, SchemaRule, Visit } from './types.ts'
import { violations } from './violations.ts'

/** A function that ajv generated; `this` is the context of one visit. */
export interface Validator {
  (this: Context, value: unknown): boolean
  errors?: readonly RawError[] | null
}

/** What generated code writes to while it walks a value. */
interface Context {
  /** By tag number. */
  readonly hits: number[]
  /** Tag numbers met below anyOf and oneOf; branches that fail take theirs back. */
  readonly trail: number[]
  /** Lists and indexes of items that `contains` matched, by turns, for `unevaluatedItems`. */
  readonly contained: unknown[]
  masked: ((pointer: string) => boolean) | undefined
  onRules(rules: number, value: unknown, pointer: string, valid: boolean): void
  onDocument(type: number, value: unknown, pointer: string): void
}

/** Makes an entry of a generated validator. */
export function makeEntry(
  entry: ProgramEntry,
  validator: Validator,
  tables: Tables,
  rules: readonly (readonly SchemaRule[])[],
): CompiledEntry {
  const { documents, tags } = tables
  // One list for all visits: it is as long as the profile has tags. A visit leaves zeros, and none begins inside another.
  const hits: number[] = new Array(tags.length).fill(0)
  const visited = (value: unknown, visit: Visit) => {
    const calls: (() => void)[] = []
    const context: Context = {
      hits,
      trail: [],
      contained: [],
      masked: visit.masked,
      onRules(number, at, pointer, valid) {
        for (const rule of rules[number] ?? []) calls.push(() => visit.rule?.(rule, at, pointer, valid))
      },
      onDocument: (number, at, pointer) => calls.push(() => visit.document?.(documents[number] ?? '', at, pointer)),
    }
    const isValid = validator.call(context, value)
    if (!isValid)
      for (const one of violations(validator.errors ?? [], { root: value, tables, masked: visit.masked }))
        visit.violation(one)
    tellHits(context, entry, tags, visit)
    // Only now: what they do may come back to this validator.
    for (const call of calls) call()
  }
  return {
    verifies: entry.verifies,
    validate(value, visit) {
      try {
        visited(value, visit)
      } catch (error) {
        hits.fill(0)
        throw error
      }
    },
  }
}

function tellHits({ hits, trail }: Context, entry: ProgramEntry, tags: readonly string[], visit: Visit): void {
  for (const tag of trail) hits[tag] = (hits[tag] ?? 0) + 1
  for (const tag of entry.tags) {
    const times = hits[tag] ?? 0
    if (times === 0) continue
    hits[tag] = 0
    visit.exercised?.(tags[tag] ?? '', times)
  }
}
