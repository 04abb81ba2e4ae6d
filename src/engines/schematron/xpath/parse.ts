import { message } from '../../../messages/speaker.ts'
import { type Axis, axes, type Binding, type Expression, type NodeTest, type Step } from './expression.ts'
import { NameParser } from './name-parser.ts'

const maxDepth = 200
const generalSigns = ['<<', '>>', '!=', '<=', '>=', '=', '<', '>'] as const
const valueWords = ['eq', 'ne', 'lt', 'le', 'gt', 'ge', 'is'] as const
/**
 * Parses XPath 2.0 (the same grammar serves XPath 1.0).
 * @throws XPathSyntaxError with the offset; syntax of XPath 3 is refused by name
 */
export function parseXPath(text: string): Expression {
  return new Parser(text).whole()
}

class Parser extends NameParser {
  private depth = 0

  whole(): Expression {
    const expression = this.expression()
    this.skip()
    if (this.at < this.text.length) this.fail(this.unexpected())
    return expression
  }

  private expression(): Expression {
    const at = this.here()
    const items = [this.single()]
    while (this.take(',')) items.push(this.single())
    const [only] = items
    return only !== undefined && items.length === 1 ? only : { kind: 'sequence', items, at }
  }

  private here(): number {
    this.skip()
    return this.at
  }

  private single(): Expression {
    this.depth += 1
    if (this.depth > maxDepth) this.fail(message('schematron.too-nested'))
    const result = this.singleUnguarded()
    this.depth -= 1
    return result
  }

  private singleUnguarded(): Expression {
    const at = this.here()
    if (this.wordBefore('let', '$')) this.fail(message('xpath.version-3', { what: 'let' }))
    if (this.wordBefore('for', '$')) {
      const bindings = this.bindings('for')
      this.needWord('return')
      return { kind: 'for', bindings, body: this.single(), at }
    }
    for (const word of ['some', 'every']) {
      if (!this.wordBefore(word, '$')) continue
      const bindings = this.bindings(word)
      this.needWord('satisfies')
      return { kind: 'quantified', every: word === 'every', bindings, body: this.single(), at }
    }
    return this.wordBefore('if', '(') ? this.conditional(at) : this.or()
  }

  private conditional(at: number): Expression {
    this.needWord('if')
    this.need('(')
    const test = this.expression()
    this.need(')')
    this.needWord('then')
    const yes = this.single()
    this.needWord('else')
    return { kind: 'if', test, yes, no: this.single(), at }
  }

  private bindings(word: string): Binding[] {
    this.needWord(word)
    const bindings: Binding[] = []
    do {
      const name = this.variableName()
      this.needWord('in')
      bindings.push({ name, value: this.single() })
    } while (this.take(','))
    return bindings
  }

  private or(): Expression {
    let left = this.and()
    for (let at = this.here(); this.takeWords('or'); at = this.here())
      left = { kind: 'logic', op: 'or', left, right: this.and(), at }
    return left
  }

  private and(): Expression {
    let left = this.comparison()
    for (let at = this.here(); this.takeWords('and'); at = this.here())
      left = { kind: 'logic', op: 'and', left, right: this.comparison(), at }
    return left
  }

  private comparison(): Expression {
    const left = this.range()
    const at = this.here()
    if (this.sees('=>')) this.fail(this.unexpected())
    for (const op of generalSigns) if (this.take(op)) return { kind: 'compare', op, left, right: this.range(), at }
    for (const op of valueWords) if (this.takeWords(op)) return { kind: 'compare', op, left, right: this.range(), at }
    return left
  }

  private range(): Expression {
    const left = this.sum()
    const at = this.here()
    if (this.sees('||')) this.fail(this.unexpected())
    return this.takeWords('to') ? { kind: 'range', left, right: this.sum(), at } : left
  }

  private sum(): Expression {
    let left = this.product()
    for (;;) {
      const at = this.here()
      const op = this.take('+') ? '+' : this.take('-') ? '-' : undefined
      if (op === undefined) return left
      left = { kind: 'arithmetic', op, left, right: this.product(), at }
    }
  }

  private product(): Expression {
    let left = this.union()
    for (;;) {
      const at = this.here()
      const op = this.take('*') ? '*' : (['div', 'idiv', 'mod'] as const).find(word => this.takeWords(word))
      if (op === undefined) return left
      left = { kind: 'arithmetic', op, left, right: this.union(), at }
    }
  }

  private union(): Expression {
    let left = this.intersection()
    for (;;) {
      const at = this.here()
      const found = (this.sees('|') && !this.sees('||') && this.take('|')) || this.takeWords('union')
      if (!found) return left
      left = { kind: 'set', op: 'union', left, right: this.intersection(), at }
    }
  }

  private intersection(): Expression {
    let left = this.typed()
    for (;;) {
      const at = this.here()
      const op = (['intersect', 'except'] as const).find(word => this.takeWords(word))
      if (op === undefined) return left
      left = { kind: 'set', op, left, right: this.typed(), at }
    }
  }

