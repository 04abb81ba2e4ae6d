import { applied, inOrder } from '../exchange/redaction/edit.ts'
import { findNumbers, type IsTestNumber } from '../exchange/redaction/identity-number.ts'

/** Longest text that masking looks at as one: twelve digits, a separator written as an escape, and what bounds them. */
const reach = 32

/**
 * Masks the personal identity numbers of real people in a stream of bytes. The mask has the length of the number, so
 * that lines, columns and sizes stay. What was put in is added to `masked`. Chunks may be cut anywhere.
 */
export async function* maskStream(
  chunks: AsyncIterable<Uint8Array>,
  isTestNumber: IsTestNumber,
  masked: Set<string>,
): AsyncIterable<Uint8Array> {
  let kept = ''
  for await (const chunk of chunks) {
    // Latin-1 maps bytes to code units one to one, so that nothing but the digits is touched.
    const text = kept + Buffer.from(chunk).toString('latin1')
    const cut = safeCut(text)
    kept = text.slice(cut)
    if (cut > 0) yield Buffer.from(mask(text.slice(0, cut), isTestNumber, masked), 'latin1')
  }
  if (kept !== '') yield Buffer.from(mask(kept, isTestNumber, masked), 'latin1')
}

/** The last place where no number can go on: behind a quotation mark, a space, a comma or a line end. */
function safeCut(text: string): number {
  for (let at = text.length; at > Math.max(0, text.length - 64 * reach); at -= 1) {
    if (/["\s,:[\]{}]/.test(text[at - 1] ?? '')) return at
  }
  return text.length > 64 * reach ? text.length - reach : 0
}

function mask(text: string, isTestNumber: IsTestNumber, masked: Set<string>): string {
  const edits = inOrder(findNumbers(text, isTestNumber))
  if (edits.length === 0) return text
  const result = applied(text, edits)
  for (const { end } of edits) {
    const [number] = /[0-9+-]{4,13}$/.exec(result.slice(Math.max(0, end - 13), end)) ?? []
    if (number) masked.add(number)
  }
  return result
}
