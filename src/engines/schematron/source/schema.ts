import type { Element } from './element.ts'
import type { Place } from './problem.ts'

/** A piece of a message: text, or the place of an expression. */
export type TextPart =
  | string
  | {
      readonly kind: 'value-of' | 'name'
      readonly select: string
      readonly element: Element
      readonly attribute: string
    }

export interface Let {
  readonly name: string
  readonly element: Element
  readonly attribute: 'value' | 'select'
}

/** What stands on an assertion, rule or pattern for those who read the result. */
export interface Marks {
  readonly id: string
  readonly role: string
  readonly flag: string
  readonly severity: string
}

export interface Assertion extends Marks {
  readonly kind: 'assert' | 'report'
  readonly element: Element
  readonly text: readonly TextPart[]
  readonly diagnostics: readonly string[]
  readonly properties: readonly string[]
}

export interface Rule extends Marks {
  readonly element: Element
  readonly lets: readonly Let[]
  readonly assertions: readonly Assertion[]
}

export interface Pattern {
  readonly id: string
  readonly title: string
  readonly lets: readonly Let[]
  readonly rules: readonly Rule[]
}

/** A rule set with includes, abstract patterns and abstract rules written out, and reduced to a phase. */
export interface Schema {
  readonly title: string
  readonly version: string
  /** True for queryBinding xslt or none: expressions are XPath 1.0. */
  readonly old: boolean
  readonly namespaces: ReadonlyMap<string, string>
  /** Namespace of element names without prefix in expressions. */
  readonly defaultNamespace: string
  readonly lets: readonly Let[]
  readonly patterns: readonly Pattern[]
  readonly diagnostics: ReadonlyMap<string, readonly TextPart[]>
  readonly properties: ReadonlyMap<string, readonly TextPart[]>
  readonly functions: readonly Element[]
  readonly keys: readonly Element[]
  readonly place: Place
}
