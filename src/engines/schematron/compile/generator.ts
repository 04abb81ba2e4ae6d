import type { Expression, NodeTest } from '../xpath/expression.ts'
import type { Code, Env, SingleType, Variable } from './code.ts'

/** JavaScript for each item of a sequence, from the code and type of the item. */
export type Body = (js: string, type: SingleType) => string

/** A function of the rule set. */
export interface UserFunction {
  readonly js: string
  readonly parameters: readonly (Conversion | null)[]
  readonly result: Code
}

/** The type that an argument or a result is converted to. */
export interface Conversion {
  readonly type: string
  readonly occurs: '' | '?' | '*' | '+'
}

/** What the writers of code have in common. Each of the four readings of an expression is written in a file of its own. */
export interface Generator {
  /** True for queryBinding xslt and none: XPath 1.0. */
  readonly old: boolean
  /** The whole value. */
  value(expression: Expression, env: Env): Code
  /** At most one atomic value; more than one is a dynamic error (in XPath 1.0 the first one counts). */
  single(expression: Expression, env: Env): Code<SingleType>
  /** The effective boolean value, as a JavaScript condition. */
  truth(expression: Expression, env: Env): string
  /** A loop over the items. `ordered` when order and double nodes matter to the body. */
  each(expression: Expression, env: Env, ordered: boolean, body: Body): string

  /** A name that no other local variable has. */
  local(): string
  /** Makes a function of a body and gives the call of it. Equal bodies share one function. */
  hoist(env: Env, body: string): string
  /** A constant that is made once, shared by all that want the same. */
  constant(js: string): string
  /** A variable that is set back to `undefined` before each document. */
  perDocument(): string
  /** Adds a declaration. */
  declare(js: string): void
  /** A name that no other global has. */
  global(): string
  /** Namespace of a prefix; refuses one that is not declared. */
  namespace(prefix: string, at: number): string
  /** Constant that holds the id of an expanded name. */
  nameId(test: NodeTest & { kind: 'name' }, attribute: boolean, at: number): string
  /** Value of a variable that stands outside of the rule. */
  globalVariable(name: string): Variable | undefined
  userFunction(name: string, arity: number): UserFunction | undefined
  /** Call that gives nodes of a key. */
  key(name: string, at: number): string
  /** Number of the document that document() names; refuses one that cannot be read. */
  document(path: string, at: number): number
}
