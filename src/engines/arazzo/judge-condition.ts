import { isDeepStrictEqual } from 'node:util'
import { message } from '../../messages/speaker.ts'
import type { Message } from '../../model/text.ts'
import { type Expression, printExpression } from './expressions.ts'
import { splitName } from './follow.ts'
import { type Resolved, resolve, type Scope } from './resolve.ts'
import type { Condition, Operator } from './simple-condition.ts'
import type { SimpleCriterion } from './suite.ts'

/** What became of one criterion. */
export type Judgement =
  | { readonly verdict: 'held' }
  | {
      readonly verdict: 'broken'
      readonly message: Message
      readonly expected: string
      readonly actual: string
      /** JSON Pointer into the response body, when one value is to blame. */
      readonly pointer?: string
    }
  | { readonly verdict: 'untested' | 'error'; readonly reason: Message }

/** A condition that cannot be decided, and whether that is our fault (`error`) or nobody's (`untested`). */
class Undecided extends Error {
  readonly verdict: 'untested' | 'error'
  readonly reason: Message

  constructor(verdict: 'untested' | 'error', reason: Message) {
    super(reason.key)
    this.verdict = verdict
    this.reason = reason
  }
}

interface Seen {
  readonly expression: Expression
  readonly resolved: Resolved
}

/**
 * Judges a simple condition. What the answer at hand lacks is `null`, so that it can be asked for with `== null`.
 * What an earlier answer lacked or the user did not give leaves the condition untested, unless it is compared with
 * `null`; what a step would have given that was not run, or failed, always does.
 * Only `true` is true; a bare value of another type makes the condition fail.
 */
export function judgeSimple(criterion: SimpleCriterion, scope: Scope): Judgement {
  const seen: Seen[] = []
  try {
    if (isTrue(criterion.parsed, scope, seen)) return { verdict: 'held' }
  } catch (error) {
    if (error instanceof Undecided) return { verdict: error.verdict, reason: error.reason }
    throw error
  }
  const { condition } = criterion
  if (seen.some(({ resolved }) => resolved.found && resolved.masked)) {
    return { verdict: 'untested', reason: message('arazzo.masked', { step: scope.step, condition }) }
  }
  const operands = describe(seen, scope)
  const blamed = seen.map(({ expression }) => expression).find(isInBody)
  return {
    verdict: 'broken',
    message: message('arazzo.condition-broken', { step: scope.step, condition, operands: operands || '-' }),
    expected: condition,
    actual: operands,
    ...(blamed?.pointer ? { pointer: blamed.pointer } : {}),
  }
}

/** A value as it is shown in messages: JSON, cut off when long. */
export function showValue(value: unknown, most = 160): string {
  const text = value === undefined ? 'undefined' : JSON.stringify(value)
  return text.length > most ? `${text.slice(0, most)}…` : text
}

function isTrue(condition: Condition, scope: Scope, seen: Seen[]): boolean {
  switch (condition.kind) {
    case 'and':
      return isTrue(condition.left, scope, seen) && isTrue(condition.right, scope, seen)
    case 'or':
      return isTrue(condition.left, scope, seen) || isTrue(condition.right, scope, seen)
    case 'not':
      return isFalse(condition.of, scope, seen)
    default:
      return valueIn(condition, scope, seen, false) === true
  }
}

/** Not the same as "not true": `!'text'` must not hold either. */
function isFalse(condition: Condition, scope: Scope, seen: Seen[]): boolean {
  switch (condition.kind) {
    case 'and':
      return isFalse(condition.left, scope, seen) || isFalse(condition.right, scope, seen)
    case 'or':
      return isFalse(condition.left, scope, seen) && isFalse(condition.right, scope, seen)
    case 'not':
      return isTrue(condition.of, scope, seen)
    default: {
      const value = valueIn(condition, scope, seen, false)
      return value === false || value === null
    }
  }
}

function valueIn(condition: Condition, scope: Scope, seen: Seen[], besideNull: boolean): unknown {
  switch (condition.kind) {
    case 'literal':
      return condition.value
    case 'operand':
      return operand(condition.expression, scope, seen, besideNull)
    case 'compare': {
      const left = valueIn(condition.left, scope, seen, isNull(condition.right))
      const right = valueIn(condition.right, scope, seen, isNull(condition.left))
      return compare(condition.operator, left, right)
    }
    default:
      return isTrue(condition, scope, seen)
  }
}

function isNull(condition: Condition): boolean {
  return condition.kind === 'literal' && condition.value === null
}

function operand(expression: Expression, scope: Scope, seen: Seen[], besideNull: boolean): unknown {
  const resolved = resolve(expression, scope)
  seen.push({ expression, resolved })
  if (resolved.found) {
    if (resolved.masked !== 'whole' || besideNull) return resolved.value
    const shown = printExpression(expression)
    throw new Undecided('untested', message('arazzo.masked', { step: scope.step, condition: shown }))
  }
  if (resolved.fault === 'suite') throw new Undecided('error', resolved.reason)
  if (resolved.fault === 'answer' || (besideNull && resolved.fault !== 'not-run')) return null
  throw new Undecided('untested', resolved.reason)
}

/**
 * Compares two values as the specification says: strings without regard to case; a numeric string as a number beside
 * a number, and in order comparisons; `null` equals only itself and has no order. Structures are equal member by member.
 */
export function compare(operator: Operator, left: unknown, right: unknown): boolean {
  if (operator === '==') return isEqual(left, right)
  if (operator === '!=') return !isEqual(left, right)
  const pair = ordered(left, right)
  if (!pair) return false
  const [a, b] = pair
  if (operator === '<') return a < b
  if (operator === '<=') return a <= b
  return operator === '>' ? a > b : a >= b
}

function isEqual(left: unknown, right: unknown): boolean {
  if (typeof left === 'string' && typeof right === 'string') return fold(left) === fold(right)
  if (typeof left === 'number' || typeof right === 'number') return numberOf(left) === numberOf(right)
  return isDeepStrictEqual(left, right)
}

function ordered(left: unknown, right: unknown): readonly [number, number] | readonly [string, string] | undefined {
  const [a, b] = [numberOf(left), numberOf(right)]
  if (a !== undefined && b !== undefined) return [a, b]
  return typeof left === 'string' && typeof right === 'string' ? [fold(left), fold(right)] : undefined
}

function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value
  return typeof value === 'string' && /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(value) ? Number(value) : undefined
}

/** Upper case first, so that letters with several lower forms (final sigma) fall together. */
function fold(text: string): string {
  return text.toUpperCase().toLowerCase()
}

function describe(seen: readonly Seen[], scope: Scope): string {
  const texts = seen.map(({ expression, resolved }) => {
    const shown = isSecret(expression, scope) ? '•••' : resolved.found ? showValue(resolved.value) : '-'
    return `${printExpression(expression)} = ${shown}`
  })
  return [...new Set(texts)].join(', ')
}

function isSecret(expression: Expression, { inputs }: Scope): boolean {
  return expression.kind === 'inputs' && inputs.isSecret(splitName(expression.path, inputs.isSecret).name)
}

function isInBody(expression: Expression): expression is Expression & { kind: 'body' } {
  return expression.kind === 'body' && expression.of === 'response' && expression.path === ''
}
