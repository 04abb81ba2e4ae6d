import { message } from '../../../messages/speaker.ts'
import { type Element, elementsOf } from '../source/element.ts'
import { resolvePath } from '../source/include.ts'
import { type Problem, problem, SchematronProblem } from '../source/problem.ts'
import type { Let, Schema } from '../source/schema.ts'
import type { Expression } from '../xpath/expression.ts'
import { parseXPath } from '../xpath/parse.ts'
import { XPathSyntaxError } from '../xpath/scanner.ts'
import { asItems, at, documentEnv, type Variable } from './code.ts'
import type { UserFunction } from './generator.ts'
import { type Alternative, alternativesOf } from './match.ts'
import { Program } from './program.ts'
import { Refusal, refuse } from './refusal.ts'
import { type Reader, writeRule } from './rules.ts'
import { declareFunction, writeFunction } from './user-functions.ts'

/** The JavaScript of a rule set, and the files that it looks up values in. */
export interface Written {
  readonly source: string
  readonly documents: readonly string[]
  readonly problems: readonly Problem[]
}

/** Writes a rule set as JavaScript. Whatever is not supported becomes a problem, and then nothing may be run. */
export function compileSchema(schema: Schema, canRead: (path: string) => boolean): Written {
  return new Compiler(schema, canRead).written()
}

class Compiler implements Reader {
  readonly old: boolean
  readonly namespaces: ReadonlyMap<string, string>
  readonly defaultNamespace: string
  private readonly schema: Schema
  private readonly canRead: (path: string) => boolean
  private readonly program: Program
  private readonly problems: Problem[] = []
  private readonly documents: string[] = []
  private readonly functions = new Map<string, UserFunction>()
  private readonly globals = new Map<string, Variable | 'open'>()
  private readonly keys = new Map<string, string>()
  private lets: readonly Let[] = []
  private file = ''

  constructor(schema: Schema, canRead: (path: string) => boolean) {
    this.schema = schema
    this.canRead = canRead
    this.old = schema.old
    this.namespaces = schema.namespaces
    this.defaultNamespace = schema.defaultNamespace
    this.program = new Program(this)
  }

  written(): Written {
    const { schema } = this
    this.lets = schema.lets
    this.declareAll()
    this.readLets()
    const rules: string[] = []
    const patterns = schema.patterns.map(pattern => this.pattern(pattern, rules))
    const tables = `return{load:$load,clear:$clear,budget:$budget,rules:[${rules.join(',')}],patterns:[${patterns.join(',')}]};`
    return { source: `${this.program.source()}\n${tables}`, documents: this.documents, problems: this.problems }
  }

  private declareAll(): void {
    const declared: (readonly [Element, UserFunction])[] = []
    for (const element of this.schema.functions) {
      const found = this.guard(element, 'name', () => declareFunction(this.program, element))
      if (found === undefined) continue
      this.functions.set(...found)
      declared.push([element, found[1]])
    }
    for (const key of this.schema.keys) {
      this.keys.set(key.attributes.get('name') ?? '', this.program.global())
    }
    for (const [element, found] of declared) {
      this.guard(element, 'name', () => {
        writeFunction(this.program, element, found, (child, attribute) => this.expression(child, attribute))
      })
    }
    for (const key of this.schema.keys) this.guard(key, 'match', () => this.writeKey(key))
  }

  private pattern(pattern: Schema['patterns'][number], rules: string[]): string {
    const outside = new Map(this.globals)
    this.lets = [...this.schema.lets, ...pattern.lets]
    for (const { name } of pattern.lets) this.globals.delete(name)
    this.readLets()
    const entries = pattern.rules.flatMap(rule => {
      const name = this.program.global()
      const number = rules.length
      const alternatives = this.guard(rule.element, 'context', () => this.alternatives(rule.element, 'context'))
      writeRule(this.program, this, rule, this.schema, name, this.assertionCount)
      this.assertionCount += rule.assertions.length
      rules.push(name)
      return [`{rule:${number},alternatives:[${(alternatives ?? []).map(alternativeCode).join(',')}]}`]
    })
    this.globals.clear()
    for (const [name, variable] of outside) this.globals.set(name, variable)
    return `[${entries.join(',')}]`
  }

