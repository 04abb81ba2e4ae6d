import { describe, expect, it } from 'vitest'
import { speaker } from '../../messages/speaker.ts'
import type { Finding } from '../../model/finding.ts'
import type { Report, ShownExchange } from '../../model/report.ts'
import { row } from '../../model/testing.ts'
import { terminal } from '../terminal.ts'
import { sampleReport } from '../testing.ts'

const id = `sha256:${'b'.repeat(64)}`
const token = 'WyJwZXJzb25zIiwiIiwyMDBd.64dca7965fa5216e'
const url = `https://sis.example/v2.0/persons?limit=100&pageToken=${token}`
const curl = `curl \\\n  --request 'GET' \\\n  --header 'Authorization: Bearer '"$SAMKLANG_TOKEN" \\\n  '${url}'`

const shownExchange = (reproduce = curl, status = 200): ShownExchange => ({
  id,
  reproduce,
  exchange: {
    kind: 'exchange',
    id,
    startedAt: '2026-11-21T12:00:00.000Z',
    duration: 1,
    request: { method: 'GET', url, headers: [] },
    response: { status, headers: [], body: '' },
    redactions: [],
  },
})

const inAnswer: Finding = {
  requirement: 'R-failed',
  check: 'openapi',
  at: { evidence: id, name: `GET ${url}`, pointer: '/data/32/sex' },
  message: { key: 'schema.enum', args: { expected: '"Man", "Kvinna"', actual: '"K"' } },
  expected: '"Man", "Kvinna"',
  actual: '"K"',
}

/** A report of what an exchange showed to be wrong. */
function live(more: Partial<Report> = {}): Report {
  const base = sampleReport()
  const sut = { role: 'provider', modules: ['core'], endpoint: 'https://sis.example/v2.0' }
  const reproduce = { command: 'samklang run --base-url https://sis.example/v2.0' }
  return { ...base, sut, reproduce, findings: [inAnswer], exchanges: [shownExchange()], ...more }
}

const shown = (report: Report, language: 'en' | 'sv' = 'en', verbose = false) =>
  terminal(false, verbose).render(report, speaker(language))

describe('a failed requirement', () => {
  it('says where, what, what was expected, what came, by which clause, and how to send the request again', () => {
    const again = `curl --request 'GET' --header 'Authorization: Bearer '"$SAMKLANG_TOKEN" '${url}'`
    const clause = live().requirements.find(each => each.id === 'R-failed')?.source.clause
    expect(shown(live())).toContain(
      [
        '    GET /persons?limit=100&pageToken=WyJwZXJzb25zIiwiIiwyMDB…  200  /data/32/sex  "K" is not one of the allowed values: "Man", "Kvinna".',
        '      Expected:  "Man", "Kvinna"',
        '      Actual:    "K"',
        `      Source:    ${clause}`,
        `      Reproduce: ${again}`,
        '',
      ].join('\n'),
    )
    const swedish = shown(live(), 'sv')
    for (const line of [
      'Väntat:    "Man", "Kvinna"',
      'Fick:      "K"',
      `Källa:     ${clause}`,
      `Återskapa: ${again}`,
    ]) {
      expect(swedish).toContain(`\n      ${line}\n`)
    }
  })

  it('has the whole address and whole values with --verbose, and else a hint that there is more', () => {
    const long = `"${'x'.repeat(300)}"`
    const report = live({ findings: [{ ...inAnswer, actual: long }] })
    expect(shown(report)).toContain(`Actual:    ${long.slice(0, 99)}…\n`)
    expect(shown(report)).toContain('--verbose')
    expect(shown(report, 'en', true)).toContain(`GET ${url}  200  /data/32/sex`)
    expect(shown(report, 'en', true)).toContain(`Actual:    ${long}\n`)
    expect(shown(live())).not.toContain('--verbose')
  })

  it('tells only its first finding in full', () => {
    const text = shown(live({ findings: [inAnswer, inAnswer, inAnswer] }))
    expect(text.match(/Actual:/g)).toHaveLength(1)
    expect(text.match(/is not one of the allowed values/g)).toHaveLength(3)
  })

  it('tells the first ten of many in full, and all of them with --verbose', () => {
    const ids = Array.from({ length: 12 }, (_, at) => `R-${at + 1}`)
    const [, failed] = sampleReport().verdicts
    const report = live({
      requirements: ids.map(each => row(each)),
      verdicts: ids.map(requirement => ({ ...failed, requirement }) as Report['verdicts'][number]),
      findings: ids.map(requirement => ({ ...inAnswer, requirement })),
    })
    const count = (verbose: boolean) => shown(report, 'en', verbose).match(/Reproduce:/g)?.length
    expect([count(false), count(true)]).toEqual([10, 12])
    expect(shown(report)).toContain('--verbose')
    expect(shown(report)).toContain('✗ R-12 ')
  })

  it.each([
    ['the system sent to us', ''],
    ['has a body of several lines', `curl \\\n  --data-raw 'a\nb' \\\n  '${url}'`],
    ['is very long', `curl \\\n  --data-raw '${'x'.repeat(3000)}'`],
  ])('is judged again by the run when the request %s', (_, reproduce) => {
    expect(shown(live({ exchanges: [shownExchange(reproduce)] }))).toContain(
      'Reproduce: samklang run --base-url https://sis.example/v2.0 --only R-failed\n',
    )
  })

  it('keeps a note of what was masked behind the request, on its line', () => {
    const masked = `${curl}\n# masked: query:civicNo (personal-identity-number)`
    expect(shown(live({ exchanges: [shownExchange(masked)] }))).toMatch(/Reproduce: curl .*' # masked: query:civicNo/)
  })
})

describe('a failed requirement of a file', () => {
  const document = `sha256:${'c'.repeat(64)}`
  const inFile: Finding = { ...inAnswer, check: 'json-schema', at: { evidence: document, name: 'b c.json', line: 3 } }
  const files = (command: string, finding = inFile): Report => ({
    ...live({ findings: [finding], exchanges: [] }),
    sut: { role: 'document', modules: ['core'], files: ['export'] },
    evidence: [{ id: document, kind: 'document', name: 'b c.json', redactions: 0 }],
    reproduce: { command },
  })

  it.each([
    ['samklang check export', `samklang check 'export/b c.json' --profile tiny`],
    [
      `samklang check export --profile './my profile' --type person --quiet --allow-dtd`,
      `samklang check 'export/b c.json' --profile './my profile' --type person --allow-dtd`,
    ],
    ['samklang run --files export', `samklang check 'export/b c.json' --profile tiny`],
  ])('is seen again in that file alone: %s', (command, again) => {
    expect(shown(files(command))).toContain(`Reproduce: ${again}\n`)
  })

  it.each(['unique', 'reference', 'across', 'elements'])('is not, when other files have a part in it: %s', check => {
    const across = { ...inFile, check }
    expect(shown(files('samklang check export', across))).toContain('Reproduce: samklang check export\n')
    expect(shown(files('samklang run --files export', across))).toContain(
      'Reproduce: samklang run --files export --only R-failed\n',
    )
  })
})
