import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Report } from '../model/report.ts'
import { render } from '../render.ts'
import { reporters } from './table.ts'
import { sampleReport } from './testing.ts'

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
