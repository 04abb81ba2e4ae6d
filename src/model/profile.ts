import type { PackageType } from './package.ts'
import type { Level, Requirement } from './requirement.ts'
import type { Text } from './text.ts'

/** The specification languages that a resource of a profile may be written in. */
export type ResourceKind = 'json-schema' | 'openapi' | 'arazzo' | 'code-list' | 'xsd' | 'schematron' | 'xml'

/** A file of the profile, read once; `path` is relative to the profile folder, with forward slashes. */
export interface Resource {
  readonly path: string
  readonly kind: ResourceKind
  readonly text: string
  /** `sha256:` and 64 hex digits over the file's bytes. */
  readonly digest: string
  /** Of XML, which says itself how it is encoded. */
  readonly bytes?: Uint8Array
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

/**
 * A file or folder that the profile needs and does not ship: the user supplies it. What is supplied is what the profile
 * was written for, byte for byte, or it is refused.
 */
export interface PinnedArtefact {
  readonly name: string
  /** Path below the folder that the user names: of the file, or with `files` of their folder. */
  readonly path: string
  readonly url: string
  readonly licence: string
  readonly version: string
  /** 64 hex digits, when it is one file. */
  readonly sha256?: string
  /** 64 hex digits by path inside the folder. */
  readonly files?: Readonly<Record<string, string>>
  readonly validFrom?: string
  readonly validTo?: string
}

/** The files of a pinned artefact, by path inside it; a single file goes by its own name. */
export type SuppliedFiles = ReadonlyMap<string, Resource>

/** A file of the profile, or of a pinned artefact; of one that is a single file the path is left out. */
export interface FileReference {
  readonly path?: string
  readonly pinned?: string
}

/** A kind of XML document: recognised by its root element, judged whole. */
export interface XmlDocumentType {
  readonly id: string
  readonly module: string
  readonly title: Text
  readonly root: {
    readonly namespace: string
    readonly name: string
    /** Text of a child of the root element, or its beginning with `*`: tells kinds with the same root element apart. */
    readonly where?: { readonly namespace: string; readonly name: string; readonly value: string }
  }
  /** Patterns of the ends of paths: the kind is meant only where a document has one of them, and before others with its root. */
  readonly paths?: readonly string[]
  /** XML Schema that it must be valid by, and the requirement that says so. */
  readonly xsd?: XmlSchema
}

export interface XmlSchema extends FileReference {
  readonly requirement: string
  /** Takes its place when that artefact was supplied. */
  readonly alternative?: FileReference & { readonly pinned: string }
}

/** A Schematron rule set, and what its assertions have to do with requirements. */
export interface SchematronRules extends FileReference {
  /** Ids of the kinds of XML document that it judges. */
  readonly documents: readonly string[]
  readonly phase?: string
  /** Requirement ids, or beginnings with `*`: the rows that it tests, each by at least one assertion. */
  readonly verifies: readonly string[]
  /** Requirement by the id of the assertion, or its beginning with `*`. Others are requirements by their own id. */
  readonly requirements?: Readonly<Record<string, string>>
  /** Assertions that say nothing of this profile, as `verifies` names rows. */
  readonly ignore?: readonly string[]
  /** Takes its place when that artefact was supplied. */
  readonly alternative?: FileReference & { readonly pinned: string; readonly ignore?: readonly string[] }
  readonly version?: string
  readonly validFrom?: string
  readonly validTo?: string
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

/** What holds between records of a run, besides that values are there once and that references lead somewhere. */
export type AcrossRule = { readonly requirement: string; readonly document: string } & (
  | {
      /** Following the ids at `pointer` from record to record never comes back to where it began. Records have `/id`. */
      readonly rule: 'no-circle'
      readonly pointer: string
    }
  | {
      /**
       * No value at `key` in the items at `pointer` is in two records at a time: the dates `startDate` and `endDate` of
       * an item, else of its record, both included. Records have `/id`; only those count whose `where` says so.
       */
      readonly rule: 'one-at-a-time'
      readonly pointer: string
      readonly key: string
      readonly where: { readonly pointer: string; readonly equals: string }
    }
  | {
      /**
       * A reference (an object with `id`) at `pointer` has the same `member` as the record of `to` that it leads to,
       * unless that has the value `unless`, or none.
       */
      readonly rule: 'repeats'
      readonly pointer: string
      readonly to: string
      readonly member: string
      readonly unless: string
    }
)

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
  /** Ids of the rows that it took. */
  readonly requirements: readonly string[]
  /** Rows of the base that are no rows here. Tags that name them stay in the inherited files and count for nothing. */
  readonly dropped: readonly { readonly requirement: string; readonly reason: Text }[]
  readonly regraded: readonly { readonly requirement: string; readonly from: Level; readonly reason: Text }[]
}

/** What a package that a profile is published in says besides what the profile says. */
export interface PackageFacts {
  /** Name in the registry; `samklang-profile-` and the id when it is not said. */
  readonly name?: string
  /** SPDX expression. */
  readonly licence?: string
  /** Address of the repository that it is published from, which npm compares with the build server's. */
  readonly repository?: string
}

/** From when until when a version is meant to be used, and what takes its place. Nothing of it changes a verdict. */
export interface ProfileStatus {
  /** ISO dates, both included. */
  readonly validFrom?: string
  readonly validTo?: string
  /** It should no longer be used, whatever the dates say. */
  readonly deprecated?: boolean
  /** `id` or `id@version` of the profile to use instead. */
  readonly replacement?: string
  readonly history?: readonly { readonly version: string; readonly date: string; readonly text: Text }[]
}

export interface Profile {
  readonly id: string
  readonly version: string
  readonly title: Text
  readonly publisher: string
  readonly standard: { readonly name: string; readonly version: string; readonly url?: string }
  readonly status: ProfileStatus
  readonly package?: PackageFacts
  readonly roles: Readonly<Record<string, Text>>
  readonly modules: Readonly<Record<string, Text>>
  /** Modules that nobody can leave unclaimed. */
  readonly mandatoryModules: readonly string[]
  /** What a run in one of these roles does not show, however it ends: said beside its result. */
  readonly limits: readonly { readonly roles: readonly string[]; readonly text: Text }[]
  /** The requirement that a document breaks when it is not well-formed JSON at all. */
  readonly wellFormed?: string
  readonly requirements: readonly Requirement[]
  readonly documents: readonly DocumentType[]
  readonly xmlDocuments: readonly XmlDocumentType[]
  readonly schematron: readonly SchematronRules[]
  readonly packages: readonly PackageType[]
  readonly pinned: readonly PinnedArtefact[]
  /** What the user supplied of `pinned`, by name. */
  readonly supplied: ReadonlyMap<string, SuppliedFiles>
  readonly unique: readonly UniqueRule[]
  readonly references: readonly ReferenceRule[]
  readonly across: readonly AcrossRule[]
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
