import { message } from '../../messages/speaker.ts'
import type { Combined } from '../../model/combined.ts'
import type { Speaker } from '../../model/reporter.ts'
import { columns, combinedSentence, combinedTitle, partLine } from '../../reporters/combined/facts.ts'
import { word } from '../../reporters/rows.ts'
import { tableLines } from '../table-lines.ts'

/** The combined report for a person at a terminal: the result, and a line for each exchange. */
export function combinedText(combined: Combined, speaker: Speaker): string {
  const { say } = speaker
  const head = columns.map(name => say(message(`combined.column.${name}`)))
  const lines = [
    `${combinedTitle(combined, speaker)}`,
    `${word(speaker, 'overall', combined.overall)}  ${combinedSentence(combined, speaker)}`,
    '',
    ...tableLines([head, ...combined.parts.map(part => partLine(part, speaker))]),
  ]
  return `${lines.join('\n')}\n`
}
