import { type Expression, parseExpression, printExpression } from './expressions.ts'

export type Operator = '==' | '!=' | '<' | '<=' | '>' | '>='

/** A condition of type `simple`: runtime expressions, literals and operators. */
export type Condition =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'operand'; readonly expression: Expression }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'and' | 'or'; readonly left: Condition; readonly right: Condition }
  | { readonly kind: 'compare'; readonly operator: Operator; readonly left: Condition; readonly right: Condition }

/** A place in the text where it stops being a condition. */
export interface ConditionFault {
  /** The text from the fault on. */
  readonly wrong: string
}

/**
 * Parses a simple condition (Arazzo 1.1.0, "Criterion Object", literals and operators). `!` binds tightest, then the
 * comparisons, `&&`, `||`. An expression ends at white space or an operator sign; in braces it may hold any of them.
 */
export function parseCondition(text: string): Condition | ConditionFault {
  const tokens = tokenize(text)
  if ('wrong' in tokens) return tokens
  const reader: Reader = { tokens: tokens.list, at: 0 }
  const condition = readChain(reader, 'or')
  const rest = reader.tokens[reader.at]
  if (condition && !rest) return condition
  return { wrong: rest ? text.slice(rest.at) : text }
}

/** Text that parses to the same condition, with every group in parentheses. */
export function printCondition(condition: Condition): string {
  switch (condition.kind) {
    case 'literal':
      return typeof condition.value === 'string'
        ? `'${condition.value.replaceAll("'", "''")}'`
        : JSON.stringify(condition.value)
    case 'operand':
      return `{${printExpression(condition.expression)}}`
    case 'not':
      return `!(${printCondition(condition.of)})`
    case 'and':
      return `(${printCondition(condition.left)} && ${printCondition(condition.right)})`
    case 'or':
      return `(${printCondition(condition.left)} || ${printCondition(condition.right)})`
    case 'compare':
      return `(${printCondition(condition.left)} ${condition.operator} ${printCondition(condition.right)})`
  }
}

/** Every expression of the condition, in the order of the text. */
export function operandsOf(condition: Condition): readonly Expression[] {
  switch (condition.kind) {
    case 'literal':
      return []
    case 'operand':
      return [condition.expression]
    case 'not':
      return operandsOf(condition.of)
    default:
      return [...operandsOf(condition.left), ...operandsOf(condition.right)]
  }
}

interface Token {
  readonly at: number
  readonly sign?: string
  readonly leaf?: Condition
}

interface Reader {
  readonly tokens: readonly Token[]
  at: number
}

const lexeme =
  /\s*(?:(&&|\|\||==|!=|<=|>=|<|>|!|\(|\))|'((?:[^']|'')*)'|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.])|(true|false|null)(?!\w)|\{(\$[^}]*)\}|(\$[^\s()<>=!&|,]+))/y

function tokenize(text: string): { readonly list: readonly Token[] } | ConditionFault {
  const list: Token[] = []
  const end = text.trimEnd().length
  let at = 0
  while (at < end) {
    lexeme.lastIndex = at
    const match = lexeme.exec(text)
    const token = match && toToken(match, at)
    if (!match || !token) return { wrong: text.slice(at).trim() }
    list.push(token)
    at += match[0].length
  }
  return { list }
}

function toToken([, sign, quoted, number, word, braced, bare]: RegExpExecArray, at: number): Token | undefined {
  if (sign !== undefined) return { at, sign }
  if (quoted !== undefined) return { at, leaf: { kind: 'literal', value: quoted.replaceAll("''", "'") } }
  if (number !== undefined) return { at, leaf: { kind: 'literal', value: Number(number) } }
  if (word !== undefined) return { at, leaf: { kind: 'literal', value: word === 'null' ? null : word === 'true' } }
  const expression = parseExpression(braced ?? bare ?? '')
  return expression && { at, leaf: { kind: 'operand', expression } }
}

const chains = { or: '||', and: '&&' } as const

function readChain(reader: Reader, kind: 'or' | 'and'): Condition | undefined {
  const next = () => (kind === 'or' ? readChain(reader, 'and') : readComparison(reader))
  let left = next()
  while (left && reader.tokens[reader.at]?.sign === chains[kind]) {
    reader.at += 1
    const right = next()
    left = right && { kind, left, right }
  }
  return left
}

function readComparison(reader: Reader): Condition | undefined {
  const left = readUnary(reader)
  const sign = reader.tokens[reader.at]?.sign
  if (!left || !sign || !/^[=!<>]=$|^[<>]$/.test(sign)) return left
  reader.at += 1
  const right = readUnary(reader)
  return right && { kind: 'compare', operator: sign as Operator, left, right }
}

function readUnary(reader: Reader): Condition | undefined {
  const token = reader.tokens[reader.at]
  reader.at += 1
  if (token?.leaf) return token.leaf
  if (token?.sign === '!') {
    const of = readUnary(reader)
    return of && { kind: 'not', of }
  }
  if (token?.sign !== '(') return undefined
  const inner = readChain(reader, 'or')
  if (reader.tokens[reader.at]?.sign !== ')') return undefined
  reader.at += 1
  return inner
}
