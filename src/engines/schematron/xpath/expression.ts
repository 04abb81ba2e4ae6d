/** The twelve axes that rule sets use; `namespace` is refused. */
export const axes = [
  'child',
  'descendant',
  'attribute',
  'self',
  'descendant-or-self',
  'following-sibling',
  'following',
  'parent',
  'ancestor',
  'preceding-sibling',
  'preceding',
  'ancestor-or-self',
] as const
export type Axis = (typeof axes)[number]

/** Kind tests that take no argument here. */
export const kindTests = ['node', 'text', 'comment', 'element', 'attribute', 'document-node'] as const
type KindTest = (typeof kindTests)[number]

/** A name test has `*` for a prefix or local name that may be anything; both at once is the kind `any`. */
export type NodeTest =
  | { readonly kind: 'name'; readonly prefix: string; readonly local: string }
  | { readonly kind: 'any' | KindTest }

/** A type as written: `xs:decimal`, `element()`, and how many. */
export interface SequenceType {
  readonly name: string
  readonly occurs: '' | '?' | '*' | '+'
}

export interface Step {
  readonly kind: 'step'
  readonly axis: Axis
  readonly test: NodeTest
  readonly predicates: readonly Expression[]
  /** True for the `descendant-or-self::node()` that `//` stands for. */
  readonly short: boolean
  readonly at: number
}

export interface Binding {
  readonly name: string
  readonly value: Expression
}

export type ArithmeticOperator = '+' | '-' | '*' | 'div' | 'idiv' | 'mod'
export type GeneralComparison = '=' | '!=' | '<' | '<=' | '>' | '>='
export type ValueComparison = 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge'
export type NodeComparison = 'is' | '<<' | '>>'
export type SetOperator = 'union' | 'intersect' | 'except'

/** A path; a single step is a path too. What is not a step is an expression that is evaluated for each node. */
export interface Path {
  readonly kind: 'path'
  /** True when it starts at the root of the document. */
  readonly root: boolean
  readonly steps: readonly (Step | Expression)[]
  readonly at: number
}

/** XPath 2.0 as a syntax tree. `at` is the offset in the text of the expression. */
export type Expression = { readonly at: number } & (
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'number'; readonly value: string; readonly type: 'integer' | 'decimal' | 'double' }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'dot' }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] }
  | { readonly kind: 'sequence'; readonly items: readonly Expression[] }
  | { readonly kind: 'paren'; readonly inner: Expression }
  | Path
  | { readonly kind: 'filter'; readonly inner: Expression; readonly predicates: readonly Expression[] }
  | { readonly kind: 'logic'; readonly op: 'and' | 'or'; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'set'; readonly op: SetOperator; readonly left: Expression; readonly right: Expression }
  | {
      readonly kind: 'arithmetic'
      readonly op: ArithmeticOperator
      readonly left: Expression
      readonly right: Expression
    }
  | {
      readonly kind: 'compare'
      readonly op: GeneralComparison | ValueComparison | NodeComparison
      readonly left: Expression
      readonly right: Expression
    }
  | { readonly kind: 'range'; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'for'; readonly bindings: readonly Binding[]; readonly body: Expression }
  | {
      readonly kind: 'quantified'
      readonly every: boolean
      readonly bindings: readonly Binding[]
      readonly body: Expression
    }
  | { readonly kind: 'if'; readonly test: Expression; readonly yes: Expression; readonly no: Expression }
  | { readonly kind: 'sign'; readonly minus: boolean; readonly inner: Expression }
  | { readonly kind: 'cast' | 'castable' | 'instance'; readonly inner: Expression; readonly type: SequenceType }
)

/** The parts of an expression, with the predicates of its steps. */
export function partsOf(expression: Expression | Step): readonly (Expression | Step)[] {
  switch (expression.kind) {
    case 'step':
      return expression.predicates
    case 'call':
      return expression.args
    case 'sequence':
      return expression.items
    case 'path':
      return expression.steps
    case 'filter':
      return [expression.inner, ...expression.predicates]
    case 'for':
    case 'quantified':
      return [...expression.bindings.map(({ value }) => value), expression.body]
    case 'if':
      return [expression.test, expression.yes, expression.no]
    default:
      if ('left' in expression) return [expression.left, expression.right]
      return 'inner' in expression ? [expression.inner] : []
  }
}
