import { message } from '../../../messages/speaker.ts'
import type { Element } from '../source/element.ts'
import type { Assertion, Let, Rule, TextPart } from '../source/schema.ts'
import type { Expression } from '../xpath/expression.ts'
import { asItems, bind, type Env, quote } from './code.ts'
import type { Generator } from './generator.ts'
import { mayFail } from './may-fail.ts'
import { refuse } from './refusal.ts'
import { text } from './single.ts'

/** Reads the expression of an attribute, or tells what is wrong and gives nothing. */
export interface Reader {
  expression(element: Element, attribute: string): Expression
  parse(element: Element, text: string): Expression
  /** Runs, and turns a refusal into a problem at the place of the attribute. */
  guard<T>(element: Element, attribute: string, run: () => T): T | undefined
}

export interface Texts {
  readonly diagnostics: ReadonlyMap<string, readonly TextPart[]>
  readonly properties: ReadonlyMap<string, readonly TextPart[]>
}

/** Surroundings of a rule whose node is in the variable. */
function ruleEnv(node: string): Env {
  return { node, item: null, position: null, last: null, current: node, variables: new Map() }
}

/** Writes a rule as a function of the node: its variables, then its assertions, numbered from `first`. */
export function writeRule(g: Generator, reader: Reader, rule: Rule, texts: Texts, name: string, first: number): void {
  const node = g.local()
  let env = ruleEnv(node)
  let body = ''
  for (const variable of rule.lets) {
    const written = reader.guard(variable.element, variable.attribute, () => writeLet(g, reader, variable, env))
    if (written === undefined) continue
    body += written.js
    env = written.env
  }
  rule.assertions.forEach((assertion, index) => {
    body += reader.guard(assertion.element, 'test', () => {
      return writeAssertion(g, reader, assertion, texts, env, node, first + index)
    })
  })
  g.declare(`function ${name}(${node}){${body}}`)
}

/** A variable whose value is an error is an error only where it is used, as in XSLT, which computes it when it is needed. */
function writeLet(g: Generator, reader: Reader, variable: Let, env: Env): { readonly js: string; readonly env: Env } {
  const local = g.local()
  const e = reader.expression(variable.element, variable.attribute)
  const value = g.value(e, env)
  if (!mayFail(e, env, g)) {
    return { js: `const ${local}=${value.js};`, env: bind(env, variable.name, { ...value, js: local }) }
  }
  const js = `let ${local};try{${local}=${value.js};}catch(e){${local}=hold(e);}`
  return { js, env: bind(env, variable.name, { ...value, js: `held(${local})` }) }
}

function writeAssertion(
  g: Generator,
  reader: Reader,
  assertion: Assertion,
  texts: Texts,
  env: Env,
  node: string,
  number: number,
): string {
  const test = g.truth(reader.expression(assertion.element, 'test'), env)
  const failed = assertion.kind === 'assert' ? `!(${test})` : test
  const said = g.hoist(env, `return ${sayings(g, reader, assertion, texts, env)};`)
  return `try{if(${failed})$raise(${number},${node},${said});}catch(e){$fault(${number},${node},e);}`
}

/** The text, the diagnostics and the properties of an assertion, as code that fills in the values. */
function sayings(g: Generator, reader: Reader, assertion: Assertion, texts: Texts, env: Env): string {
  const named = (
    ids: readonly string[],
    known: ReadonlyMap<string, readonly TextPart[]>,
    what: 'diagnostic' | 'property',
  ) => {
    const parts = ids.map(id => {
      const found = known.get(id) ?? refuse(message(`xpath.no-${what}`, { id }))
      return `{id:${quote(id)},text:${textCode(g, reader, found, env)}}`
    })
    return `[${parts.join(',')}]`
  }
  const diagnostics = named(assertion.diagnostics, texts.diagnostics, 'diagnostic')
  const properties = named(assertion.properties, texts.properties, 'property')
  return `{text:${textCode(g, reader, assertion.text, env)},diagnostics:${diagnostics},properties:${properties}}`
}

function textCode(g: Generator, reader: Reader, parts: readonly TextPart[], env: Env): string {
  const pieces = parts.map(part => {
    if (typeof part === 'string') return quote(part)
    const js = reader.guard(part.element, part.attribute, () => filledIn(g, reader, part, env))
    return `told(()=>${js ?? "''"})`
  })
  return `phrase([${pieces.join(',')}])`
}

function filledIn(g: Generator, reader: Reader, part: Exclude<TextPart, string>, env: Env): string {
  const e = reader.parse(part.element, part.select)
  if (part.kind === 'name') return `nameOfAny(nodeName,${asItems(g.value(e, env))})`
  return g.old ? text(g, e, env) : `joined(${asItems(g.value(e, env))},' ')`
}
