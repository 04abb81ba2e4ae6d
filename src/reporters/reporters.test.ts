import fc from 'fast-check'
import { XMLParser } from 'fast-xml-parser'
import { describe, expect, it } from 'vitest'
import { speaker } from '../messages/speaker.ts'
import type { Language } from '../model/text.ts'
import { page } from './html.ts'
import { json } from './json.ts'
import { junit } from './junit.ts'
import { markdown } from './markdown.ts'
import { isBinary, isReporterId, reporters } from './table.ts'
import { terminal } from './terminal.ts'
import { sampleReport } from './testing.ts'

// biome-ignore lint/suspicious/noControlCharactersInRegex: nothing of the kind may reach a terminal
const steering = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/

const languages: readonly Language[] = ['sv', 'en']
const hostile = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  ']]><failure/>',
  '</style><style>*{display:none}',
  '[x](javascript:alert(1)) ![y](https://e.example/z) @everyone #1',
  '| a | b |\n\n# title',
  '\u001b]8;;https://e.example\u0007click\u001b]8;;\u0007\u001b[2J',
  '::error file=x::owned\n##vso[task.complete]',
  '\u202egnp.exe\u0000\ud800',
]

/** Elements and attributes of a page, without what stands between tags. */
const tagsOf = (page_: string) => page_.match(/<[^>]*>/g)?.map(tag => tag.replace(/"[^"]*"/g, '""')) ?? []

describe.each(languages)('reporters in %s', language => {
  const voice = speaker(language)

  it('name the profile that the profile extends', () => {
    const report = sampleReport()
    const base = { id: 'base-profile', version: '2.1.0', digest: `sha256:${'b'.repeat(64)}` }
    const extended = { ...report, profile: { ...report.profile, extends: base } }
    for (const reporter of [page, markdown, junit, terminal(false), json]) {
      const text = reporter.render(extended, voice)
      for (const part of Object.values(base)) expect(text).toContain(part)
      expect(reporter.render(report, voice)).not.toContain(base.digest)
    }
  })

  it('show each verdict, level and requirement', () => {
    const report = sampleReport()
    for (const reporter of [page, markdown, junit, terminal(false)]) {
      const text = reporter.render(report, voice)
      for (const id of ['R-failed', 'R-untested', 'R-error']) expect(text, `${reporter.id} ${id}`).toContain(id)
    }
    const html = page.render(report, voice)
    for (const { id } of report.requirements) expect(html).toContain(`id="r-${id}"`)
    expect(html).toContain(language === 'sv' ? 'Uppfyller inte' : 'Non-conformant')
    expect(html).toContain(language === 'sv' ? 'SKALL' : 'MUST')
  })

  it.each(hostile)('keep vendor text from becoming markup: %j', text => {
    const plain = page.render(sampleReport(), voice)
    expect(tagsOf(page.render(sampleReport(text), voice))).toEqual(tagsOf(plain))
    const tree = new XMLParser({ ignoreAttributes: false }).parse(junit.render(sampleReport(text), voice))
    const cases = [tree.testsuites.testsuite.testcase].flat()
    expect(cases).toHaveLength(7)
    expect(tree.testsuites['@_failures']).toBe('1')
    const lines = markdown.render(sampleReport(text), voice).split('\n')
    expect(lines).toHaveLength(markdown.render(sampleReport(), voice).split('\n').length)
    expect(terminal(false).render(sampleReport(text), voice)).not.toMatch(steering)
  })
})

it('JUnit counts a failed MUST as failure, a failed SHOULD as none, the unsettled as skipped, trouble as error', () => {
  const { testsuites } = new XMLParser({ ignoreAttributes: false }).parse(junit.render(sampleReport(), speaker('en')))
  const { '@_tests': tests, '@_failures': failures, '@_errors': errors, '@_skipped': skipped } = testsuites
  expect({ tests, failures, errors, skipped }).toEqual({ tests: '7', failures: '1', errors: '1', skipped: '3' })
})

it('an HTML page allows nothing but its own style sheet and script', () => {
  const text = page.render(sampleReport(), speaker('sv')).replaceAll('&#39;', "'")
  expect(text).toMatch(
    /default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]+'; script-src 'sha256-[A-Za-z0-9+/=]+'; img-src data:; base-uri 'none'; form-action 'none'/,
  )
  expect(text.match(/<script/g)).toHaveLength(1)
  expect(text).not.toMatch(/https?:\/\/(?!sis)| style="| on[a-z]+="/)
})

it('the same report gives the same bytes, and JSON gives the report back', () => {
  const report = sampleReport()
  for (const reporter of [page, markdown, junit, json]) {
    expect(reporter.render(report, speaker('sv'))).toBe(reporter.render(sampleReport(), speaker('sv')))
  }
  expect(JSON.parse(json.render(report, speaker('en')))).toEqual(report)
})

it('any vendor text leaves JUnit well-formed (property)', () => {
  const parser = new XMLParser({ ignoreAttributes: false })
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      const tree = parser.parse(junit.render(sampleReport(text), speaker('en')), true)
      expect([tree.testsuites.testsuite.testcase].flat()).toHaveLength(7)
    }),
    { numRuns: 200 },
  )
})

it('the table names every reporter by its own id', async () => {
  for (const [id, load] of Object.entries(reporters)) {
    const reporter = await load()
    expect(reporter.id).toBe(id)
    if (isReporterId(id)) expect(isBinary(id)).toBe(!('render' in reporter))
  }
})
