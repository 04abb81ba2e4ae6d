import { expect, it } from 'vitest'
import { settledPdf } from './settled-pdf.ts'

const file = (first: number, date: string) => {
  const name = (at: number) => `(node${String(first + at).padStart(8, '0')})`
  const text = `%PDF /CreationDate (D:${date}+00'00') /ID ${name(0)} /ID ${name(7)} /Headers [${name(0)}] /Title (node 199) \u00ff`
  return Buffer.from(text, 'latin1')
}

it('is the same whenever it was printed, and whatever number the browser counted its nodes from', () => {
  const one = settledPdf(file(198, '20261122081500'), '2026-11-21T12:00:02.000Z')
  expect(one.equals(settledPdf(file(199, '20261122081501'), '2026-11-21T12:00:02.000Z'))).toBe(true)
  expect(one.toString('latin1')).toBe(
    "%PDF /CreationDate (D:20261121120002+00'00') /ID (node00000001) /ID (node00000002) /Headers [(node00000001)] /Title (node 199) \u00ff",
  )
})

it('keeps every offset', () => {
  expect(settledPdf(file(5, '20261122081500'), '2026-11-21T12:00:02.000Z')).toHaveLength(
    file(5, '20261122081500').length,
  )
})
