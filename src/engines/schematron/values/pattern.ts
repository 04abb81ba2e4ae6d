import type { RegexFault } from '../../../messages/en/xpath.ts'
import { message, speaker } from '../../../messages/speaker.ts'
import type { Message } from '../../../model/text.ts'
/** A regular expression that is not translated, or that is none. */
export class PatternRefused extends Error {
  readonly said: Message

  constructor(said: Message) {
    super(speaker('en').say(said))
    this.name = 'PatternRefused'
    this.said = said
  }
}

const nameStart =
  ':A-Z_a-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u02ff\\u0370-\\u037d\\u037f-\\u1fff\\u200c-\\u200d\\u2070-\\u218f' +
  '\\u2c00-\\u2fef\\u3001-\\ud7ff\\uf900-\\ufdcf\\ufdf0-\\ufffd\\u{10000}-\\u{effff}'
/** Multi-character escapes (XML Schema part 2, appendix F.1.1), as the inside of a class. */
const multi: Readonly<Record<string, string>> = {
  s: ' \\t\\n\\r',
  S: '\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f!-\\u{10ffff}',
  d: '\\p{Nd}',
  D: '\\P{Nd}',
  w: '\\p{L}\\p{M}\\p{N}\\p{S}',
  W: '\\p{P}\\p{Z}\\p{C}',
  i: nameStart,
  c: `${nameStart}\\-.0-9\\u00b7\\u0300-\\u036f\\u203f-\\u2040`,
}
const blocks: Readonly<Record<string, string>> = {
  IsBasicLatin: '\\u0000-\\u007f',
  'IsLatin-1Supplement': '\\u0080-\\u00ff',
  'IsLatinExtended-A': '\\u0100-\\u017f',
  'IsLatinExtended-B': '\\u0180-\\u024f',
}
const categories = /^(L[ultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|Z[slp]?|S[mcko]?|C[cfon]?)$/
const quantifier = /[*+?]|\{\d+(?:,\d*)?\}/y
const whole = '\\u0000-\\u{10ffff}'

export interface Translated {
  /** The same for JavaScript under the flag `u`. */
  readonly source: string
  readonly flags: '' | 'i'
  readonly groups: number
  /** True when a group that holds a repetition is repeated: backtracking may then take for ever. */
  readonly risky: boolean
}

/**
 * Translates a regular expression of XPath 2.0 (functions and operators, 7.6.1) to JavaScript, construct by construct.
 * @throws PatternRefused for what is no regular expression, and for what is not translated: class subtraction,
 * back-references, lookaround, the flags `m` and `q`, most Unicode blocks
 */
export function translatePattern(pattern: string, flags: string): Translated {
  for (const flag of flags) if (!'isx'.includes(flag)) throw new PatternRefused(message('xpath.regex-flag', { flag }))
  const plain = flags.includes('x') ? pattern.replace(/[ \t\r\n]/g, '') : pattern
  return new Translator(plain, flags).translated(flags.includes('i') ? 'i' : '')
}

class Translator {
  private readonly text: string
  private readonly dot: string
  private at = 0
  private out = ''
  private groups = 0
  private risky = false
  /** For each open group: does it repeat anything? The first is the whole pattern. */
  private readonly repeats: boolean[] = [false]

  constructor(text: string, flags: string) {
    this.text = text
    this.dot = flags.includes('s') ? `[${whole}]` : '[^\\n]'
  }

  translated(flags: '' | 'i'): Translated {
    while (this.at < this.text.length) this.piece()
    if (this.repeats.length > 1) this.refuse('group-open')
    return { source: this.out, flags, groups: this.groups, risky: this.risky }
  }

  private refuse(fault: RegexFault, found = ''): never {
    throw new PatternRefused(message('xpath.regex', { pattern: this.text.slice(0, 200), fault, found }))
  }

  private take(): string {
    const code = this.text.codePointAt(this.at) ?? this.refuse('ends')
    const character = String.fromCodePoint(code)
    this.at += character.length
    return character
  }

  private piece(): void {
    const next = this.take()
    if (next === '|' || next === '^' || next === '$') {
      this.out += next
      return
    }
    if (next === '(') {
      this.open()
      return
    }
    const inner = next === ')' ? this.close() : false
    if (next !== ')') this.out += this.atom(next)
    this.quantify(inner)
  }

  private open(): void {
    this.out += '('
    if (this.text.startsWith('?:', this.at)) {
      this.at += 2
      this.out += '?:'
    } else if (this.text[this.at] === '?') this.refuse('lookaround')
    else this.groups += 1
    this.repeats.push(false)
  }

  private close(): boolean {
    if (this.repeats.length < 2) this.refuse('group-unopened')
    this.out += ')'
    return this.repeats.pop() ?? false
  }

  private quantify(inner: boolean): void {
    quantifier.lastIndex = this.at
    const found = quantifier.exec(this.text)?.[0]
    const many = found !== undefined && found !== '?' && found !== '{1}' && found !== '{0,1}'
    if (many && inner) this.risky = true
    const loops = found === '*' || found === '+' || (many && found.endsWith(',}')) || many
    if (loops || inner) this.repeats[this.repeats.length - 1] = true
    if (found === undefined) return
    this.at += found.length
    this.out += found
    if (this.text[this.at] === '?') {
      this.at += 1
      this.out += '?'
    }
    if (/[*+{?]/.test(this.text[this.at] ?? '')) this.refuse('quantifiers')
  }

  private atom(next: string): string {
    if (next === '.') return this.dot
    if (next === '[') return this.characterClass()
    if (next === '\\') return this.escape(false)
    if ('*+?{}]'.includes(next)) this.refuse('unescaped', next)
    return literal(next)
  }

  /** An escape outside of a class, or as a part of one. */
  private escape(inClass: boolean): string {
    const next = this.take()
    const known = multi[next]
    if (known !== undefined) return inClass ? known : `[${known}]`
    if (next === 'p' || next === 'P') return this.property(next, inClass)
    if ('nrt'.includes(next)) return `\\${next}`
    if ('\\|.?*+(){}-[]^$'.includes(next)) return literal(next)
    if (/\d/.test(next)) this.refuse('back-reference')
    return this.refuse('escape', next)
  }

  private property(letter: string, inClass: boolean): string {
    const [written, name = ''] = /^\{([\w-]+)\}/.exec(this.text.slice(this.at)) ?? this.refuse('property')
    this.at += written.length
    if (categories.test(name)) return `\\${letter}{${name}}`
    const block = blocks[name] ?? this.refuse('block', name)
    if (letter === 'p') return inClass ? block : `[${block}]`
    return inClass ? this.refuse('negated-block') : `[^${block}]`
  }

  private characterClass(): string {
    let out = '['
    if (this.text[this.at] === '^') {
      this.at += 1
      out += '^'
    }
    const start = this.at
    for (let next = this.take(); next !== ']' || this.at === start + 1; next = this.take()) {
      if (next === ']') this.refuse('empty-class')
      if (next === '[') this.refuse('subtraction')
      if (next === '-' && this.text[this.at] === '[') this.refuse('subtraction')
      out += this.isRange() && next === '-' && this.at > start + 1 ? '-' : this.member(next)
    }
    return `${out}]`
  }

  /** After a hyphen: true when it stands between two ends and not at the end of the class. */
  private isRange(): boolean {
    return this.text[this.at] !== ']'
  }

  private member(next: string): string {
    return next === '\\' ? this.escape(true) : literal(next)
  }
}

/** A character that stands for itself, inside and outside of a class. */
function literal(character: string): string {
  if (/[\\^$.*+?()[\]{}|/-]/.test(character)) return character === '-' ? '\\u002d' : `\\${character}`
  return character
}
