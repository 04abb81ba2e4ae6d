import { message } from '../../messages/speaker.ts'
import { groupBy } from '../../model/group-by.ts'
import type { Report } from '../../model/report.ts'
import { levels } from '../../model/requirement.ts'
import { verdictWords } from '../../model/verdict.ts'
import { moduleTitle, openWords, type Row, word } from '../rows.ts'
import { cardOf, rowOf } from './addresses.ts'
import { type Html, html, join } from './markup.ts'
import type { Voices } from './voices.ts'

/**
 * Longer reports leave the clauses out of the rows, to be small enough to be sent; cards have them. Their modules are laid
 * out when they come into sight: a browser opens ten thousand rows four times as fast.
 */
const rowsAtOnce = 4000

/** Every requirement in scope, module by module; a row's id is its address in the page. @param carded rows that have a card */
export function matrix(report: Report, rows: readonly Row[], carded: ReadonlySet<Row>, voices: Voices): Html {
  const hasClauses = !isLong(rows)
  const groups = groupBy(rows, ({ requirement }) => requirement.module)
  const words = wordsOf(voices)
  return join(
    [...groups].map(([module, group]) => groupView(report, module, group, { words, carded, hasClauses }, voices)),
  )
}

type Words = Readonly<Record<string, Html>>

/** Levels and verdicts stand in each row: they are said once. */
function wordsOf(voices: Voices): Words {
  const said = (kind: 'level' | 'verdict') => (value: string) =>
    [value, voices.tell(speaker => word(speaker, kind, value))] as const
  return Object.fromEntries([...levels.map(said('level')), ...verdictWords.map(said('verdict'))])
}

interface Setting {
  readonly words: Words
  readonly carded: ReadonlySet<Row>
  readonly hasClauses: boolean
}

function groupView(report: Report, module: string, rows: readonly Row[], setting: Setting, voices: Voices): Html {
  const { words, hasClauses } = setting
  const title = moduleTitle(report, module)
  const columns = ['report.requirement', 'report.level', 'report.verdict', 'report.text'] as const
  const head = columns.map(key => html`<th scope="col">${voices.say(message(key))}</th>`)
  const body = rows.map(row => rowView(row, setting, voices))
  return html`<section class="group${hasClauses ? '' : ' later'}"><h3>${title ? voices.pick(title) : module} <span class="count">${rows.length}</span>${unwell(rows, words)}</h3>
<table class="matrix"><thead><tr>${join(head)}</tr></thead><tbody>
${join(body)}</tbody></table></section>
`
}

/** How many of a module are not what they should be, by verdict: where a reader should look. */
function unwell(rows: readonly Row[], words: Words): Html {
  const counts = (['failed', ...openWords] as const).map(word => {
    const count = rows.filter(({ verdict }) => verdict.verdict === word).length
    return count === 0 ? html`` : html` <span class="count ${word}">${count} ${words[word] ?? word}</span>`
  })
  return join(counts)
}

export function isLong(rows: readonly Row[]): boolean {
  return rows.length > rowsAtOnce
}

/** End tags that HTML lets out are left out: of ten thousand rows they would be a tenth. */
function rowView(row: Row, { words, carded, hasClauses }: Setting, voices: Voices): Html {
  const { id, level, text, source } = row.requirement
  const { verdict } = row.verdict
  const said = words[verdict] ?? verdict
  const link = carded.has(row) ? html`<a href="#${cardOf(id)}">${said}</a>` : said
  const clause = hasClauses ? html` <small>${source.clause}</small>` : html``
  return html`<tr id="${rowOf(id)}" class="${level} ${verdict}"><th><a href="#${rowOf(id)}">${id}</a><td>${words[level] ?? level}<td>${link}<td>${voices.pick(text)}${clause}`
}
