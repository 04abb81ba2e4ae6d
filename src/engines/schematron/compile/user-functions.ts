import { message } from '../../../messages/speaker.ts'
import { type Element, elementsOf } from '../source/element.ts'
import { tick } from './axes.ts'
import { convert, isScalar, scalarTypes } from './calls.ts'
import { asItems, atItem, bind, box, type Code, code, type Env, quote, type Variable } from './code.ts'
import type { Conversion, Generator, UserFunction } from './generator.ts'
import { refuse } from './refusal.ts'

const xsl = 'http://www.w3.org/1999/XSL/Transform'
const typeForm = /^((?:xsd?:)\w+|(?:node|element|attribute|item|text|document-node)\(\))\s*([?*+]?)$/

/** Parses the expression of an attribute; what is wrong with it is told at its place. */
export type ReadExpression = (element: Element, attribute: string) => Parameters<Generator['value']>[0]

/** Reads `as`; nothing where it is left out. */
export function conversionOf(element: Element): Conversion | null {
  const written = element.attributes.get('as')?.trim()
  if (written === undefined) return null
  const [, name = '', occurs = ''] =
    typeForm.exec(written) ?? refuse(message('schematron.unsupported', { what: `as="${written}"` }))
  const type = name.replace(/^xsd:/, 'xs:')
  if (type.startsWith('xs:') && !Object.hasOwn(scalarTypes, type))
    refuse(message('schematron.unsupported', { what: `as="${written}"` }))
  return { type, occurs: occurs as Conversion['occurs'] }
}

function resultOf(conversion: Conversion | null): Code {
  if (!isScalar(conversion)) return code('', 'items')
  return code('', scalarTypes[conversion.type] ?? 'items', conversion.occurs === '?')
}

function parametersOf(element: Element): readonly Element[] {
  return elementsOf(element).filter(({ uri, local }) => uri === xsl && local === 'param')
}

/** Name, parameters and result of a function, before its body is read: bodies may call each other. */
export function declareFunction(g: Generator, element: Element): readonly [key: string, declared: UserFunction] {
  const name =
    element.attributes.get('name') ??
    refuse(message('schematron.lacks', { element: 'xsl:function', attribute: 'name' }))
  const parameters = parametersOf(element).map(conversionOf)
  const declared = { js: g.global(), parameters, result: resultOf(conversionOf(element)) }
  return [`${name}#${parameters.length}`, declared]
}

/** Writes a function. It sees its parameters and the global variables, and no context. */
export function writeFunction(g: Generator, element: Element, declared: UserFunction, read: ReadExpression): void {
  let env: Env = { node: null, item: null, position: null, last: null, current: null, variables: new Map() }
  const names: string[] = []
  parametersOf(element).forEach((parameter, index) => {
    const local = g.local()
    names.push(local)
    const type = { ...resultOf(declared.parameters[index] ?? null), js: local }
    env = bind(
      env,
      parameter.attributes.get('name') ??
        refuse(message('schematron.lacks', { element: 'xsl:param', attribute: 'name' })),
      type,
    )
  })
  const body = new Constructor(g, read).returning(contentOf(element), env, conversionOf(element))
  g.declare(`function ${declared.js}(${names.join(',')}){${tick}${body}}`)
}

/** Instructions and texts that count: white space between instructions does not. */
function contentOf(element: Element): readonly (Element | string)[] {
  return element.children.filter(child => {
    return typeof child === 'string' ? child.trim() !== '' : !(child.uri === xsl && child.local === 'param')
  })
}

/** Writes sequence constructors (XSLT 2.0, 5.7). */
class Constructor {
  private readonly g: Generator
  private readonly read: ReadExpression

  constructor(g: Generator, read: ReadExpression) {
    this.g = g
    this.read = read
  }

  /** Statements that return the value. Where one instruction decides it, no list is made of it. */
  returning(content: readonly (Element | string)[], env: Env, as: Conversion | null): string {
    const [first, ...rest] = content
    if (first !== undefined && typeof first !== 'string' && first.uri === xsl) {
      if (first.local === 'variable') return this.variable(first, env, inner => this.returning(rest, inner, as))
      if (first.local === 'message') return this.message(first, env) + this.returning(rest, env, as)
      if (rest.length === 0) {
        const direct = this.direct(first, env, as)
        if (direct !== undefined) return direct
      }
    }
    return `const r=[];${this.pushing(content, env)}return ${convert(code('r', 'items'), as)};`
  }

