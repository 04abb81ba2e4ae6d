import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { ToolError } from '../errors.ts'
import { testWorld } from '../io/testing.ts'
import { speaker } from '../messages/speaker.ts'
import { checkFiles } from './check-files.ts'
import { checkOrders, type OrderProfile, order, orderFiles, ruleSet, words } from './testing-orders.ts'

const lines = `<pattern><rule context="o:Line"><assert id="O-1" test="number(o:Amount) &gt; 0">Amount is above 0.</assert></rule></pattern>`
const notes = `<pattern><rule context="o:Note"><assert id="O-2" test="@lang">A note has a language.</assert></rule></pattern>`
const good = order('<o:Line><o:Amount>2</o:Amount></o:Line>\n')
const bad = order('<o:Line><o:Amount>2</o:Amount></o:Line>\n  <o:Line><o:Amount>0</o:Amount></o:Line>\n')

const refused = async (profile: OrderProfile, documents: Readonly<Record<string, string>>) => {
  const error = (await checkOrders(profile, documents).catch(thrown => thrown)) as ToolError
  return [error.code, error.args]
}

describe('XML documents held against a rule set', () => {
  it('pass what was looked at and held', async () => {
    const report = await checkOrders({ rules: lines }, { 'a.xml': good })
    expect([report.overall, words(report)]).toEqual(['conformant', { 'O-1': 'passed' }])
    expect(report.verdicts[0]).toMatchObject({ exercised: 1, checks: ['schematron'] })
    expect(report.evidence[0]).toMatchObject({ name: 'a.xml', records: 1 })
  })

  it('fail with the words of the rule, line, column and XPath', async () => {
    const report = await checkOrders({ rules: lines }, { 'a.xml': bad })
    expect(report.overall).toBe('non-conformant')
    expect(report.findings).toEqual([
      {
        requirement: 'O-1',
        check: 'schematron',
        at: expect.objectContaining({ name: 'a.xml', line: 3, column: 3, xpath: '/o:Order/o:Line[2]' }),
        message: { key: 'schematron.raised', args: { text: 'Amount is above 0.' } },
        expected: 'number(o:Amount) > 0',
        actual: 'o:Amount = 0',
      },
    ])
  })

  it('point at attributes', async () => {
    const rules =
      '<pattern><rule context="@lang"><assert id="O-1" test="string-length(.) = 2">Two letters.</assert></rule></pattern>'
    const report = await checkOrders({ rules }, { 'a.xml': order('<o:Note lang="swe"/>') })
    expect(report.findings.map(({ at }) => [at.xpath, at.line, at.column])).toEqual([['/o:Order/o:Note/@lang', 2, 9]])
  })

  it('are inapplicable, with the reason, to rules that nothing in them came under', async () => {
    const report = await checkOrders({ rules: lines + notes, rows: ['O-1', 'O-2'] }, { 'a.xml': good, 'b.xml': good })
    expect(words(report)).toEqual({ 'O-1': 'passed', 'O-2': 'inapplicable' })
    const [, { reason } = {}] = report.verdicts
    expect(reason && speaker('en').say(reason)).toBe(
      'Nothing in the document came under the rule, which is about o:Note.',
    )
  })

  it('prove nothing when no rule came to anything', async () => {
    const report = await checkOrders({ rules: notes, rows: ['O-2'] }, { 'a.xml': good })
    expect([report.overall, words(report)]).toEqual(['incomplete', { 'O-2': 'inapplicable' }])
  })

  it('pass a rule that one of them came under', async () => {
    const noted = order('<o:Note lang="sv"/>')
    const report = await checkOrders({ rules: notes, rows: ['O-2'] }, { 'a.xml': good, 'b.xml': noted })
    expect([report.overall, words(report)]).toEqual(['conformant', { 'O-2': 'passed' }])
  })

  it('give an error for what could not be evaluated, and go on', async () => {
    const rules = `<pattern><rule context="o:Line"><assert id="O-2" test="xs:decimal(o:Amount) &gt; 0">Above 0.</assert></rule></pattern>${lines}`
    const wrong = order('<o:Line><o:Amount>many</o:Amount></o:Line><o:Line><o:Amount>1</o:Amount></o:Line>')
    const report = await checkOrders({ rules, rows: ['O-1', 'O-2'] }, { 'a.xml': wrong })
    expect(words(report)).toEqual({ 'O-1': 'failed', 'O-2': 'error' })
    const [, { reason } = {}] = report.verdicts
    expect(reason?.args).toMatchObject({ name: 'a.xml', line: 2, why: expect.stringContaining('FORG0001') })
  })

  it('are judged by the day on which they were collected', async () => {
    const rules =
      '<pattern><rule context="o:Due"><assert id="O-1" test="xs:date(.) &gt;= current-date()">Not past.</assert></rule></pattern>'
    const due = (day: string) => checkOrders({ rules }, { 'a.xml': order(`<o:Due>${day}</o:Due>`) }).then(words)
    expect(await due('2026-03-02Z')).toEqual({ 'O-1': 'passed' })
    expect(await due('2026-03-01Z')).toEqual({ 'O-1': 'failed' })
  })

  it('keep no more findings of one rule than a report shows, and count all', async () => {
    const many = order('<o:Line/>'.repeat(250))
    const report = await checkOrders({ rules: lines }, { 'a.xml': many })
    expect([report.findings.length, report.verdicts[0]?.findings]).toEqual([100, 250])
    expect(report.findings.every(({ at }) => at.line === 2)).toBe(true)
  })
})

