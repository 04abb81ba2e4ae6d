import type { XmlNames } from './names.ts'

/** What a node is, as XmlTree.kind has it. Attributes and namespace declarations are no nodes: they have tables. */
export const nodeKind = { element: 1, text: 3, comment: 4, instruction: 5, document: 9 } as const

/** How a text node is written, as XmlTree.name has it for text; the bits may come together. */
export const textForm = { plain: 0, references: 1, sections: 2 } as const

/**
 * A document as tables. Nodes have numbers in document order from 0, the document node; in a table of nodes, 0 means
 * that there is none. Tables may be longer than `count`. Nothing is copied out of the source: values are made when
 * they are asked for (`values.ts`).
 *
 * A text node is as large as the XPath data model wants it: references and CDATA sections belong to the text around
 * them. Text of white space only is kept. Empty CDATA sections are no nodes. White space outside the root element and
 * the XML declaration are not in the tree; comments and processing instructions there are.
 */
export interface XmlTree {
  /** Number of nodes. */
  readonly count: number
  /** `nodeKind` */
  readonly kind: Uint8Array
  /** Of elements and processing instructions the id in `names`; of text its `textForm`. */
  readonly name: Int32Array
  readonly parent: Int32Array
  /** Next sibling and first child of any kind. */
  readonly next: Int32Array
  readonly first: Int32Array
  /** The same, elements only. `nextElement` stands at elements, `firstElement` at elements and the document node. */
  readonly firstElement: Int32Array
  readonly nextElement: Int32Array
  /** First node after the subtree: descendants of n are n + 1 to end[n] - 1. */
  readonly end: Int32Array
  /** Of elements, the id of the path of names that leads to it (`XmlNames.child`); 0 is the path of the document node. */
  readonly path: Int32Array
  /** 1 at the path ids that elements of this document have. It may be shorter than the number of paths known. */
  readonly pathSeen: Uint8Array
  /**
   * Index in `source` of the first code unit and of the one after the last: of an element its start tag, of other
   * nodes all of them, with `<!--`, `<?` and `<![CDATA[`.
   */
  readonly start: Int32Array
  readonly stop: Int32Array
  /** Attributes of node n are `attributeStart[n]` to `attributeStart[n + 1] - 1`; valid for n = count too. */
  readonly attributeStart: Int32Array
  readonly attributeCount: number
  /** Name id. Namespace declarations are not among the attributes. */
  readonly attributeName: Int32Array
  /** Value as written, without quotation marks: indexes in `source`. */
  readonly attributeFrom: Int32Array
  readonly attributeTo: Int32Array
  /** Element that has the attribute. */
  readonly attributeOwner: Int32Array
  /** Namespace declarations in document order. */
  readonly declarations: readonly NamespaceDeclaration[]
  readonly names: XmlNames
  /** The text, without byte order mark, with line ends as written. */
  readonly source: string
  /** False when no carriage return stands in the source: values then need no line-end normalisation. */
  readonly hasReturns: boolean
}

/** `xmlns:prefix="uri"` of an element; prefix '' is the default namespace, and uri '' takes it back. */
export interface NamespaceDeclaration {
  readonly element: number
  readonly prefix: string
  readonly uri: string
}
