import { message } from '../../messages/speaker.ts'
import type { Headers, Redaction } from '../../model/evidence.ts'
import type { Finding } from '../../model/finding.ts'
import type { ShownExchange } from '../../model/report.ts'
import { excerptOf } from './excerpt.ts'
import { type Line, markedLines, passages } from './marked-json.ts'
import { type Html, html, join } from './markup.ts'
import type { Voices } from './voices.ts'

/** Characters of one line, and of one body, that a page shows. */
const longestLine = 400
const longestBody = 200_000

/** The part of an answer in which something is wrong; nothing where no place in it is known. */
export function wrongPart(shown: ShownExchange, pointer: string | undefined, voices: Voices): Html {
  const body = shown.exchange.response?.body
  if (!pointer || !body || body.length > longestBody) return html``
  const lines = markedLines(body, [pointer])
  if (!lines.some(({ isMarked }) => isMarked)) return html``
  return pre(lines, { first: 0, around: 3, most: 12 }, voices)
}

/** What stands at a place in a file, marked; nothing where the finding does not say it. */
export function wrongValue(finding: Finding, voices: Voices): Html {
  const text = excerptOf(finding)
  return text === undefined ? html`` : html`<pre tabindex="0">${lineView({ text, isMarked: true }, voices)}</pre>`
}

/** One exchange, whole: both sides with their fields and bodies, what was masked, and how to send it again. */
export function exchangeView(
  { exchange, reproduce }: ShownExchange,
  address: string,
  findings: readonly Finding[],
  voices: Voices,
): Html {
  const { request, response, redactions } = exchange
  const pointers = findings.flatMap(({ at }) => at.pointer ?? [])
  const answer = response
    ? html`<p>${voices.say(message('page.status'))} <code>${response.status}</code></p>${fields(response.headers, voices)}${bodyView(response.body, pointers, voices)}`
    : html`<p>${voices.say(message('page.no-response'))}</p>`
  return html`<details class="exchange" id="${address}"><summary><code>${request.method} ${request.url}</code>${response ? html` <code>${response.status}</code>` : html``}</summary>
<div class="sides"><div class="side"><h3>${voices.say(message('page.request'))}</h3><p><code>${request.method} ${request.url}</code></p>${fields(request.headers, voices)}${bodyView(request.body ?? '', [], voices)}</div>
<div class="side"><h3>${voices.say(message('page.response'))}</h3>${answer}</div></div>
${masked(redactions, voices)}
${reproduce === '' ? html`` : html`<p>${voices.say(message('report.reproduce'))}</p><pre>${reproduce}</pre>`}
</details>`
}

function fields(headers: Headers, voices: Voices): Html {
  if (headers.length === 0) return html``
  const head = html`<tr><th scope="col">${voices.say(message('page.header'))}</th><th scope="col">${voices.say(message('page.value'))}</th></tr>`
  const rows = headers.map(([name, value]) => html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`)
  return html`<table class="fields"><thead>${head}</thead><tbody>${join(rows)}</tbody></table>`
}

function bodyView(body: string, pointers: readonly string[], voices: Voices): Html {
  if (body === '') return html``
  const shown = body.slice(0, longestBody)
  const size = voices.say(message('page.body', { size: body.length }))
  const cut =
    shown.length < body.length
      ? html` ${voices.say(message('page.body-cut', { limit: shown.length, of: body.length }))}`
      : html``
  return html`<p>${size}${cut}</p>${pre(markedLines(shown, pointers), { first: 40, around: 8, most: 120 }, voices)}`
}

function pre(lines: readonly Line[], bounds: Parameters<typeof passages>[1], voices: Voices): Html {
  const { passages: parts, leftOutAfter } = passages(lines, bounds)
  const gap = (count: number) =>
    count === 0
      ? html``
      : html`<span class="gap">… ${voices.say(message('page.lines-left-out', { count }))}</span>${'\n'}`
  const pieces = parts.map(part => html`${gap(part.leftOut)}${join(part.lines.map(line => lineView(line, voices)))}`)
  return html`<pre tabindex="0">${join(pieces)}${gap(leftOutAfter)}</pre>`
}

function lineView({ text, isMarked }: Line, voices: Voices): Html {
  const shown = text.length > longestLine ? `${text.slice(0, longestLine)}…` : text
  if (!isMarked) return html`${shown}${'\n'}`
  return html`<mark>${shown}</mark> <strong class="here">← ${voices.say(message('page.wrong-here'))}</strong>${'\n'}`
}

function masked(redactions: readonly Redaction[], voices: Voices): Html {
  if (redactions.length === 0) return html``
  const items = redactions.slice(0, 20).map(({ where, place, kind }) => {
    const hidden = voices.tell(({ say }) => {
      return say(message('page.hidden', { kind: say({ key: `page.redaction.${kind}`, args: {} }) }))
    })
    return html`<li>${hidden}, ${voices.say(message(`page.${where}`))}: <code>${place}</code></li>`
  })
  return html`<ul class="masked">${join(items)}</ul>`
}
