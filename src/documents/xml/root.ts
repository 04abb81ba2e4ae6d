import type { Document } from '../../model/evidence.ts'
import { readContent } from './content.ts'
import { readDeclaration } from './declaration.ts'
import { decodeXml, UndecodedBytes } from './decode.ts'
import { defaultXmlLimits } from './limits.ts'
import { XmlNames } from './names.ts'
import { Reader } from './reader.ts'
import { Refusal } from './refusal.ts'
import { nodeKind } from './tree.ts'

/** The expanded name of an element. */
export interface ElementName {
  /** Empty for none. */
  readonly namespace: string
  readonly name: string
}

/** Bytes that the root element of most documents begins in, and the most that are looked through for it. */
const openings = [4_096, 65_536]

/** The name of the root element, by the beginning of the document alone; nothing when none begins there. */
export async function rootElement(document: Document): Promise<ElementName | undefined> {
  for await (const bytes of document.bytes ? [document.bytes] : document.chunks()) {
    for (const length of openings) {
      const found = rootIn(bytes.subarray(0, length))
      if (found) return found
    }
    return undefined
  }
  return undefined
}

function rootIn(bytes: Uint8Array): ElementName | undefined {
  const names = new XmlNames()
  const reader = new Reader(opening(bytes), names, defaultXmlLimits)
  try {
    readDeclaration(reader)
    readContent(reader)
  } catch (refusal) {
    // The end of the opening is no end of the document.
    if (!(refusal instanceof Refusal)) throw refusal
  }
  const { kind, name, stop, count } = reader.tables
  for (let node = 1; node < count; node++) {
    if (kind[node] !== nodeKind.element) continue
    const id = name[node] as number
    return stop[node] === 0 ? undefined : { namespace: names.uri[id] as string, name: names.local[id] as string }
  }
  return undefined
}

function opening(bytes: Uint8Array): string {
  try {
    return decodeXml(bytes).source
  } catch (refusal) {
    if (refusal instanceof UndecodedBytes) return refusal.before
    if (refusal instanceof Refusal) return ''
    throw refusal
  }
}
