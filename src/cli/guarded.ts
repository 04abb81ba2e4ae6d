import { plainText } from '../reporters/plain-text.ts'
import type { GuardedTerminal, Terminal } from './terminal.ts'

/** What we ourselves steer a terminal with: a line or screen that is drawn anew, at the beginning of a piece … */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what a terminal is steered with
const redraw = /^(?:\r\u001b\[2K|\u001b\[2J\u001b\[3J\u001b\[H)/
/** … and the few styles that are used. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what a terminal is steered with
const style = /(\u001b\[(?:1|2|22|31|32|33|39)m)/

/** A terminal that nothing but our own styles reaches, whatever a command forgets to make harmless. */
export function guarded(terminal: Terminal): GuardedTerminal {
  return {
    ...terminal,
    out: text => terminal.out(harmless(text)),
    err: text => terminal.err(harmless(text)),
    commands: text => terminal.out(text),
  }
}

function harmless(text: string): string {
  const [lead = ''] = redraw.exec(text) ?? []
  const parts = text.slice(lead.length).split(style)
  return lead + parts.map((part, at) => (at % 2 === 0 ? plainText(part) : part)).join('')
}
