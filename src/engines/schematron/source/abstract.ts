import { message } from '../../../messages/speaker.ts'
import { changed, type Element, elementsOf } from './element.ts'
import { schematronNamespace } from './include.ts'
import { SchematronProblem } from './problem.ts'

/** A pattern that is an instance of an abstract one, written out: each `$name` becomes the value of its parameter. */
export function expandPattern(pattern: Element, templates: ReadonlyMap<string, Element>): Element {
  const name = pattern.attributes.get('is-a')
  if (name === undefined) return pattern
  const template = templates.get(name)
  if (template === undefined)
    throw new SchematronProblem(message('schematron.no-abstract-pattern', { name }), pattern.placeOf('is-a'))
  const values = new Map([...parametersOf(template), ...parametersOf(pattern)])
  const others = elementsOf(pattern).filter(child => !isParameter(child))
  if (others[0] !== undefined && others.some(({ local }) => local !== 'title' && local !== 'p')) {
    throw new SchematronProblem(message('schematron.own-content'), others[0].placeOf())
  }
  const children = template.children.filter(child => typeof child === 'string' || !isParameter(child))
  const id = pattern.attributes.get('id') ?? ''
  const attributes = new Map([...template.attributes, ...pattern.attributes, ['id', id]])
  attributes.delete('abstract')
  return changed(template, attributes, substitutedAll(children, values))
}

function isParameter({ uri, local }: Element): boolean {
  return uri === schematronNamespace && local === 'param'
}

function parametersOf(pattern: Element): readonly (readonly [string, string])[] {
  return elementsOf(pattern)
    .filter(isParameter)
    .map(({ attributes }) => [attributes.get('name') ?? '', attributes.get('value') ?? ''])
}

function substitutedAll(
  children: readonly (Element | string)[],
  values: ReadonlyMap<string, string>,
): readonly (Element | string)[] {
  // Longer names first, so that $BR-1 does not eat the beginning of $BR-10.
  const names = [...values.keys()].sort((a, b) => b.length - a.length).map(escaped)
  const pattern = names.length === 0 ? /(?!)/g : new RegExp(`\\$(${names.join('|')})(?![\\w.-])`, 'g')
  const inText = (text: string) => text.replace(pattern, (all, name: string) => values.get(name) ?? all)
  const inElement = (element: Element): Element => {
    const attributes = new Map([...element.attributes].map(([name, value]) => [name, inText(value)]))
    return changed(element, attributes, element.children.map(inChild))
  }
  const inChild = (child: Element | string) => (typeof child === 'string' ? inText(child) : inElement(child))
  return children.map(inChild)
}

function escaped(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/** Abstract rules by id, of all patterns. */
export function abstractRules(patterns: readonly Element[]): ReadonlyMap<string, Element> {
  const rules = patterns.flatMap(elementsOf).filter(({ local, attributes }) => {
    return local === 'rule' && attributes.get('abstract') === 'true'
  })
  return new Map(rules.map(rule => [rule.attributes.get('id') ?? '', rule]))
}

const maxDepth = 20

/** What a rule holds, with the content of the abstract rules that it extends in place of `extends`. */
export function contentOf(rule: Element, rules: ReadonlyMap<string, Element>, depth = 0): readonly Element[] {
  return elementsOf(rule).flatMap(child => {
    if (child.uri !== schematronNamespace || child.local !== 'extends') return [child]
    const name = child.attributes.get('rule') ?? ''
    const base = rules.get(name)
    if (base === undefined)
      throw new SchematronProblem(message('schematron.no-abstract-rule', { name }), child.placeOf('rule'))
    if (depth >= maxDepth) throw new SchematronProblem(message('schematron.extends-round'), child.placeOf())
    return contentOf(base, rules, depth + 1)
  })
}
