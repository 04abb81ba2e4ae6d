import readSheets from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { speaker } from '../messages/speaker.ts'
import { checklist } from './checklist.ts'
import { sampleReport } from './testing.ts'

const sheetsOf = (language: 'sv' | 'en', text?: string) =>
  readSheets(Buffer.from(checklist.bytes(sampleReport(text), speaker(language))))

describe('the check list, read by another library', () => {
  it('has a line for each requirement, in the columns and the words of Digg', async () => {
    const [, list] = await sheetsOf('sv')
    expect(list?.sheet).toBe('Avstämning')
    expect(list?.data[0]).toEqual(['Område', 'ID', 'Krav', 'Typ', 'Status', 'Kommentar'])
    expect(list?.data.slice(1).map(row => [row[1], row[3], row[4]])).toEqual([
      ['R-passed', 'SKALL', 'OK'],
      ['R-failed', 'SKALL', 'NOK'],
      ['R-untested', 'SKALL', '-'],
      ['R-manual', 'SKALL', '-'],
      ['R-error', 'SKALL', '-'],
      ['R-inapplicable', 'SKALL', 'N/A'],
      ['R-remark', 'BÖR', 'NOK'],
      ['R-other', null, '-'],
    ])
    expect(list?.data.slice(1, 8).every(row => row[0] !== null && row[2] !== null && row[5] !== null)).toBe(true)
  })

  it('counts them on its first sheet, and says what it is a list of', async () => {
    const [first] = await sheetsOf('en')
    const facts = new Map(first?.data.map(([name, value]) => [name, value]))
    expect(['OK', 'NOK', 'N/A', '-'].map(name => facts.get(name))).toEqual([1, 2, 1, 4])
    expect(String(facts.get('report.json'))).toMatch(/^sha256:[0-9a-f]{64}$/)
  })

  it('says of what failed where it shows, and of what is left what there is to do', async () => {
    const [, list] = await sheetsOf('sv', '=1+1')
    const comment = new Map(list?.data.map(row => [row[1], String(row[5])]))
    expect(comment.get('R-failed')).toContain('=1+1')
    expect(comment.get('R-untested')).toMatch(/^Ej prövad/)
    expect(comment.get('R-passed')).toMatch(/\d/)
  })

  it('gives the same bytes each time', () => {
    const once = () => Buffer.from(checklist.bytes(sampleReport('x'), speaker('sv'))).toString('base64')
    expect(once()).toBe(once())
  })
})
