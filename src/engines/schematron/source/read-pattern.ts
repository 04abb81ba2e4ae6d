import { message } from '../../../messages/speaker.ts'
import { contentOf } from './abstract.ts'
import { type Element, elementsOf } from './element.ts'
import { schematronNamespace } from './include.ts'
import { SchematronProblem } from './problem.ts'
import type { Assertion, Let, Marks, Pattern, Rule, TextPart } from './schema.ts'

const xsl = 'http://www.w3.org/1999/XSL/Transform'
const prose = new Set(['title', 'p', 'emph', 'dir', 'span'])

function refuse(element: Element, what: string, attribute?: string): never {
  throw new SchematronProblem(message('schematron.unsupported', { what }), element.placeOf(attribute))
}

/** @throws SchematronProblem */
export function lacks(element: Element, attribute: string): never {
  const said = message('schematron.lacks', { element: element.local, attribute })
  throw new SchematronProblem(said, element.placeOf())
}

function refuseAttributes(element: Element, ...names: readonly string[]): void {
  for (const name of names) if (element.attributes.has(name)) refuse(element, `${name}="…"`, name)
}

/** Reads a pattern that is not abstract, and is written out. */
export function readPattern(pattern: Element, abstract: ReadonlyMap<string, Element>): Pattern {
  refuseAttributes(pattern, 'documents')
  const lets: Let[] = []
  const rules: Rule[] = []
  let title = ''
  for (const child of elementsOf(pattern)) {
    const isOwn = child.uri === schematronNamespace
    if (isOwn && child.local === 'rule') {
      if (child.attributes.get('abstract') !== 'true') rules.push(readRule(child, abstract))
    } else if (isOwn && child.local === 'let') lets.push(readLet(child))
    else if (isOwn && child.local === 'title') title = plainText(child)
    else judgeOther(child)
  }
  return { id: pattern.attributes.get('id') ?? '', title, lets, rules }
}

function plainText(element: Element): string {
  return element.children
    .map(child => (typeof child === 'string' ? child : plainText(child)))
    .join('')
    .trim()
}

/** Prose and foreign elements may stand anywhere; of XSLT and Schematron all else is refused. */
function judgeOther(child: Element): void {
  if (child.uri === xsl) refuse(child, `<xsl:${child.local}>`)
  if (child.uri === schematronNamespace && !prose.has(child.local)) refuse(child, `<${child.local}>`)
}

function readRule(rule: Element, abstract: ReadonlyMap<string, Element>): Rule {
  refuseAttributes(rule, 'subject')
  if (!rule.attributes.has('context')) lacks(rule, 'context')
  const lets: Let[] = []
  const assertions: Assertion[] = []
  for (const child of contentOf(rule, abstract)) {
    const isOwn = child.uri === schematronNamespace
    if (isOwn && (child.local === 'assert' || child.local === 'report'))
      assertions.push(readAssertion(child, child.local))
    else if ((isOwn && child.local === 'let') || (child.uri === xsl && child.local === 'variable'))
      lets.push(readLet(child))
    else judgeOther(child)
  }
  return { ...marksOf(rule), element: rule, lets, assertions }
}

function marksOf({ attributes }: Element): Marks {
  const of = (name: string) => attributes.get(name) ?? ''
  return { id: of('id'), role: of('role'), flag: of('flag'), severity: of('severity') }
}

function readAssertion(element: Element, kind: 'assert' | 'report'): Assertion {
  refuseAttributes(element, 'subject')
  if (!element.attributes.has('test')) lacks(element, 'test')
  const ids = (name: string) => (element.attributes.get(name) ?? '').split(/\s+/).filter(id => id !== '')
  return {
    ...marksOf(element),
    kind,
    element,
    text: readText(element),
    diagnostics: ids('diagnostics'),
    properties: ids('properties'),
  }
}

/** Reads `let`, or `xsl:variable` where it stands for one. */
export function readLet(element: Element): Let {
  const attribute = element.local === 'let' ? 'value' : 'select'
  const name = element.attributes.get('name')
  if (name === undefined) return lacks(element, 'name')
  if (!element.attributes.has(attribute)) lacks(element, attribute)
  return { name, element, attribute }
}

/** The text of an assertion or diagnostic: text, and what is filled in. */
export function readText(element: Element): readonly TextPart[] {
  return element.children.flatMap((child): readonly TextPart[] => {
    if (typeof child === 'string') return [child]
    const isXsl = child.uri === xsl
    if (child.local === 'value-of' && (isXsl || child.uri === schematronNamespace)) {
      const select = child.attributes.get('select')
      if (select === undefined) return lacks(child, 'select')
      return [{ kind: 'value-of', select, element: child, attribute: 'select' }]
    }
    if (child.local === 'name' && child.uri === schematronNamespace) {
      return [{ kind: 'name', select: child.attributes.get('path') ?? '.', element: child, attribute: 'path' }]
    }
    if (isXsl && child.local !== 'text') refuse(child, `<xsl:${child.local}>`)
    return readText(child)
  })
}
