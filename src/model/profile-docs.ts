import type { Finding } from './finding.ts'
import type { Profile } from './profile.ts'
import type { ProfileDiff } from './profile-diff.ts'
import type { Message, Text } from './text.ts'

/** A line of a document that is shown, by its number in the document. */
export interface ShownLine {
  readonly number: number
  readonly text: string
  /** What is wrong stands here. */
  readonly isMarked: boolean
}

/** The lines of a document that are shown. Between lines whose numbers do not follow one another some are left out. */
export interface ShownFile {
  /** Path inside the vector, when it is a folder. */
  readonly name?: string
  readonly lines: readonly ShownLine[]
  /** Lines of the whole document. */
  readonly of: number
}

/** A vector of a requirement, and what judging it gave. */
export interface VectorExample {
  readonly requirement: string
  readonly kind: 'pass' | 'fail'
  readonly name: string
  /** The profile that the requirement is from, by id and version, when that has the vector and judged it. */
  readonly from?: string
  /**
   * `kept` and `broken`: as it was meant. `other`: not so, and `reason` says how. `not-run`: the rules were not supplied.
   */
  readonly outcome: 'kept' | 'broken' | 'other' | 'not-run'
  readonly reason?: Message
  /** The first findings on the requirement. */
  readonly findings: readonly Finding[]
  /** All findings on it. */
  readonly count: number
  readonly files: readonly ShownFile[]
}

/** A place in the profile that tests a requirement, as a reader knows it. */
export interface ShownTest {
  readonly by:
    | ('x-requirement' | 'x-rules' | 'x-verifies' | 'x-criteria')
    | ('unique' | 'reference' | 'across' | 'package' | 'well-formed' | 'xsd' | 'schematron')
  /** File of the profile. */
  readonly path: string
  /** In the file: a JSON Pointer, a step, a rule set. */
  readonly at: string
  /** What the step says of itself. */
  readonly description?: string
}

/** Something that a record or an XML document may hold. */
export interface Member {
  /** From the record: `civicNo.value`, `emails[].type`; in XML `cac:Party/cbc:Name`, `cbc:Amount/@currencyID`. */
  readonly path: string
  readonly types: readonly string[]
  /** `sometimes`: where a condition or one of several forms says so. */
  readonly mandatory: 'always' | 'sometimes' | 'never'
  /** How many there may be, in XML: `0..1`, `1..n`. */
  readonly occurs?: string
  /** In the profile's own words: in both languages where it says both. */
  readonly title?: string | Text
  /** Formats, limits and patterns, as they are written: keyword and value. */
  readonly limits: readonly (readonly [keyword: string, value: string])[]
  readonly values: readonly { readonly value: string; readonly title?: string | Text }[]
  readonly requirements: readonly string[]
  /** Path of the member of this page that is the same. */
  readonly sameAs?: string
  /** Id of the kind of document that it is one of, or refers to. */
  readonly document?: string
}

/** All that a kind of document may hold. */
export interface DocumentTable {
  readonly id: string
  readonly title: Text
  readonly module: string
  /** `json` from JSON Schema; `xml` from XML Schema. */
  readonly kind: 'json' | 'xml'
  /** Name of the root element. */
  readonly root?: string
  readonly members: readonly Member[]
  /** Members that there was no room for. */
  readonly leftOut: number
  /**
   * Why its members are not told: there is no schema, it is pinned and was not supplied, its documents redefine one another,
   * which is not worked out, or it has more parts than can be gone through.
   */
  readonly missing?: 'no-schema' | 'not-supplied' | 'redefined' | 'too-many'
  /** The schema that says it, in XML. */
  readonly xmlSchema?: ShownSchema
}

/** The XML Schema of a kind of document, and the rule sets that say more. */
export interface ShownSchema {
  /** Requirement that a document which does not follow it breaks. */
  readonly requirement: string
  /** In the profile, or in the artefact. */
  readonly path: string
  /** Name and version of the artefact that it is from. */
  readonly pinned?: string
  /** Prefixes that names are shown with. */
  readonly namespaces: readonly { readonly prefix: string; readonly uri: string }[]
  /** Rule sets that were not supplied: which members they speak of is not known. */
  readonly withoutRules: readonly string[]
}

/** What a message of an operation holds, in one line, and the kinds of document in it. */
export interface ShownBody {
  readonly text: string
  readonly documents: readonly string[]
}

export interface ShownOperation {
  readonly method: string
  readonly path: string
  readonly id?: string
  readonly module?: string
  readonly parameters: readonly {
    readonly name: string
    readonly in: string
    readonly required: boolean
    readonly type: string
  }[]
  readonly request?: ShownBody
  readonly answers: readonly { readonly status: string; readonly body?: ShownBody }[]
}

/** A file that is published with the pages. */
export interface PublishedFile {
  /** Path in the folder of the profile. */
  readonly path: string
  readonly content: string | Uint8Array
  /** `sha256:` and 64 hex digits. */
  readonly digest: string
}

/** One entry of a profile's history. */
export interface HistoryEntry {
  readonly version: string
  readonly date?: string
  readonly text?: Text
}

/** All that the pages about a profile are made of. */
export interface ProfileDocs {
  readonly profile: Profile
  /** How a command names the profile. */
  readonly reference: string
  /** Place of each requirement among them, by id. */
  readonly order: ReadonlyMap<string, number>
  readonly tests: ReadonlyMap<string, readonly ShownTest[]>
  /** By requirement. */
  readonly examples: ReadonlyMap<string, readonly VectorExample[]>
  readonly tables: readonly DocumentTable[]
  readonly operations: readonly ShownOperation[]
  readonly files: readonly PublishedFile[]
  readonly history: readonly HistoryEntry[]
  /** From earlier versions to this one, the newest first. */
  readonly diffs: readonly ProfileDiff[]
}
