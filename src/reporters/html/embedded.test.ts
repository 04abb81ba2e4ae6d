import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { Report } from '../../model/report.ts'
import { render } from '../../render.ts'
import { reportText } from '../json.ts'
import { embedded, embeddedReport } from './embedded.ts'

const path = new URL('../../../reports/examples/non-conformant/report.json', import.meta.url)
const report: Report = JSON.parse(readFileSync(path, 'utf8'))
const text = reportText(report)
const size = Buffer.byteLength(text)
const isSize = (each: number) => each === size

it('a page that is asked to holds the report itself, to the last byte', async () => {
  const page = await render(report, 'html', 'sv', { embedsReport: true })
  expect(embeddedReport(page, isSize)).toBe(text)
})

it('a page that is not asked to holds none', async () => {
  expect(embeddedReport(await render(report, 'html', 'sv'), isSize)).toBeUndefined()
})

it('what says that it is of another size is not unpacked, and what is damaged is none', () => {
  const { markup } = embedded(report)
  expect(embeddedReport(markup, each => each === size + 1)).toBeUndefined()
  expect(embeddedReport(markup.replace('>H4sI', '>AAAA'), isSize)).toBeUndefined()
  expect(embeddedReport(markup.replace('</script>', ''), isSize)).toBeUndefined()
  expect(embeddedReport(`${markup.slice(0, markup.indexOf('>') + 1)}</script>`, isSize)).toBeUndefined()
})
