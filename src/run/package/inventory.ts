import type { Document } from '../../model/evidence.ts'
import type { InventoryLine } from '../../model/package.ts'
import { digestOf } from '../same-bytes.ts'

/** Name of the inventory of a package, beside the files of it. */
const inventoryName = 'inventory.ndjson'

/** Writes down what is found in a package, one line for each thing. */
export function openInventory(name: string) {
  const parts: Uint8Array[] = []
  let lines: string[] = []
  const flush = () => {
    parts.push(new TextEncoder().encode(lines.map(line => `${line}\n`).join('')))
    lines = []
  }
  return {
    add: (line: InventoryLine) => {
      lines.push(JSON.stringify(line))
      if (lines.length >= 4096) flush()
    },
    document: (): Document => {
      flush()
      const bytes = Buffer.concat(parts)
      return {
        kind: 'document',
        id: digestOf(bytes),
        name: `${name}/${inventoryName}`,
        mediaType: 'application/x-ndjson',
        inventory: true,
        size: bytes.length,
        bytes,
        chunks: async function* () {
          yield bytes
        },
      }
    },
  }
}

/** The lines of an inventory that we wrote. */
export async function* linesOf(document: Document): AsyncGenerator<InventoryLine, void> {
  let rest = ''
  const decoder = new TextDecoder()
  for await (const chunk of document.bytes ? [document.bytes] : document.chunks()) {
    // In pieces: the longest text that there can be is shorter than the longest inventory.
    for (let at = 0; at < chunk.length; at += 1 << 22) {
      const lines = (rest + decoder.decode(chunk.subarray(at, at + (1 << 22)), { stream: true })).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) yield JSON.parse(line) as InventoryLine
    }
  }
}
