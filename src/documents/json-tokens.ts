import { message } from '../messages/speaker.ts'
import { type Cursor, type Fault, fault } from './json-fault.ts'
import { shown, shownCharacter } from './visible.ts'

/** Reads the string that begins at the cursor (RFC 8259, section 7) and leaves the cursor after it. */
export function readString(cursor: Cursor): Fault | undefined {
  const { text, index: start } = cursor
  for (let index = start + 1; ; index++) {
    const code = text.charCodeAt(index)
    if (code === 0x22) {
      cursor.index = index + 1
      return undefined
    }
    if (Number.isNaN(code)) return endInString(cursor, start, index)
    if (code < 0x20) return controlInString(cursor, start, index)
    if (code !== 0x5c) continue
    const length = escapeLength(text, index)
    if (length === 0) return wrongEscape(cursor, start, index)
    index += length - 1
  }
}

/** Reads the number that begins at the cursor (RFC 8259, section 6) and leaves the cursor after it. */
export function readNumber(cursor: Cursor): Fault | undefined {
  number.lastIndex = cursor.index
  const written = number.exec(cursor.text)
  const end = cursor.index + (written?.[0].length ?? 0)
  if (written === null || /[\w.+-]/.test(cursor.text.charAt(end))) {
    const found = shown(tokenAt(cursor.text, cursor.index))
    return fault(cursor, () => message('json.number', { found }))
  }
  cursor.index = end
  return undefined
}

/** Reads `true`, `false` or `null`; anything else is a fault that names the likely cause. */
export function readWord(cursor: Cursor): Fault | undefined {
  const { text, index } = cursor
  const word = tokenAt(text, index)
  if (word === 'true' || word === 'false' || word === 'null') {
    cursor.index += word.length
    return undefined
  }
  if (text[index] === "'") return fault(cursor, () => message('json.single-quotes'))
  if (text[index] === '/') return fault(cursor, () => message('json.comment'))
  const found = word === '' ? shownCharacter(text, index) : shown(word)
  return fault(cursor, () => message('json.value', { found }))
}

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const token = /[\w.+$-]+/y
const escaped = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y

// What stands there as a person would read it: a word or a number, right or wrong.
function tokenAt(text: string, index: number): string {
  token.lastIndex = index
  return token.exec(text)?.[0] ?? ''
}

function escapeLength(text: string, index: number): number {
  escaped.lastIndex = index
  return escaped.exec(text)?.[0].length ?? 0
}

function endInString(cursor: Cursor, start: number, index: number): Fault {
  return fault(cursor, lineOf => message('json.end-in-string', { opened: lineOf(start) }), index)
}

// A line break most often means that the closing quotation mark was forgotten.
function controlInString(cursor: Cursor, start: number, index: number): Fault {
  const found = shownCharacter(cursor.text, index)
  if (found !== 'U+000A' && found !== 'U+000D') {
    return fault(cursor, () => message('json.control-in-string', { found }), index)
  }
  return fault(cursor, lineOf => message('json.line-break-in-string', { opened: lineOf(start) }), index)
}

function wrongEscape(cursor: Cursor, start: number, index: number): Fault {
  if (index + 1 >= cursor.text.length) return endInString(cursor, start, index + 1)
  const length = cursor.text[index + 1] === 'u' ? 6 : 2
  const found = shown(cursor.text.slice(index, index + length))
  return fault(cursor, () => message('json.escape', { found }), index)
}
