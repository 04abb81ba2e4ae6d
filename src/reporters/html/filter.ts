import { message } from '../../messages/speaker.ts'
import { levels } from '../../model/requirement.ts'
import { verdictWords } from '../../model/verdict.ts'
import { type Row, word } from '../rows.ts'
import { type Html, html, join } from './markup.ts'
import type { Voices } from './voices.ts'

/** Narrows the matrix down. Hidden until the page's script has run, because it does nothing without. */
export function filter(rows: readonly Row[], voices: Voices): Html {
  const box = (kind: 'verdict' | 'level', values: readonly string[]) =>
    join(
      values.map(value => {
        const count = rows.filter(({ verdict }) => verdict[kind] === value).length
        const name = voices.tell(speaker => word(speaker, kind, value))
        return html`<label class="${value}"><input type="checkbox" name="${kind}" value="${value}"> ${name} <span class="count">${count}</span></label>`
      }),
    )
  const verdicts = verdictWords.filter(value => rows.some(({ verdict }) => verdict.verdict === value))
  const used = levels.filter(value => rows.some(({ requirement }) => requirement.level === value))
  return html`<form id="filter" hidden>
<p><label for="filter-text">${voices.say(message('page.filter.text'))}</label> <input id="filter-text" type="search" autocomplete="off"></p>
<p><span aria-live="polite">${voices.say(message('page.filter.shown'))} <output id="filter-count">${rows.length}</output> / ${rows.length}</span> <button type="reset">${voices.say(message('page.filter.clear'))}</button></p>
<fieldset><legend>${voices.say(message('page.filter'))}</legend>${box('verdict', verdicts)}${box('level', used)}</fieldset>
</form>`
}