  private typed(): Expression {
    let inner = this.unary()
    const at = this.here()
    if (this.takeWords('cast', 'as')) inner = { kind: 'cast', inner, type: this.sequenceType(), at }
    if (this.takeWords('castable', 'as')) inner = { kind: 'castable', inner, type: this.sequenceType(), at }
    if (this.takeWords('treat', 'as')) this.fail(message('schematron.unsupported', { what: 'treat as' }))
    if (this.takeWords('instance', 'of')) inner = { kind: 'instance', inner, type: this.sequenceType(), at }
    return inner
  }

  private unary(): Expression {
    const at = this.here()
    let signs = 0
    let minus = false
    for (;;) {
      if (this.take('-')) minus = !minus
      else if (!this.take('+')) break
      signs += 1
    }
    const inner = this.path()
    if (this.sees('!') && !this.sees('!=')) this.fail(this.unexpected())
    return signs === 0 ? inner : { kind: 'sign', minus, inner, at }
  }

  private path(): Expression {
    const at = this.here()
    const steps: (Step | Expression)[] = []
    const root = this.sees('/')
    if (this.take('//')) steps.push(this.gap())
    else if (this.take('/') && !this.startsStep()) return { kind: 'path', root: true, steps: [], at }
    steps.push(this.step())
    while (this.sees('/')) {
      if (this.take('//')) steps.push(this.gap())
      else this.need('/')
      steps.push(this.step())
    }
    const [first] = steps
    if (!root && steps.length === 1 && first !== undefined && first.kind !== 'step') return first
    return { kind: 'path', root, steps, at }
  }

  /** After a lone slash: what can start a step, and is not an operator. */
  private startsStep(): boolean {
    this.skip()
    const next = this.text[this.at] ?? ''
    if (/[@.*($'"\d]/.test(next)) return true
    const word = this.peekName()
    return word !== '' && !/^(and|or|div|mod|idiv|eq|ne|lt|le|gt|ge|is|to|union|intersect|except)$/.test(word)
  }

  private gap(): Step {
    return {
      kind: 'step',
      axis: 'descendant-or-self',
      test: { kind: 'node' },
      predicates: [],
      short: true,
      at: this.at,
    }
  }

  private step(): Step | Expression {
    const at = this.here()
    if (this.take('..')) return this.axisStep('parent', at, { kind: 'node' })
    if (this.take('@')) return this.axisStep('attribute', at)
    const name = this.peekName()
    if (name !== '' && this.wordBefore(name, '::')) {
      const axis =
        axes.find(known => known === name) ?? this.fail(message('schematron.unsupported', { what: `${name}::` }))
      this.at += name.length
      this.need('::')
      return this.axisStep(axis, at)
    }
    if (this.sees('*') || (name !== '' && !this.startsCall())) {
      // A bare attribute() test stands on the attribute axis (XPath 2.0, 3.2.4).
      return this.axisStep(this.wordBefore('attribute', '(') ? 'attribute' : 'child', at)
    }
    const inner = this.primary(at)
    const predicates = this.predicates()
    return predicates.length > 0 ? { kind: 'filter', inner, predicates, at } : inner
  }

  private axisStep(axis: Axis, at: number, test: NodeTest = this.nodeTest()): Step {
    return { kind: 'step', axis, test, predicates: this.predicates(), short: false, at }
  }

  private predicates(): Expression[] {
    const found: Expression[] = []
    while (this.take('[')) {
      found.push(this.expression())
      this.need(']')
    }
    return found
  }

  private primary(at: number): Expression {
    const text = this.takeString()
    if (text !== undefined) return { kind: 'string', value: text, at }
    const number = this.takeNumber()
    if (number !== undefined) {
      const type = /[eE]/.test(number) ? 'double' : number.includes('.') ? 'decimal' : 'integer'
      return { kind: 'number', value: number, type, at }
    }
    if (this.sees('$')) return { kind: 'variable', name: this.variableName(), at }
    if (this.take('.')) return { kind: 'dot', at }
    if (this.take('(')) return this.parenthesised(at)
    if (!this.startsCall()) this.fail(this.unexpected())
    const name = this.lexical() ?? this.fail(message('xpath.expected-name', { kind: 'function' }))
    return { kind: 'call', name, args: this.args(), at }
  }

  private parenthesised(at: number): Expression {
    if (this.take(')')) return { kind: 'sequence', items: [], at }
    const inner = this.expression()
    this.need(')')
    return inner.kind === 'path' || inner.kind === 'set' || inner.kind === 'filter'
      ? { kind: 'paren', inner, at }
      : inner
  }

  private args(): Expression[] {
    this.need('(')
    const args: Expression[] = []
    if (this.take(')')) return args
    do args.push(this.single())
    while (this.take(','))
    this.need(')')
    return args
  }
}
