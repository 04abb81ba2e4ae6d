import { message } from '../messages/speaker.ts'
import { type Cursor, type Fault, fault, type Visitor } from './json-fault.ts'
import { skipSpace } from './json-text.ts'
import { readNumber, readString, readWord } from './json-tokens.ts'
import { shownCharacter } from './visible.ts'

/**
 * Reads a text by the grammar of RFC 8259 and gives the first fault, or nothing for a JSON text. It accepts exactly
 * what JSON.parse accepts, and is slower: it is for when JSON.parse has refused, or a place must be found.
 */
export function readStrictly(text: string, visitor: Visitor = {}): Fault | undefined {
  const cursor: Cursor = { text, frames: [], visitor, index: 0 }
  let step: Step = 'value'
  while (step !== 'done') {
    cursor.index = skipSpace(text, cursor.index)
    const next: Step | Fault = steps[step](cursor)
    if (typeof next === 'object') return next
    step = next
  }
  return undefined
}

type Step = 'value' | 'first-item' | 'first-name' | 'name' | 'after' | 'done'

const steps: Record<Exclude<Step, 'done'>, (cursor: Cursor) => Step | Fault> = {
  value: readValue,
  'first-item': cursor => (cursor.text[cursor.index] === ']' ? close(cursor) : readValue(cursor)),
  'first-name': cursor => (cursor.text[cursor.index] === '}' ? close(cursor) : readName(cursor)),
  name: readName,
  after: readAfter,
}

function readValue(cursor: Cursor): Step | Fault {
  const character = cursor.text[cursor.index]
  if (character === '{') return open(cursor, false)
  if (character === '[') return open(cursor, true)
  if (character === '"') return readStringValue(cursor)
  if (character === '-' || (character !== undefined && character >= '0' && character <= '9')) {
    const start = cursor.index
    const broken = readNumber(cursor)
    if (broken === undefined) cursor.visitor.number?.(cursor.frames, start, cursor.index)
    return broken ?? 'after'
  }
  if (character === undefined) return endOf(cursor)
  if ('],}'.includes(character)) return missingValue(cursor)
  return readWord(cursor) ?? 'after'
}

function readStringValue(cursor: Cursor): Step | Fault {
  const start = cursor.index
  const broken = readString(cursor)
  if (broken !== undefined) return broken
  cursor.visitor.string?.(cursor.frames, start, cursor.index)
  return 'after'
}

function readName(cursor: Cursor): Step | Fault {
  const frame = cursor.frames.at(-1)
  if (frame === undefined) throw new Error('a member name outside an object')
  frame.key = undefined
  const { text, index: start } = cursor
  if (start >= text.length) return endOf(cursor)
  if (text[start] === '}') return fault(cursor, () => message('json.trailing-comma', { found: '}' }))
  if (text[start] !== '"') return wrongName(cursor)
  const broken = readString(cursor)
  if (broken !== undefined) return broken
  const end = cursor.index
  frame.key = JSON.parse(text.slice(start, end)) as string
  cursor.visitor.name?.(cursor.frames, frame.key, start)
  cursor.visitor.string?.(cursor.frames, start, end)
  cursor.index = skipSpace(text, end)
  if (text[cursor.index] !== ':') return cursor.index >= text.length ? endOf(cursor) : missing(cursor, 'json.colon')
  cursor.index++
  return 'value'
}

function readAfter(cursor: Cursor): Step | Fault {
  const frame = cursor.frames.at(-1)
  const character = cursor.text[cursor.index]
  if (frame === undefined) return character === undefined ? 'done' : afterEnd(cursor)
  if (character === undefined) return endOf(cursor)
  if (character === (frame.isArray ? ']' : '}')) return close(cursor)
  if (character !== ',') return missing(cursor, frame.isArray ? 'json.comma-in-array' : 'json.comma-in-object')
  cursor.index++
  if (typeof frame.key === 'number') frame.key++
  return frame.isArray ? 'value' : 'name'
}

function open(cursor: Cursor, isArray: boolean): Step {
  cursor.frames.push({ isArray, start: cursor.index, key: isArray ? 0 : undefined })
  cursor.index++
  return isArray ? 'first-item' : 'first-name'
}

function close(cursor: Cursor): Step {
  cursor.frames.pop()
  cursor.index++
  return 'after'
}

function missing(cursor: Cursor, key: 'json.colon' | 'json.comma-in-array' | 'json.comma-in-object'): Fault {
  const found = shownCharacter(cursor.text, cursor.index)
  return fault(cursor, () => message(key, { found }))
}

function missingValue(cursor: Cursor): Fault {
  const found = shownCharacter(cursor.text, cursor.index)
  const frame = cursor.frames.at(-1)
  const trailing = frame?.isArray === true && found === ']'
  if (frame?.isArray === true) frame.key = undefined
  return fault(cursor, () => (trailing ? message('json.trailing-comma', { found }) : message('json.value', { found })))
}

function wrongName(cursor: Cursor): Fault {
  const { text, index } = cursor
  if (text[index] === "'") return fault(cursor, () => message('json.single-quotes'))
  if (text[index] === '/') return fault(cursor, () => message('json.comment'))
  const found = /^[\w$]+/.exec(text.slice(index, index + 40))?.[0] ?? shownCharacter(text, index)
  return fault(cursor, () => message('json.name', { found }))
}

function afterEnd(cursor: Cursor): Fault {
  const found = shownCharacter(cursor.text, cursor.index)
  const key = found === '{' || found === '[' ? 'json.second-value' : 'json.after-end'
  return fault(cursor, () => message(key, { found }))
}

function endOf(cursor: Cursor): Fault {
  const frame = cursor.frames.at(-1)
  if (frame === undefined) return { ...fault(cursor, () => message('json.empty')), kind: 'empty' }
  const key = frame.isArray ? 'json.end-in-array' : 'json.end-in-object'
  return fault(cursor, lineOf => message(key, { opened: lineOf(frame.start) }))
}
