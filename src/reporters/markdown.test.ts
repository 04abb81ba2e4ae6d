import { expect, it } from 'vitest'
import { speaker } from '../messages/speaker.ts'
import { row } from '../model/testing.ts'
import { markdown } from './markdown.ts'
import { sampleReport } from './testing.ts'

const sv = speaker('sv')

it('the summary of a report where everything failed at length stays under the 1 MiB of GitHub, and says so', () => {
  const ids = Array.from({ length: 300 }, (_, at) => `R-${at}`)
  const [finding] = sampleReport().findings
  const long = '<'.repeat(5000)
  const report = sampleReport('x', {
    requirements: ids.map(id => row(id)),
    verdicts: ids.map(requirement => ({
      requirement,
      level: 'MUST',
      module: 'core',
      verdict: 'failed',
      checks: [],
      exercised: 1,
      findings: 9,
    })),
    findings: finding
      ? ids.flatMap(requirement =>
          Array.from({ length: 9 }, () => ({ ...finding, requirement, text: { sv: long, en: long } })),
        )
      : [],
  })
  const text = markdown.render(report, sv)
  expect(Buffer.byteLength(text)).toBeLessThan(1_000_001)
  expect(Buffer.byteLength(text)).toBeGreaterThan(900_000)
  expect(text).toContain('Sammanfattningen är kortad')
  expect(text).toContain('Bevissteg E1')
  expect(text.startsWith('# Uppfyller inte')).toBe(true)
  expect(markdown.render(sampleReport(), sv)).not.toContain('kortad')
})
