import { PatternRefused, translatePattern } from '../values/pattern.ts'
import type { Expression } from '../xpath/expression.ts'
import { asItems, code, quote } from './code.ts'
import { plainName } from './kind.ts'
import { refuse } from './refusal.ts'
import { argument, type Call, f, type Signature } from './signature.ts'
import { double, text } from './single.ts'

/** A code list as text: from this length on a set is asked. */
const longList = 60

function textArgument(call: Call, index: number): string {
  return text(call.g, argument(call, index), call.env)
}

function method(name: string): (call: Call) => ReturnType<typeof code> {
  return call => code(`${textArgument(call, 0)}.${name}(${textArgument(call, 1)})`, 'boolean')
}

function call(name: string, type: 'string' | 'integer' = 'string'): (c: Call) => ReturnType<typeof code> {
  return c => {
    const count = Math.max(c.args.length, 1)
    const args = Array.from({ length: count }, (_, index) => textArgument(c, index))
    return code(`${name}(${args.join(',')})`, c.g.old && type === 'integer' ? 'double' : type)
  }
}

/** Functions on text (XPath functions and operators, section 7). */
export const textFunctions: Readonly<Record<string, Signature>> = {
  string: f(0, 1, true, c => code(textArgument(c, 0), 'string')),
  concat: f(2, 1000, true, c => code(`(${c.args.map((_, index) => textArgument(c, index)).join('+')})`, 'string')),
  'string-join': f(1, 2, false, c => {
    const items = asItems(c.g.value(argument(c, 0), c.env))
    return code(`joined(${items},${c.args.length > 1 ? textArgument(c, 1) : "''"})`, 'string')
  }),
  'normalize-space': f(0, 1, true, call('normalizeSpace')),
  'string-length': f(0, 1, true, call('lengthOf', 'integer')),
  'upper-case': f(1, 1, false, c => code(`${textArgument(c, 0)}.toUpperCase()`, 'string')),
  'lower-case': f(1, 1, false, c => code(`${textArgument(c, 0)}.toLowerCase()`, 'string')),
  translate: f(3, 3, true, call('translate')),
  contains: f(2, 2, true, contains),
  'starts-with': f(2, 2, true, method('startsWith')),
  'ends-with': f(2, 2, false, endsWith),
  'substring-before': f(2, 2, true, call('before')),
  'substring-after': f(2, 2, true, call('after')),
  substring: f(2, 3, true, c => {
    const numbers = c.args.slice(1).map(arg => double(c.g, arg, c.env))
    return code(`substring(${[textArgument(c, 0), ...numbers].join(',')})`, 'string')
  }),
  compare: f(2, 2, false, c => code(`sign(codePointOrder(${textArgument(c, 0)},${textArgument(c, 1)}))`, 'integer')),
  'string-to-codepoints': f(1, 1, false, c => code(`codePoints(${textArgument(c, 0)})`, 'items')),
  'codepoints-to-string': f(1, 1, false, c =>
    code(`fromCodePoints(${asItems(c.g.value(argument(c, 0), c.env))})`, 'string'),
  ),
  matches: f(2, 3, false, c => code(`${pattern(c, 1, 2)}.test(${textArgument(c, 0)})`, 'boolean')),
  replace: f(3, 4, false, c =>
    code(`${pattern(c, 1, 3)}.replace(${textArgument(c, 0)},${textArgument(c, 2)})`, 'string'),
  ),
  tokenize: f(2, 3, false, c => code(`${pattern(c, 1, 2)}.split(${textArgument(c, 0)})`, 'items')),
}

/** A prefix ends with a colon: an ending without one is an ending of the local name, which need not be put together. */
function endsWith(c: Call): ReturnType<typeof code> {
  const [name, ending] = [argument(c, 0), argument(c, 1)]
  const isNamed = name.kind === 'call' && plainName(name.name) === 'name'
  const isLocal = isNamed && ending.kind === 'string' && !ending.value.includes(':')
  const subject = isLocal ? text(c.g, { ...name, name: 'local-name' }, c.env) : textArgument(c, 0)
  return code(`${subject}.endsWith(${textArgument(c, 1)})`, 'boolean')
}

/** `contains(' a b c ', concat(' ', x, ' '))` is how code lists are written: a set, where x holds no space. */
function contains(c: Call): ReturnType<typeof code> {
  const list = argument(c, 0)
  const wanted = spaced(argument(c, 1))
  if (list.kind === 'string' && list.value.length > longList && wanted !== undefined) {
    const set = c.g.constant(`codeList(${quote(list.value)})`)
    return code(`${set}(${text(c.g, wanted, c.env)})`, 'boolean')
  }
  return code(`${textArgument(c, 0)}.includes(${textArgument(c, 1)})`, 'boolean')
}

function spaced(e: Expression): Expression | undefined {
  if (e.kind !== 'call' || e.name !== 'concat' || e.args.length !== 3) return undefined
  const [before, middle, after] = e.args
  const isSpace = (part: Expression | undefined) => part?.kind === 'string' && part.value === ' '
  return isSpace(before) && isSpace(after) ? middle : undefined
}

/** A pattern: a literal one is judged now, others when they are met. */
function pattern(c: Call, index: number, flagIndex: number): string {
  const written = argument(c, index)
  const flags = c.args[flagIndex]
  if (written.kind !== 'string' || (flags !== undefined && flags.kind !== 'string')) {
    return `patternOf(${text(c.g, written, c.env)},${flags === undefined ? "''" : text(c.g, flags, c.env)})`
  }
  const letters = flags?.value ?? ''
  try {
    translatePattern(written.value, letters)
  } catch (error) {
    if (error instanceof PatternRefused) return refuse(error.said, written.at)
    throw error
  }
  return c.g.constant(`compilePattern(${quote(written.value)},${quote(letters)})`)
}
