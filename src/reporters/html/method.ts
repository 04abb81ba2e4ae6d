import { message } from '../../messages/speaker.ts'
import type { Report } from '../../model/report.ts'
import type { ServerCertificate } from '../../model/sut.ts'
import { moduleTitle, troubleWords } from '../rows.ts'
import { listOf, type Pair } from './list.ts'
import { type Html, html, join } from './markup.ts'
import { time } from './time.ts'
import type { Voices } from './voices.ts'

/** How it was tested: by what, with what, by which rule, and what was left out or stood in the way. */
export function method(report: Report, voices: Voices): Html {
  const { say } = voices
  return html`<p>${say(message('report.decision-rule'))}</p>
${listOf(run(report, voices))}
<p>${say(message('report.reproduce'))}</p><pre tabindex="0">${report.reproduce.command}</pre>
<p>${say(message('report.masked', { count: report.personalData.masked }))}</p>
${exceptions(report, voices)}`
}

function run(report: Report, { say, pick }: Voices): readonly Pair[] {
  const { sut, profile, tool } = report
  const modules = sut.modules.map(id => {
    const title = moduleTitle(report, id)
    return title ? pick(title) : html`${id}`
  })
  const engines = Object.entries(tool.engines).map(([name, version]) => `${name} ${version}`)
  return [
    [say(message('report.role')), html`${sut.role}`],
    [say(message('report.modules')), join(modules.map((each, at) => (at === 0 ? each : html`, ${each}`)))],
    ...(sut.endpoint === undefined
      ? []
      : [[say(message('report.endpoint')), html`<code>${sut.endpoint}</code>`] as const]),
    ...(sut.certificate ? [[say(message('report.certificate')), certificate(sut.certificate)] as const] : []),
    ...(sut.files === undefined ? [] : [[say(message('report.files')), html`${sut.files.join(', ')}`] as const]),
    ...(sut.inputs === undefined ? [] : [[say(message('report.inputs')), html`${inputsLine(sut.inputs)}`] as const]),
    [say(message('report.standard')), html`${profile.standard.name} ${profile.standard.version}`],
    [say(message('page.publisher')), html`${profile.publisher}`],
    [say(message('page.started')), time(report.startedAt)],
    [say(message('page.finished')), time(report.finishedAt)],
    [say(message('report.tool')), html`${tool.name} ${tool.version}`],
    ...(engines.length === 0 ? [] : [[say(message('page.engines')), html`${engines.join(', ')}`] as const]),
    [say(message('report.id')), html`<code>${report.reportId}</code>`],
  ]
}

function certificate({ subject, issuer, validTo, fingerprint }: ServerCertificate): Html {
  return html`${subject} (${issuer}, ${time(validTo)})<br><code>${fingerprint}</code>`
}

function inputsLine(inputs: Readonly<Record<string, unknown>>): string {
  return Object.entries(inputs)
    .map(([name, value]) => `${name} = ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join('; ')
}

function exceptions({ exclusions, remarks, troubles }: Report, voices: Voices): Html {
  const left = exclusions.map(({ requirement, reason }) => html`<li>${requirement}: ${voices.say(reason)}</li>`)
  const said = remarks.map(remark => html`<li>${voices.say(remark)}</li>`)
  const inTheWay = troubles.map(each => {
    const part = (name: 'what' | 'concerns' | 'next') => voices.tell(speaker => troubleWords(each, speaker)[name])
    return html`<li>${part('what')}<br>${part('concerns')}<br>${part('next')}</li>`
  })
  const list = (title: 'report.exclusions' | 'report.troubles', items: readonly Html[]) => {
    return items.length === 0 ? html`` : html`<h3>${voices.say(message(title))}</h3><ul>${join(items)}</ul>`
  }
  return html`${list('report.exclusions', left)}${list('report.troubles', [...said, ...inTheWay])}`
}
