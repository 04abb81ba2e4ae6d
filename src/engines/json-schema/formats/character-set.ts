/** Tells whether a code point above U+007F may stand somewhere. */
export type AboveAscii = (codePoint: number) => boolean

const percent = 0x25
const hexPair = /^[0-9a-f]{2}$/i

/** The ASCII characters of a string, as a set to test code points against. */
export function characterSet(characters: string): ReadonlySet<number> {
  return new Set([...characters].map(character => character.charCodeAt(0)))
}

/**
 * True when the text has only allowed characters and whole percent-encoded triplets (RFC 3986 section 2.1).
 * A loop, since a regular expression of this shape overflows the engine's stack on long texts.
 */
export function consistsOf(text: string, allowed: ReadonlySet<number>, aboveAscii: AboveAscii): boolean {
  for (let index = 0; index < text.length; index++) {
    const codePoint = text.codePointAt(index) ?? 0
    if (codePoint === percent) {
      if (!hexPair.test(text.slice(index + 1, index + 3))) return false
      index += 2
    } else if (codePoint > 0x7f) {
      if (!aboveAscii(codePoint)) return false
      if (codePoint > 0xffff) index++
    } else if (!allowed.has(codePoint)) return false
  }
  return true
}

/** RFC 3987 section 2.2 `ucschar`. */
export function isUcsChar(codePoint: number): boolean {
  if (codePoint < 0x10000) {
    return (
      (codePoint >= 0xa0 && codePoint <= 0xd7ff) ||
      (codePoint >= 0xf900 && codePoint <= 0xfdcf) ||
      (codePoint >= 0xfdf0 && codePoint <= 0xffef)
    )
  }
  return codePoint < 0xf0000 && (codePoint & 0xffff) < 0xfffe && !(codePoint >= 0xe0000 && codePoint < 0xe1000)
}

/** RFC 3987 section 2.2 `iprivate`. */
export function isPrivate(codePoint: number): boolean {
  return (codePoint >= 0xe000 && codePoint <= 0xf8ff) || (codePoint >= 0xf0000 && (codePoint & 0xffff) < 0xfffe)
}
