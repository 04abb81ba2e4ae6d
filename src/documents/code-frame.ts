import { visible } from './visible.ts'

/** What a code frame points at: line and column from 1, columns in UTF-16 code units. */
export interface FramePlace {
  readonly line: number
  readonly column: number
  /** Code units to underline; the underline ends with the line. */
  readonly length?: number
}

export interface FrameOptions {
  /** Lines shown before and after. */
  readonly before?: number
  readonly after?: number
  /** Columns of the terminal. */
  readonly width?: number
  /** Line number of the first line of the text, when the text is a part of its file. */
  readonly firstLine?: number
}

/**
 * The lines around a place, with line numbers and a caret, for a terminal. Long lines are cut to a window around the
 * caret. Control and escape characters are shown as harmless stand-ins, one for each. Empty when the text has no such
 * line.
 */
export function codeFrame(text: string, place: FramePlace, options: FrameOptions = {}): string[] {
  const { before = 2, after = 1, width = 100, firstLine = 1 } = options
  const first = Math.max(firstLine, place.line - before)
  const lines = linesOf(text, first - firstLine, place.line + after - firstLine)
  if (first + lines.length <= place.line) return []
  const digits = String(first + lines.length - 1).length
  const room = Math.max(8, width - digits - 5)
  const marked = lines[place.line - first] ?? ''
  const caret = Math.max(0, Math.min(place.column - 1, marked.length))
  const shift = marked.length <= room ? 0 : Math.max(0, Math.min(caret - Math.floor(room / 3), marked.length - room))
  const frame = lines.map((line, index) => {
    const gutter = `${first + index === place.line ? '>' : ' '} ${String(first + index).padStart(digits)} | `
    return `${gutter}${windowOf(line, shift, room)}`.trimEnd()
  })
  const underlined = Math.max(1, Math.min(place.length ?? 1, marked.length - caret, room - caret + shift))
  frame.splice(
    place.line - first + 1,
    0,
    `  ${' '.repeat(digits)} | ${' '.repeat(caret - shift)}${'^'.repeat(underlined)}`,
  )
  return frame
}

// Lines `from` to `to`, counted from 0; fewer when the text has fewer. Only that part of the text is read.
function linesOf(text: string, from: number, to: number): readonly string[] {
  const lines: string[] = []
  let start = 0
  for (let line = 0; line <= to; line++) {
    const end = text.indexOf('\n', start)
    if (line >= from) lines.push(text.slice(start, end === -1 ? text.length : end).replace(/\r$/, ''))
    if (end === -1) break
    start = end + 1
  }
  return lines
}

function windowOf(line: string, shift: number, room: number): string {
  const part = visible(line.slice(shift, shift + room))
  const right = line.length > shift + room ? `${part.slice(0, -1)}…` : part
  return shift > 0 && right !== '' ? `…${right.slice(1)}` : right
}
