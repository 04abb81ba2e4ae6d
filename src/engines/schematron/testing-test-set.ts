import { parseXml } from '../../documents/xml/parse.ts'
import type { XmlTree } from '../../documents/xml/tree.ts'
import { stringValue } from '../../documents/xml/values.ts'

/** What a test says of one rule: how often it must be raised, or 'some' where no number is given. */
export interface Expectation {
  readonly id: string
  readonly outcome: 'success' | 'raised'
  readonly count: number | undefined
}

export interface TestCase {
  readonly expectations: readonly Expectation[]
  readonly document: string
}

/** Reads a test set of the vefa validator: `testSet/test`, each with an `assert` and a document. */
export function readTestSet(text: string): readonly TestCase[] {
  const { tree } = parseXml(text)
  if (tree === undefined) throw new Error('the test set is not well-formed')
  return childrenOf(tree, tree.firstElement[0] ?? 0)
    .filter(node => localName(tree, node) === 'test')
    .map(test => caseOf(tree, test))
}

function caseOf(tree: XmlTree, test: number): TestCase {
  const [assert = 0, document = 0] = childrenOf(tree, test)
  const expectations = childrenOf(tree, assert).flatMap((node): readonly Expectation[] => {
    const word = localName(tree, node)
    if (!['success', 'warning', 'error', 'fatal'].includes(word)) return []
    const [, number] = /\bnumber="(\d+)"/.exec(tree.source.slice(tree.start[node], tree.stop[node])) ?? []
    const count = number === undefined ? undefined : Number(number)
    return [{ id: stringValue(tree, node).trim(), outcome: word === 'success' ? 'success' : 'raised', count }]
  })
  return { expectations, document: sourceOf(tree, document) }
}

function childrenOf(tree: XmlTree, node: number): readonly number[] {
  const found: number[] = []
  for (let child = tree.firstElement[node] ?? 0; child > 0; child = tree.nextElement[child] ?? 0) found.push(child)
  return found
}

function localName(tree: XmlTree, node: number): string {
  return tree.names.local[tree.name[node] ?? 0] ?? ''
}

/** The element as it is written, up to the last end tag of its name before what follows it. */
function sourceOf(tree: XmlTree, node: number): string {
  const start = tree.start[node] ?? 0
  const [, name = ''] = /^<([^\s/>]+)/.exec(tree.source.slice(start, start + 200)) ?? []
  const next = tree.end[node] ?? 0
  const limit = next < tree.count ? (tree.start[next] ?? 0) : tree.source.length
  const close = tree.source.lastIndexOf(`</${name}`, limit)
  return tree.source.slice(start, tree.source.indexOf('>', close) + 1)
}
