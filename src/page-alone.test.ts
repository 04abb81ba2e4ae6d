import { describe, expect, it } from 'vitest'
import { brokenFiles, opened, supplier, type Verified, verified } from './cli/testing-bundles.ts'

/** What a reader finds in the page of a bundle, when that is all that was handed in. */
async function seen(change: (page: string) => string = page => page, ...more: readonly string[]): Promise<Verified> {
  const bid = await supplier(brokenFiles, 1)
  const page = new TextDecoder().decode((await opened(bid)).get('report.html'))
  await bid.world.files.write('report.html', change(page))
  return verified({ ...bid, bundle: 'report.html' }, ...more)
}

const packedFrom = (page: string) => {
  const at = page.indexOf('id="report-json">')
  expect(at).toBeGreaterThan(0)
  return at + 'id="report-json">'.length
}

describe('the page of a bundle alone', () => {
  it('holds its report, which agrees with itself and with the page, and proves nothing', async () => {
    const { code, steps, verification, said } = await seen()
    const ends = { archive: 'ok', report: 'ok', recount: 'ok', evidence: 'unproved', views: 'ok' }
    expect([code, steps]).toEqual([3, ends])
    expect(verification).toMatchObject({
      result: 'unproved',
      evidenceStep: 'E1',
      report: { overall: 'non-conformant' },
    })
    expect(said).toContain('It is a report alone.')
  })

  it.each<readonly [string, (page: string) => string]>([
    ['another word in the page', page => page.replace('<title>', '<title>!')],
    ['something put behind', page => `${page}<p>`],
    [
      'a second report',
      page => page.replace('</body>', '<script type="application/gzip;base64" id="report-json"></script></body>'),
    ],
  ])('that was changed is not what its report gives: %s', async (_what, change) => {
    expect(await seen(change)).toMatchObject({ code: 4, steps: { views: 'invalid' } })
  })

  it.each<readonly [string, (page: string) => string]>([
    ['no report', page => page.replace('id="report-json"', 'id="other"')],
    [
      'a report that cannot be unpacked',
      page => `${page.slice(0, packedFrom(page))}AAAA${page.slice(packedFrom(page) + 4)}`,
    ],
    ['nothing else', () => '<!doctype html>'],
  ])('that has %s is refused', async (_what, change) => {
    const { code, steps, said } = await seen(change)
    expect([code, steps]).toEqual([4, { archive: 'invalid' }])
    expect(said).toContain('It is a page without a report inside')
  })
})

/** What a reader finds in a `report.json` that came alone, or in the folder of a run. */
async function reported(where: string, change: (report: string) => string = report => report): Promise<Verified> {
  const bid = await supplier(brokenFiles, 1)
  const report = new TextDecoder().decode((await opened(bid)).get('report.json'))
  await bid.world.files.write('mailed/report.json', change(report))
  return verified({ ...bid, bundle: where })
}

describe('the report.json of a run alone', () => {
  it.each(['mailed/report.json', 'mailed'])('agrees with itself and proves nothing: %s', async where => {
    const { code, steps, verification, said } = await reported(where)
    expect([code, steps]).toEqual([3, { archive: 'ok', report: 'ok', recount: 'ok', evidence: 'unproved' }])
    expect(verification).toMatchObject({ result: 'unproved', report: { overall: 'non-conformant' } })
    expect(said).toContain('It is a report alone.')
  })

  it('that counts otherwise than its verdicts is wrong', async () => {
    const changed = (report: string) => report.replace('"overall": "non-conformant"', '"overall": "conformant"')
    expect(await reported('mailed/report.json', changed)).toMatchObject({ code: 4, steps: { recount: 'invalid' } })
  })

  it('and JSON that is no report, are refused', async () => {
    const { code, steps } = await reported('mailed/report.json', () => '{"tests": []}')
    expect([code, steps]).toEqual([4, { archive: 'ok', report: 'invalid' }])
  })
})
