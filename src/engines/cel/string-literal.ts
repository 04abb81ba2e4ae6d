const simpleEscapes: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  '?': '?',
  '"': '"',
  "'": "'",
  '`': '`',
}
const codeEscape = /[xX][\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|[0-3][0-7]{2}/y

/**
 * Reads a string literal from behind its opening quote up to the same quote. Undefined when it does not end, holds a
 * line break without being triple-quoted, or has an escape that CEL does not know.
 */
export function readString(
  source: string,
  from: number,
  quote: string,
  isRaw: boolean,
): { content: string; after: number } | undefined {
  let content = ''
  let at = from
  while (at < source.length) {
    if (source.startsWith(quote, at)) return { content, after: at + quote.length }
    const character = source.charAt(at)
    if (quote.length === 1 && (character === '\n' || character === '\r')) return undefined
    if (character === '\\' && !isRaw) {
      const read = readEscape(source, at + 1)
      if (read === undefined) return undefined
      content += read.text
      at = read.after
    } else {
      content += character
      at++
    }
  }
  return undefined
}

function readEscape(source: string, at: number): { text: string; after: number } | undefined {
  const simple = simpleEscapes[source.charAt(at)]
  if (simple !== undefined) return { text: simple, after: at + 1 }
  codeEscape.lastIndex = at
  const code = codeEscape.exec(source)?.[0]
  if (code === undefined) return undefined
  const codePoint = /^[0-3]/.test(code) ? Number.parseInt(code, 8) : Number.parseInt(code.slice(1), 16)
  const isScalar = codePoint <= 0x10ffff && (codePoint < 0xd800 || codePoint > 0xdfff)
  return isScalar ? { text: String.fromCodePoint(codePoint), after: at + code.length } : undefined
}
