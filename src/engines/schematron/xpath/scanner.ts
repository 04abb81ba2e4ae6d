import { message, speaker } from '../../../messages/speaker.ts'
import type { Message } from '../../../model/text.ts'
/** An expression that is not XPath, or not the part of it that is understood here. */
export class XPathSyntaxError extends Error {
  readonly said: Message
  /** Offset in the text of the expression. */
  readonly at: number

  constructor(said: Message, at: number) {
    super(speaker('en').say(said))
    this.name = 'XPathSyntaxError'
    this.said = said
    this.at = at
  }
}

const ncName = /[\p{L}_][\p{L}\p{N}\p{M}_.\-\u00b7]*/uy
const numeric = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y
const space = /[ \t\r\n]/

/** Reads the words of an XPath expression; it knows no grammar. */
export class Scanner {
  readonly text: string
  at = 0

  constructor(text: string) {
    this.text = text
  }

  fail(said: Message, at = this.at): never {
    throw new XPathSyntaxError(said, at)
  }

  /** Skips white space and comments. */
  skip(): void {
    for (;;) {
      while (space.test(this.text[this.at] ?? '')) this.at += 1
      if (!this.text.startsWith('(:', this.at)) return
      this.skipComment()
    }
  }

  private skipComment(): void {
    const start = this.at
    let depth = 0
    do {
      if (this.at >= this.text.length) this.fail(message('xpath.no-end', { what: 'comment' }), start)
      const two = this.text.slice(this.at, this.at + 2)
      if (two === '(:') depth += 1
      else if (two === ':)') depth -= 1
      this.at += two === '(:' || two === ':)' ? 2 : 1
    } while (depth > 0)
  }

  /** True when the sign comes next. */
  sees(sign: string): boolean {
    this.skip()
    return this.text.startsWith(sign, this.at)
  }

  take(sign: string): boolean {
    if (!this.sees(sign)) return false
    this.at += sign.length
    return true
  }

  need(sign: string): void {
    if (!this.take(sign)) this.fail(message('xpath.expected', { what: sign }))
  }

  /** Takes the words when they come next, each as a whole word. */
  takeWords(...words: readonly string[]): boolean {
    const start = this.at
    for (const word of words) {
      this.skip()
      if (this.peekName() !== word) {
        this.at = start
        return false
      }
      this.at += word.length
    }
    return true
  }

  needWord(word: string): void {
    if (!this.takeWords(word)) this.fail(message('xpath.expected', { what: word }))
  }

  /** The name without colon that comes next, or an empty string. */
  peekName(): string {
    ncName.lastIndex = this.at
    return ncName.exec(this.text)?.[0] ?? ''
  }

  /** True when the sign follows the word at this place. */
  wordBefore(word: string, sign: string): boolean {
    this.skip()
    if (this.peekName() !== word) return false
    const start = this.at
    this.at += word.length
    const follows = this.sees(sign)
    this.at = start
    return follows
  }

  /** Takes a name with or without prefix. */
  takeName(): { readonly prefix: string; readonly local: string } | undefined {
    this.skip()
    const first = this.peekName()
    if (first === '') return undefined
    this.at += first.length
    if (this.text[this.at] !== ':' || this.text[this.at + 1] === ':') return { prefix: '', local: first }
    this.at += 1
    const local = this.peekName()
    if (local === '') {
      this.at -= 1
      return { prefix: '', local: first }
    }
    this.at += local.length
    return { prefix: first, local }
  }

  /** A string literal with its quotes doubled inside. */
  takeString(): string | undefined {
    this.skip()
    const quote = this.text[this.at]
    if (quote !== '"' && quote !== "'") return undefined
    const start = this.at
    let value = ''
    for (;;) {
      const end = this.text.indexOf(quote, this.at + 1)
      if (end < 0) this.fail(message('xpath.no-end', { what: 'string' }), start)
      value += this.text.slice(this.at + 1, end)
      this.at = end + 1
      if (this.text[this.at] !== quote) return value
      value += quote
    }
  }

  takeNumber(): string | undefined {
    this.skip()
    numeric.lastIndex = this.at
    const found = numeric.exec(this.text)?.[0]
    if (found === undefined) return undefined
    this.at += found.length
    if (this.peekName() !== '') this.fail(message('xpath.name-after-number'))
    return found
  }
}
