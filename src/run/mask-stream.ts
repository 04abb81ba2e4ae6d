import { type CodeUnits, narrow, unitsOf } from '../exchange/redaction/code-units.ts'
import { applied, inOrder } from '../exchange/redaction/edit.ts'
import { longestEscape, unescaped } from '../exchange/redaction/escapes.ts'
import { findNumbers, type IsTestNumber } from '../exchange/redaction/identity-number.ts'

/** Longest text that masking looks at as one: twelve digits and a separator, each written as an escape, and what bounds them. */
const reach = 15 * longestEscape

/**
 * Masks the personal identity numbers of real people in a stream of bytes. The mask has the length of the number, so
 * that lines, columns and sizes stay. What was put in is added to `masked`. Chunks may be cut anywhere. Bytes are taken
 * for UTF-8 or the like, unless the first of them show UTF-16.
 */
export async function* maskStream(
  chunks: AsyncIterable<Uint8Array>,
  isTestNumber: IsTestNumber,
  masked: Set<string>,
): AsyncIterable<Uint8Array> {
  let kept = ''
  let seen = ''
  let rest: Uint8Array = new Uint8Array(0)
  let units: CodeUnits | undefined
  for await (const chunk of chunks) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    units ??= unitsOf(bytes)
    const whole = units === undefined ? 0 : bytes.length - (bytes.length % units.size)
    rest = Uint8Array.from(bytes.subarray(whole))
    if (units === undefined) continue
    kept += units.text(bytes.subarray(0, whole))
    const cut = safeCut(kept)
    if (cut === undefined) continue
    const part = mask({ seen, text: kept, ...cut }, isTestNumber, masked)
    yield units.bytes(part.text)
    seen = cut.isBlind ? `${seen}${kept.slice(0, part.end)}`.slice(-reach) : ''
    kept = kept.slice(part.end)
  }
  if (units !== undefined && kept !== '')
    yield units.bytes(mask({ seen, text: kept, end: kept.length, isBlind: false }, isTestNumber, masked).text)
  if (rest.length > 0) yield rest
}

/** How far a text is masked; blind where something may go on behind it. */
interface Cut {
  readonly end: number
  readonly isBlind: boolean
}

/** The last place where no number can go on: behind a quotation mark, a space, a comma or a line end. */
function safeCut(text: string): Cut | undefined {
  for (let at = text.length; at > Math.max(0, text.length - 64 * reach); at -= 1) {
    if (/["\s,:[\]{}<>]/.test(text[at - 1] ?? '') && !goesOn(text, at)) return { end: at, isBlind: false }
  }
  return text.length > 64 * reach ? { end: text.length - 2 * reach, isBlind: true } : undefined
}

/** Most spaces that a line which goes on is looked for before. */
const deepest = 200

/** True behind a line break, and the spaces after it, that a backslash takes away: YAML goes on as if nothing were there. */
function goesOn(text: string, at: number): boolean {
  let before = at
  while (at - before < deepest && /[ \t]/.test(text[before - 1] ?? '')) before -= 1
  return /\\\r?\n?$/.test(text.slice(Math.max(0, before - 3), before))
}

const maskedNumber = /(?:\d{6}|\d{8})(?:[-+\u2010\u2011\u2013\u2212]|\u00e2[\u0080\u0088].)?\d{4}$/
const hyphenBytes = /\u00e2../

interface Part extends Cut {
  /** What came before and is masked already; it says what the text goes on from. */
  readonly seen: string
  readonly text: string
}

/** Masks a text up to its cut, or up to the end of the number that a blind cut would go through. */
function mask({ seen, text, end, isBlind }: Part, isTestNumber: IsTestNumber, masked: Set<string>) {
  const known = isBlind ? text : text.slice(0, end)
  const found = inOrder(findNumbers(seen + known, isTestNumber)).map(edit => ({
    ...edit,
    start: edit.start - seen.length,
    end: edit.end - seen.length,
  }))
  const across = isBlind ? found.find(edit => edit.end > end && edit.end - reach < end) : undefined
  const last = across?.end ?? end
  const edits = found.filter(edit => edit.start >= 0 && edit.end <= last)
  const result = applied(text.slice(0, last), edits)
  for (const edit of edits) {
    const before = result.slice(Math.max(0, edit.end - reach), edit.end)
    const [number] = maskedNumber.exec(unescaped(before)?.text ?? before) ?? []
    if (number) masked.add(number.replace(hyphenBytes, bytes => narrow.bytes(bytes).toString()))
  }
  return { text: result, end: last }
}
