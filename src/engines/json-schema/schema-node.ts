import type { SchemaPlace } from './refusal.ts'
import type { Dialect } from './types.ts'

/** Which keywords a schema resource has, and which of them judge. */
export interface DialectRules {
  readonly name: Dialect
  /** False when the metaschema leaves out the validation vocabulary (core section 8.1.2). */
  readonly validates: boolean
  /** True when the metaschema asks that `format` judges (validation section 7.2.2). */
  readonly assertsFormat?: true
  /** `$schema` of a dialect that is not understood: such a schema is refused when it is used. */
  readonly unknown?: string
}

/** The schema resource (JSON Schema core, section 4.3.5) that a schema belongs to. */
export interface Scope {
  /** Absolute, without a fragment. */
  readonly base: string
  readonly dialect: DialectRules
}

/** A schema, or what a reference says is one. */
export interface SchemaNode extends SchemaPlace {
  readonly value: unknown
  readonly scope: Scope
}

export interface SchemaIndex {
  /** True when some schema refers by `$dynamicRef`: only then does the way to a schema matter. */
  readonly isDynamic: boolean
  /** The node that an entry's name or a `$ref` leads to. @throws ToolError `schema.refused` */
  resolve(reference: string, from: SchemaNode): SchemaNode
  entry(path: string): SchemaNode
  /** What stands below a node, in its own scope when it has one. */
  child(node: SchemaNode, segments: readonly (string | number)[], value: unknown): SchemaNode
  /** `$dynamicAnchor`s of one resource. */
  dynamicAnchors(base: string): ReadonlyMap<string, SchemaNode>
  /** Where a `$dynamicRef` to this name may lead, whichever resource it is in. */
  anchorsNamed(name: string): readonly SchemaNode[]
}

export interface IndexOptions {
  readonly schemas: ReadonlyMap<string, unknown>
  readonly dialect: Dialect
  readonly foreign: boolean
}
