import { speaker } from '../../messages/speaker.ts'
import { parseXml, type XmlOptions } from './parse.ts'
import type { XmlTree } from './tree.ts'

/** The tree of a document that a test takes to be well-formed. */
export function treeOf(source: string | Uint8Array, options?: XmlOptions): XmlTree {
  const { tree, problem } = parseXml(source, options)
  if (tree !== undefined) return tree
  throw new Error(`${problem.line}:${problem.column} ${speaker('en').say(problem.message)}`)
}
