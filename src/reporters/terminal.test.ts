import { describe, expect, it } from 'vitest'
import { speaker } from '../messages/speaker.ts'
import type { Report } from '../model/report.ts'
import { row } from '../model/testing.ts'
import type { Message } from '../model/text.ts'
import { troubleOf } from '../model/trouble.ts'
import { page } from './html.ts'
import { markdown } from './markdown.ts'
import { terminal } from './terminal.ts'
import { sampleReport } from './testing.ts'

const reason: Message = { key: 'trouble.connect.what', args: { detail: 'ECONNREFUSED' } }
const other: Message = { key: 'run.never-reached', args: {} }

/** A report in which every requirement is untested, for one of two reasons. */
function untested(same: number, alone: number): Report {
  const ids = Array.from({ length: same + alone }, (_, at) => `R-${at + 1}`)
  return {
    ...sampleReport(),
    requirements: ids.map(id => row(id)),
    verdicts: ids.map((requirement, at) => ({
      requirement,
      level: 'MUST',
      module: 'core',
      verdict: 'untested',
      reason: at < same ? reason : other,
      checks: [],
      exercised: 0,
      findings: 0,
    })),
    findings: [],
  }
}

const shown = (report: Report, language: 'en' | 'sv' = 'en') => terminal(false).render(report, speaker(language))

describe('what is not settled', () => {
  it('for the same reason is told once, with the first ids', () => {
    const text = shown(untested(255, 2))
    expect(text).toContain('? Not tested  255 requirements: No connection could be made (ECONNREFUSED).')
    expect(text).toContain('    R-1, R-2, R-3, R-4, R-5, R-6, R-7, R-8, R-9, R-10, …\n')
    expect(text.match(/ECONNREFUSED/g)).toHaveLength(1)
    expect(text).toContain('? Not tested  R-256 MUST  ')
    expect(shown(untested(4, 0), 'sv')).toContain(
      '? Ej prövad  4 krav: Det gick inte att ansluta (ECONNREFUSED).\n    R-1, R-2, R-3, R-4\n',
    )
  })

  it('for reasons of its own is told one by one', () => {
    const text = shown(untested(3, 0))
    for (const id of ['R-1', 'R-2', 'R-3']) expect(text).toContain(`? Not tested  ${id} MUST  No connection`)
  })
})

it('what stood in the way is told with whose it is and the next step', () => {
  const trouble = troubleOf('connect', 'ECONNREFUSED')
  const report: Report = { ...sampleReport(), troubles: [{ trouble, message: reason }] }
  expect(shown(report)).toContain(
    '! No connection could be made (ECONNREFUSED).\n  Concerns: the way there\n  What to do: Check that the system is running',
  )
  for (const reporter of [page, markdown]) {
    const text = reporter.render(report, speaker('sv'))
    for (const part of ['Det gick inte att ansluta', 'Gäller: vägen dit', 'Kontrollera att systemet är igång']) {
      expect(text, reporter.id).toContain(part)
    }
  }
  expect(shown(report, 'sv')).toContain('\n  Gäller: vägen dit\n  Gör så här: Kontrollera att systemet är igång')
})

it('what is remarked of very many files is told of the first of them, and the rest are counted', () => {
  const remarks = Array.from({ length: 12 }, (_, at) => ({ key: 'run.no-records', args: { name: `${at}.json` } }))
  const other = { key: 'run.unrecognised', args: { name: 'z.json' } }
  const lines = terminal(false)
    .render({ ...sampleReport(), remarks: [...remarks, other] }, speaker('en'))
    .toString()
    .split('\n')
    .filter(line => line.startsWith('! '))
  expect(lines.slice(0, 2)).toEqual(['! 0.json holds no records.', '! 1.json holds no records.'])
  expect(lines.slice(9, 12)).toEqual([
    '! 9.json holds no records.',
    '! and 2 more of the same kind',
    expect.any(String),
  ])
  expect(lines[11]).toContain('z.json')
})
