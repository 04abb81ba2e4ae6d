import { ToolError } from '../../errors.ts'
import { automaton } from './automaton.ts'
import { RefusedPattern, takeApart } from './pattern.ts'
import { compile, type Program } from './program.ts'

/** A regular expression that answers in time linear in the length of the text, whoever wrote it. */
export interface LinearRegExp {
  readonly source: string
  test(text: string): boolean
}

/**
 * A pattern with the meaning that ECMA-262 gives it under the `u` flag, as JSON Schema reads patterns; it matches
 * anywhere in the text unless it is anchored. `flags` may be `i`, `s` or both.
 *
 * Throws ToolError `schema.pattern` for a pattern that is not valid, that needs lookaround, backreferences or
 * modifiers, or whose counts make it too large; `test` throws it when pattern and text together take seconds.
 */
export function linearRegExp(pattern: string, flags: '' | 'i' | 's' | 'is' = ''): LinearRegExp {
  const word = new RegExp('^\\w$', `u${flags}`)
  const isWord = (character: string) => word.test(character)
  const matches = refusing(pattern, () => automaton(compiled(pattern, flags), isWord))
  return { source: pattern, test: text => refusing(pattern, () => matches(text)) }
}

/** UTF-16 code units. */
const maxLength = 100_000

function compiled(pattern: string, flags: string): Program {
  if (pattern.length > maxLength) throw new RefusedPattern('size')
  // The native engine only reads the pattern here: whether it is valid is its word, and it is never run on a text.
  new RegExp(pattern, `u${flags}`)
  return compile(takeApart(pattern), flags)
}

function refusing<T>(pattern: string, run: () => T): T {
  try {
    return run()
  } catch (cause) {
    if (cause instanceof RefusedPattern) {
      throw new ToolError('schema.pattern', { where: pattern, reason: cause.refusal, detail: '' }, cause)
    }
    if (!(cause instanceof SyntaxError)) throw cause
    throw new ToolError('schema.pattern', { where: pattern, reason: 'syntax', detail: cause.message }, cause)
  }
}
