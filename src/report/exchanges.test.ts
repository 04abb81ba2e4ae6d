import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Report } from '../model/report.ts'
import { render } from '../render.ts'
import { reporters } from '../reporters/table.ts'
import { fullReport } from '../reporters/testing-full.ts'
import { readReport } from './read.ts'

const noCache = { get: async () => undefined, put: async () => {} }
const text = readFileSync('reports/examples/non-conformant/report.json', 'utf8')
const read = (value: unknown) => readReport(JSON.stringify(value), 'report.json', noCache)

/** The example with another value at a pointer. */
function changed(pointer: string, value: unknown): unknown {
  const report = JSON.parse(text)
  const names = pointer.slice(1).split('/')
  const last = names.pop() ?? ''
  names.reduce((at, name) => at[name], report)[last] = value
  return report
}

/** A report can come from a bidder: what pages are made of is looked at before. */
describe('an exchange of a report that is no exchange', () => {
  it('can be read as it is', async () => expect((await read(JSON.parse(text))).exchanges.length).toBeGreaterThan(0))

  it.each([
    ['/exchanges/0/exchange', 5],
    ['/exchanges/0/exchange/request', 5],
    ['/exchanges/0/exchange/request/url', null],
    ['/exchanges/0/exchange/request/headers', 'x'],
    ['/exchanges/0/exchange/response/headers', [1, 2]],
    ['/exchanges/0/exchange/response/headers', [['one']]],
    ['/exchanges/0/exchange/response/body', 5],
    ['/exchanges/0/exchange/response/status', '200'],
    ['/exchanges/0/exchange/redactions', 'x'],
    ['/exchanges/0/exchange/redactions', [null]],
    ['/exchanges/0/exchange/note', 'x'],
    ['/exchanges/0/exchange/duration', 'long'],
  ])('is refused: %s as %j', async (pointer, value) => {
    await expect(read(changed(pointer, value))).rejects.toMatchObject({ code: 'report.version' })
  })
})

describe('a report with names that objects have by themselves', () => {
  const names = ['__proto__', 'constructor', 'toString']
  const full = fullReport()
  const report: Report = {
    ...full,
    requirements: full.requirements.map((each, at) => ({ ...each, module: names[at % names.length] ?? '' })),
    verdicts: full.verdicts.map((each, at) => ({ ...each, module: names[at % names.length] ?? '' })),
    sut: { ...full.sut, modules: names, role: 'constructor' },
  }

  it.each(Object.keys(reporters).filter(id => id !== 'pdf') as (keyof typeof reporters)[])(
    'can be had as %s',
    async id => {
      if (id !== 'pdf') expect((await render(report, id, 'sv')).length).toBeGreaterThan(50)
    },
  )
})