  private assertionCount = 0

  private alternatives(element: Element, attribute: string): readonly Alternative[] {
    return alternativesOf(this.program, this.expression(element, attribute))
  }

  /** Reads every variable, so that what is wrong with one is told even if nobody uses it. */
  private readLets(): void {
    for (const { name, element, attribute } of this.lets)
      this.guard(element, attribute, () => this.globalVariable(name))
  }

  globalVariable(name: string): Variable | undefined {
    const known = this.globals.get(name)
    if (known === 'open') return refuse(message('xpath.variable-round', { name }))
    if (known !== undefined) return known
    // XSLT implementations make every variable of a pattern a global one, and rule sets (XRechnung) rely on it.
    const found =
      this.lets.findLast(candidate => candidate.name === name) ??
      this.schema.patterns.flatMap(({ lets }) => lets).find(candidate => candidate.name === name)
    if (found === undefined) return undefined
    this.globals.set(name, 'open')
    const value = this.guard(found.element, found.attribute, () => {
      return this.program.value(this.expression(found.element, found.attribute), documentEnv)
    })
    if (value === undefined) {
      this.globals.delete(name)
      return undefined
    }
    const slot = this.program.perDocument()
    const call = this.program.global()
    this.program.declare(`function ${call}(){return ${slot}===undefined?(${slot}=${value.js}):${slot};}`)
    const variable = { ...value, js: `${call}()` }
    this.globals.set(name, variable)
    return variable
  }

  userFunction(name: string, arity: number): UserFunction | undefined {
    return this.functions.get(`${name}#${arity}`)
  }

  key(name: string, place: number): string {
    return this.keys.get(name) ?? refuse(message('xpath.no-key', { name }), place)
  }

  private writeKey(key: Element): void {
    const { program } = this
    const name = this.keys.get(key.attributes.get('name') ?? '') ?? ''
    const use = this.guard(key, 'use', () => {
      if (!key.attributes.has('use')) refuse(message('schematron.lacks', { element: 'xsl:key', attribute: 'use' }))
      if (elementsOf(key).length > 0) refuse(message('xpath.key-content'))
      const node = program.local()
      const value = program.value(this.expression(key, 'use'), { ...at(documentEnv, node), current: node })
      const body = program.global()
      program.declare(`function ${body}(${node}){return ${asItems(value)};}`)
      return body
    })
    const table = `[${this.alternatives(key, 'match').map(alternativeCode).join(',')}]`
    const slot = program.perDocument()
    const lookUp = `(${slot}===undefined?(${slot}=keyTable(${table},${use})):${slot})`
    program.declare(`function ${name}(w){return keyed(${lookUp},w);}`)
  }

  document(path: string, place: number): number {
    let resolved = ''
    try {
      resolved = resolvePath(this.file, path, this.schema.place)
    } catch (error) {
      if (error instanceof SchematronProblem) refuse(error.said, place)
      throw error
    }
    if (!this.canRead(resolved)) refuse(message('xpath.no-document', { path: resolved }), place)
    const known = this.documents.indexOf(resolved)
    return known >= 0 ? known : this.documents.push(resolved) - 1
  }

  expression(element: Element, attribute: string): Expression {
    return this.parse(
      element,
      element.attributes.get(attribute) ?? refuse(message('schematron.lacks', { element: element.local, attribute })),
    )
  }

  parse(element: Element, text: string): Expression {
    this.file = element.file
    return parseXPath(text)
  }

  guard<T>(element: Element, attribute: string, run: () => T): T | undefined {
    try {
      return run()
    } catch (error) {
      if (error instanceof Refusal || error instanceof XPathSyntaxError) {
        this.problems.push(problem(error.said, element.placeOf(attribute, error.at)))
        return undefined
      }
      if (error instanceof SchematronProblem) this.problems.push(problem(error.said, error.place))
      else if (error instanceof RangeError)
        this.problems.push(problem(message('schematron.too-nested'), element.placeOf(attribute)))
      else throw error
      return undefined
    }
  }
}

function alternativeCode({ steps, rooted, attribute, check }: Alternative): string {
  return `{steps:[${steps.join(',')}],rooted:${rooted},attribute:${attribute},check:${check}}`
}
