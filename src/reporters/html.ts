import { createHash } from 'node:crypto'
import { message } from '../messages/speaker.ts'
import type { Report } from '../model/report.ts'
import type { Reporter, Speaker } from '../model/reporter.ts'
import { levels } from '../model/requirement.ts'
import { verdictWords } from '../model/verdict.ts'
import { failures } from './html/failures.ts'
import { type Html, html, join } from './html/markup.ts'
import { matrix, outside, unsettled } from './html/matrix.ts'
import { style } from './html/style.ts'
import { rowsOf, troubleWords, verdictSentence, word } from './rows.ts'
import { ruleSetLines } from './rule-sets.ts'

/**
 * One static page: no script, no external request, a content security policy that allows only its own style sheet.
 * Everything that came from outside passes through `html`, which escapes it.
 */
export const page: Reporter = {
  id: 'html',
  fileName: 'report.html',
  render: (report, speaker) => {
    const { say } = speaker
    const rows = rowsOf(report)
    const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'`
    const title = `${word(speaker, 'overall', report.overall)}: ${speaker.pick(report.profile.title)}`
    return html`<!doctype html>
<html lang="${speaker.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${{ markup: style }}</style>
</head>
<body>
<header class="${report.overall}">
<p class="kind">${say(message('report.title'))}</p>
<h1>${word(speaker, 'overall', report.overall)}</h1>
<p class="sentence">${verdictSentence(report, speaker)}</p>
<p>${say(message('report.evidence-step.E1'))} ${say(message('report.scope'))}</p>
${facts(report, speaker)}
</header>
<main>
<section><h2>${say(message('report.numbers'))}</h2>${numbers(report, speaker)}</section>
<section><h2>${say(message('report.failed'))}</h2>${failures(report, rows, speaker)}</section>
<section><h2>${say(message('report.untested'))}</h2>${unsettled(rows, speaker)}</section>
<section><h2>${say(message('report.matrix'))}</h2>${matrix(rows, speaker)}</section>
<section><h2>${say(message('report.out-of-scope'))}</h2>${outside(report, speaker)}</section>
<section><h2>${say(message('report.method'))}</h2>
<p>${say(message('report.decision-rule'))}</p>
${exceptions(report, speaker)}
<p>${say(message('report.reproduce'))}: <code>${report.reproduce.command}</code></p>
<p>${say(message('report.masked', { count: report.personalData.masked }))}</p></section>
<section><h2>${say(message('report.evidence'))}</h2>${evidence(report)}</section>
</main>
<footer><p>${say(message('report.end'))} · ${report.reportId}</p></footer>
</body>
</html>
`.markup
  },
}

function facts(report: Report, speaker: Speaker): Html {
  const { say, pick } = speaker
  const unstated = say(message('report.unstated'))
  const { sut, profile } = report
  const rows: readonly (readonly [label: string, value: string])[] = [
    [say(message('report.system')), [sut.product, sut.version].filter(Boolean).join(' ') || unstated],
    [say(message('report.supplier')), sut.supplier ?? unstated],
    [say(message('report.role')), sut.role],
    [
      say(message('report.modules')),
      sut.modules.map(id => (profile.modules[id] ? pick(profile.modules[id]) : id)).join(', '),
    ],
    ...(sut.endpoint === undefined ? [] : [[say(message('report.endpoint')), sut.endpoint] as const]),
    ...(sut.files === undefined ? [] : [[say(message('report.files')), sut.files.join(', ')] as const]),
    ...(sut.inputs === undefined ? [] : [[say(message('report.inputs')), inputsLine(sut.inputs)] as const]),
    [say(message('report.profile')), `${pick(profile.title)}, ${profile.id}@${profile.version}`],
    [say(message('report.digest')), profile.digest],
    ...(profile.extends ? [[say(message('report.extends')), nameOf(profile.extends)] as const] : []),
    ...ruleSetLines(report, speaker).map(line => [say(message('report.rule-set')), line] as const),
    [say(message('report.standard')), `${profile.standard.name} ${profile.standard.version}`],
    [say(message('report.date')), report.finishedAt],
    [say(message('report.tool')), `${report.tool.name} ${report.tool.version}`],
    [say(message('report.id')), report.reportId],
  ]
  return html`<dl>${join(rows.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`))}</dl>`
}

function nameOf({ id, version, digest }: NonNullable<Report['profile']['extends']>): string {
  return `${id}@${version} ${digest}`
}

function inputsLine(inputs: Readonly<Record<string, unknown>>): string {
  return Object.entries(inputs)
    .map(([name, value]) => `${name} = ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join('; ')
}

function numbers(report: Report, speaker: Speaker): Html {
  const head = verdictWords.map(value => html`<th scope="col">${word(speaker, 'verdict', value)}</th>`)
  const body = levels.map(level => {
    const cells = verdictWords.map(value => html`<td class="${value}">${report.coverage.byLevel[level][value]}</td>`)
    return html`<tr><th scope="row">${word(speaker, 'level', level)}</th>${join(cells)}</tr>`
  })
  return html`<table class="numbers"><caption>${speaker.say(message('report.numbers'))}</caption><thead><tr><th scope="col">${speaker.say(message('report.level'))}</th>${join(head)}</tr></thead><tbody>${join(body)}</tbody></table>`
}

function exceptions(report: Report, speaker: Speaker): Html {
  const left = report.exclusions.map(({ requirement, reason }) => html`<li>${requirement}: ${speaker.say(reason)}</li>`)
  const remarks = report.remarks.map(remark => html`<li>${speaker.say(remark)}</li>`)
  const inTheWay = report.troubles.map(each => {
    const { what, concerns, next } = troubleWords(each, speaker)
    return html`<li>${what}<br>${concerns}<br>${next}</li>`
  })
  const troubles = [...remarks, ...inTheWay]
  const list = (title: string, items: readonly Html[]) => {
    return items.length === 0 ? html`` : html`<h3>${title}</h3><ul>${join(items)}</ul>`
  }
  return html`${list(speaker.say(message('report.exclusions')), left)}${list(speaker.say(message('report.troubles')), troubles)}`
}

function evidence(report: Report): Html {
  const items = report.evidence.map(item => html`<li>${item.name} <code>${item.id}</code></li>`)
  return html`<ol class="evidence">${join(items)}</ol>`
}
