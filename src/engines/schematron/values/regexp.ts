import { message } from '../../../messages/speaker.ts'
import { linearRegExp } from '../../regexp/linear.ts'
import { fault } from './fault.ts'
import { PatternRefused, type Translated, translatePattern } from './pattern.ts'

/** A compiled regular expression of a rule. */
export interface Pattern {
  test(text: string): boolean
  /** @throws EvaluationError FORX0003 when it matches the empty text */
  replace(text: string, replacement: string): string
  split(text: string): string[]
}

/** Longer texts are handed to the engine that cannot be made to take for ever. */
const longText = 2000

/**
 * Compiles a pattern. What could backtrack without end is run by an engine that is linear in the text; such a pattern
 * is refused for replace() and tokenize().
 * @throws PatternRefused
 */
export function compilePattern(pattern: string, flags: string): Pattern {
  const translated = translatePattern(pattern, flags)
  const native = nativeOf(translated)
  let linear: { test(text: string): boolean } | undefined
  const slow = (text: string) => {
    linear ??= linearRegExp(translated.source, translated.flags)
    return linear.test(text)
  }
  const careful = (text: string) => {
    if (translated.risky) fault(`FORX0002: "${pattern}" repeats a repetition, which is supported in matches() only`)
    if (text.length > 100_000) fault('FORX0002: the text is too long for a regular expression')
    if (native.test('')) fault(`FORX0003: "${pattern}" matches the empty text`)
  }
  return {
    test: translated.risky ? slow : text => (text.length > longText ? slow(text) : native.test(text)),
    replace(text, replacement) {
      careful(text)
      return text.replaceAll(
        new RegExp(native.source, `${native.flags}g`),
        replacementOf(replacement, translated.groups),
      )
    },
    split(text) {
      careful(text)
      return text === '' ? [] : splitBy(text, new RegExp(native.source, `${native.flags}g`))
    },
  }
}

function nativeOf({ source, flags }: Translated): RegExp {
  try {
    return new RegExp(source, `u${flags}`)
  } catch {
    throw new PatternRefused(message('xpath.regex', { pattern: source, fault: 'none', found: '' }))
  }
}

function splitBy(text: string, pattern: RegExp): string[] {
  const parts: string[] = []
  let from = 0
  for (const { 0: found, index } of text.matchAll(pattern)) {
    parts.push(text.slice(from, index))
    from = index + found.length
  }
  parts.push(text.slice(from))
  return parts
}

/** `$1` as JavaScript writes it; `$` and `\` stand for themselves only when escaped (functions and operators, 7.6.3). */
function replacementOf(text: string, groups: number): (...found: readonly (string | number)[]) => string {
  if (/(?:^|[^\\])(?:\\\\)*(?:\\(?![\\$])|\$(?!\d))/.test(text)) fault(`FORX0004: "${text}" is no replacement`)
  return (...found) =>
    text.replace(/\\([\\$])|\$(\d+)/g, (_, escaped: string | undefined, digits: string | undefined) => {
      if (escaped !== undefined || digits === undefined) return escaped ?? ''
      let length = digits.length
      while (length > 1 && Number(digits.slice(0, length)) > groups) length -= 1
      const group = Number(digits.slice(0, length))
      return (group <= groups ? String(found[group] ?? '') : '') + digits.slice(length)
    })
}

const known = new Map<string, Pattern>()
const maxKnown = 1000

/** The same for a pattern that is known only while rules run. */
export function patternOf(pattern: string, flags: string): Pattern {
  const key = `${flags}/${pattern}`
  let found = known.get(key)
  if (found === undefined) {
    if (known.size >= maxKnown) known.clear()
    found = compiled(pattern, flags)
    known.set(key, found)
  }
  return found
}

function compiled(pattern: string, flags: string): Pattern {
  try {
    return compilePattern(pattern, flags)
  } catch (error) {
    return error instanceof PatternRefused ? fault(`FORX0002: ${error.message}`) : fault(`FORX0002: "${pattern}"`)
  }
}
