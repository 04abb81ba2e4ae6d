import type { Level, Requirement } from './requirement.ts'
import type { Text } from './text.ts'

/** The specification languages that a resource of a profile may be written in. */
export type ResourceKind = 'json-schema' | 'openapi' | 'arazzo' | 'code-list'

/** A file of the profile, read once; `path` is relative to the profile folder, with forward slashes. */
export interface Resource {
  readonly path: string
  readonly kind: ResourceKind
  readonly text: string
  /** `sha256:` and 64 hex digits over the file's bytes. */
  readonly digest: string
}

/** A kind of document that the profile knows: how to recognise it, and which schema judges one record of it. */
export interface DocumentType {
  readonly id: string
  readonly module: string
  /** Path of the JSON Schema of one record, optionally with a fragment (`resources/x.schema.json#/$defs/y`). */
  readonly schema: string
  /** File name patterns with `*`, case-insensitive, matched on the base name. */
  readonly fileNames: readonly string[]
  /** Member names that, all present in a record, identify the type when no file name does. */
  readonly members: readonly string[]
  readonly title: Text
}

/** Every value found at `pointer` in records of `document` is there once in the whole run. */
export interface UniqueRule {
  readonly requirement: string
  readonly document: string
  /** JSON Pointer into one record; a `*` segment means every item. */
  readonly pointer: string
}

/** Every value found at `pointer` in records of `document` is found at `toPointer` in records of `to`. */
export interface ReferenceRule {
  readonly requirement: string
  readonly document: string
  readonly pointer: string
  readonly to: string
  readonly toPointer: string
  /**
   * Then the rule is not that the record is there but of which kind it is: its value at `pointer` is `equals`, or is not
   * `not`. A reference that leads nowhere, or to a record without such a value, is the business of other rules.
   */
  readonly toWhere?: { readonly pointer: string; readonly equals?: string; readonly not?: string }
}

/** A place whose value is masked at capture. `pointer` starts with `/**` to mean any depth; `*` is any one segment. */
export interface SensitiveMark {
  readonly pointer: string
  readonly kind: 'personal-identity-number' | 'email' | 'phone' | 'text'
}

/**
 * The file that a standard's publisher gives, which the profile was written from and does not ship. Remarks say which
 * differences from it are known: `kind` and `at` as `samklang profile compare` tells them, `*` in `at` for any text.
 */
export interface Official {
  readonly url: string
  /** `sha256:` and 64 hex digits. */
  readonly digest: string
  readonly remarks: readonly { readonly kind: string; readonly at: string; readonly text: Text }[]
}

/** What a profile that extends another took from it, left out of it and graded anew. */
export interface Extension {
  readonly id: string
  readonly version: string
  readonly digest: string
  /** Rows of the base that are no rows here. Tags that name them stay in the inherited files and count for nothing. */
  readonly dropped: readonly { readonly requirement: string; readonly reason: Text }[]
  readonly regraded: readonly { readonly requirement: string; readonly from: Level; readonly reason: Text }[]
}

export interface Profile {
  readonly id: string
  readonly version: string
  readonly title: Text
  readonly publisher: string
  readonly standard: { readonly name: string; readonly version: string; readonly url?: string }
  readonly status: { readonly validFrom?: string; readonly validTo?: string; readonly deprecated?: boolean }
  readonly roles: Readonly<Record<string, Text>>
  readonly modules: Readonly<Record<string, Text>>
  /** Modules that nobody can leave unclaimed. */
  readonly mandatoryModules: readonly string[]
  /** The requirement that a document breaks when it is not well-formed JSON at all. */
  readonly wellFormed?: string
  readonly requirements: readonly Requirement[]
  readonly documents: readonly DocumentType[]
  readonly unique: readonly UniqueRule[]
  readonly references: readonly ReferenceRule[]
  readonly sensitive: readonly SensitiveMark[]
  /** Paths of the Arazzo suites, in the order they run. */
  readonly suites: readonly string[]
  /** Path of the OpenAPI description that exchanges are checked against, when the profile has endpoints. */
  readonly api?: string
  readonly resources: ReadonlyMap<string, Resource>
  /** `sha256:` and 64 hex digits over the sorted paths and digests of every file that counts, those of a base included. */
  readonly digest: string
  readonly extends?: Extension
  readonly official?: Official
}
