import { message } from '../../../messages/speaker.ts'
import type { Expression, NodeTest } from '../xpath/expression.ts'
import { type Code, code, type Env, quote, type SingleType, type Variable } from './code.ts'
import { each } from './each.ts'
import type { Body, Generator, UserFunction } from './generator.ts'
import { type Memo, memoised } from './memo.ts'
import { refuse } from './refusal.ts'
import { SharedFunctions } from './sharing.ts'
import { single } from './single.ts'
import { truth } from './truth.ts'
import { value } from './value.ts'

/** What expressions of a rule set may name, beside what stands in the rule. */
export interface Names {
  readonly old: boolean
  readonly namespaces: ReadonlyMap<string, string>
  readonly defaultNamespace: string
  globalVariable(name: string): Variable | undefined
  userFunction(name: string, arity: number): UserFunction | undefined
  key(name: string, at: number): string
  document(path: string, at: number): number
}

/** Gathers the JavaScript of a rule set. */
export class Program implements Generator {
  readonly old: boolean
  private readonly names: Names
  private readonly declarations: string[] = []
  private readonly constants = new Map<string, string>()
  private readonly slots: string[] = []
  private readonly memo: Memo = new Map()
  private readonly shared = new SharedFunctions(js => this.declare(js))
  private locals = 0
  private globals = 0

  constructor(names: Names) {
    this.names = names
    this.old = names.old
  }

  value(e: Expression, env: Env): Code {
    return memoised(this, this.memo, 'value', e, env, inner => value(this, e, inner))
  }

  single(e: Expression, env: Env): Code<SingleType> {
    return memoised(this, this.memo, 'single', e, env, inner => single(this, e, inner)) as Code<SingleType>
  }

  truth(e: Expression, env: Env): string {
    return memoised(this, this.memo, 'truth', e, env, inner => code(truth(this, e, inner), 'boolean')).js
  }

  each(e: Expression, env: Env, ordered: boolean, body: Body): string {
    return each(this, e, env, ordered, body)
  }

  local(): string {
    this.locals += 1
    return `v${this.locals}`
  }

  global(): string {
    this.globals += 1
    return `$g${this.globals}`
  }

  hoist(env: Env, body: string): string {
    return this.shared.call(env, body)
  }

  constant(js: string): string {
    const known = this.constants.get(js)
    if (known !== undefined) return known
    const name = `$k${this.constants.size}`
    this.constants.set(js, name)
    return name
  }

  perDocument(): string {
    const name = `$m${this.slots.length}`
    this.slots.push(name)
    return name
  }

  declare(js: string): void {
    this.declarations.push(js)
  }

  namespace(prefix: string, at: number): string {
    return this.names.namespaces.get(prefix) ?? refuse(message('xpath.prefix', { prefix }), at)
  }

  nameId(test: NodeTest & { kind: 'name' }, attribute: boolean, at: number): string {
    const { prefix, local } = test
    const bare = attribute ? '' : this.names.defaultNamespace
    const uri = prefix === '' ? bare : this.namespace(prefix, at)
    return this.constant(`NM.id(${quote(uri)},${quote(local)})`)
  }

  globalVariable(name: string): Variable | undefined {
    return this.names.globalVariable(name)
  }

  userFunction(name: string, arity: number): UserFunction | undefined {
    return this.names.userFunction(name, arity)
  }

  key(name: string, at: number): string {
    return this.names.key(name, at)
  }

  document(path: string, at: number): number {
    return this.names.document(path, at)
  }

  /** All declarations, and the function that clears what was kept of the document before. */
  source(): string {
    const constants = [...this.constants].map(([js, name]) => `const ${name}=${js};`)
    const slots = this.slots.length === 0 ? '' : `let ${this.slots.join(',')};`
    const clear = `function $clear(){${this.slots.map(name => `${name}=undefined;`).join('')}}`
    return [...constants, slots, ...this.declarations, clear].join('\n')
  }
}
