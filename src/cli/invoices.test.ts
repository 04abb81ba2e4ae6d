import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { editXml, type XmlEdit } from '../documents/xml/edit.ts'
import { realWorld } from '../io/world.ts'
import type { Report } from '../model/report.ts'
import { samklang, workFolder } from './testing.ts'

// Third parties' rule sets and documents are read where they are, and never copied here.
const official = '../shared/official'
const isThere = existsSync(`${official}/en16931`)
const skipped = '(skipped where ../shared/official is absent)'
const base = 'test-vectors/en16931/base/invoice.xml'
const { path: folder, write } = workFolder()
const day = () => new Date('2026-06-02T08:00:00Z')
const world = { ...realWorld(), now: day }

const check = (...words: readonly string[]) => samklang(['check', ...words], { world })

async function reportOn(...words: readonly string[]): Promise<Report> {
  const output = `${folder}/report`
  await check(...words, '--format', 'json', '--output', output)
  return JSON.parse(readFileSync(`${output}/report.json`, 'utf8'))
}

function broken(name: string, ...edits: readonly XmlEdit[]): string {
  return write(name, editXml(readFileSync(base, 'utf8'), edits))
}

describe('an invoice without the official rules', () => {
  it('is recognised as Peppol BIS Billing 3 by what it says of itself, and is incomplete', async () => {
    const { code, out } = await check(base)
    expect(out).toContain('en16931-ubl-rules 1.3.16, which holds the rules, was not supplied.')
    expect(out).toContain('Incomplete')
    expect(out).toMatch(/^peppol-bis-billing-3@1\.0\.0 sha256:/m)
    expect(out).toMatch(/^ubl-2\.1-schemas 2\.1 sha256:[0-9a-f]{64} NOT SUPPLIED$/m)
    expect(out).toMatch(/^resources\/peppol-bis-billing\.sch 3\.0\.21 \(2026-05-01–\) sha256:[0-9a-f]{64}$/m)
    expect(code).toBe(3)
  })

  it('is judged by our own rules all the same', async () => {
    const file = broken('org.xml', { set: '//cac:PartyLegalEntity/cbc:CompanyID', to: '5599990009' })
    const { code, out } = await check(file)
    expect(out).toContain('SE-R-013')
    expect(out).toContain('The organisation number of a Swedish seller (BT-30) MUST have a right check digit.')
    expect(out).toContain("The organisation number '5599990009' has a wrong check digit.")
    const line =
      readFileSync(file, 'utf8')
        .split('\n')
        .findIndex(each => each.includes('5599990009')) + 1
    expect(out).toContain(`org.xml:${line}:`)
    expect(out).toContain(`${line} |`)
    expect(code).toBe(1)
  })

  it('says so in Swedish', async () => {
    const file = broken('rate.xml', {
      set: 'cac:InvoiceLine[2]/cac:Item/cac:ClassifiedTaxCategory/cbc:Percent',
      to: '7',
    })
    const { out } = await check(file, '--lang', 'sv')
    expect(out).toContain('En svensk säljare SKALL använda momssatsen 6, 12 eller 25 procent')
  })

  it('is a plain invoice of EN 16931 when it says so', async () => {
    const file = broken('plain.xml', { set: 'cbc:CustomizationID', to: 'urn:cen.eu:en16931:2017' })
    expect((await reportOn(file)).profile.id).toBe('en16931')
  })
})

describe.skipIf(!isThere)(`an invoice and the official rules ${skipped}`, () => {
  const resources = ['--resources', official]

  it.each([
    ['invoice.xml', 'peppol-bis-billing-3'],
    ['credit-note.xml', 'peppol-bis-billing-3'],
    ['cross-industry-invoice.xml', 'en16931'],
  ])('our %s conforms to %s', async (file, profile) => {
    const report = await reportOn(`test-vectors/en16931/base/${file}`, ...resources)
    expect([report.profile.id, report.overall, report.findings]).toEqual([profile, 'conformant', []])
    expect(report.profile.ruleSets?.every(({ isSupplied }) => isSupplied)).toBe(true)
  })

  it('shows a sum that is wrong: rule, text, place, and what follows of it', async () => {
    const file = broken('sum.xml', { set: 'cac:LegalMonetaryTotal/cbc:PayableAmount', to: '1000.50' })
    const { code, out } = await check(file, ...resources)
    expect(out).toContain('BR-CO-16')
    expect(out).toContain('The amount due (BT-115) MUST be the total with VAT (BT-112)')
    expect(out).toMatch(/sum\.xml:\d+:\d+/)
    expect(out).toMatch(/\d+ \| .*LegalMonetaryTotal/)
    expect(code).toBe(1)
  })

  it('tells an element that UBL does not have, and one that the model does not have', async () => {
    const strange = await reportOn(broken('strange.xml', { put: 'cbc:Strange' }), ...resources)
    expect(strange.findings.map(({ requirement }) => requirement)).toEqual(['EN-UBL-XSD'])
    const fax = broken('fax.xml', {
      add: '<cbc:Telefax>010</cbc:Telefax>',
      in: 'cac:AccountingCustomerParty/cac:Party/cac:Contact',
    })
    const report = await reportOn(fax, ...resources)
    expect(report.findings.map(({ requirement }) => requirement)).toEqual(['UBL-CR-254'])
    expect(report.overall).toBe('conformant')
  })

  it('raises nothing fatal in the official examples', async () => {
    const examples = [`${official}/en16931/ubl/examples`, `${official}/en16931/cii/examples`]
    const report = await reportOn(...examples, '--profile', 'en16931', ...resources)
    const failed = report.verdicts.filter(({ verdict, level }) => verdict === 'failed' && level === 'MUST')
    expect(failed.map(({ requirement }) => requirement).filter(id => !id.endsWith('XSD'))).toEqual([])
    expect(report.evidence.length).toBeGreaterThan(30)
  })

  it('finds in the Swedish examples only the check digits that are younger than they are', async () => {
    const examples = `${official}/en16931/test/testfiles`
    const files = readdirSync(examples).filter(name => name.startsWith('BIS_Billing_30-'))
    const report = await reportOn(
      ...files.map(name => `${examples}/${name}`),
      '--profile',
      'peppol-bis-billing-3',
      ...resources,
    )
    const broken = report.findings.filter(({ requirement }) => {
      return report.requirements.find(({ id }) => id === requirement)?.level === 'MUST'
    })
    const digits = ['PEPPOL-COMMON-R040', 'PEPPOL-COMMON-R049', 'SE-R-013']
    expect([...new Set(broken.map(({ requirement }) => requirement))].sort()).toEqual(digits)
    const faulty = new Set(broken.map(({ at }) => at.name))
    expect(files).toHaveLength(22)
    expect(files.filter(name => !faulty.has(name))).toEqual(['BIS_Billing_30-InomstatligFakturering.xml'])
  })
})
