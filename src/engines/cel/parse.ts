import { ToolError } from '../../errors.ts'
import type { Expression, Item } from './expression.ts'
import { syntaxError, type Token, tokensOf } from './tokens.ts'

const maxDepth = 100
/** More is no rule but a program, and long chains of operators would exhaust the stack. */
const maxLength = 20_000
const maxTokens = 2_000

const reserved = new Set(
  'as break const continue else for function if import let loop package namespace return var void while'.split(' '),
)
const relations = new Set(['<', '<=', '>=', '>', '==', '!=', 'in'])
const minInt = -(2n ** 63n)
const maxInt = 2n ** 63n - 1n

/** Parses a CEL expression (cel-spec, doc/langdef.md "Syntax"). Throws ToolError `rule.syntax`, or `rule.cost` for size. */
export function parse(source: string): Expression {
  const tokens = source.length > maxLength ? [] : tokensOf(source)
  if (source.length > maxLength || tokens.length > maxTokens) throw tooLarge()
  let position = 0
  let depth = 0
  const whole = expression()
  if (current().kind !== 'end') throw unexpected()
  return whole

  function expression(): Expression {
    if (++depth > maxDepth) throw tooLarge()
    const condition = leftToRight(() => leftToRight(relation, ['&&']), ['||'])
    const at = current().at
    let result = condition
    if (accept('?')) {
      const yes = leftToRight(() => leftToRight(relation, ['&&']), ['||'])
      expect(':')
      result = { kind: 'operator', operator: '?:', args: [condition, yes, expression()], at }
    }
    depth--
    return result
  }

  function leftToRight(operand: () => Expression, operators: readonly string[]): Expression {
    let left = operand()
    while (current().kind === 'symbol' && operators.includes(current().text)) {
      const { text: operator, at } = next()
      left = { kind: 'operator', operator, args: [left, operand()], at }
    }
    return left
  }

  function relation(): Expression {
    let left = addition()
    while (relations.has(current().text) && (current().kind === 'symbol' || current().kind === 'name')) {
      const { text: operator, at } = next()
      left = { kind: 'operator', operator, args: [left, addition()], at }
    }
    return left
  }

  function addition(): Expression {
    return leftToRight(() => leftToRight(unary, ['*', '/', '%']), ['+', '-'])
  }

  function unary(): Expression {
    const { text, at, kind } = current()
    if (kind !== 'symbol' || (text !== '!' && text !== '-')) return member()
    let count = 0
    while (current().kind === 'symbol' && current().text === text) {
      position++
      count++
    }
    if (text === '-' && current().kind === 'int' && count % 2 === 1) return member(literalInt(true))
    const operand = member()
    const single: Expression = { kind: 'operator', operator: text === '-' ? 'negate' : '!', args: [operand], at }
    return count % 2 === 1 ? single : { ...single, args: [single] }
  }

  function member(start: Expression = primary()): Expression {
    let object = start
    while (true) {
      const { at } = current()
      if (accept('.')) object = selection(object, at)
      else if (accept('[')) {
        const isOptional = accept('?')
        object = { kind: 'index', object, index: expression(), isOptional, at }
        expect(']')
      } else return object
    }
  }

  function selection(object: Expression, at: number): Expression {
    const isOptional = accept('?')
    const field = next()
    if (field.kind !== 'name' && field.kind !== 'quoted-name') throw unexpected(field)
    if (!isOptional && field.kind === 'name' && accept('(')) {
      return { kind: 'call', target: object, name: field.text, args: list(')', expression), at: field.at }
    }
    return { kind: 'select', object, field: field.text, isOptional, at }
  }

  function primary(): Expression {
    const token = current()
    switch (token.kind) {
      case 'int':
        return literalInt(false)
      case 'double':
        return { kind: 'literal', value: Number(next().text), at: token.at }
      case 'string':
        return { kind: 'literal', value: next().text, at: token.at }
      case 'name':
        return named()
      default:
        return bracketed()
    }
  }

  function named(): Expression {
    const { text: name, at } = next()
    if (Object.hasOwn(constants, name)) return { kind: 'literal', value: constants[name] ?? null, at }
    if (reserved.has(name) || name === 'in') throw syntaxError(source, at, name)
    if (accept('(')) return { kind: 'call', name, args: list(')', expression), at }
    return { kind: 'name', name, at }
  }

  function bracketed(): Expression {
    const { at } = current()
    if (accept('(')) {
      const inner = expression()
      expect(')')
      return inner
    }
    if (accept('[')) return { kind: 'list', items: list(']', item), at }
    if (accept('{')) return { kind: 'map', entries: list('}', entry), at }
    // A leading dot names something in the root namespace, which is the only one we have.
    if (accept('.') && current().kind === 'name') return named()
    throw unexpected()
  }

  function item(): Item {
    const isOptional = accept('?')
    return { value: expression(), isOptional }
  }

  function entry(): Item & { key: Expression } {
    const isOptional = accept('?')
    const key = expression()
    expect(':')
    return { key, value: expression(), isOptional }
  }

  /** Comma-separated up to the closing symbol; lists and maps may have a comma before it. */
  function list<T>(close: string, element: () => T): readonly T[] {
    const elements: T[] = []
    while (!accept(close)) {
      elements.push(element())
      if (accept(close)) break
      expect(',')
      if (close === ')' && current().text === close) throw unexpected()
    }
    return elements
  }

  function literalInt(isNegative: boolean): Expression {
    const { text, at } = next()
    const value = isNegative ? -BigInt(text) : BigInt(text)
    if (value < minInt || value > maxInt) throw syntaxError(source, at, text)
    return { kind: 'literal', value, at }
  }

  function current(): Token {
    return tokens[position] ?? { kind: 'end', text: '', at: source.length }
  }

  function next(): Token {
    const token = current()
    position++
    return token
  }

  function accept(symbol: string): boolean {
    const isNext = current().kind === 'symbol' && current().text === symbol
    if (isNext) position++
    return isNext
  }

  function expect(symbol: string): void {
    if (!accept(symbol)) throw unexpected()
  }

  function tooLarge(): ToolError {
    return new ToolError('rule.cost', { where: source.slice(0, 100) })
  }

  function unexpected(token = current()): ToolError {
    return syntaxError(source, token.at, token.text)
  }
}

const constants: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null }
