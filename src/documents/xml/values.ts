import { isSpace } from './characters.ts'
import { dereferenced } from './references.ts'
import { nodeKind, textForm, type XmlTree } from './tree.ts'

/**
 * String value of a node, as the XPath data model has it: of the document and of elements all text inside, of other
 * nodes what they hold.
 */
export function stringValue(tree: XmlTree, node: number): string {
  switch (tree.kind[node]) {
    case nodeKind.text:
      return textValue(tree, node)
    case nodeKind.comment:
      return lineEnds(tree, (tree.start[node] as number) + 4, (tree.stop[node] as number) - 3)
    case nodeKind.instruction:
      return instructionValue(tree, node)
    default:
      return textInside(tree, node)
  }
}

/** Value of an attribute: references resolved, white space as spaces (XML 1.0, section 3.3.3, for type CDATA). */
export function attributeValue(tree: XmlTree, attribute: number): string {
  const { source, attributeFrom, attributeTo } = tree
  return normalisedValue(source, attributeFrom[attribute] as number, attributeTo[attribute] as number)
}

/** Value of a text node: references and CDATA sections resolved, line ends as line feeds (XML 1.0, section 2.11). */
export function textValue(tree: XmlTree, node: number): string {
  const from = tree.start[node] as number
  const to = tree.stop[node] as number
  const form = tree.name[node] as number
  if ((form & textForm.sections) !== 0) return unfolded(tree, from, to)
  const text = lineEnds(tree, from, to)
  return (form & textForm.references) !== 0 ? dereferenced(text) : text
}

/** A value between quotation marks, normalised. */
export function normalisedValue(source: string, from: number, to: number): string {
  let isPlain = true
  for (let index = from; index < to && isPlain; index++) {
    const unit = source.charCodeAt(index)
    isPlain = unit !== 0x26 && unit >= 0x20
  }
  const written = source.slice(from, to)
  return isPlain ? written : dereferenced(written.replace(/\r\n|[\t\n\r]/g, ' '))
}

// Node numbers go in document order, so all text of a subtree is met without climbing about in it.
function textInside(tree: XmlTree, node: number): string {
  const { kind } = tree
  const end = tree.end[node] as number
  let text = ''
  for (let inside = node + 1; inside < end; inside++) {
    if (kind[inside] === nodeKind.text) text += textValue(tree, inside)
  }
  return text
}

function instructionValue(tree: XmlTree, node: number): string {
  const target = tree.names.local[tree.name[node] as number] as string
  const to = (tree.stop[node] as number) - 2
  let from = (tree.start[node] as number) + 2 + target.length
  while (from < to && isSpace(tree.source.charCodeAt(from))) from++
  return lineEnds(tree, from, to)
}

function lineEnds(tree: XmlTree, from: number, to: number): string {
  const text = tree.source.slice(from, to)
  return tree.hasReturns && text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
}

const opening = '<![CDATA['

// Outside a section, `<` can only open one.
function unfolded(tree: XmlTree, from: number, to: number): string {
  const parts: string[] = []
  let at = from
  while (at < to) {
    const section = tree.source.indexOf('<', at)
    const before = section < 0 || section > to ? to : section
    parts.push(dereferenced(lineEnds(tree, at, before)))
    if (before === to) break
    const close = tree.source.indexOf(']]>', section + opening.length)
    parts.push(lineEnds(tree, section + opening.length, close))
    at = close + 3
  }
  return parts.join('')
}
