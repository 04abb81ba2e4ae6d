import { describe, expect, it } from 'vitest'
import type { Handler, ServedResponse } from '../model/handler.ts'
import type { Report } from '../model/report.ts'
import { runLetters } from './testing-letters.ts'

const soap = 'http://schemas.xmlsoap.org/soap/envelope/'
const letter = (pages: string, attributes = '') =>
  `<Letter xmlns="urn:l"${attributes}><to>196608253081</to>${pages}</Letter>`
const enveloped = (content: string) =>
  `<?xml version="1.0" encoding="utf-8"?>\n<s:Envelope xmlns:s="${soap}">\n <s:Header/>\n <s:Body>${content}</s:Body>\n</s:Envelope>\n`
const answer = (body: string, type = 'text/xml; charset=utf-8', status = 200): ServedResponse => ({
  status,
  headers: [['Content-Type', type]],
  body,
})
const ask = (body: string, type?: string) => runLetters(() => answer(body, type))

function words({ verdicts }: Report): Readonly<Record<string, string>> {
  return Object.fromEntries(verdicts.map(({ requirement, verdict }) => [requirement, verdict]))
}

const allPassed = {
  'L-XML': 'passed',
  'L-XSD': 'passed',
  'L-1': 'passed',
  'L-2': 'inapplicable',
  'L-3': 'passed',
  'L-S': 'passed',
  'L-X': 'passed',
}

describe('XML in the body of an answer', () => {
  it.each([
    ['alone', letter('<page>1</page>')],
    ['in a SOAP envelope', enveloped(letter('<page>1</page>'))],
    [
      'in a SOAP 1.2 envelope',
      enveloped(letter('<page>1</page>')).replace(soap, 'http://www.w3.org/2003/05/soap-envelope'),
    ],
    [
      'with namespaces of the envelope',
      enveloped('<l:Letter><l:to>196608253081</l:to><l:page>1</l:page></l:Letter>').replace(
        '>\n <s:H',
        ' xmlns:l="urn:l">\n <s:H',
      ),
    ],
  ])('%s is judged by the schema and the rules of its kind', async (_, body) => {
    const report = await ask(body)
    expect(words(report)).toEqual(allPassed)
    expect(report.findings).toEqual([])
  })

  it('is told of with line, column and XPath of the whole body', async () => {
    const report = await ask(enveloped(`\n  ${letter('\n  <page>x</page><page>0</page>', ' kind="shut"')}`))
    expect(words(report)).toMatchObject({ 'L-XSD': 'failed', 'L-1': 'failed', 'L-2': 'failed', 'L-X': 'passed' })
    expect(
      report.findings.map(({ requirement, check, at }) => [requirement, check, at.line, at.column, at.xpath]),
    ).toEqual([
      ['L-XSD', 'xsd', 6, 3, '/s:Envelope/s:Body/Letter/page[1]'],
      ['L-2', 'schematron', 5, 25, '/s:Envelope/s:Body/Letter/@kind'],
      ['L-1', 'schematron', 6, 3, '/s:Envelope/s:Body/Letter/page[1]'],
      ['L-1', 'schematron', 6, 17, '/s:Envelope/s:Body/Letter/page[2]'],
    ])
    expect(report.findings.every(({ at }) => at.name === 'POST https://letters.example/')).toBe(true)
  })

  it('proves nothing when it holds nothing of a known kind', async () => {
    const report = await ask(
      enveloped('<s:Fault><faultcode>s:Server</faultcode><faultstring>no</faultstring></s:Fault>'),
    )
    expect(words(report)).toMatchObject({ 'L-XML': 'passed', 'L-XSD': 'untested', 'L-1': 'untested', 'L-X': 'failed' })
  })

  it('proves nothing of what is not XML by its media type', async () => {
    const report = await ask(letter('<page>1</page>'), 'text/plain')
    expect(words(report)).toMatchObject({
      'L-XML': 'untested',
      'L-XSD': 'untested',
      'L-1': 'untested',
      'L-S': 'failed',
    })
  })

  it.each<[string, string, string]>([
    ['ends too early', enveloped(letter('<page>1</page>')).slice(0, -20), 'failed'],
    ['is no XML', 'Internal error', 'failed'],
    ['has a DTD', `<!DOCTYPE x [<!ENTITY e "1">]>${letter('<page>&e;</page>')}`, 'untested'],
    [
      'is an entity bomb',
      `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "${'&a;'.repeat(100)}"><!ENTITY c "${'&b;'.repeat(100)}"><!ENTITY d "${'&c;'.repeat(100)}">]>${letter('<page>&d;</page>')}`,
      'untested',
    ],
    ['is too deep', `${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}`, 'untested'],
    ['is in an encoding that nobody knows', letter('<page>1</page>'), 'untested'],
  ])('that %s is the right verdict for form, and nothing is passed', async (name, body, verdict) => {
    const report = await ask(body, name.includes('nobody knows') ? 'text/xml; charset=klingon' : undefined)
    const { 'L-XML': form, 'L-XSD': schema, 'L-1': rule } = words(report)
    expect([form, schema, rule]).toEqual([verdict, 'untested', 'untested'])
    expect(Object.values(words(report))).not.toContain('error')
  })

  it('is not blamed for what masking put there', async () => {
    const real = letter('<page>1</page>').replace('196608253081', '198112289874')
    const broken = letter('<page>0</page>').replace('196608253081', '19811228-9874')
    expect(words(await ask(enveloped(real)))).toMatchObject({ 'L-XSD': 'passed', 'L-3': 'passed' })
    const report = await ask(enveloped(broken))
    expect(words(report)).toMatchObject({ 'L-1': 'failed', 'L-3': 'untested' })
    expect(JSON.stringify(report)).not.toContain('9874')
    expect(report.exchanges[0]?.exchange.redactions).toContainEqual({
      where: 'response',
      place: 'body/Envelope/Body/Letter/to',
      kind: 'personal-identity-number',
    })
  })
})

describe('XML in the body of a request', () => {
  const sent = async (who: string) => {
    const bodies: string[] = []
    const handler: Handler = ({ body }) => {
      bodies.push(Buffer.from(body ?? '').toString())
      return answer(letter('<page>1</page>'))
    }
    return { report: await runLetters(handler, who), bodies: bodies.filter(body => body.includes('<get')) }
  }

  it('holds inputs as text, whatever they look like', async () => {
    const { bodies } = await sent(`"><x/><!--&'\n`)
    const written = '&#34;&#62;&#60;x/&#62;&#60;!--&#38;&#39;&#10;'
    expect(bodies).toEqual([`<get xmlns="urn:l" for="${written}"><who>${written}</who></get>`])
  })

  it('is not sent with a character that no XML can hold', async () => {
    const { report, bodies } = await sent('a\u0001')
    expect(bodies).toEqual([])
    expect(words(report)['L-X']).toBe('untested')
  })
})