describe('what stands between assertions and requirements', () => {
  it('are ids, or what the profile says they are', async () => {
    const schematron = 'documents: [ order ], path: resources/o.sch, verifies: [ "X" ], requirements: { "O-*": X }'
    const report = await checkOrders({ rules: lines + notes, rows: ['X'], schematron }, { 'a.xml': bad })
    expect(report.findings.map(({ message }) => speaker('en').say(message))).toEqual(['[O-1] Amount is above 0.'])
    expect(words(report)).toEqual({ X: 'failed' })
  })

  it('are ids of the rule, else of the pattern, where an assertion has none', async () => {
    const rules = `<pattern id="O-1"><rule context="o:Line"><assert test="@a">A</assert></rule></pattern>
      <pattern id="p"><rule id="O-2" context="o:Line"><assert test="@b">B</assert></rule></pattern>`
    const report = await checkOrders({ rules, rows: ['O-1', 'O-2'] }, { 'a.xml': order('<o:Line b="1"/>') })
    expect(words(report)).toEqual({ 'O-1': 'failed', 'O-2': 'passed' })
  })

  it('refuse an assertion that is no requirement, and a requirement without an assertion', async () => {
    expect(await refused({ rules: lines + notes }, { 'a.xml': good })).toEqual([
      'profile.unknown-name',
      { where: 'resources/o.sch', kind: 'requirement', name: 'O-2', by: 'resources/o.sch:1' },
    ])
    expect(await refused({ rules: lines, rows: ['O-1', 'O-2'] }, { 'a.xml': good })).toEqual([
      'profile.untested',
      { where: 'resources/o.sch', count: 1, ids: 'O-2' },
    ])
  })

  it('may leave assertions out by name', async () => {
    const schematron = 'documents: [ order ], path: resources/o.sch, verifies: [ O-1 ], ignore: [ "O-2" ]'
    const report = await checkOrders({ rules: lines + notes, schematron }, { 'a.xml': order('<o:Line/><o:Note/>') })
    expect(words(report)).toEqual({ 'O-1': 'failed' })
    expect(report.findings.map(({ requirement }) => requirement)).toEqual(['O-1'])
  })

  it('refuse a rule set that has what is not supported, with its place', async () => {
    const rules = '<pattern><rule context="o:Line"><assert id="O-1" test="json-doc(.)">X</assert></rule></pattern>'
    const [code, args] = await refused({ rules }, { 'a.xml': good })
    expect([code, args]).toMatchObject(['schematron.refused', { where: 'resources/o.sch', line: 1, count: 1 }])
  })
})

describe('rules that are pinned', () => {
  const text = ruleSet(lines)
  const sha256 = createHash('sha256').update(text).digest('hex')
  const pin = `pinned: [ { name: official, path: o/o.sch, url: "https://example.org", sha256: "${sha256}", licence: MIT, version: "1.2" } ]`
  const given = { '/given/o/o.sch': text, '/empty/x': '' }
  const pinned: OrderProfile = {
    schematron: 'documents: [ order ], pinned: official, verifies: [ "O-*" ]',
    manifest: [pin],
    files: given,
  }

  it('judge when they are supplied', async () => {
    const report = await checkOrders(pinned, { 'a.xml': bad }, { resources: '/given' })
    expect([report.overall, words(report)]).toEqual(['non-conformant', { 'O-1': 'failed' }])
  })

  it('leave everything untested, with what to do about it, when they are not', async () => {
    for (const request of [{}, { resources: '/empty' }]) {
      const report = await checkOrders(pinned, { 'a.xml': good }, request)
      expect([report.overall, words(report)]).toEqual(['incomplete', { 'O-1': 'untested' }])
      expect(report.verdicts[0]?.reason).toEqual({
        key: 'run.resource-missing',
        args: { name: 'official', version: '1.2', path: 'o/o.sch', url: 'https://example.org' },
      })
    }
  })

  it('may take the place of the profile’s own', async () => {
    const schematron =
      'documents: [ order ], path: resources/o.sch, verifies: [ O-1 ], alternative: { pinned: official, ignore: [ X ] }'
    const own = '<pattern><rule context="o:Line"><assert id="O-1" test="true()">Own.</assert></rule></pattern>'
    const profile = { ...pinned, rules: own, schematron }
    expect(words(await checkOrders(profile, { 'a.xml': bad }))).toEqual({ 'O-1': 'passed' })
    expect(words(await checkOrders(profile, { 'a.xml': bad }, { resources: '/given' }))).toEqual({ 'O-1': 'failed' })
  })
})

