import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { realWorld } from '../../io/world.ts'
import type { Report } from '../../model/report.ts'
import { simulatedWorld, stillWorld } from '../../run/testing.ts'
import { samklang, workFolder } from '../testing.ts'

const { path: folder, write: written } = workFolder()

const vector = (name: string) => `test-vectors/ss12000/${name}`
const good = vector('SS-PERS-02/pass-1.json')
const bad = vector('SS-PERS-02/fail-1.json')

const reportIn = (output: string) => JSON.parse(readFileSync(join(output, 'report.json'), 'utf8')) as Report

describe('run', () => {
  it('judges exported files, and what they lack stays untested', async () => {
    const output = join(folder, 'run-files')
    const { code, out } = await samklang(['run', '--files', vector('SS-G24b/pass-1.ndjson'), '--output', output])
    expect(code).toBe(3)
    expect(out).toContain('Incomplete')
    const { verdicts } = reportIn(output)
    expect(verdicts.some(({ verdict }) => verdict === 'passed')).toBe(true)
    expect(verdicts.some(({ level, verdict }) => level === 'MUST' && verdict === 'untested')).toBe(true)
  })

  it('finds in files what the vector breaks', async () => {
    const output = join(folder, 'run-bad')
    const { code } = await samklang(['run', '--files', bad, '--type', 'person', '--output', output])
    expect(code).toBe(1)
    expect(reportIn(output).findings.map(({ requirement }) => requirement)).toEqual(['SS-PERS-02'])
  })

  it.each([
    ['nothing to test', [], 'usage.nothing-to-do'],
    ['an option without its value', ['--files', good, '--only'], 'usage.empty'],
    ['an empty value', ['--base-url', 'https://sis.example', '--token-env', ''], 'usage.empty'],
    ['a number that is none', ['--base-url', 'https://sis.example', '--rate', 'fast'], 'usage.option'],
    ['half of the credentials', ['--base-url', 'https://sis.example', '--api-key-header', 'X-Key'], 'usage.alone'],
    ['a secret that is not there', ['--base-url', 'https://sis.example', '--token-env', 'NOPE'], 'auth.secret-missing'],
    [
      'a secret file that is not there',
      ['--base-url', 'https://sis.example', '--token-file', 'no/such'],
      'auth.secret-missing',
    ],
    ['a profile that is not there', ['--files', good, '--profile', 'nope'], 'profile.unknown'],
    ['a folder that is not there', ['--files', 'no/such'], 'file.missing'],
    ['a requirement that is not there', ['--files', good, '--only', 'SS-NOPE'], 'requirement.unknown'],
  ])('with %s is wrong use', async (_, options, errorCode) => {
    const { code, err } = await samklang(['run', ...options, '--output', join(folder, 'never')])
    expect(err).toContain(`[${errorCode}]`)
    expect(code).toBe(2)
  })

  it('--only and --exclude leave the rest untested, and say so', async () => {
    const output = join(folder, 'only')
    const files = ['--files', vector('SS-G24b/pass-1.ndjson'), '--output', output, '--quiet']
    const { code } = await samklang(['run', ...files, '--only', 'SS-COM-*', '--exclude', 'SS-COM-02'])
    expect(code).toBe(3)
    const { verdicts, exclusions } = reportIn(output)
    const passed = verdicts.filter(({ verdict }) => verdict === 'passed').map(({ requirement }) => requirement)
    expect(passed.length).toBeGreaterThan(0)
    for (const id of passed) expect(id).toMatch(/^SS-COM-/)
    expect(passed).not.toContain('SS-COM-02')
    expect(exclusions.map(({ requirement }) => requirement)).toContain('SS-COM-02')
    expect(exclusions.length).toBeGreaterThan(100)
  })

  it('of files, saved and judged again, gives the same verdicts', async () => {
    const [evidence, first, second] = [join(folder, 'e1'), join(folder, 'first'), join(folder, 'second')]
    const run = await samklang(['run', '--files', bad, '--evidence', evidence, '--output', first, '--quiet'])
    const again = await samklang(['report', evidence, '--output', second, '--quiet'])
    expect(again.code).toBe(run.code)
    const { issuedAt, reportId } = reportIn(first)
    expect({ ...reportIn(second), issuedAt, reportId }).toEqual(reportIn(first))
  })

  it('of a live system, saved and judged again without it, gives the same bytes but for date and id', async () => {
    const [evidence, first, second] = [join(folder, 'e2'), join(folder, 'live'), join(folder, 'judged')]
    const world = await simulatedWorld('impossible-civic-number')
    const address = ['--base-url', 'https://sis.example/v2.0/', '--token-env', 'SAMKLANG_DEMO_TOKEN']
    const options = [...address, '--modules', 'persons', '--evidence', evidence, '--output', first]
    const run = await samklang(['run', ...options], { world })
    expect(run.code).toBe(1)
    const again = await samklang(['report', evidence, '--output', second])
    expect(again.out).toBe(run.out)
    const bytes = (output: string) =>
      readFileSync(join(output, 'report.json'), 'utf8').replace(/"(issuedAt|reportId)": "[^"]*"/g, '')
    expect(bytes(second)).toBe(bytes(first))
    for (const name of ['evidence.json', 'exchanges.har'])
      expect(readFileSync(join(evidence, name), 'utf8')).not.toContain('samklang-demo')
    expect(bytes(first)).not.toContain('Bearer samklang-demo')
  })
})

