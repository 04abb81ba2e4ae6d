import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Report } from '../model/report.ts'
import { render } from '../render.ts'
import { reporters } from './table.ts'
import { sampleReport } from './testing.ts'
import { breakouts } from './testing-breakouts.ts'
import { fullReport } from './testing-full.ts'
import { hostileTexts, withTexts } from './testing-hostile.ts'
import { ctrfBreaches, sarifBreaches, xsdBreaches } from './testing-validate.ts'

const rendered = (Object.keys(reporters) as (keyof typeof reporters)[]).filter(id => id !== 'pdf')
const example = (name: string): Report => JSON.parse(readFileSync(`reports/examples/${name}/report.json`, 'utf8'))

describe.each(rendered)('the format %s', id => {
  it('is the same bytes for the same report', async () => {
    const bytes = async () => Buffer.from(await render(sampleReport('å'), id, 'sv'))
    expect((await bytes()).equals(await bytes())).toBe(true)
  })

  it.each(['conformant', 'non-conformant', 'incomplete'])(
    'can be had of the %s example in both languages',
    async name => {
      for (const language of ['sv', 'en'] as const) {
        expect((await render(example(name), id, language)).length).toBeGreaterThan(100)
      }
    },
  )

  it('is spoken in both languages, where it has words', async () => {
    const [sv, en] = await Promise.all([render(sampleReport(), id, 'sv'), render(sampleReport(), id, 'en')])
    expect(Buffer.from(sv).equals(Buffer.from(en))).toBe(id === 'json')
  })
})

it('formats that stand apart from report.json name its digest', async () => {
  const file = readFileSync('reports/examples/conformant/report.json')
  const digest = `sha256:${createHash('sha256').update(file).digest('hex')}`
  for (const id of ['junit', 'sarif', 'ctrf', 'gitb'] as const) {
    expect(await render(example('conformant'), id, 'sv'), id).toContain(digest)
  }
})

it('every format is described for its reader, by name and file', async () => {
  for (const page of ['docs/reports.md', 'docs/rapporter.md']) {
    const text = readFileSync(page, 'utf8')
    for (const [id, load] of Object.entries(reporters)) {
      expect(text).toContain(`\`${id}\``)
      expect(text).toContain((await load()).fileName ?? id)
    }
  }
})

// Whole reports can come from elsewhere: `report FILE` shows them.
it.each([...hostileTexts, ...breakouts.filter(text => text.length < 100)])(
  'a report with %j behind every text breaks out of nothing',
  async text => {
    // No other id than a UUID is read.
    const report = { ...withTexts(fullReport(), text), reportId: fullReport().reportId }
    expect(await xsdBreaches('junit.xsd', await render(report, 'junit', 'sv'))).toEqual([])
    expect(await xsdBreaches('gitb-tr.xsd', await render(report, 'gitb', 'sv'))).toEqual([])
    const table = await render(report, 'csv', 'sv')
    const lines = async (id: 'csv' | 'github' | 'markdown', of: Report) =>
      (await render(of, id, 'sv')).trimEnd().split(/\r?\n/).length
    expect(await lines('csv', report)).toBe(await lines('csv', fullReport()))
    expect(table).not.toMatch(/(?:^|[;\n])"?\s*[=+@-]/)
    const annotations = (await render(report, 'github', 'sv')).trimEnd().split('\n')
    expect(annotations).toHaveLength(await lines('github', fullReport()))
    const summary = await render(report, 'markdown', 'sv')
    expect(await lines('markdown', report)).toBe(await lines('markdown', fullReport()))
    // Outside of code spans nothing is left that Markdown or HTML would take for more than text.
    expect(summary.replace(/(`+)[^`\n](?:.*?[^`])??\1(?!`)/g, '')).not.toMatch(/[<>[\]`]/)
    for (const line of annotations) expect(line).toMatch(/^::(?:error|warning|notice) /)
    expect(sarifBreaches(await render(report, 'sarif', 'sv'))).toEqual([])
    expect(ctrfBreaches(await render(report, 'ctrf', 'sv'))).toEqual([])
    expect(JSON.parse(await render(report, 'badge', 'sv'))).toMatchObject({ schemaVersion: 1 })
  },
)