describe('which documents are judged', () => {
  it('are those with the root element of a kind, whatever their names', async () => {
    const report = await checkOrders({ rules: lines }, { 'a.xml': good, 'other.xml': '<x/>' })
    expect([report.overall, words(report)]).toEqual(['conformant', { 'O-1': 'passed' }])
    expect(report.remarks).toEqual([{ key: 'run.unrecognised', args: { name: 'other.xml' } }])
  })

  it('are not guessed at', async () => {
    expect(await refused({ rules: lines }, { 'a.xml': '<x/>' })).toMatchObject(['document.unrecognised', {}])
    expect(await refused({ rules: lines }, { 'a.xml': '<Order/>' })).toMatchObject(['document.unrecognised', {}])
  })

  it('prove nothing when they are not what the user said', async () => {
    const report = await checkOrders({ rules: lines }, { 'a.xml': '<x/>' }, { documentType: 'order' })
    expect([report.overall, words(report)]).toEqual(['incomplete', { 'O-1': 'untested' }])
    expect(report.verdicts[0]?.reason?.args).toMatchObject({ root: '{urn:o}Order', found: 'x' })
  })

  it('break the rule of form when they are cut off', async () => {
    const cut = good.slice(0, good.lastIndexOf('</'))
    const manifest = ['wellFormed: F-1']
    const report = await checkOrders({ rules: lines, rows: ['O-1', 'F-1'], manifest }, { 'a.xml': cut })
    expect(words(report)).toMatchObject({ 'F-1': 'failed' })
    expect(report.findings.map(({ at }) => [at.line, at.column])).toEqual([[3, 1]])
    const sound = await checkOrders({ rules: lines, rows: ['O-1', 'F-1'], manifest }, { 'a.xml': good })
    expect(words(sound)).toEqual({ 'O-1': 'passed', 'F-1': 'passed' })
  })

  it('leave everything untested when nobody says what form has to do with it', async () => {
    const report = await checkOrders({ rules: lines }, { 'a.xml': good.slice(0, good.lastIndexOf('</')) })
    expect([report.overall, words(report)]).toEqual(['incomplete', { 'O-1': 'untested' }])
    expect(report.verdicts[0]?.reason?.key).toBe('xml.unclosed')
  })

  it('have no DTD', async () => {
    const [code, args] = await refused({ rules: lines }, { 'a.xml': `<!DOCTYPE o>${good}` })
    expect([code, args]).toMatchObject(['document.ill-formed', { line: 1, column: 1 }])
  })
})