describe('report', () => {
  const example = 'reports/examples/non-conformant/report.json'

  it('shows a report again in the other language, with the verdict that it has', async () => {
    const output = join(folder, 'shown')
    const { code, out } = await samklang(['report', example, '--lang', 'sv', '--format', 'html', '--output', output])
    expect(code).toBe(1)
    expect(out).toContain('Uppfyller inte')
    const html = readFileSync(join(output, 'report.html'), 'utf8')
    expect(html).toContain('lang="sv"')
    expect(html).toContain('Överensstämmelserapport (egenprovning)')
  })

  it.each([
    ['JSON of something else', '{"hello": "world"}', 'report.version'],
    ['no JSON', 'hello', 'json.syntax'],
    ['null', 'null', 'report.version'],
    ['a report of a version to come', '{"schema": "samklang-report/99"}', 'report.version'],
    ['a report with a part missing', '{"schema": "samklang-report/1"}', 'report.version'],
  ])('of %s is wrong use', async (_, content, error) => {
    const { code, err } = await samklang(['report', written('foreign.json', content)])
    expect(code).toBe(2)
    expect(err).toContain(`[${error}]`)
  })

  it.each([
    ['a folder without evidence', () => join(written('plain/a.json', '{}'), '..')],
    ['a file that is not there', () => join(folder, 'nope.json')],
    ['evidence that is none', () => join(written('odd/evidence.json', '{}'), '..')],
  ])('of %s is wrong use', async (_, path) => expect((await samklang(['report', path()])).code).toBe(2))
})

describe('demo', () => {
  // The server and the receiver have sockets, so waiting takes time.
  const { connect, sleep, ticks } = realWorld()
  const world = { ...stillWorld(), connect, sleep, ticks }

  it('--fault list names every fault', async () => {
    const { code, out } = await samklang(['demo', '--fault', 'list', '--lang', 'sv'])
    expect(code).toBe(0)
    expect(out).toMatch(/^limit-ignored\t.+$/m)
  })

  it('--fault with an unknown name is wrong use', async () => {
    expect(await samklang(['demo', '--fault', 'nope'])).toMatchObject({ code: 2, out: '' })
  })

  it('--fault limit-ignored ends with 1 and names the requirement', async () => {
    const output = join(folder, 'demo')
    const { code, out, err } = await samklang(['demo', '--fault', 'limit-ignored', '--output', output], { world })
    expect(code).toBe(1)
    expect(out).toContain('✗ SS-G07a MUST')
    const [, port] = /Reproduce: curl .*http:\/\/127\.0\.0\.1:(\d+)\/v2\.0/.exec(out) ?? []
    expect(err).toContain(
      `samklang simulate --port ${port} --fault limit-ignored, with SAMKLANG_TOKEN=samklang-demo set`,
    )
    const failed = reportIn(output).verdicts.filter(({ verdict }) => verdict === 'failed')
    expect(failed.map(({ requirement }) => requirement)).toEqual(['SS-G07a'])
  })
})

describe('what is no file', () => {
  it.each([
    ['a lone hyphen', ['check', '-']],
    ['a lone hyphen beside a file', ['check', good, '-']],
    ['a lone hyphen behind an option', ['check', good, '--quiet', '-']],
    ['a lone hyphen that nothing can be an option behind', ['check', good, '--', '-']],
    ['a lone hyphen as a report', ['report', '-']],
  ])('is refused as such: %s', async (_, argv) => {
    const { code, out, err } = await samklang(argv)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain('[usage.hyphen]')
  })

  it('is refused by the name that was missed there: a folder without evidence', async () => {
    const { code, err } = await samklang(['report', folder])
    expect([code, err]).toEqual([2, expect.stringContaining(`There is no file or folder ${folder}/evidence.json.`)])
  })
})
