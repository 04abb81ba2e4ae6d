import { message } from '../../messages/speaker.ts'
import { groupBy } from '../../model/group-by.ts'
import type { Report } from '../../model/report.ts'
import { openWords, type Row, word } from '../rows.ts'
import { rowOf } from './addresses.ts'
import { type Html, html, join } from './markup.ts'
import type { Voices } from './voices.ts'

/**
 * What nothing settled, by reason: the part of a report that is easiest to leave out.
 * @param link a requirement's id, as it leads to its row: in this page, when nothing else is said
 */
export function unsettled(rows: readonly Row[], voices: Voices, link: Link = hereLink): Html {
  const open = rows.filter(row => openWords.includes(row.verdict.verdict))
  if (open.length === 0) return html`<p>${voices.say(message('page.open-none'))}</p>`
  const groups = groupBy(open, ({ verdict, requirement }) => {
    return JSON.stringify([verdict.verdict, verdict.reason, verdict.verdict === 'manual' ? requirement.manual : ''])
  })
  return join([...groups.values()].map(group => reasonView(group, voices, link)))
}

type Link = (requirement: string) => Html

function hereLink(requirement: string): Html {
  return html`<a href="#${rowOf(requirement)}">${requirement}</a>`
}

function reasonView(rows: readonly Row[], voices: Voices, link: Link): Html {
  const [first] = rows
  if (!first) return html``
  const { verdict, requirement } = first
  const title = voices.tell(speaker => word(speaker, 'verdict', verdict.verdict))
  const reason = verdict.reason ? voices.say(verdict.reason) : html``
  const manual = verdict.verdict === 'manual' && requirement.manual ? voices.pick(requirement.manual) : html``
  const items = rows.map(({ requirement: { id, level } }) => {
    return html`<li>${link(id)} ${voices.tell(speaker => word(speaker, 'level', level))}</li>`
  })
  return html`<div class="open"><h3 class="${verdict.verdict}">${title} <span class="count">${rows.length}</span></h3><p>${reason} ${manual}</p><ul class="ids">${join(items)}</ul></div>`
}

/** What the run does not speak of, by reason. */
export function outside({ outOfScope }: Report, voices: Voices): Html {
  const groups = [...groupBy(outOfScope, ({ reason }) => reason)]
  return join(
    groups.map(([reason, group]) => {
      const said = voices.say({ key: `report.out-of-scope.${reason}`, args: {} })
      const ids = group.map(({ requirement }) => requirement).join(', ')
      return html`<details class="outside"><summary>${said} <span class="count">${group.length}</span></summary><p>${ids}</p></details>`
    }),
  )
}
