import type { Frame } from './frame.ts'
import { invalid, unfit } from './rule-error.ts'
import { isList, typeName, type Value } from './values.ts'

type Method = (target: string, args: readonly Value[], frame: Frame) => Value

/**
 * Methods of strings: those of cel-spec and the ones of the strings extension that rules use. Positions count code
 * points from 0. Reading and making text is paid for by the caller.
 */
export const stringMethods: Readonly<
  Record<string, { readonly min: number; readonly max: number; readonly run: Method }>
> = {
  contains: { min: 1, max: 1, run: (target, [part]) => target.includes(text('contains', part)) },
  startsWith: { min: 1, max: 1, run: (target, [part]) => target.startsWith(text('startsWith', part)) },
  endsWith: { min: 1, max: 1, run: (target, [part]) => target.endsWith(text('endsWith', part)) },
  lowerAscii: { min: 0, max: 0, run: target => target.replace(/[A-Z]+/g, upper => upper.toLowerCase()) },
  upperAscii: { min: 0, max: 0, run: target => target.replace(/[a-z]+/g, lower => lower.toUpperCase()) },
  trim: { min: 0, max: 0, run: target => target.trim() },
  charAt: { min: 1, max: 1, run: charAt },
  indexOf: { min: 1, max: 2, run: indexOf },
  lastIndexOf: { min: 1, max: 1, run: lastIndexOf },
  substring: { min: 1, max: 2, run: substring },
  replace: { min: 2, max: 3, run: replace },
  split: { min: 1, max: 2, run: split },
}

/** Length in code points. */
export function sizeOfText(target: string): number {
  let size = target.length
  for (let index = 0; index < target.length - 1; index++) {
    if ((target.charCodeAt(index) & 0xfc00) === 0xd800 && (target.charCodeAt(index + 1) & 0xfc00) === 0xdc00) size--
  }
  return size
}

/** Joins a list of strings. */
export function join(list: Value, separator: Value | undefined, frame: Frame): Value {
  if (!isList(list)) throw unfit('join', typeName(list))
  const parts = list.map(part => text('join', part))
  const between = separator === undefined ? '' : text('join', separator)
  frame.charge(parts.reduce((length, part) => length + part.length, between.length * parts.length) / 16 + parts.length)
  return parts.join(between)
}

function charAt(target: string, [index]: readonly Value[]): Value {
  const characters = [...target]
  const at = position('charAt', index, characters.length)
  return characters[at] ?? ''
}

function indexOf(target: string, [part, from]: readonly Value[]): Value {
  const characters = [...target]
  const start = from === undefined ? 0 : position('indexOf', from, characters.length)
  const skipped = characters.slice(0, start).join('').length
  return codePoints(target, target.indexOf(text('indexOf', part), skipped))
}

function lastIndexOf(target: string, [part]: readonly Value[]): Value {
  return codePoints(target, target.lastIndexOf(text('lastIndexOf', part)))
}

function codePoints(target: string, unit: number): bigint {
  return BigInt(unit === -1 ? -1 : sizeOfText(target.slice(0, unit)))
}

function substring(target: string, [from, to]: readonly Value[]): Value {
  const characters = [...target]
  const end = to === undefined ? characters.length : position('substring', to, characters.length)
  return characters.slice(position('substring', from, end), end).join('')
}

function replace(target: string, [part, by, limit]: readonly Value[], frame: Frame): Value {
  const [searched, replacement] = [text('replace', part), text('replace', by)]
  const pieces = target.split(searched)
  const count = limit === undefined ? -1 : whole('replace', limit)
  const replaced = count < 0 ? pieces.length - 1 : Math.min(count, pieces.length - 1)
  frame.charge((replaced * replacement.length) / 16)
  return (
    pieces.slice(0, replaced + 1).join(replacement) +
    pieces
      .slice(replaced + 1)
      .map(piece => searched + piece)
      .join('')
  )
}

function split(target: string, [separator, limit]: readonly Value[], frame: Frame): Value {
  const by = text('split', separator)
  const parts = by === '' ? [...target] : target.split(by)
  const count = limit === undefined ? -1 : whole('split', limit)
  frame.charge(parts.length)
  if (count === 0) return []
  return count < 0 || count >= parts.length ? parts : [...parts.slice(0, count - 1), parts.slice(count - 1).join(by)]
}

function text(method: string, value: Value | undefined): string {
  if (typeof value === 'string') return value
  throw unfit(method, value === undefined ? '' : typeName(value))
}

function position(method: string, value: Value | undefined, most: number): number {
  const at = whole(method, value)
  if (at < 0 || at > most) throw invalid(method, String(at))
  return at
}

function whole(method: string, value: Value | undefined): number {
  if (typeof value === 'bigint' || (typeof value === 'number' && Number.isInteger(value))) return Number(value)
  throw unfit(method, value === undefined ? '' : typeName(value))
}
