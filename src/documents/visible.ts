/**
 * Text from a stranger, safe to show on one line: control characters become their pictures (U+2400 and on), and what
 * a terminal or an editor would hide or act on (escape sequences, bidirectional marks, zero-width characters) becomes
 * a middle dot. One code unit stays one code unit, so that columns still fit.
 */
export function visible(text: string): string {
  return text.replace(unsafe, standIn)
}

/** A stretch of a stranger's text for a sentence: visible, and at most `length` code units. */
export function shown(text: string, length = 24): string {
  return text.length > length ? `${visible(text.slice(0, length - 1))}…` : visible(text)
}

/** One character for a sentence: itself, or its code point when it cannot be seen. */
export function shownCharacter(text: string, index: number): string {
  const code = text.codePointAt(index) ?? 0
  const character = String.fromCodePoint(code)
  return unseen.test(character) ? `U+${code.toString(16).toUpperCase().padStart(4, '0')}` : character
}

// Control, format, surrogate (alone), private use, unassigned, line and paragraph separators.
const unsafe = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu
const unseen = /[\p{C}\p{Z}]/u

function standIn(character: string): string {
  const code = character.charCodeAt(0)
  if (code === 0x09) return ' '
  if (code < 0x20) return String.fromCharCode(0x2400 + code)
  if (code === 0x7f) return '\u2421'
  return '·'.repeat(character.length)
}
