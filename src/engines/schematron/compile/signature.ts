import { message } from '../../../messages/speaker.ts'
import type { Expression } from '../xpath/expression.ts'
import type { Code, Env } from './code.ts'
import type { Generator } from './generator.ts'
import { refuse } from './refusal.ts'

/** A call of a function of the standard, with the number of arguments already right. */
export interface Call {
  readonly g: Generator
  readonly args: readonly Expression[]
  readonly env: Env
  readonly at: number
  readonly name: string
}

/** How a function is written, and with how many arguments. `old`: it is in XPath 1.0 as well. */
export interface Signature {
  readonly min: number
  readonly max: number
  readonly old: boolean
  readonly write: (call: Call) => Code
}

export function f(min: number, max: number, old: boolean, write: (call: Call) => Code): Signature {
  return { min, max, old, write }
}

/** An argument, or the context item where it is left out. */
export function argument({ args, at, name }: Call, index: number): Expression {
  const count = args.length
  return args[index] ?? (index === 0 ? { kind: 'dot', at } : refuse(message('xpath.arguments', { name, count }), at))
}
