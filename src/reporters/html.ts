import { message } from '../messages/speaker.ts'
import type { Report } from '../model/report.ts'
import type { Reporter, Speaker } from '../model/reporter.ts'
import { reportDigest } from './digest.ts'
import { cardsOf } from './html/cards.ts'
import { hashSource } from './html/csp.ts'
import { embedded } from './html/embedded.ts'
import { evidence } from './html/evidence.ts'
import { failures } from './html/failures.ts'
import { filter } from './html/filter.ts'
import { front } from './html/front.ts'
import { languageChoice } from './html/language-choice.ts'
import { type Html, html, join } from './html/markup.ts'
import { matrix } from './html/matrix.ts'
import { method } from './html/method.ts'
import { numbers } from './html/numbers.ts'
import { script } from './html/script.ts'
import { cardsOnPaper, style } from './html/style.ts'
import { outside, unsettled } from './html/unsettled.ts'
import { type Voices, voicesOf } from './html/voices.ts'
import { openWords, type Row, rowsOf, verdictSentence, word } from './rows.ts'

/**
 * One static page in both languages: all text is there without the script, nothing is asked of the network, and a content
 * security policy allows only the page's own style sheet and script. Everything that came from outside passes through
 * `html`, which escapes it.
 */
export const page: Reporter = {
  id: 'html',
  fileName: 'report.html',
  render: (report, speaker, options) => {
    const voices = voicesOf(speaker)
    const rows = rowsOf(report)
    const digest = reportDigest(report)
    const sheet = style(`${plain(report.reportId)} · ${digest.slice(0, 23)}…`)
    const policy = `default-src 'none'; style-src '${hashSource(sheet)}'; script-src '${hashSource(script)}'; img-src data:; base-uri 'none'; form-action 'none'`
    return html`<!doctype html>
<html lang="${speaker.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${titleOf(report, speaker)}</title>
<meta name="description" content="${verdictSentence(report, speaker)}">
<style>${{ markup: sheet }}</style>
</head>
<body${titles(report, voices)}>
<a class="skip" href="#result">${voices.say(message('page.skip'))}</a>
${top(rows, voices)}
<main id="result">
${front(report, voices)}
${sections(report, rows, voices)}
${part('digests', voices, html`<p>${voices.say(message('page.digests.text'))}</p><p><code>report.json ${digest}</code></p>`)}
</main>
<footer class="end"><p>${voices.say(message('report.end'))} · ${report.reportId}</p></footer>
<script>${{ markup: script }}</script>${options?.embedsReport ? embedded(report) : html``}
</body>
</html>
`.markup
  },
}

/** The parts of the page, in the order of its contents, with the message that heads each. */
const heads = {
  numbers: 'report.numbers',
  failed: 'report.failed',
  remarks: 'page.remarks',
  open: 'report.untested',
  matrix: 'report.matrix',
  outside: 'page.scope',
  method: 'page.run',
  evidence: 'report.evidence',
  digests: 'page.digests',
} as const

function sections(report: Report, rows: readonly Row[], voices: Voices): Html {
  const { musts, remarks, shown } = cardsOf(rows)
  const cards = (which: readonly Row[], none: 'page.nothing-failed' | 'page.no-remarks', onPaper: number) => {
    if (which.length === 0) return html`<p>${voices.say(message(none))}</p>`
    const first = which.filter(row => shown.has(row))
    const rest = which.length - first.length
    const more = rest > 0 ? html`<p>… ${voices.say(message('page.more-cards', { count: rest }))}</p>` : html``
    const said = voices.say(message('page.print-cards', { shown: String(onPaper) }))
    const hint = which.length > onPaper ? html`<p class="only-print">${said}</p>` : html``
    return html`${hint}${failures(report, first, voices)}${more}`
  }
  return join([
    part('numbers', voices, numbers(report.coverage, voices)),
    part('failed', voices, cards(musts, 'page.nothing-failed', cardsOnPaper.failed)),
    part('remarks', voices, cards(remarks, 'page.no-remarks', cardsOnPaper.remarks)),
    part('open', voices, unsettled(rows, voices)),
    part('matrix', voices, all(report, rows, shown, voices)),
    part('outside', voices, outside(report, voices)),
    part('method', voices, method(report, voices)),
    part('evidence', voices, evidence(report, voices)),
  ])
}

function all(report: Report, rows: readonly Row[], shown: ReadonlySet<Row>, voices: Voices): Html {
  const hint = html`<p class="hint">${voices.say(message('page.matrix.hint'))}</p><p class="only-print">${voices.say(message('page.print-hint'))}</p>`
  return html`${hint}${filter(rows, voices)}${matrix(report, rows, shown, voices)}`
}

function part(name: keyof typeof heads, voices: Voices, content: Html): Html {
  return html`<section id="${name}"><h2>${voices.say(message(heads[name]))}</h2>
${content}</section>
`
}

/** Parts of the page that stay in sight, with how many there are of what they list. */
function top(rows: readonly Row[], voices: Voices): Html {
  const count = (fits: (row: Row) => boolean) => html` <span class="count">${rows.filter(fits).length}</span>`
  const links = [
    ['failed', count(({ verdict }) => verdict.verdict === 'failed' && verdict.level === 'MUST')],
    ['open', count(({ verdict }) => openWords.includes(verdict.verdict))],
    ['matrix', count(() => true)],
    ['method', html``],
    ['evidence', html``],
  ] as const
  const parts = links.map(([name, many]) => html`<a href="#${name}">${voices.say(message(heads[name]))}${many}</a> `)
  return html`<header class="bar-top"><p>Samklang</p><nav><span class="unseen">${voices.say(message('page.contents'))}</span>${join(parts)}</nav>
${languageChoice(voices)}</header>`
}

function titleOf(report: Report, speaker: Speaker): string {
  return `${word(speaker, 'overall', report.overall)}: ${speaker.pick(report.profile.title)}`
}

/** In both languages, for the script: a title has no place for two. */
function titles(report: Report, { first, second }: Voices): Html {
  return join([first, second].map(voice => html` data-title-${voice.language}="${titleOf(report, voice)}"`))
}

/** What may stand in the style sheet: a report of another tool could be called anything. */
function plain(text: string): string {
  return text.replace(/[^A-Za-z0-9-]/g, '')
}
