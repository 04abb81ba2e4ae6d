import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { noCache } from '../documents/yaml.ts'
import type { Report } from '../model/report.ts'
import { readReport } from '../report/read.ts'
import { samklang, workFolder } from './testing.ts'

const { path: folder, write } = workFolder()
const vector = (name: string) => `test-vectors/ss12000/${name}`
const bad = vector('SS-PERS-02/fail-1.json')
const good = vector('SS-PERS-02/pass-1.json')

interface Entry {
  readonly requirement: string
  readonly expires?: string
  readonly reason?: string
}

let files = 0
/** The clock of the tests stands at 2026-03-02. */
function listed(...entries: readonly Entry[]): string {
  const all = entries.map(entry => ({
    reason: 'mended in 4.2',
    link: 'https://x.example/1',
    expires: '2026-03-02',
    ...entry,
  }))
  return write(`expected-${files++}.yaml`, `# known\nexpected: ${JSON.stringify(all)}\n`)
}

const checked = (file: string, list: string, ...more: readonly string[]) =>
  samklang(['check', file, '--expected-failures', list, ...more])

describe('--expected-failures', () => {
  it('ends with 0 when only what it lists fails, and leaves the verdict as it is', async () => {
    expect((await samklang(['check', bad])).code).toBe(1)
    const { code, out, err } = await checked(bad, listed({ requirement: 'SS-PERS-02' }))
    expect(code).toBe(0)
    expect(out).toContain(
      'Expected failures:\n  SS-PERS-02 failed, as expected until 2026-03-02: mended in 4.2 https://x.example/1',
    )
    expect(out).toContain('✗ SS-PERS-02 MUST')
    expect(out).toContain('Non-conformant  The files break')
    expect(err).toBe('Exit code 0: 1 MUST requirement failed, as expected. The verdict stays what it is.\n')
  })

  it('says so in Swedish too', async () => {
    const { out, err } = await checked(bad, listed({ requirement: 'SS-PERS-02' }), '--lang', 'sv')
    expect(out).toContain('Kända brister:\n  SS-PERS-02 underkänt, som väntat till och med 2026-03-02:')
    expect(err).toBe('Slutkod 0: 1 SKALL-krav är underkänt, som väntat. Utslaget står fast.\n')
  })

  it('ends with 1 when something else fails as well', async () => {
    const { code, err } = await checked(bad, listed({ requirement: 'SS-PERS-01' }))
    expect([code, err]).toEqual([1, expect.stringContaining('1 MUST requirement failed without being expected.')])
  })

  it('ends with 1 on what was expected until yesterday', async () => {
    const { code, out, err } = await checked(bad, listed({ requirement: 'SS-PERS-02', expires: '2026-03-01' }))
    expect(code).toBe(1)
    expect(out).toContain('SS-PERS-02 the entry expired on 2026-03-01')
    expect(err).toContain('[expected.outdated]')
  })

  it('ends with 2 on what passes now, and names it', async () => {
    const list = listed({ requirement: 'SS-PERS-02' })
    const { code, out, err } = await checked(good, list)
    expect(code).toBe(2)
    expect(out).toContain('Conformant')
    expect(err).toContain('Error: An expected failure is out of date: SS-PERS-02.')
    expect((await checked(good, list, '--quiet')).err).toContain('[expected.outdated]')
  })

  it('takes no offence at what this run does not judge', async () => {
    const { code, out } = await checked(bad, listed({ requirement: 'SS-PERS-02' }, { requirement: 'SS-G05' }))
    expect(code).toBe(0)
    expect(out).toContain('SS-G05 not judged in this run')
  })

  it('ends with 3 when a MUST is not settled', async () => {
    const list = listed({ requirement: 'SS-PERS-02' })
    const argv = ['run', '--files', bad, '--expected-failures', list, '--format', '', '--output', folder]
    const { code, out } = await samklang(argv.filter(word => word !== '--format' && word !== ''))
    expect(code).toBe(3)
    expect(out).toContain('Not tested')
  })

  it('stands in the report, the summary and the JUnit file, and is read again', async () => {
    const output = join(folder, 'reported')
    const list = listed({ requirement: 'SS-PERS-02' }, { requirement: 'SS-G05', reason: '<b>later</b>' })
    await checked(bad, list, '--format', 'json,markdown,junit', '--output', output)
    const text = readFileSync(join(output, 'report.json'), 'utf8')
    const report: Report = await readReport(text, 'report.json', noCache)
    expect(report.overall).toBe('non-conformant')
    expect(report.expectedFailures?.map(({ requirement, state }) => `${requirement} ${state}`)).toEqual([
      'SS-PERS-02 expected',
      'SS-G05 not-judged',
    ])
    const summary = readFileSync(join(output, 'summary.md'), 'utf8')
    expect(summary).toContain('## Expected failures\n\n- **SS-PERS-02** failed, as expected until 2026-03-02:')
    expect(summary).not.toContain('<b>')
    const junit = readFileSync(join(output, 'junit.xml'), 'utf8')
    expect(junit).toMatch(/<failure type="MUST"[^>]*>Expected failures: failed, as expected until 2026-03-02/)
  })

  it('is forgiving only to those who give it: a report shown again has the exit code of its verdict', async () => {
    const output = join(folder, 'again')
    await checked(bad, listed({ requirement: 'SS-PERS-02' }), '--format', 'json', '--output', output)
    const { code, out } = await samklang(['report', join(output, 'report.json'), '--output', output])
    expect(code).toBe(1)
    expect(out).toContain('as expected until')
    const file = join(output, 'report.json')
    const refused = await samklang(['report', file, '--expected-failures', listed(), '--output', output])
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('--expected-failures')])
  })

  it('is taken by merge, not by a shard', async () => {
    const output = join(folder, 'shards')
    const list = listed({ requirement: 'SS-PERS-02' })
    const shard = ['check', bad, '--profile', 'ss12000', '--shard', '1/1', '--output', output]
    expect((await samklang([...shard, '--expected-failures', list])).err).toContain('[usage.together]')
    await samklang(shard)
    const file = join(output, 'shard-1-of-1.json')
    expect((await samklang(['merge', file, '--output', output, '--expected-failures', list])).code).toBe(0)
  })
})

