import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { testWorld } from '../io/testing.ts'
import { checkFiles } from '../run/check-files.ts'
import { words } from '../run/testing-orders.ts'

const page = readFileSync('docs/xml-profiles.md', 'utf8')
const official =
  '<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt2"><pattern><rule context="/*"><assert id="OFF-1" test="@number">A number.</assert><assert id="OFF-DK-1" test="false()">Not ours.</assert></rule></pattern></schema>'

function files(): Readonly<Record<string, string>> {
  const found = [...page.matchAll(/^`([\w./-]+)`\n```(?:yaml|xml)\n([\s\S]*?)^```$/gm)]
  const sha256 = createHash('sha256').update(official).digest('hex')
  return Object.fromEntries(
    found.map(([, path, content = '']) => [`/orders/${path}`, content.replace(/(?<=sha256: ")[0-9a-f]{64}/, sha256)]),
  )
}

const order = (content: string, number = ' number="1"') =>
  `<Order xmlns="urn:example:order"${number}>${content}</Order>`

async function check(document: string, resources?: string) {
  const world = testWorld({
    now: '2026-03-02T09:00:00Z',
    cache: true,
    files: { ...files(), '/given/official/order.sch': official, '/d/a.xml': document },
  })
  const tool = { name: 'samklang', version: '1.0.0', engines: {} }
  const request = { files: ['/d/a.xml'], profile: '/orders', command: 'samklang check', tool }
  return checkFiles(world, resources === undefined ? request : { ...request, resources })
}

describe('the profile that docs/xml-profiles.md builds', () => {
  it('is all on the page', () => {
    expect(Object.keys(files()).sort()).toEqual(
      ['profile.yaml', 'requirements.yaml', 'resources/order.sch', 'resources/order.xsd'].map(
        path => `/orders/${path}`,
      ),
    )
  })

  it.each([
    ['a good order', order('<Line quantity="2"/><Sum>2</Sum>'), 'conformant', []],
    ['no quantity', order('<Line quantity="0"/>'), 'non-conformant', ['O-10']],
    ['a wrong sum', order('<Line quantity="2"/><Sum>3</Sum>'), 'conformant', ['O-11']],
    ['what the schema does not know', order('<Line quantity="2"/><Other/>'), 'non-conformant', ['O-02']],
    ['no number', order('<Line quantity="2"/>', ''), 'non-conformant', ['OFF-1']],
    ['a file that is cut off', order('<Line quantity="2"/>').slice(0, -8), 'non-conformant', ['O-01']],
  ])('finds in %s what is there', async (_, document, overall, failed) => {
    const report = await check(document, '/given')
    expect(report.overall).toBe(overall)
    expect(report.findings.map(({ requirement }) => requirement)).toEqual(failed)
  })

  it('is incomplete without the official rules', async () => {
    const report = await check(order('<Line quantity="2"/>'))
    expect(report.overall).toBe('incomplete')
    expect(words(report)).toMatchObject({ 'OFF-1': 'untested', 'O-10': 'passed', 'O-11': 'inapplicable' })
  })
})
