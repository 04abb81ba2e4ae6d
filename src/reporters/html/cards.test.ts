import { expect, it } from 'vitest'
import type { Report } from '../../model/report.ts'
import { render } from '../../render.ts'
import { largeReport } from '../testing.ts'

function allFailed(report: Report): Report {
  const [finding] = report.findings
  const verdicts = report.verdicts.map(row => ({ ...row, verdict: 'failed' as const, findings: 1 }))
  const findings = verdicts.flatMap(({ requirement }) => (finding ? [{ ...finding, requirement }] : []))
  return { ...report, verdicts, findings }
}

const cardsIn = (page: string) => page.match(/<article class="card/g)?.length

it('a report of which ten thousand requirements failed is a page of four megabytes, which says what it leaves to the list', async () => {
  const page = await render(allFailed(largeReport(10_000)), 'html', 'en')
  expect(Buffer.byteLength(page)).toBeLessThanOrEqual(4_000_000)
  expect(cardsIn(page)).toBe(300)
  expect(page).toContain('and 6467 more.')
  const targets = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))
  const dead = [...page.matchAll(/ href="#([^"]+)"/g)].filter(([, id]) => !targets.has(id ?? ''))
  expect(dead).toEqual([])
})

it('a report that is not long shows every failure in full', async () => {
  const page = await render(allFailed(largeReport(4000)), 'html', 'en')
  expect(cardsIn(page)).toBe(4000)
})
