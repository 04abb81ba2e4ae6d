import { message } from '../../messages/speaker.ts'
import { shownCharacter } from '../visible.ts'
import { code, isSpace } from './characters.ts'
import type { Reader } from './reader.ts'
import { lineOf, refuse, refuseCharacter, shownName } from './refusal.ts'
import { readSpecial } from './special.ts'
import { readStartTag } from './start-tag.ts'
import { textForm } from './tree.ts'

/** Reads everything from `reader.index` to the end of the source. */
export function readContent(reader: Reader): void {
  const { source } = reader
  for (;;) {
    const { index } = reader
    if (reader.less < index) reader.less = reader.find('<', index)
    const { less } = reader
    if (less > index) readText(reader, index, less)
    if (less === source.length) break
    const unit = reader.at(less + 1)
    if (unit === code.slash) readEndTag(reader)
    else if (unit === code.exclamation || unit === code.question) readSpecial(reader, unit)
    else readStartTag(reader)
  }
  if (reader.tables.open !== 0) refuseOpen(reader)
  if (!reader.hasRoot) refuse(source.length, message(/\S/.test(source) ? 'xml.no-root' : 'xml.empty'), 'empty')
}

function readText(reader: Reader, from: number, to: number): void {
  if (reader.tables.open === 0) {
    refuseOutside(reader, from, to)
    return
  }
  const form = reader.references(from, to) ? textForm.references : textForm.plain
  reader.refuseSectionEnd(from, to)
  reader.tables.addText(form, from, to)
}

function readEndTag(reader: Reader): void {
  const { units, tables, less } = reader
  const { open } = tables
  if (open === 0) refuseUnopened(reader)
  const length = reader.nameLengths.pop() as number
  const from = less + 2
  const shift = (tables.start[open] as number) + 1 - from
  const to = from + length
  for (let index = from; index < to; index++) {
    if (units[index] !== units[index + shift]) refuseMismatch(reader, open, length)
  }
  let index = to
  while (isSpace(reader.at(index))) index++
  if (reader.at(index) !== code.greater) refuseMismatch(reader, open, length)
  if (reader.scopes.top === open) reader.scopes.leave()
  tables.leave()
  reader.index = index + 1
}

function refuseOutside(reader: Reader, from: number, to: number): void {
  for (let index = from; index < to; index++) {
    if (isSpace(reader.at(index))) continue
    const found = shownCharacter(reader.source, index)
    refuse(index, message(reader.hasRoot ? 'xml.after-root' : 'xml.before-root', { found }))
  }
}

function refuseUnopened(reader: Reader): never {
  const from = reader.less + 2
  const name = shownName(reader.source, from, reader.nameStop(from))
  return refuse(reader.less, message('xml.end-unopened', { name }))
}

function refuseMismatch(reader: Reader, open: number, length: number): never {
  const { source, tables, less } = reader
  const start = tables.start[open] as number
  const expected = shownName(source, start + 1, start + 1 + length)
  const to = reader.nameStop(less + 2)
  const found = shownName(source, less + 2, to)
  if (to - less - 2 === length && source.startsWith(source.slice(start + 1, start + 1 + length), less + 2)) {
    let index = to
    while (isSpace(reader.at(index))) index++
    refuseCharacter(source, index, character => message('xml.end-tag', { name: expected, found: character }))
  }
  return refuse(less, message('xml.end-mismatch', { expected, found, opened: lineOf(source, start) }))
}

function refuseOpen(reader: Reader): never {
  const { source, tables, nameLengths } = reader
  const start = tables.start[tables.open] as number
  const name = shownName(source, start + 1, start + 1 + (nameLengths.at(-1) ?? 0))
  return refuse(source.length, message('xml.unclosed', { name, opened: lineOf(source, start) }))
}
