import { message } from '../../../messages/speaker.ts'
import type { Message } from '../../../model/text.ts'
import { kindTests, type NodeTest, type SequenceType } from './expression.ts'
import { Scanner } from './scanner.ts'

/** Names that are never functions when a parenthesis follows. */
const reserved = new Set<string>([
  ...kindTests,
  'processing-instruction',
  'schema-element',
  'schema-attribute',
  'item',
  'empty-sequence',
  'namespace-node',
  'if',
  'typeswitch',
])

/** Reads names, node tests and types: the part of the grammar that holds no expression. */
export class NameParser extends Scanner {
  protected unexpected(): Message {
    for (const sign of ['||', '=>', '!', '#']) {
      if (this.text.startsWith(sign, this.at)) return message('xpath.version-3', { what: sign })
    }
    const found = this.text.slice(this.at, this.at + 20)
    return found === '' ? message('xpath.ends') : message('xpath.unexpected', { found })
  }

  protected variableName(): string {
    this.need('$')
    return this.lexical() ?? this.fail(message('xpath.expected-name', { kind: 'variable' }))
  }

  protected lexical(): string | undefined {
    const name = this.takeName()
    return name && (name.prefix === '' ? name.local : `${name.prefix}:${name.local}`)
  }

  protected sequenceType(): SequenceType {
    const name = this.lexical() ?? this.fail(message('xpath.expected-name', { kind: 'type' }))
    const kind = this.take('(')
    if (kind) this.need(')')
    const sign = /[?*+]/.exec(this.text[this.at] ?? '')?.[0] as '?' | '*' | '+' | undefined
    if (sign !== undefined) this.at += 1
    return { name: kind ? `${name}()` : name, occurs: sign ?? '' }
  }

  protected nodeTest(): NodeTest {
    if (this.take('*')) {
      if (this.text[this.at] !== ':' || this.text[this.at + 1] === ':') return { kind: 'any' }
      this.at += 1
      const local = this.peekName()
      if (local === '') this.fail(message('xpath.expected-name', { kind: 'name' }))
      this.at += local.length
      return { kind: 'name', prefix: '*', local }
    }
    this.skip()
    const at = this.at
    const name = this.takeName() ?? this.fail(this.unexpected())
    if (this.text.startsWith(':*', this.at) && name.prefix === '') {
      this.at += 2
      return { kind: 'name', prefix: name.local, local: '*' }
    }
    if (name.prefix !== '' || !reserved.has(name.local) || !this.take('(')) return { kind: 'name', ...name }
    const kind = kindTests.find(known => known === name.local)
    if (kind === undefined || !this.take(')'))
      this.fail(message('schematron.unsupported', { what: `${name.local}(…)` }), at)
    return { kind }
  }

  protected startsCall(): boolean {
    const start = this.at
    const name = this.takeName()
    const found = name !== undefined && this.sees('(') && !(name.prefix === '' && reserved.has(name.local))
    this.at = start
    return found
  }
}
