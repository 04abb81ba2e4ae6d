import { parseXml } from '../../../documents/xml/parse.ts'
import { nodeKind, type XmlTree } from '../../../documents/xml/tree.ts'
import { attributeValue, textValue } from '../../../documents/xml/values.ts'
import { message } from '../../../messages/speaker.ts'
import { SchemaFault } from '../validator.ts'

export const xsNamespace = 'http://www.w3.org/2001/XMLSchema'
const xmlNamespace = 'http://www.w3.org/XML/1998/namespace'

/** An element of a schema document, with the prefixes that hold where it stands. */
export interface SchemaElement {
  /** Local name of an element of XML Schema; '' for any other. */
  readonly local: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly SchemaElement[]
  /** All text in it. */
  readonly text: string
  readonly prefixes: Prefixes
  readonly line: number
}

/** Namespaces by prefix; '' is that of names without one. */
export type Prefixes = ReadonlyMap<string, string>

/** Reads a schema document; what its DTD declares is not looked at. @throws SchemaFault when it is not well-formed */
export function readSchemaDocument(path: string, bytes: Uint8Array): SchemaElement {
  const { tree, problem } = parseXml(bytes, { dtd: () => undefined })
  if (tree === undefined) throw new SchemaFault(message('xsd.schema', { why: problem.kind }), path, problem.line)
  const declared = new Map<number, [string, string][]>()
  for (const { element, prefix, uri } of tree.declarations) {
    declared.set(element, [...(declared.get(element) ?? []), [prefix, uri]])
  }
  const reading: Reading = { tree, declared, lines: lineCounter(tree.source) }
  return elementAt(reading, tree.firstElement[0] ?? 0, new Map([['xml', xmlNamespace]]))
}

interface Reading {
  readonly tree: XmlTree
  readonly declared: ReadonlyMap<number, readonly (readonly [string, string])[]>
  /** Line of an offset; offsets come in order. */
  readonly lines: (offset: number) => number
}

function elementAt(reading: Reading, node: number, around: Prefixes): SchemaElement {
  const { tree, declared, lines } = reading
  const line = lines(tree.start[node] ?? 0)
  const own = declared.get(node)
  const prefixes = own ? new Map([...around, ...own]) : around
  const children: SchemaElement[] = []
  const texts: string[] = []
  for (let child = tree.first[node] ?? 0; child > 0; child = tree.next[child] ?? 0) {
    if (tree.kind[child] === nodeKind.text) texts.push(textValue(tree, child))
    if (tree.kind[child] !== nodeKind.element) continue
    const inner = elementAt(reading, child, prefixes)
    children.push(inner)
    texts.push(inner.text)
  }
  const name = tree.name[node] ?? 0
  const local = tree.names.uri[name] === xsNamespace ? (tree.names.local[name] ?? '') : ''
  return { local, attributes: attributesOf(tree, node), children, text: texts.join(''), prefixes, line }
}

/** Those without a namespace by their name; `xml:lang` by that, others as `{namespace}name`. */
function attributesOf(tree: XmlTree, node: number): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>()
  for (let at = tree.attributeStart[node] ?? 0; at < (tree.attributeStart[node + 1] ?? 0); at += 1) {
    const name = tree.attributeName[at] ?? 0
    const uri = tree.names.uri[name] ?? ''
    const local = tree.names.local[name] ?? ''
    const shown = uri === '' ? local : uri === xmlNamespace ? `xml:${local}` : `{${uri}}${local}`
    attributes.set(shown, attributeValue(tree, at))
  }
  return attributes
}

function lineCounter(source: string): (offset: number) => number {
  let line = 1
  let at = 0
  return offset => {
    for (let next = source.indexOf('\n', at); next >= 0 && next < offset; next = source.indexOf('\n', at)) {
      line += 1
      at = next + 1
    }
    return line
  }
}
