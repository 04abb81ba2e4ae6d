import type { Message, Text } from '../../model/text.ts'
import type { Cache } from '../../model/world.ts'
import type { CompiledRule } from '../cel/rule.ts'

export type Dialect = '2020-12' | 'draft-07'

/** Schemas whose digest is known: they are read only when nothing compiled of them is kept. */
export interface Unread {
  readonly digest: string
  read(): Promise<ReadonlyMap<string, unknown>>
}

export interface CompileOptions {
  /** Parsed JSON (or YAML) by profile path. References between them are resolved by path; nothing else is loaded. */
  readonly schemas: ReadonlyMap<string, unknown> | Unread
  /** `resources/person.schema.json`, or with a JSON Pointer: `resources/openapi.yaml#/components/schemas/Person`. */
  readonly entries: readonly string[]
  /** For schemas without `$schema`. Default 2020-12. */
  readonly dialect?: Dialect
  readonly cache: Cache
  /** Entries need no `x-requirement` at their root; their violations may then carry no requirement. */
  readonly untagged?: boolean
  /**
   * The schemas were written by others: unknown keywords and formats are annotations, as the specification says.
   * Without it they are refused, because a misspelt keyword is a check that never runs.
   */
  readonly foreign?: boolean
  /** `annotate` leaves the value of `format` unchecked. Default `assert`. */
  readonly format?: 'assert' | 'annotate'
}

/** One breach of one schema keyword. */
export interface Violation {
  /** Undefined only below an entry without tags. */
  readonly requirement: string | undefined
  /** JSON Pointer (RFC 6901) to the value concerned; for a missing member, to the object that lacks it. */
  readonly pointer: string
  /** As the schema spells it. */
  readonly keyword: string
  readonly message: Message
  /** One line, at most 120 characters. */
  readonly expected: string
  /** One line, at most 120 characters, from the value itself: mask it before it is shown. */
  readonly actual: string
}

/** A cross-field rule (`x-rules`) beside a schema node. */
export interface SchemaRule {
  readonly requirement: string
  readonly text?: Text
  readonly rule: CompiledRule
}

/** What a validation tells its caller, while it runs. */
export interface Visit {
  violation(violation: Violation): void
  /** Values reached schema nodes with this tag, so often. Called after the value was walked. */
  exercised?(requirement: string, times: number): void
  /** A value reached a node with rules; `valid` says whether it meets the keywords there and below. */
  rule?(rule: SchemaRule, value: unknown, pointer: string, valid: boolean): void
  /** A value reached a node with `x-document`. */
  document?(documentType: string, value: unknown, pointer: string): void
  /** True at pointers whose value was masked at capture: nothing is said, good or bad, about what stood there. */
  readonly masked?: (pointer: string) => boolean
}

export interface CompiledEntry {
  /** Requirement ids that a value can exercise or break here, through every reference; sorted. */
  readonly verifies: readonly string[]
  validate(value: unknown, visit: Visit): void
}

export interface CompiledSchemas {
  /** The entry as it was named to `compileSchemas`; another name is a bug and throws. */
  entry(path: string): CompiledEntry
}
