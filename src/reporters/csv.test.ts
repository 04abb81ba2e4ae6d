import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { speaker } from '../messages/speaker.ts'
import { csv } from './csv.ts'
import { sampleReport } from './testing.ts'
import { breakouts } from './testing-breakouts.ts'

const sv = speaker('sv')

/** Reads RFC 4180 with semicolons: records of fields, with their quotes undone. */
function fieldsOf(text: string): readonly (readonly string[])[] {
  expect(text.charCodeAt(0)).toBe(0xfeff)
  const records: string[][] = []
  let record: string[] = []
  for (const [whole, quoted, plain = ''] of text.slice(1).matchAll(/(?:"((?:[^"]|"")*)"|([^";\r\n]*))(;|\r\n)/g)) {
    record.push(quoted?.replaceAll('""', '"') ?? plain)
    if (whole.endsWith('\r\n')) {
      records.push(record)
      record = []
    }
  }
  return records
}

describe('CSV', () => {
  it('has a head, a line per requirement with its verdict in words, and those that are out of scope', () => {
    const [head, ...lines] = fieldsOf(csv.render(sampleReport(), sv))
    expect(head?.slice(0, 5)).toEqual(['Krav', 'Nivå', 'Modul', 'Lydelse', 'Utfall'])
    expect(lines.map(line => [line[0], line[4]])).toEqual([
      ['R-passed', 'Godkänd'],
      ['R-failed', 'Underkänd'],
      ['R-untested', 'Ej prövad'],
      ['R-manual', 'Kräver manuell bedömning'],
      ['R-error', 'Provfel'],
      ['R-inapplicable', 'Ej tillämplig'],
      ['R-remark', 'Underkänd'],
      ['R-other', 'Omfattas inte'],
    ])
  })

  it("takes Digg's words for what was settled, and keeps its own for what was not", () => {
    const lines = fieldsOf(csv.render(sampleReport(), sv, { matrixWords: 'digg' })).slice(1)
    expect(lines.map(line => line[4])).toEqual([
      'OK',
      'EJ OK',
      'Ej prövad',
      'Kräver manuell bedömning',
      'Provfel',
      'N/A',
      'EJ OK',
      'Omfattas inte',
    ])
  })

  const harmless = (text: string) => {
    const records = fieldsOf(csv.render(sampleReport(text), sv))
    expect(records).toHaveLength(9)
    for (const record of records) {
      expect(record).toHaveLength(12)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: nothing of the kind may reach a table
      for (const field of record) expect(field).not.toMatch(/^[\s"]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\u0000-\u001f]/)
    }
  }

  it.each(breakouts.map(text => [text.slice(0, 60), text]))('holds no formula and no other line: %j', (_, text) =>
    harmless(text),
  )

  it('holds no formula and no other line, whatever the vendor says (property)', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'=+-@\t\r\n;"\' a＝|', '\u00a0') }), harmless), {
      numRuns: 500,
    })
  })
})
