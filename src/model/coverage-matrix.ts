import type { Level } from './requirement.ts'
import type { Text } from './text.ts'

/** A vector by the name that a person finds it by. */
export interface NamedVector {
  readonly name: string
  readonly kind: 'pass' | 'fail'
}

/** What a requirement lacks: anything that tests it, a vector of either kind, or a fault of the reference server. */
export type Gap = 'open' | 'vector' | 'fault'

/** What tests one requirement: places in schemas and rules, steps of suites, vectors. */
export interface MatrixRow {
  readonly requirement: string
  readonly level: Level
  readonly account: 'tested' | 'manual' | 'reasoned' | 'open'
  /** Why nothing tests it, or what a person has to look at. */
  readonly reason?: Text
  /** Schemas, rules across records, assertions and answers of the API description: file and JSON Pointer. */
  readonly rules: readonly string[]
  /** Steps of suites: workflow and step. */
  readonly steps: readonly string[]
  readonly vectors: readonly NamedVector[]
  readonly gaps: readonly Gap[]
}

/** Requirement by vector by suite. */
export interface CoverageMatrix {
  readonly profile: { readonly id: string; readonly version: string; readonly digest: string; readonly title: Text }
  readonly rows: readonly MatrixRow[]
}
