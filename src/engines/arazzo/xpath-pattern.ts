/** What XPath writes in one letter, as the inside of a class of ECMA-262; `not` has none inside of which it could stand. */
interface Meaning {
  readonly inside: string
  readonly isNegated?: true
}

const nameStart =
  ':A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{200C}-\\u{200D}\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}'
const nameMore = `${nameStart}\\-.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}-\\u{2040}`

/** XML Schema Part 2, appendix F: letters and digits of all scripts, white space of XML, names of XML. */
const meanings: Readonly<Record<string, Meaning>> = {
  d: { inside: '\\p{Nd}' },
  D: { inside: '\\P{Nd}' },
  w: { inside: '\\p{L}\\p{M}\\p{N}\\p{S}' },
  W: { inside: '\\p{P}\\p{Z}\\p{C}' },
  s: { inside: ' \\t\\n\\r' },
  S: { inside: ' \\t\\n\\r', isNegated: true },
  i: { inside: nameStart },
  I: { inside: nameStart, isNegated: true },
  c: { inside: nameMore },
  C: { inside: nameMore, isNegated: true },
}

/** One piece of a pattern: an escape, a beginning of a class, or one character. */
const piece = /\\(?:[pP]\{[^}]*\}|[\s\S])|\[\^?|[\s\S]/gu

/**
 * A regular expression of XPath 3.1 (XQuery and XPath Functions and Operators, 5.6.1) as ECMA-262 has it under the `u`
 * flag. Throws for what has no such form: subtraction of classes, blocks (`\p{IsLatin}`), negations inside a class.
 */
export function ecmaPattern(pattern: string): string {
  let inClass = false
  const parts = Array.from(pattern.matchAll(piece), ({ 0: text, index: at }) => {
    if (text.startsWith('\\')) return translated(text, inClass)
    if (inClass) {
      if (text.startsWith('[')) throw new Error(`FORX0002: a class inside a class: ${pattern}`)
      if (text === ']') inClass = false
      return text
    }
    if (text.startsWith('[')) inClass = true
    if (text === '.') return '[^\\n\\r]'
    if (text === '?' && pattern[at - 1] === '(' && pattern[at - 2] !== '\\' && pattern[at + 1] !== ':') {
      throw new Error(`FORX0002: no such group: ${pattern}`)
    }
    return text
  })
  return parts.join('')
}

function translated(text: string, inClass: boolean): string {
  const letter = text[1] ?? ''
  if (letter === 'p' || letter === 'P') {
    if (text.slice(3).startsWith('Is')) throw new Error(`FORX0002: blocks are not known: ${text}`)
    return text
  }
  const meaning = Object.hasOwn(meanings, letter) ? meanings[letter] : undefined
  if (!meaning) return letter === '-' && !inClass ? '-' : text
  if (!inClass) return `[${meaning.isNegated ? '^' : ''}${meaning.inside}]`
  if (meaning.isNegated) throw new Error(`FORX0002: ${text} inside a class`)
  return meaning.inside
}

const oneCharacter = String.raw`(?:\\(?:[pP]\{[^}]*\}|[^\dpP])|\[(?:[^\[\]\\]|\\[\s\S])*\]|[^\\[\](){}|.?*+^$]|\.)`
const steady = new RegExp(`^(?:${oneCharacter})+[+*]?$`, 'u')

/** True for characters one after the other, of which only the last may be repeated: no engine can go back over these. */
export function isSteady(pattern: string): boolean {
  return pattern.length <= 1000 && steady.test(pattern)
}