  private direct(element: Element, env: Env, as: Conversion | null): string | undefined {
    if (element.local === 'sequence') return `return ${convert(this.select(element, env), as)};`
    if (element.local === 'value-of') {
      const value = this.select(element, env)
      if (as?.type === 'xs:boolean' && value.type === 'boolean') return `return ${value.js};`
      return `return ${convert(code(this.joined(element, value), 'untyped'), as)};`
    }
    if (element.local !== 'choose') return undefined
    const branches = elementsOf(element).map(
      branch => [branch, `{${this.returning(contentOf(branch), env, as)}}`] as const,
    )
    const otherwise = branches.some(([{ local }]) => local === 'otherwise')
      ? ''
      : `else{${this.returning([], env, as)}}`
    return this.choice(branches, env) + otherwise
  }

  private select(element: Element, env: Env): Code {
    if (!element.attributes.has('select'))
      refuse(message('schematron.lacks', { element: `xsl:${element.local}`, attribute: 'select' }))
    return this.g.value(this.read(element, 'select'), env)
  }

  private joined(element: Element, value: Code): string {
    return `joined(${asItems(value)},${quote(element.attributes.get('separator') ?? ' ')})`
  }

  private choice(branches: readonly (readonly [Element, string])[], env: Env): string {
    const parts = branches.map(([branch, body]) => {
      if (branch.local === 'when') return `if(${this.g.truth(this.read(branch, 'test'), env)})${body}`
      return branch.local === 'otherwise'
        ? body
        : refuse(message('schematron.unsupported', { what: `<xsl:${branch.local}>` }))
    })
    return parts.join('else ')
  }

  private message(element: Element, env: Env): string {
    if (element.attributes.get('terminate') !== 'yes') return ''
    const text = element.attributes.has('select')
      ? `joined(${asItems(this.select(element, env))},' ')`
      : quote(
          element.children
            .filter(child => typeof child === 'string')
            .join('')
            .trim(),
        )
    return `raised(${text});`
  }

  private variable(element: Element, env: Env, rest: (env: Env) => string): string {
    const local = this.g.local()
    const name =
      element.attributes.get('name') ??
      refuse(message('schematron.lacks', { element: 'xsl:variable', attribute: 'name' }))
    const made = this.variableValue(element, env)
    return `const ${local}=${made.js};${rest(bind(env, name, { ...made, js: local }))}`
  }

  private variableValue(element: Element, env: Env): Variable {
    const as = conversionOf(element)
    if (element.attributes.has('select')) {
      const value = this.select(element, env)
      return as === null ? value : { ...resultOf(as), js: convert(value, as) }
    }
    const content = contentOf(element)
    if (content.length === 0 && as === null) return code(quote(element.children.join('')), 'string')
    if (as !== null) return { ...resultOf(as), js: this.g.hoist(env, this.returning(content, env, as)) }
    // A document node: it has a text, and is true whatever that says.
    const isText = content.some(child => typeof child === 'string' || child.local !== 'sequence')
    const list = this.g.hoist(env, `const r=[];${this.pushing(content, env)}return joined(r,${isText ? "''" : "' '"});`)
    return { ...code(list, 'untyped'), document: true }
  }

  /** Statements that add the items to the list `r`. */
  private pushing(content: readonly (Element | string)[], env: Env): string {
    const [first, ...rest] = content
    if (first === undefined) return ''
    if (typeof first === 'string') return `r.push(new Untyped(${quote(first)}));${this.pushing(rest, env)}`
    if (first.uri !== xsl) return refuse(message('schematron.unsupported', { what: `<${first.local}>` }))
    if (first.local === 'variable') return this.variable(first, env, inner => this.pushing(rest, inner))
    return this.pushOne(first, env) + this.pushing(rest, env)
  }

  private pushOne(element: Element, env: Env): string {
    switch (element.local) {
      case 'sequence':
        return this.g.each(this.read(element, 'select'), env, true, (js, type) => `r.push(${box(js, type)});`)
      case 'value-of':
        return `r.push(new Untyped(${this.joined(element, this.select(element, env))}));`
      case 'text':
        return `r.push(new Untyped(${quote(element.children.join(''))}));`
      case 'message':
        return this.message(element, env)
      case 'if':
        return `if(${this.g.truth(this.read(element, 'test'), env)}){${this.pushing(contentOf(element), env)}}`
      case 'choose': {
        const branches = elementsOf(element)
        return this.choice(
          branches.map(branch => [branch, `{${this.pushing(contentOf(branch), env)}}`] as const),
          env,
        )
      }
      case 'for-each':
        return this.forEach(element, env)
      default:
        return refuse(message('schematron.unsupported', { what: `<xsl:${element.local}>` }))
    }
  }

  private forEach(element: Element, env: Env): string {
    const position = this.g.local()
    const item = this.g.local()
    const loop = this.g.each(this.read(element, 'select'), env, true, (js, type) => {
      const surroundings = atItem(env, item, type)
      const inner: Env = { ...surroundings, current: surroundings.node, position }
      return `{${tick}const ${item}=${js};${position}++;${this.pushing(contentOf(element), inner)}}`
    })
    return `{let ${position}=0;${loop}}`
  }
}
