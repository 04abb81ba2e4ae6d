import { describe, expect, it } from 'vitest'
import { speaker } from '../messages/speaker.ts'
import type { Finding } from '../model/finding.ts'
import type { Report } from '../model/report.ts'
import type { Language, Message, Text } from '../model/text.ts'
import { page } from './html.ts'
import { junit } from './junit.ts'
import { markdown } from './markdown.ts'
import { terminal } from './terminal.ts'
import { sampleReport } from './testing.ts'

const source = 'self.a.size() == self.b.size()'
const own: Text = { sv: 'Det ska finnas lika många.', en: 'There must be as many.' }
const inSchema: Message = { key: 'schema.rule', args: { rule: source } }
const inSuite: Message = { key: 'arazzo.rule-broken', args: { step: 'list', condition: source, status: 200 } }

function reportOf(message: Message, text?: Text): Report {
  const report = sampleReport()
  const told = report.findings.map(({ text: _, expected: _expected, actual: _actual, ...rest }): Finding => {
    return { ...rest, message, ...(text ? { text } : {}) }
  })
  return { ...report, findings: told }
}

const technical: Message = { key: 'report.technical', args: {} }
const withoutDetails = (html: string) => html.replace(/<details>.*?<\/details>/gs, '')

describe.each<Language>(['en', 'sv'])('a rule that is broken, in %s', language => {
  const voice = speaker(language)

  it.each([
    ['of a schema, with words of the profile', inSchema, own],
    ['of a schema, without', inSchema, undefined],
    ['of a suite, with words of the profile', inSuite, own],
    ['of a suite, without', inSuite, undefined],
  ])('%s is a sentence without its source, which stands in the technical part', (_, message, text) => {
    const report = reportOf(message, text)
    const html = page.render(report, voice)
    expect(withoutDetails(html)).not.toContain(source)
    expect(html).toContain(source)
    expect(markdown.render(report, voice)).not.toContain('size')
    expect(terminal(false).render(report, voice)).not.toContain(source)
    expect(terminal(false).render(report, voice)).toContain('--verbose')
    expect(terminal(false, true).render(report, voice)).toContain(source)
    const [head, body] = /<failure[^>]*message="([^"]*)"[^>]*>([^<]*)/.exec(junit.render(report, voice))?.slice(1) ?? []
    expect(head).not.toContain('size')
    expect(body).toContain(source)
    if (text) for (const shown of [withoutDetails(html), head, body]) expect(shown).toContain(text[language])
  })

  it('is kept in the data of the report', () => expect(JSON.stringify(reportOf(inSchema))).toContain(source))

  it('is the only kind of line that has more behind it', () => {
    const plain = reportOf({ key: 'schema.required', args: { name: 'id', actual: '–' } })
    expect(terminal(false).render(plain, voice)).not.toContain('--verbose')
    expect(page.render(plain, voice)).not.toContain(voice.say(technical))
  })
})
