import type { CompiledEntry, Violation } from '../json-schema/types.ts'

/** True when the value breaks no keyword of the schema. For values that no requirement of a profile is about. */
export function isValid(entry: CompiledEntry, value: unknown): boolean {
  return violationsOf(entry, value).length === 0
}

/** Every breach of a schema's keywords. */
export function violationsOf(entry: CompiledEntry, value: unknown): readonly Violation[] {
  const found: Violation[] = []
  entry.validate(value, { violation: violation => found.push(violation) })
  return found
}
