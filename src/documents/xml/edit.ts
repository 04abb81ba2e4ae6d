import { message } from '../../messages/speaker.ts'
import type { Message } from '../../model/text.ts'
import { escapeXml } from './escape.ts'
import { contentEnd, extentEnd, isSelfClosing, writtenName } from './extent.ts'
import { parseXml } from './parse.ts'
import type { XmlTree } from './tree.ts'

/**
 * One change of an XML document, as a test vector describes it. A path goes from the root element: names as they are written, `[n]` for one
 * of several, `//` for any depth, `@name` at the end for an attribute. It means all that it fits.
 */
export type XmlEdit =
  | { readonly remove: string }
  /** Gives an element other content, or an attribute another value: the text, or so many times the text. */
  | { readonly set: string; readonly to: string; readonly times?: number }
  /** Adds an element at the end of its parent, and the parents that are not there. */
  | { readonly put: string; readonly to?: string }
  /** Repeats an element right after itself. */
  | { readonly copy: string }
  /** Adds XML at the end of an element. */
  | { readonly add: string; readonly in: string }

interface Splice {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** Why an edit cannot be made. */
export class EditRefused extends Error {
  readonly reason: Message

  constructor(reason: Message) {
    super(`${reason.key} ${JSON.stringify(reason.args)}`)
    this.name = 'EditRefused'
    this.reason = reason
  }
}

/**
 * The document with the edits made, one after the other.
 * @throws EditRefused when the document is not well-formed, or when a path means nothing in it
 */
export function editXml(text: string, edits: readonly XmlEdit[]): string {
  return edits.reduce((edited, edit) => spliced(edited, splicesOf(treeOf(edited), edit)), text)
}

function treeOf(text: string): XmlTree {
  const { tree, problem } = parseXml(text)
  if (tree === undefined) throw new EditRefused(problem.message)
  return tree
}

function splicesOf(tree: XmlTree, edit: XmlEdit): readonly Splice[] {
  if ('set' in edit) return placed(tree, edit.set).map(place => set(tree, place, edit.to.repeat(edit.times ?? 1)))
  if ('put' in edit) return put(tree, parts(edit.put), edit.to ?? 'x')
  if ('add' in edit) return placed(tree, edit.in).map(({ element }) => append(tree, element, edit.add))
  if ('copy' in edit) return placed(tree, edit.copy).map(({ element }) => copy(tree, element))
  return placed(tree, edit.remove).map(place => remove(tree, place))
}

function spliced(text: string, splices: readonly Splice[]): string {
  const ordered = [...splices].sort((one, other) => other.from - one.from)
  if (ordered.some(({ to }, at) => at > 0 && to > (ordered[at - 1]?.from ?? 0))) {
    throw new EditRefused(message('edit.nested'))
  }
  return ordered.reduce((result, { from, to, text: put }) => result.slice(0, from) + put + result.slice(to), text)
}

interface Placed {
  readonly element: number
  readonly attribute: string | undefined
}

function placed(tree: XmlTree, path: string): readonly Placed[] {
  const { steps, attribute } = parts(path)
  const found = steps.reduce((nodes, step) => follow(tree, nodes, step), rootOf(tree))
  if (found.length === 0) throw new EditRefused(message('edit.nothing-at', { path }))
  return found.map(element => ({ element, attribute }))
}

interface Step {
  readonly isDeep: boolean
  readonly name: string
  readonly nth: number | undefined
}

function parts(path: string): { readonly steps: readonly Step[]; readonly attribute: string | undefined } {
  const [, elements = '', attribute] = /^(.*?)(?:\/?@([^/@]+))?$/.exec(path) ?? []
  const steps = [...elements.matchAll(/(\/{0,2})([^/[\]]+)(?:\[(\d+)\])?/g)]
  return {
    steps: steps
      .map(([, slash, name = '', nth]) => ({ isDeep: slash === '//', name, nth: nth ? Number(nth) : undefined }))
      .filter(({ name }) => name !== '.'),
    attribute,
  }
}

function rootOf(tree: XmlTree): readonly number[] {
  return [tree.firstElement[0] ?? 0]
}

function follow(tree: XmlTree, nodes: readonly number[], { isDeep, name, nth }: Step): readonly number[] {
  const found = nodes.flatMap(node => {
    const fitting = (isDeep ? descendants(tree, node) : children(tree, node)).filter(
      child => writtenName(tree, child) === name,
    )
    return nth === undefined ? fitting : fitting.slice(nth - 1, nth)
  })
  return [...new Set(found)]
}

function children(tree: XmlTree, node: number): readonly number[] {
  const found: number[] = []
  for (let child = tree.firstElement[node] ?? 0; child > 0; child = tree.nextElement[child] ?? 0) found.push(child)
  return found
}

function descendants(tree: XmlTree, node: number): readonly number[] {
  return children(tree, node).flatMap(child => [child, ...descendants(tree, child)])
}

function remove(tree: XmlTree, { element, attribute }: Placed): Splice {
  const from = tree.start[element] ?? 0
  if (attribute === undefined) return { from, to: extentEnd(tree, element), text: '' }
  const written = writtenAttribute(tree, element, attribute)
  if (written === undefined) throw new EditRefused(message('edit.no-attribute', { name: attribute }))
  return { ...written, text: '' }
}

function set(tree: XmlTree, { element, attribute }: Placed, value: string): Splice {
  const start = tree.start[element] ?? 0
  const stop = tree.stop[element] ?? 0
  if (attribute === undefined) {
    if (isSelfClosing(tree, element)) return { from: stop - 2, to: stop, text: closed(tree, element, escapeXml(value)) }
    return { from: stop, to: contentEnd(tree, element), text: escapeXml(value) }
  }
  const behindName = start + 1 + writtenName(tree, element).length
  const written = writtenAttribute(tree, element, attribute) ?? { from: behindName, to: behindName }
  return { ...written, text: ` ${attribute}="${escapeXml(value)}"` }
}

/** Where an attribute stands in a start tag, with the white space before it. */
function writtenAttribute(tree: XmlTree, element: number, name: string): Omit<Splice, 'text'> | undefined {
  const start = tree.start[element] ?? 0
  const pattern = new RegExp(`\\s${name}\\s*=\\s*("[^"]*"|'[^']*')`)
  const found = pattern.exec(tree.source.slice(start, tree.stop[element]))
  return found ? { from: start + found.index, to: start + found.index + found[0].length } : undefined
}

function copy(tree: XmlTree, element: number): Splice {
  const end = extentEnd(tree, element)
  return { from: end, to: end, text: tree.source.slice(tree.start[element], end) }
}

function append(tree: XmlTree, element: number, xml: string): Splice {
  const stop = tree.stop[element] ?? 0
  if (isSelfClosing(tree, element)) return { from: stop - 2, to: stop, text: closed(tree, element, xml) }
  const end = contentEnd(tree, element)
  return { from: end, to: end, text: xml }
}

function closed(tree: XmlTree, element: number, content: string): string {
  return `>${content}</${writtenName(tree, element)}>`
}

/** The parents that are there, from the root; what is missing is written inside of the last of them. */
function put(tree: XmlTree, { steps, attribute }: ReturnType<typeof parts>, value: string): readonly Splice[] {
  let parents = rootOf(tree)
  let known = 0
  for (const step of steps.slice(0, -1)) {
    const next = follow(tree, parents, step)
    if (next.length === 0) break
    parents = next
    known += 1
  }
  const missing = steps.slice(known).reverse()
  const xml = missing.reduce(
    (inner, { name }, at) => {
      const hasAttribute = at === 0 && attribute !== undefined
      return `<${name}${hasAttribute ? ` ${attribute}="${escapeXml(value)}"` : ''}>${inner}</${name}>`
    },
    attribute === undefined ? escapeXml(value) : 'x',
  )
  return parents.map(parent => append(tree, parent, xml))
}
