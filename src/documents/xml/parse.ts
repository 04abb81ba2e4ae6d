import { message } from '../../messages/speaker.ts'
import type { Message } from '../../model/text.ts'
import { Lines } from '../lines.ts'
import type { ProblemKind } from '../problem.ts'
import { shownCharacter } from '../visible.ts'
import { illegalCharacter } from './characters.ts'
import { readContent } from './content.ts'
import { readDeclaration } from './declaration.ts'
import { decodeXml, surveyed, UndecodedBytes, type XmlText } from './decode.ts'
import { type DtdJudge, type Undeclared, withoutDtd } from './dtd.ts'
import { type XmlLimits, xmlLimits } from './limits.ts'
import { XmlNames } from './names.ts'
import { Reader } from './reader.ts'
import { Refusal, refuse } from './refusal.ts'
import type { XmlTree } from './tree.ts'

export interface XmlOptions {
  readonly limits?: Partial<XmlLimits>
  /** Names shared with other documents and with what is compiled for them. */
  readonly names?: XmlNames
  /** Allows a DTD (`withoutDtd`), and says whether it is well-formed. */
  readonly dtd?: DtdJudge
}

/** Why a document could not be read: the first thing that is wrong. Line and column from 1, columns in UTF-16 units. */
export interface XmlProblem {
  readonly kind: ProblemKind
  readonly message: Message
  readonly line: number
  readonly column: number
}

export type XmlOutcome =
  /** `hasUnreadDtd`: its DTD names a file, which was not loaded. */
  | { readonly tree: XmlTree; readonly hasUnreadDtd?: boolean; readonly problem?: undefined }
  | { readonly tree?: undefined; readonly hasUnreadDtd?: undefined; readonly problem: XmlProblem }

/**
 * Reads a document by XML 1.0 (5th edition) and Namespaces in XML 1.0 (3rd edition), without validation, in one pass
 * and in linear time. A DTD is refused, unless `dtd` allows it: no entity is ever expanded and nothing is loaded. Bad
 * input gives a problem and never throws. A string is taken as decoded: its encoding declaration is not looked at.
 */
export function parseXml(input: Uint8Array | string, options: XmlOptions = {}): XmlOutcome {
  const limits = xmlLimits(options.limits)
  let source = typeof input === 'string' ? input.replace(/^\uFEFF/, '') : ''
  try {
    if (input.length > limits.size) return { problem: tooLarge(limits.size) }
    const text = typeof input === 'string' ? surveyed(source) : decodeXml(input)
    source = text.source
    return read(text, options, limits)
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal
    const before = refusal instanceof UndecodedBytes ? refusal.before : source
    return { problem: { kind: refusal.kind, message: refusal.said, ...new Lines(before).place(refusal.at) } }
  }
}

/** The problem of a document with more bytes than may be read. */
export function tooLarge(limit: number): XmlProblem {
  return { kind: 'too-large', message: message('xml.too-large', { limit }), line: 1, column: 1 }
}

function read(text: XmlText, { names = new XmlNames(), dtd }: XmlOptions, limits: XmlLimits): XmlOutcome {
  const { source, isClean, hasReturns } = text
  const illegal = isClean ? -1 : source.search(illegalCharacter)
  if (illegal >= 0) refuse(illegal, message('xml.character', { found: shownCharacter(source, illegal) }))
  const undeclared = dtd && withoutDtd(source, dtd)
  if (!undeclared) return { tree: treeFrom(source, names, limits, hasReturns) }
  const tree = explained(undeclared, () => treeFrom(undeclared.source, names, limits, hasReturns))
  undeclared.refuseChanges(tree)
  return { tree, hasUnreadDtd: undeclared.isExternal }
}

function explained<T>({ explain }: Undeclared, work: () => T): T {
  try {
    return work()
  } catch (refusal) {
    throw refusal instanceof Refusal ? explain(refusal) : refusal
  }
}

function treeFrom(source: string, names: XmlNames, limits: XmlLimits, hasReturns: boolean): XmlTree {
  const reader = new Reader(source, names, limits)
  readDeclaration(reader)
  readContent(reader)
  return treeOf(reader, hasReturns)
}

// One literal, field by field: anything shorter costs a small document more than reading it.
function treeOf(reader: Reader, hasReturns: boolean): XmlTree {
  const { tables } = reader
  tables.close()
  return {
    count: tables.count,
    kind: tables.kind,
    name: tables.name,
    parent: tables.parent,
    next: tables.next,
    first: tables.first,
    firstElement: tables.firstElement,
    nextElement: tables.nextElement,
    end: tables.end,
    path: tables.path,
    pathSeen: reader.pathSeen,
    start: tables.start,
    stop: tables.stop,
    attributeStart: tables.attributeStart,
    attributeCount: tables.attributeCount,
    attributeName: tables.attributeName,
    attributeFrom: tables.attributeFrom,
    attributeTo: tables.attributeTo,
    attributeOwner: tables.attributeOwner,
    declarations: reader.scopes.declarations,
    names: reader.names,
    source: reader.source,
    hasReturns,
  }
}
