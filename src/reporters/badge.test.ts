import { expect, it } from 'vitest'
import { speaker } from '../messages/speaker.ts'
import { overallWords } from '../model/verdict.ts'
import { badge } from './badge.ts'
import { sampleReport } from './testing.ts'
import { breakouts } from './testing-breakouts.ts'

const sv = speaker('sv')

it('a badge says that it is a self-test, of what step and day, in the form that shields.io reads', () => {
  expect(JSON.parse(badge.render(sampleReport(), sv))).toEqual({
    schemaVersion: 1,
    label: 'tiny@1.0.0',
    message: 'egenprovning E1 2026-11-21: Uppfyller inte',
    color: 'red',
  })
})

it('a badge is never green, and never speaks of certificates (LOU 9:9)', () => {
  for (const overall of overallWords) {
    for (const voice of [sv, speaker('en')]) {
      const text = badge.render(sampleReport('x', { overall }), voice)
      expect(text).not.toMatch(/green|certifi|intyg|provningsrapport|godkän|approved/i)
      expect(text).toMatch(/E1/)
    }
  }
})

it('a badge holds nothing that the vendor wrote', () => {
  for (const text of breakouts) expect(badge.render(sampleReport(text), sv)).toBe(badge.render(sampleReport(), sv))
})
