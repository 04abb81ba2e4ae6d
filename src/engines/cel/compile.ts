import { linearRegExp } from '../regexp/linear.ts'
import { types } from './conversions.ts'
import { type Call, dottedName, type Expression, type Item } from './expression.ts'
import type { Frame, Run } from './frame.ts'
import { functions, isFormat, methods, type RuleFunction } from './functions.ts'
import { compileMacro } from './macros.ts'
import { element, member } from './members.ts'
import { operation } from './operators.ts'
import { invalid, unfit } from './rule-error.ts'
import { type Scope, unknown } from './scope.ts'
import { type MapKey, Optional, typeName, type Value } from './values.ts'

/**
 * Turns an expression into a function. Every name, function and number of arguments is judged here, so that a misspelt
 * rule fails when the profile is loaded. Throws ToolError `rule.syntax`, `rule.cost` or `schema.pattern`.
 */
export function compile(expression: Expression, scope: Scope): Run {
  const { at } = expression
  switch (expression.kind) {
    case 'literal':
      return constant(expression.value)
    case 'name':
      return variable(scope, expression.name, at)
    case 'select': {
      const type = constantOf(expression, scope)
      if (type !== undefined) return constant(type)
      const object = compile(expression.object, scope)
      return frame => member(object(frame), expression.field, expression.isOptional)
    }
    case 'index': {
      const [object, index] = [compile(expression.object, scope), compile(expression.index, scope)]
      return frame => element(object(frame), index(frame), expression.isOptional)
    }
    case 'operator':
      return operation(
        expression.operator,
        expression.args.map(arg => compile(arg, scope)),
      )
    case 'call':
      return call(expression, scope)
    case 'list':
      return list(expression.items, scope)
    case 'map':
      return map(expression.entries, scope)
  }
}

function constant(value: Value): Run {
  return () => value
}

function variable(scope: Scope, name: string, at: number): Run {
  const slot = scope.slots.get(name)
  if (slot !== undefined) return frame => frame.read(slot, name)
  const type = types[name]
  if (type === undefined) throw unknown(scope, at, name)
  return constant(type)
}

/** The type that a dotted name such as google.protobuf.Timestamp stands for. */
function constantOf(expression: Expression, scope: Scope): Value | undefined {
  const name = dottedName(expression)
  const root = name?.split('.', 1)[0] ?? ''
  return name === undefined || scope.slots.has(root) || !Object.hasOwn(types, name) ? undefined : types[name]
}

function call(expression: Call, scope: Scope): Run {
  const macro = compileMacro(expression, scope, compile)
  if (macro !== undefined) return macro
  const { target, name, args, at } = expression
  const qualifier = target === undefined ? undefined : dottedName(target)
  if (qualifier !== undefined && !scope.slots.has(qualifier)) {
    const qualified = functions[`${qualifier}.${name}`]
    if (qualified !== undefined) return apply(qualified, args, expression, scope)
  }
  const table = target === undefined ? functions : methods
  const found = Object.hasOwn(table, name) ? table[name] : undefined
  if (found === undefined) throw unknown(scope, at, name)
  return apply(found, target === undefined ? args : [target, ...args], expression, scope)
}

function apply({ min, max, run }: RuleFunction, args: readonly Expression[], { name, at }: Call, scope: Scope): Run {
  if (args.length < min || args.length > max) throw unknown(scope, at, `${name}()`)
  judgeLiterals(name, args, scope)
  const compiled = args.map(arg => compile(arg, scope))
  return frame =>
    run(
      compiled.map(arg => arg(frame)),
      frame,
    )
}

/** What the rule itself writes out must be right: a pattern that cannot be run, a format that nobody knows. */
function judgeLiterals(name: string, args: readonly Expression[], scope: Scope): void {
  const last = args.at(-1)
  if (last?.kind !== 'literal' || typeof last.value !== 'string') return
  if (name === 'matches') linearRegExp(last.value)
  if (name === 'validFormat' && !isFormat(last.value)) throw unknown(scope, last.at, last.value)
}

function list(items: readonly Item[], scope: Scope): Run {
  const compiled = items.map(item => ({ run: compile(item.value, scope), isOptional: item.isOptional }))
  return frame => compiled.flatMap(({ run, isOptional }) => held(run, isOptional, frame))
}

function map(entries: readonly (Item & { key: Expression })[], scope: Scope): Run {
  const compiled = entries.map(({ key, value, isOptional }) => ({
    key: compile(key, scope),
    run: compile(value, scope),
    isOptional,
  }))
  return frame => {
    const result = new Map<MapKey, Value>()
    for (const { key, run, isOptional } of compiled) {
      const name = mapKey(key(frame))
      if (result.has(name)) throw invalid('{}', String(name))
      for (const value of held(run, isOptional, frame)) result.set(name, value)
    }
    return result
  }
}

/** The value in a list, so that an optional without one leaves nothing. */
function held(run: Run, isOptional: boolean, frame: Frame): readonly Value[] {
  const value = run(frame)
  if (!isOptional) return [value]
  if (!(value instanceof Optional)) throw unfit('?', typeName(value))
  return value.value === undefined ? [] : [value.value]
}

function mapKey(value: Value): MapKey {
  if (typeof value === 'string' || typeof value === 'bigint' || typeof value === 'boolean') return value
  throw unfit('{}', typeName(value))
}
