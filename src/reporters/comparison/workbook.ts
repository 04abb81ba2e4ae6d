import { message } from '../../messages/speaker.ts'
import type { ComparedBid, ComparedCell, Comparison } from '../../model/comparison.ts'
import type { Speaker } from '../../model/reporter.ts'
import { word } from '../rows.ts'
import { workbookBytes } from '../xlsx/parts.ts'
import type { Cell, CellStyle, Worksheet } from '../xlsx/sheet.ts'
import { bidName, cellText, factsOf, remarksOf, tenderFacts } from './facts.ts'

const cell =
  (style: CellStyle) =>
  (value: string): Cell => ({ value, style })
const [head, name, text] = [cell('head'), cell('name'), cell('text')]

/** Bids side by side as a workbook: the bids, the requirements, and what there is to say of each bid. Every cell is text. */
export function comparisonWorkbook(comparison: Comparison, speaker: Speaker): Uint8Array {
  const { tender, comparedAt, tool } = comparison
  const sheets = [
    bidsSheet(comparison, speaker),
    requirementsSheet(comparison, speaker),
    notesSheet(comparison, speaker),
  ]
  const title = `${speaker.say(message('bids.title'))} ${tender.caseNumber}`
  return workbookBytes(sheets, { title, date: comparedAt, creator: tool.name })
}

function bidsSheet(comparison: Comparison, speaker: Speaker): Worksheet {
  const { say } = speaker
  const { bids } = comparison
  return {
    name: say(message('bids.sheet.bids')),
    widths: [34, ...bids.map(() => 40)],
    rows: [
      [name(say(message('bids.title'))), text(say(message('bids.facts-only')))],
      ...tenderFacts(comparison, speaker).map(([label, value]) => [name(label), text(value)]),
      [head(say(message('bids.bid'))), ...bids.map((bid, at) => head(bidName(bid, at, speaker)))],
      ...factsOf(comparison, speaker).map(fact => [name(fact.name), ...fact.values.map(text)]),
    ],
  }
}

function requirementsSheet({ bids, modules }: Comparison, speaker: Speaker): Worksheet {
  const { say, pick } = speaker
  const columns = ['report.requirement', 'report.level', 'report.module', 'report.text', 'bids.differs'] as const
  const rows = modules.flatMap(({ module, title, rows }) =>
    rows.map(({ requirement, level, text: said, isExcepted, differs, cells }) => {
      const excepted = isExcepted ? ` (${say(message('bids.excepted-mark'))})` : ''
      return [
        name(requirement),
        text(`${word(speaker, 'level', level)}${excepted}`),
        text(title ? pick(title) : module),
        text(pick(said)),
        text(say(message(differs ? 'bids.yes' : 'bids.no'))),
        ...cells.map(each => verdictCell(each, speaker)),
      ]
    }),
  )
  return {
    name: say(message('bids.sheet.requirements')),
    widths: [18, 12, 20, 60, 12, ...bids.map(() => 26)],
    rows: [
      [...columns.map(key => head(say(message(key)))), ...bids.map((bid, at) => head(bidName(bid, at, speaker)))],
      ...rows,
    ],
    hasHead: true,
  }
}

function verdictCell(each: ComparedCell | null, speaker: Speaker): Cell {
  return { value: cellText(each, speaker), style: each?.verdict ?? 'text' }
}

function notesSheet({ bids }: Comparison, speaker: Speaker): Worksheet {
  const { say } = speaker
  const columns = ['bids.bid', 'bids.kind', 'bids.note'] as const
  const lines = (bid: ComparedBid, at: number) =>
    remarksOf(bid, speaker).flatMap(({ kind, lines }) =>
      lines.map(line => [text(bidName(bid, at, speaker)), text(say(message(`bids.${kind}`))), text(line)]),
    )
  return {
    name: say(message('bids.sheet.notes')),
    widths: [30, 40, 100],
    rows: [columns.map(key => head(say(message(key)))), ...bids.flatMap(lines)],
    hasHead: true,
  }
}
