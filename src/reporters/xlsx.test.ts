import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { strFromU8, unzipSync } from 'fflate'
import readSheets from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { speaker } from '../messages/speaker.ts'
import { sampleReport } from './testing.ts'
import { breakouts } from './testing-breakouts.ts'
import { xlsx } from './xlsx.ts'

const sv = speaker('sv')
const sheetsOf = async (text?: string, digg = false) =>
  readSheets(Buffer.from(xlsx.bytes(sampleReport(text), sv, digg ? { matrixWords: 'digg' } : {})))

const partsOf = (text?: string) =>
  new Map(
    Object.entries(unzipSync(xlsx.bytes(sampleReport(text), sv))).map(([path, bytes]) => [path, strFromU8(bytes)]),
  )

describe('XLSX, read by another library', () => {
  it('has the verdict and what it is about on the first sheet', async () => {
    const [first] = await sheetsOf()
    expect(first?.sheet).toBe('Rapport')
    const facts = new Map(first?.data.map(([name, value]) => [name, value]))
    expect(facts.get('Utfall')).toContain('1 SKALL-krav underkänt')
    expect(facts.get('Överensstämmelserapport (egenprovning)')).toBe('Uppfyller inte')
    expect(String(facts.get('report.json'))).toMatch(/^sha256:[0-9a-f]{64}$/)
  })

  it('has the matrix on the second', async () => {
    const [, second] = await sheetsOf()
    expect(second?.sheet).toBe('Krav')
    expect(second?.data[0]?.slice(0, 5)).toEqual(['Krav', 'Nivå', 'Modul', 'Lydelse', 'Utfall'])
    expect(second?.data.slice(1).map(row => [row[0], row[4], row[7]])).toEqual([
      ['R-passed', 'Godkänd', 0],
      ['R-failed', 'Underkänd', 1],
      ['R-untested', 'Ej prövad', 0],
      ['R-manual', 'Kräver manuell bedömning', 0],
      ['R-error', 'Provfel', 0],
      ['R-inapplicable', 'Ej tillämplig', 0],
      ['R-remark', 'Underkänd', 1],
      ['R-other', 'Omfattas inte', 0],
    ])
  })

  it("takes Digg's words when asked to", async () => {
    const [, second] = await sheetsOf('x', true)
    expect(second?.data.map(row => row[4]).slice(1, 4)).toEqual(['OK', 'EJ OK', 'Ej prövad'])
  })
})

describe('XLSX as a package', () => {
  it('is the same bytes in every time zone, with fixed dates', () => {
    const zones = ['UTC', 'Europe/Stockholm', 'Pacific/Auckland', 'America/Los_Angeles']
    const before = process.env.TZ
    const made = zones.map(zone => {
      process.env.TZ = zone
      return Buffer.from(xlsx.bytes(sampleReport(), sv)).toString('base64')
    })
    if (before === undefined) delete process.env.TZ
    else process.env.TZ = before
    expect(new Set(made).size).toBe(1)
  })

  it('keeps the head in sight, has filters, widths, wrapped text, and prints the head on every page', () => {
    const parts = partsOf()
    const sheet = parts.get('xl/worksheets/sheet2.xml') ?? ''
    expect(sheet).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>')
    expect(sheet).toContain('<autoFilter ref="A1:L9"/>')
    expect(sheet.match(/<col /g)).toHaveLength(12)
    expect(parts.get('xl/styles.xml')).toContain('wrapText="1"')
    expect(parts.get('xl/workbook.xml')).toContain('_xlnm.Print_Titles')
    expect(parts.get('docProps/core.xml')).toContain('>2026-11-21T12:00:02Z<')
  })

  it('names every part that there is, and no other', () => {
    const parts = partsOf()
    const types = new XMLParser({ ignoreAttributes: false }).parse(parts.get('[Content_Types].xml') ?? '').Types
    const named = types.Override.map((each: Record<string, string>) => each['@_PartName']?.slice(1))
    const rest = [...parts.keys()].filter(path => !path.endsWith('.rels') && path !== '[Content_Types].xml')
    expect(named.sort()).toEqual(rest.sort())
  })

  it.each(breakouts.map(text => [text.slice(0, 60), text]))('holds text and no formula: %j', async (_, text) => {
    const parts = partsOf(text)
    for (const [path, part] of parts) expect(XMLValidator.validate(part), path).toBe(true)
    const sheets = [...parts].filter(([path]) => path.startsWith('xl/worksheets/')).map(([, part]) => part)
    expect(sheets.join('')).not.toMatch(/<f[ >/]|<hyperlink/)
    const [, second] = await sheetsOf(text)
    expect(second?.data).toHaveLength(9)
    expect(second?.data.every(row => row.length === 12)).toBe(true)
  })

  it('has rows as high as their longest text needs', () => {
    const heights = (text: string) =>
      [...(partsOf(text).get('xl/worksheets/sheet2.xml') ?? '').matchAll(/<row r="(\d)" ht="(\d+)"/g)].map(
        each => each[2],
      )
    expect(heights('x')).toEqual(['30', '15', '15', '30', '30', '15', '30', '15', '30'])
    expect(heights('word '.repeat(40))[2]).toBe('180')
    expect(heights('word '.repeat(4000))[2]).toBe('405')
  })

  it('shows no text in another direction than it was written', () => {
    expect(partsOf('\u202egnp.exe\u2066').get('xl/worksheets/sheet2.xml')).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
  })

  it('shows a text that looks like an escape as it is', async () => {
    expect(partsOf('_x003D_1').get('xl/worksheets/sheet2.xml')).toContain('_x005F_x003D_1')
  })
})
