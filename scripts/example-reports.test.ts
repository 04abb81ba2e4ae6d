import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { render } from '../src/render.ts'
import { readReport } from '../src/report/read.ts'
import { exampleNames, viewsOf } from './example-reports.ts'

const noCache = { get: async () => undefined, put: async () => {} }
const example = (name: string, file: string) =>
  readFileSync(new URL(`../reports/examples/${name}/${file}`, import.meta.url), 'utf8')

describe.each(exampleNames)('the committed example %s', name => {
  const readIt = () => readReport(example(name, 'report.json'), `${name}/report.json`, noCache)

  it('is a report of this version, with the verdict that its folder says', async () => {
    expect((await readIt()).overall).toBe(name)
  })

  it('is written again byte for byte', async () => {
    expect(await render(await readIt(), 'json', 'sv')).toBe(example(name, 'report.json'))
  })

  it.each(viewsOf(name))('gives %s again byte for byte', async (file, format, language) => {
    expect(await render(await readIt(), format, language)).toBe(example(name, file))
  })

  it('never calls itself a certificate', () => {
    for (const [file] of viewsOf(name))
      expect(example(name, file)).not.toMatch(/certifikat(?!utfärd)|\bintyg|provningsrapport|certificate\b/i)
  })
})
