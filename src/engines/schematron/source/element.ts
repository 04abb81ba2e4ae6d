import { Lines } from '../../../documents/lines.ts'
import { parseXml } from '../../../documents/xml/parse.ts'
import { nodeKind, type XmlTree } from '../../../documents/xml/tree.ts'
import { attributeValue, textValue } from '../../../documents/xml/values.ts'
import { type Place, SchematronProblem } from './problem.ts'

/** An element of a rule file, with its place. */
export interface Element {
  readonly uri: string
  readonly local: string
  readonly attributes: ReadonlyMap<string, string>
  /** Elements and texts in order; comments and processing instructions are left out. */
  readonly children: readonly (Element | string)[]
  readonly file: string
  /** Place of the element, or of a character of an attribute's value. */
  readonly placeOf: (attribute?: string, offset?: number) => Place
}

/** Reads a rule file. @throws SchematronProblem when it is not well-formed */
export function readElement(file: string, text: string | Uint8Array): Element {
  const { tree, problem } = parseXml(text)
  if (tree === undefined) {
    const { line, column } = problem
    throw new SchematronProblem(problem.message, { file, line, column })
  }
  return elementOf(tree, tree.firstElement[0] ?? 0, file, new Lines(tree.source))
}

function elementOf(tree: XmlTree, node: number, file: string, lines: Lines): Element {
  const name = tree.name[node] ?? 0
  const attributes = new Map<string, string>()
  const starts = new Map<string, number>()
  for (let at = tree.attributeStart[node] ?? 0; at < (tree.attributeStart[node + 1] ?? 0); at += 1) {
    const id = tree.attributeName[at] ?? 0
    const uri = tree.names.uri[id] ?? ''
    const key = uri === '' ? (tree.names.local[id] ?? '') : `{${uri}}${tree.names.local[id]}`
    attributes.set(key, attributeValue(tree, at))
    starts.set(key, tree.attributeFrom[at] ?? 0)
  }
  return {
    uri: tree.names.uri[name] ?? '',
    local: tree.names.local[name] ?? '',
    attributes,
    children: childrenOf(tree, node, file, lines),
    file,
    placeOf(attribute, offset = 0) {
      const start = attribute === undefined ? undefined : starts.get(attribute)
      const at = start === undefined ? (tree.start[node] ?? 0) : writtenOffset(tree.source, start, offset)
      return { file, ...lines.place(at) }
    },
  }
}

function childrenOf(tree: XmlTree, node: number, file: string, lines: Lines): readonly (Element | string)[] {
  const children: (Element | string)[] = []
  for (let child = tree.first[node] ?? 0; child > 0; child = tree.next[child] ?? 0) {
    if (tree.kind[child] === nodeKind.element) children.push(elementOf(tree, child, file, lines))
    else if (tree.kind[child] === nodeKind.text) children.push(textValue(tree, child))
  }
  return children
}

/** Where the character of a value stands in the source: a reference counts as one character. */
function writtenOffset(source: string, start: number, offset: number): number {
  let at = start
  for (let count = 0; count < offset && at < source.length; count += 1) {
    const end = source[at] === '&' ? source.indexOf(';', at) : at
    at = (end < 0 ? at : end) + 1
  }
  return at
}

/** Child elements. */
export function elementsOf({ children }: Element): readonly Element[] {
  return children.filter(child => typeof child !== 'string')
}

/** The same element with other attributes or children; it keeps its place. */
export function changed(
  element: Element,
  attributes: ReadonlyMap<string, string>,
  children: readonly (Element | string)[],
): Element {
  return { ...element, attributes, children }
}