describe('a file of expected failures that is not right', () => {
  it.each([
    [
      'with a slip in a requirement',
      'expected:\n  - requirement: SS-PERS-2\n    reason: a\n    expires: 2026-01-01\n',
      ':2:5',
      'Is "SS-PERS-02" meant?',
    ],
    [
      'with a slip in a member',
      'expected:\n  - requirment: SS-PERS-02\n    reason: a\n    expires: 2026-01-01\n',
      ':2:5',
      '',
    ],
    [
      'with no such day',
      'expected:\n  - requirement: SS-PERS-02\n    reason: a\n    expires: 2026-02-30\n',
      ':4:5',
      'date',
    ],
    ['without a reason', 'expected:\n  - requirement: SS-PERS-02\n    expires: 2026-02-03\n', ':2:5', 'reason'],
    ['with a member too many', 'expected: []\nexpcted: []\n', ':2:1', 'Is "expected" meant?'],
    ['that is no YAML', 'expected: [\n', ':2:1', 'no right YAML'],
    [
      'with a link that is none',
      'expected:\n  - { requirement: SS-PERS-02, reason: a, expires: 2026-02-03, link: "javascript:x" }\n',
      ':2:',
      'does not match',
    ],
  ])('%s is refused with its line', async (_, text, place, words) => {
    const file = write(`wrong-${files++}.yaml`, text)
    const { code, err } = await checked(bad, file)
    expect(code).toBe(2)
    expect(err).toContain(`Where: ${file}${place}`)
    expect(err).toContain(words)
  })

  it('that lists a requirement twice, or is not there, is refused', async () => {
    const twice = listed({ requirement: 'SS-PERS-02' }, { requirement: 'SS-PERS-02' })
    expect((await checked(bad, twice)).err).toContain('SS-PERS-02 is in the file twice.')
    expect((await checked(bad, join(folder, 'nope.yaml'))).err).toContain('[file.missing]')
  })
})