describe('XML documents held against an XML Schema', () => {
  const schema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:o" elementFormDefault="qualified">
    <xs:element name="Order"><xs:complexType><xs:sequence><xs:element name="Line" maxOccurs="2"><xs:complexType><xs:sequence>
      <xs:element name="Amount" type="xs:decimal"/></xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType>
    </xs:element></xs:schema>`
  const profile: OrderProfile = {
    rules: lines,
    rows: ['O-1', 'X-1'],
    xsd: ', xsd: { requirement: X-1, path: resources/o.xsd }',
    resources: ['resources/o.xsd'],
    files: { '/p/resources/o.xsd': schema },
  }

  it('are judged by schema and rules alike', async () => {
    const report = await checkOrders(profile, { 'a.xml': good })
    expect([report.overall, words(report)]).toEqual(['conformant', { 'O-1': 'passed', 'X-1': 'passed' }])
    const wrong = await checkOrders(profile, { 'a.xml': good, 'b.xml': order('<o:Line><o:Sum/></o:Line>\n') })
    expect(words(wrong)).toEqual({ 'O-1': 'failed', 'X-1': 'failed' })
    expect(wrong.findings.map(({ requirement, check, at }) => [requirement, check, at.name, at.xpath])).toEqual([
      ['X-1', 'xsd', 'b.xml', '/o:Order/o:Line/o:Sum'],
      ['O-1', 'schematron', 'b.xml', '/o:Order/o:Line'],
    ])
  })

  it('are judged by the schema that was supplied, where it may take the place of the profile’s own', async () => {
    const theirs = schema.replace('maxOccurs="2"', 'maxOccurs="1"')
    const sha256 = createHash('sha256').update(theirs).digest('hex')
    const pin = `pinned: [ { name: s, path: s/o.xsd, url: u, licence: MIT, version: "1", sha256: "${sha256}" } ]`
    const xsd = ', xsd: { requirement: X-1, path: resources/o.xsd, alternative: { pinned: s } }'
    const files = { ...profile.files, '/given/s/o.xsd': theirs }
    const documents = { 'a.xml': order('<o:Line><o:Amount>2</o:Amount></o:Line>\n'.repeat(2)) }
    const own = await checkOrders({ ...profile, xsd, manifest: [pin], files }, documents)
    expect(words(own)).toEqual({ 'O-1': 'passed', 'X-1': 'passed' })
    const supplied = await checkOrders({ ...profile, xsd, manifest: [pin], files }, documents, { resources: '/given' })
    expect(words(supplied)).toEqual({ 'O-1': 'passed', 'X-1': 'failed' })
    expect(supplied.profile.ruleSets?.map(({ name }) => name)).toEqual(['s', 'resources/o.sch'])
  })

  it('leave its requirement untested when the schema was not supplied', async () => {
    const pin = `pinned: [ { name: s, path: s, url: u, licence: MIT, version: "1", files: { o.xsd: "${'0'.repeat(64)}" } } ]`
    const pinned = { ...profile, xsd: ', xsd: { requirement: X-1, pinned: s, path: o.xsd }', manifest: [pin] }
    const report = await checkOrders(pinned, { 'a.xml': good })
    expect([report.overall, words(report)]).toEqual(['incomplete', { 'O-1': 'passed', 'X-1': 'untested' }])
  })
})

describe('which profile is meant, when several know the root element', () => {
  const kind = (value: string) => `, where: { namespace: "urn:o", name: Kind, value: "${value}" }`
  const profiles = {
    ...orderFiles({ rules: lines, folder: '/e/common' }),
    ...orderFiles({ rules: lines, folder: '/e/special', where: kind('urn:special:*') }),
    ...orderFiles({ rules: lines, folder: '/e/strange', where: kind('urn:strange') }),
  }
  const chosen = async (documents: Readonly<Record<string, string>>, profile?: string) => {
    const world = testWorld({
      now: '2026-03-02T09:00:00Z',
      cache: true,
      embeddedProfiles: '/e',
      files: { ...profiles, ...documents },
    })
    const tool = { name: 'samklang', version: '1.0.0', engines: {} }
    const request = { files: Object.keys(documents), command: 'samklang check', tool }
    return checkFiles(world, profile === undefined ? request : { ...request, profile })
  }
  const line = '<o:Line><o:Amount>2</o:Amount></o:Line>'
  const special = order(`<o:Kind> urn:special:1 </o:Kind>${line}`)

  it('is the one that the document names, and else the first', async () => {
    expect((await chosen({ '/d/a.xml': special })).profile.id).toBe('special')
    expect((await chosen({ '/d/a.xml': order(`<o:Kind>urn:strange</o:Kind>${line}`) })).profile.id).toBe('strange')
    expect((await chosen({ '/d/a.xml': order(`<o:Kind>urn:strange:1</o:Kind>${line}`) })).profile.id).toBe('common')
    expect((await chosen({ '/d/a.xml': order(line) })).profile.id).toBe('common')
  })

  it('is the one that the user names, whatever the document says', async () => {
    const report = await chosen({ '/d/a.xml': order(line) }, '/e/strange')
    expect([report.profile.id, report.overall]).toEqual(['strange', 'conformant'])
  })

  it('is found by the first documents of many, and judges all of them', async () => {
    const many = Object.fromEntries(Array.from({ length: 120 }, (_, at) => [`/d/${1000 + at}.xml`, special]))
    const report = await chosen({ ...many, '/d/9.xml': order('<o:Line/>') })
    expect([report.profile.id, report.overall, report.evidence.length]).toEqual(['special', 'non-conformant', 121])
    const strangers = Object.fromEntries(Array.from({ length: 120 }, (_, at) => [`/d/${1000 + at}.xml`, '<x/>']))
    expect((await chosen({ ...strangers, '/d/9.xml': special })).profile.id).toBe('special')
  })
})
