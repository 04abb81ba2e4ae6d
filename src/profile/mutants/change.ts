import type { EditKind } from '../../model/mutants.ts'

/** One change of a value in JSON: at one place, something else stands, or nothing. */
export interface Change {
  readonly edit: EditKind
  /** Of a member that is added or taken away, and of the second of a pair. */
  readonly member?: string
  /** What stands at the place afterwards; undefined when the place is taken away. */
  readonly to?: unknown
  readonly now?: string
}

/** A document with another value at a path; what is not on the way is shared. Without a value the member is gone. */
export function changed(document: unknown, path: readonly (string | number)[], to: unknown): unknown {
  const [step, ...rest] = path
  if (step === undefined) return to
  if (Array.isArray(document)) return document.map((item, at) => (at === step ? changed(item, rest, to) : item))
  const members = document as Readonly<Record<string, unknown>>
  const entries = Object.entries(members).map(([name, item]) => {
    return [name, name === step ? changed(item, rest, to) : item] as const
  })
  return Object.fromEntries(entries.filter(([, item]) => item !== undefined))
}
