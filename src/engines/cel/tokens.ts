import { ToolError } from '../../errors.ts'
import { readString } from './string-literal.ts'

/** A piece of a rule. `at` is its offset in the source. */
export interface Token {
  readonly kind: 'name' | 'quoted-name' | 'int' | 'double' | 'string' | 'symbol' | 'end'
  /** The name, the symbol, the digits, or the content of the string. */
  readonly text: string
  readonly at: number
}

const space = /(?:[\t\n\f\r ]+|\/\/[^\n]*)*/y
const stringStart = /[rR]?(?:"""|'''|"|')/y
const patterns: readonly (readonly [kind: Token['kind'], pattern: RegExp])[] = [
  ['double', /(?:\d+\.\d+(?:[eE][+-]?\d+)?|\d+[eE][+-]?\d+|\.\d+(?:[eE][+-]?\d+)?)(?!\w)/y],
  ['int', /(?:0[xX][\da-fA-F]+|\d+)(?!\w)/y],
  ['name', /[A-Za-z_]\w*/y],
  ['quoted-name', /`[\w.\-/ ]+`/y],
  ['symbol', /&&|\|\||[=!<>]=|[<>+\-*/%!?:,.()[\]{}]/y],
]

/**
 * The tokens of a CEL rule (cel-spec, doc/langdef.md "Syntax"). Bytes and unsigned integers are not part of our
 * language: JSON has neither. Throws ToolError `rule.syntax`.
 */
export function tokensOf(source: string): readonly Token[] {
  const tokens: Token[] = []
  let at = 0
  while (true) {
    at = end(space, source, at) ?? at
    if (at >= source.length) return [...tokens, { kind: 'end', text: '', at: source.length }]
    const opened = end(stringStart, source, at)
    const [token, after] = opened === undefined ? plainToken(source, at) : stringToken(source, at, opened)
    tokens.push(token)
    at = after
  }
}

/** A ToolError that points into the rule; line and column count from 1. */
export function syntaxError(source: string, at: number, found: string): ToolError {
  const before = source.slice(0, at).split('\n')
  const column = (before.at(-1)?.length ?? 0) + 1
  return new ToolError('rule.syntax', { where: source, line: before.length, column, found })
}

function plainToken(source: string, at: number): readonly [Token, after: number] {
  for (const [kind, pattern] of patterns) {
    const after = end(pattern, source, at)
    if (after !== undefined) {
      const text = source.slice(at, after)
      return [{ kind, text: kind === 'quoted-name' ? text.slice(1, -1) : text, at }, after]
    }
  }
  throw syntaxError(source, at, source.slice(at, at + 10))
}

function stringToken(source: string, at: number, opened: number): readonly [Token, after: number] {
  const opening = source.slice(at, opened)
  const isRaw = /^r/i.test(opening)
  const read = readString(source, opened, isRaw ? opening.slice(1) : opening, isRaw)
  if (read === undefined) throw syntaxError(source, at, source.slice(at, at + 10))
  return [{ kind: 'string', text: read.content, at }, read.after]
}

function end(pattern: RegExp, source: string, at: number): number | undefined {
  pattern.lastIndex = at
  return pattern.test(source) ? pattern.lastIndex : undefined
}
