import type { Document } from '../../model/evidence.ts'
import { readContent } from './content.ts'
import { readDeclaration } from './declaration.ts'
import { decodeXml, UndecodedBytes } from './decode.ts'
import { sourceWithoutDtd } from './dtd.ts'
import { defaultXmlLimits } from './limits.ts'
import { XmlNames } from './names.ts'
import { Reader } from './reader.ts'
import { dereferenced } from './references.ts'
import { Refusal } from './refusal.ts'
import { nodeKind, type XmlTree } from './tree.ts'

/** What a document says of its kind: its root element, and what stands in the children of that. */
export interface XmlRoot {
  /** Empty for none. */
  readonly namespace: string
  readonly name: string
  /** Text of the first child with a name, without white space around it; nothing when it has none. */
  child(namespace: string, name: string): string | undefined
}

/** Bytes that are looked through; more where no root element begins in so many, since a comment may stand before it. */
const openings = [65_536, 1_048_576, 16_777_216] as const

/** Shared, since their tables take more memory than what most documents begin with; others take their place when they are many. */
let names = new XmlNames()
const mostNames = 20_000

/**
 * The root element of a document, by its beginning alone; nothing when none begins in its first 16 MiB, or a DTD before it
 * is not allowed.
 */
export async function rootElement(document: Document, allowsDtd = false): Promise<XmlRoot | undefined> {
  for await (const bytes of openingsOf(document)) {
    const root = rootIn(bytes, allowsDtd)
    if (root) return root
  }
  return undefined
}

async function* openingsOf(document: Document): AsyncGenerator<Uint8Array, void> {
  const parts: Uint8Array[] = []
  let size = 0
  let seen = 0
  for await (const chunk of document.bytes ? [document.bytes] : document.chunks()) {
    parts.push(chunk)
    size += chunk.length
    for (const opening of openings) {
      if (opening <= seen || opening > size) continue
      seen = opening
      yield inOne(parts).subarray(0, opening)
    }
    if (seen === openings.at(-1)) return
  }
  if (size > seen) yield inOne(parts)
}

function inOne(parts: readonly Uint8Array[]): Uint8Array {
  const [only] = parts
  return only && parts.length === 1 ? only : Buffer.concat(parts)
}

function rootIn(bytes: Uint8Array, allowsDtd: boolean): XmlRoot | undefined {
  const text = textOf(bytes)
  const source = allowsDtd ? sourceWithoutDtd(text) : text
  if (names.uri.length + names.pathName.length > mostNames) names = new XmlNames()
  const reader = new Reader(source, names, defaultXmlLimits)
  try {
    readDeclaration(reader)
    readContent(reader)
  } catch (refusal) {
    // The end of what is looked through is no end of the document.
    if (!(refusal instanceof Refusal)) throw refusal
  }
  const root = reader.tables.firstElement[0] as number
  return root === 0 || reader.tables.stop[root] === 0 ? undefined : rootOf({ ...tablesOf(reader), source, names })
}

type Tables = Pick<XmlTree, 'kind' | 'name' | 'firstElement' | 'nextElement' | 'start' | 'stop' | 'source' | 'names'>

function tablesOf({ tables }: Reader): Omit<Tables, 'source' | 'names'> {
  const { kind, name, firstElement, nextElement, start, stop } = tables
  return { kind, name, firstElement, nextElement, start, stop }
}

/** The root element of a document that was read. */
export function rootOf(tree: Tables): XmlRoot {
  const root = tree.firstElement[0] as number
  const nameOf = (node: number) => {
    const id = tree.name[node] as number
    return { namespace: tree.names.uri[id] as string, name: tree.names.local[id] as string }
  }
  return {
    ...nameOf(root),
    child: (namespace, name) => {
      let child = tree.firstElement[root] as number
      for (; child !== 0; child = tree.nextElement[child] as number) {
        const found = nameOf(child)
        if (found.namespace === namespace && found.name === name) return textIn(tree, child)
      }
      return undefined
    },
  }
}

function textIn({ kind, start, stop, source }: Tables, element: number): string | undefined {
  const text = element + 1
  if (kind[text] !== nodeKind.text) return undefined
  return dereferenced(source.slice(start[text], stop[text])).trim()
}

function textOf(bytes: Uint8Array): string {
  try {
    return decodeXml(bytes).source
  } catch (refusal) {
    if (refusal instanceof UndecodedBytes) return refusal.before
    if (refusal instanceof Refusal) return ''
    throw refusal
  }
}
