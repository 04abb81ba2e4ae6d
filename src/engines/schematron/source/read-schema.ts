import { message } from '../../../messages/speaker.ts'
import { abstractRules, expandPattern } from './abstract.ts'
import { type Element, elementsOf } from './element.ts'
import { schematronNamespace } from './include.ts'
import { SchematronProblem } from './problem.ts'
import { lacks, readLet, readPattern, readText } from './read-pattern.ts'
import type { Let, Schema, TextPart } from './schema.ts'

export const xslNamespace = 'http://www.w3.org/1999/XSL/Transform'
/** Prefixes that need no declaration. */
const known: readonly (readonly [string, string])[] = [
  ['xs', 'http://www.w3.org/2001/XMLSchema'],
  ['xsd', 'http://www.w3.org/2001/XMLSchema'],
  ['fn', 'http://www.w3.org/2005/xpath-functions'],
  ['xml', 'http://www.w3.org/XML/1998/namespace'],
]
const bindings: Readonly<Record<string, boolean>> = {
  '': true,
  xslt: true,
  xslt1: true,
  xpath: true,
  xslt2: false,
  xpath2: false,
}
const ignored = new Set(['title', 'p', 'ns', 'pattern', 'let', 'phase', 'diagnostics', 'properties'])

/** Reads the root element of a rule set. @throws SchematronProblem for what is not supported */
export function readSchema(root: Element, phase: string | undefined): Schema {
  if (root.uri !== schematronNamespace || root.local !== 'schema') {
    throw new SchematronProblem(message('schematron.no-schema'), root.placeOf())
  }
  const binding = (root.attributes.get('queryBinding') ?? '').toLowerCase()
  const old = bindings[binding]
  if (old === undefined) refuse(root, `queryBinding="${binding}"`, 'queryBinding')
  const children = elementsOf(root)
  for (const child of children) judge(child)
  const own = (local: string) => children.filter(child => child.uri === schematronNamespace && child.local === local)
  const patterns = own('pattern')
  const templates = new Map(patterns.filter(isAbstract).map(pattern => [pattern.attributes.get('id') ?? '', pattern]))
  const rules = abstractRules(patterns)
  const active = activePatterns(own('phase'), phase ?? root.attributes.get('defaultPhase'), root)
  return {
    title: textOf(own('title')[0]),
    version: root.attributes.get('schemaVersion') ?? '',
    old: old ?? false,
    namespaces: new Map([...known, ...own('ns').map(readNamespace)]),
    defaultNamespace: root.attributes.get('xpath-default-namespace') ?? '',
    lets: [...own('let').map(readLet), ...active.lets],
    patterns: patterns
      .filter(pattern => !isAbstract(pattern) && active.has(pattern.attributes.get('id') ?? ''))
      .map(pattern => readPattern(expandPattern(pattern, templates), rules)),
    diagnostics: texts(own('diagnostics'), 'diagnostic'),
    properties: texts(own('properties'), 'property'),
    functions: children.filter(child => child.uri === xslNamespace && child.local === 'function'),
    keys: children.filter(child => child.uri === xslNamespace && child.local === 'key'),
    place: root.placeOf(),
  }
}

function refuse(element: Element, what: string, attribute?: string): never {
  throw new SchematronProblem(message('schematron.unsupported', { what }), element.placeOf(attribute))
}

function judge(child: Element): void {
  if (child.uri === schematronNamespace && !ignored.has(child.local)) refuse(child, `<${child.local}>`)
  if (child.uri === xslNamespace && child.local !== 'function' && child.local !== 'key') {
    refuse(child, `<xsl:${child.local}>`)
  }
}

function isAbstract(pattern: Element): boolean {
  return pattern.attributes.get('abstract') === 'true'
}

function readNamespace(element: Element): readonly [string, string] {
  const prefix = element.attributes.get('prefix')
  const uri = element.attributes.get('uri')
  return [prefix ?? lacks(element, 'prefix'), uri ?? lacks(element, 'uri')]
}

interface Active {
  readonly lets: readonly Let[]
  has(pattern: string): boolean
}

/** The patterns that a phase names; without a phase all of them. */
function activePatterns(phases: readonly Element[], name: string | undefined, root: Element): Active {
  if (name === undefined || name === '#ALL' || name === '#DEFAULT') return { lets: [], has: () => true }
  const phase = phases.find(({ attributes }) => attributes.get('id') === name)
  if (phase === undefined) throw new SchematronProblem(message('schematron.no-phase', { name }), root.placeOf())
  const parts = elementsOf(phase).filter(({ uri }) => uri === schematronNamespace)
  const ids = new Set(
    parts.filter(({ local }) => local === 'active').map(({ attributes }) => attributes.get('pattern')),
  )
  return { lets: parts.filter(({ local }) => local === 'let').map(readLet), has: pattern => ids.has(pattern) }
}

function texts(groups: readonly Element[], local: string): ReadonlyMap<string, readonly TextPart[]> {
  const elements = groups.flatMap(elementsOf).filter(child => child.local === local)
  return new Map(elements.map(element => [element.attributes.get('id') ?? '', readText(element)]))
}

function textOf(element: Element | undefined): string {
  const parts = element?.children.filter(child => typeof child === 'string') ?? []
  return parts.join('').replace(/\s+/g, ' ').trim()
}
