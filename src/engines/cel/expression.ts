/** A CEL expression as written. `at` is the offset in the source that an error about it points to. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: string | number | bigint | boolean | null; readonly at: number }
  | { readonly kind: 'name'; readonly name: string; readonly at: number }
  | Select
  | {
      readonly kind: 'index'
      readonly object: Expression
      readonly index: Expression
      /** `[?i]`: gives an optional. */
      readonly isOptional: boolean
      readonly at: number
    }
  | Call
  | { readonly kind: 'operator'; readonly operator: string; readonly args: readonly Expression[]; readonly at: number }
  | { readonly kind: 'list'; readonly items: readonly Item[]; readonly at: number }
  | { readonly kind: 'map'; readonly entries: readonly (Item & { readonly key: Expression })[]; readonly at: number }

export interface Select {
  readonly kind: 'select'
  readonly object: Expression
  readonly field: string
  /** `.?field`: gives an optional. */
  readonly isOptional: boolean
  readonly at: number
}

export interface Call {
  readonly kind: 'call'
  readonly target?: Expression
  readonly name: string
  readonly args: readonly Expression[]
  readonly at: number
}

/** An element of a list or map literal; an optional one is left out when it has no value. */
export interface Item {
  readonly value: Expression
  readonly isOptional: boolean
}

/** The dotted name that a chain of selections spells, such as `google.protobuf.Timestamp`. */
export function dottedName(expression: Expression): string | undefined {
  if (expression.kind === 'name') return expression.name
  if (expression.kind !== 'select' || expression.isOptional) return undefined
  const object = dottedName(expression.object)
  return object === undefined ? undefined : `${object}.${expression.field}`
}
