import { comprehension, variablesOf } from './comprehensions.ts'
import type { Call, Expression } from './expression.ts'
import type { Run } from './frame.ts'
import { hasMember } from './members.ts'
import { unfit } from './rule-error.ts'
import { type Scope, unknown, within } from './scope.ts'
import { noValue, Optional, typeName } from './values.ts'

type Compile = (expression: Expression, scope: Scope) => Run

/**
 * The macros of cel-spec: `has`, comprehensions over lists and maps with one variable or two, `cel.bind`, and those of
 * optionals. Undefined when the call is none of them.
 */
export function compileMacro(call: Call, scope: Scope, compile: Compile): Run | undefined {
  const { target, name, args } = call
  if (target === undefined) return name === 'has' ? has(call, scope, compile) : undefined
  if (name === 'bind' && target.kind === 'name' && target.name === 'cel') return bind(call, scope, compile)
  if (name === 'optMap' || name === 'optFlatMap') return optionalMacro(call, target, scope, compile)
  const count = variablesOf(name, args.length)
  if (count === undefined) return undefined
  const names = args.slice(0, count).map(variable => nameOf(variable, scope))
  const inner = within(scope, names, true)
  const parts = args.slice(count).map(part => compile(part, inner.scope))
  return comprehension(name, compile(target, scope), inner.slots, parts)
}

function has({ args: [selection], at }: Call, scope: Scope, compile: Compile): Run {
  if (selection?.kind !== 'select' || selection.isOptional) throw unknown(scope, at, 'has()')
  const object = compile(selection.object, scope)
  return frame => hasMember(object(frame), selection.field)
}

/** `cel.bind(name, value, body)`: the value is computed once, and the body sees it by its name. */
function bind({ args: [variable, init, body], at }: Call, scope: Scope, compile: Compile): Run {
  if (variable === undefined || init === undefined || body === undefined) throw unknown(scope, at, 'cel.bind()')
  const value = compile(init, scope)
  const { scope: inner, slot } = withOne(variable, scope)
  const run = compile(body, inner)
  return frame => {
    frame.slots[slot] = value(frame)
    return run(frame)
  }
}

function optionalMacro({ name, args, at }: Call, target: Expression, scope: Scope, compile: Compile): Run {
  const [variable, body] = args
  if (variable === undefined || body === undefined || args.length !== 2) throw unknown(scope, at, `${name}()`)
  const optional = compile(target, scope)
  const { scope: inner, slot } = withOne(variable, scope)
  const run = compile(body, inner)
  return frame => {
    const given = optional(frame)
    if (!(given instanceof Optional)) throw unfit(name, typeName(given))
    if (given.value === undefined) return noValue
    frame.slots[slot] = given.value
    return name === 'optMap' ? new Optional(run(frame)) : run(frame)
  }
}

function withOne(variable: Expression, scope: Scope): { scope: Scope; slot: number } {
  const { scope: inner, slots } = within(scope, [nameOf(variable, scope)], false)
  return { scope: inner, slot: slots[0] ?? 0 }
}

function nameOf(variable: Expression, scope: Scope): string {
  if (variable.kind === 'name') return variable.name
  throw unknown(scope, variable.at, scope.source.slice(variable.at, variable.at + 10))
}
