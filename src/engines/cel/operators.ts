import { equals } from './equality.ts'
import type { Frame, Run } from './frame.ts'
import { invalid, type RuleError, unfit } from './rule-error.ts'
import { instant, span } from './time.ts'
import { compare, Instant, isList, isMap, isNumber, lookUp, Span, typeName, type Value } from './values.ts'

type Binary = (left: Value, right: Value, frame: Frame) => Value

/** Operators that need both operands. `||`, `&&` and `?:` are not here: they may do without one. */
const binary: Readonly<Record<string, Binary>> = {
  '==': equals,
  '!=': (left, right, frame) => !equals(left, right, frame),
  '<': (left, right) => compare(left, right) < 0,
  '<=': (left, right) => compare(left, right) <= 0,
  '>': (left, right) => compare(left, right) > 0,
  '>=': (left, right) => compare(left, right) >= 0,
  in: isIn,
  '+': add,
  '-': subtract,
  '*': (left, right) =>
    arithmetic(
      '*',
      left,
      right,
      (a, b) => a * b,
      (a, b) => a * b,
    ),
  '/': (left, right) =>
    arithmetic(
      '/',
      left,
      right,
      (a, b) => a / notZero('/', b),
      (a, b) => a / b,
    ),
  '%': remainder,
}

/** Compiles an operator over compiled operands. */
export function operation(operator: string, args: readonly Run[]): Run {
  const [first = never, second = never, third = never] = args
  if (operator === '||') return logical(first, second, true)
  if (operator === '&&') return logical(first, second, false)
  if (operator === '?:') return frame => (boolean('?:', first(frame)) ? second(frame) : third(frame))
  if (operator === '!') return frame => !boolean('!', first(frame))
  if (operator === 'negate') return frame => negate(first(frame))
  const run = binary[operator]
  if (run === undefined) throw new Error(`no such operator: ${operator}`)
  return frame => run(first(frame), second(frame), frame)
}

/** The value as true or false; anything else does not fit. */
export function boolean(operator: string, value: Value): boolean {
  if (typeof value === 'boolean') return value
  throw unfit(operator, typeName(value))
}

function never(): never {
  throw new Error('an operator lacks an operand')
}

/** `||` and `&&` of CEL: the operand that decides wins over an error in the other, whichever side it stands on. */
function logical(left: Run, right: Run, decisive: boolean): Run {
  const operator = decisive ? '||' : '&&'
  return frame => {
    const first = booleanOrError(operator, left, frame)
    if (first === decisive) return decisive
    const second = boolean(operator, right(frame))
    if (second !== decisive && typeof first !== 'boolean') throw first
    return second
  }
}

function booleanOrError(operator: string, run: Run, frame: Frame): boolean | RuleError {
  try {
    return boolean(operator, run(frame))
  } catch (error) {
    return frame.forgive(error)
  }
}

function isIn(item: Value, container: Value, frame: Frame): boolean {
  if (isMap(container)) return lookUp(container, item) !== undefined
  if (!isList(container)) throw unfit('in', `${typeName(item)}, ${typeName(container)}`)
  frame.charge(container.length)
  return container.some(member => equals(member, item, frame))
}

function add(left: Value, right: Value, frame: Frame): Value {
  if (typeof left === 'string' && typeof right === 'string') {
    frame.charge((left.length + right.length) / 16)
    return left + right
  }
  if (isList(left) && isList(right)) {
    frame.charge(left.length + right.length)
    return [...left, ...right]
  }
  if (left instanceof Instant && right instanceof Span) return instant('+', left.nanoseconds + right.nanoseconds)
  if (left instanceof Span && right instanceof Instant) return instant('+', left.nanoseconds + right.nanoseconds)
  if (left instanceof Span && right instanceof Span) return span('+', left.nanoseconds + right.nanoseconds)
  return arithmetic(
    '+',
    left,
    right,
    (a, b) => a + b,
    (a, b) => a + b,
  )
}

function subtract(left: Value, right: Value): Value {
  if (left instanceof Instant && right instanceof Span) return instant('-', left.nanoseconds - right.nanoseconds)
  if (left instanceof Instant && right instanceof Instant) return span('-', left.nanoseconds - right.nanoseconds)
  if (left instanceof Span && right instanceof Span) return span('-', left.nanoseconds - right.nanoseconds)
  return arithmetic(
    '-',
    left,
    right,
    (a, b) => a - b,
    (a, b) => a - b,
  )
}

/**
 * Two ints give an int. An int beside a double is taken as a double: cel-spec has no answer there, and a rule author
 * who writes `self.points + 1` over a JSON number expects one.
 */
function arithmetic(
  operator: string,
  left: Value,
  right: Value,
  ofInts: (a: bigint, b: bigint) => bigint,
  ofDoubles: (a: number, b: number) => number,
): Value {
  if (typeof left === 'bigint' && typeof right === 'bigint') return int(operator, ofInts(left, right))
  if (isNumber(left) && isNumber(right)) return ofDoubles(Number(left), Number(right))
  throw unfit(operator, `${typeName(left)}, ${typeName(right)}`)
}

/** The remainder of ints; a double from JSON without a fraction counts as one. */
function remainder(left: Value, right: Value): Value {
  const [a, b] = [whole(left), whole(right)]
  if (a === undefined || b === undefined) throw unfit('%', `${typeName(left)}, ${typeName(right)}`)
  return int('%', a % notZero('%', b))
}

function whole(value: Value): bigint | undefined {
  if (typeof value === 'bigint') return value
  return typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : undefined
}

function negate(value: Value): Value {
  if (typeof value === 'number') return -value
  if (typeof value === 'bigint') return int('-', -value)
  throw unfit('-', typeName(value))
}

function notZero(operator: string, divisor: bigint): bigint {
  if (divisor === 0n) throw invalid(operator, '0')
  return divisor
}

/** A 64-bit int, or the error of a number outside its range. */
export function int(operation: string, value: bigint): bigint {
  if (BigInt.asIntN(64, value) !== value) throw invalid(operation, String(value))
  return value
}
