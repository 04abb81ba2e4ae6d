import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { noCache } from '../documents/yaml.ts'
import { realWorld } from '../io/world.ts'
import { readReport } from '../report/read.ts'
import { samklang } from './testing.ts'

const start = process.cwd()
const bad = resolve('test-vectors/ss12000/SS-PERS-02/fail-1.json')
const world = { ...realWorld(), embeddedProfiles: resolve('profiles') }
afterEach(() => process.chdir(start))

describe('--format json alone', () => {
  it.each([[['check', bad]], [['run', '--files', bad]]])(
    'of %j is the report, and nothing else, on the result stream',
    async argv => {
      process.chdir(mkdtempSync(join(tmpdir(), 'samklang-json-')))
      const { code, out, err } = await samklang([...argv, '--format', 'json'], { world })
      const report = await readReport(out, 'stdout', noCache)
      expect([code, report.overall]).toEqual([1, 'non-conformant'])
      expect(err).toContain('✗ SS-PERS-02 MUST')
      expect(err).not.toContain('Written')
      expect(existsSync('samklang-report')).toBe(false)
      expect((await samklang([...argv, '--format', 'json', '--quiet'], { world })).err).toBe('')
    },
  )

  it('with a folder is a file there, as it is beside other formats', async () => {
    const output = mkdtempSync(join(tmpdir(), 'samklang-json-'))
    const { out } = await samklang(['check', bad, '--format', 'json', '--output', output])
    expect(out).toContain('Non-conformant')
    expect(existsSync(join(output, 'report.json'))).toBe(true)
  })
})

describe('--output with a folder', () => {
  it('and no format writes the usual ones, as run does', async () => {
    const output = mkdtempSync(join(tmpdir(), 'samklang-output-'))
    const { err } = await samklang(['check', bad, '--output', output])
    const names = ['report.html', 'junit.xml', 'summary.md', 'report.json']
    expect(err).toContain(`Written: ${names.map(name => `${output}/${name}`).join(' ')}\n`)
    for (const name of names) expect(existsSync(join(output, name))).toBe(true)
  })

  it('is for the shard alone when there is one', async () => {
    const output = mkdtempSync(join(tmpdir(), 'samklang-output-'))
    await samklang(['check', bad, '--profile', 'ss12000', '--shard', '1/1', '--output', output])
    expect(existsSync(join(output, 'report.html'))).toBe(false)
  })
})

describe('--output -', () => {
  it('is any one format on the result stream', async () => {
    const { out, err } = await samklang(['check', bad, '--format', 'markdown', '--output', '-'])
    expect(out).toMatch(/^# Non-conformant\n/)
    expect(err).toContain('✗ SS-PERS-02 MUST')
  })

  it.each([[['check', bad]], [['check', bad, '--format', 'json,junit']]])('of %j is wrong use', async argv => {
    const { code, err } = await samklang([...argv, '--output', '-'])
    expect([code, err]).toEqual([2, expect.stringContaining('[usage.option]')])
  })
})

describe('commands without a report', () => {
  const json = async (...argv: readonly string[]) => {
    const { code, out, err } = await samklang([...argv, '--format', 'json'], { world })
    return { code, err, value: JSON.parse(out) as Record<string, never> }
  }

  it('list gives profiles and requirements', async () => {
    const { value } = await json('list')
    expect(value.profiles).toContainEqual(
      expect.objectContaining({ id: 'ss12000', digest: expect.stringMatching(/^sha256:/) }),
    )
    expect((await json('list', '--profile', 'ss12000')).value.requirements).toContainEqual(
      expect.objectContaining({ id: 'SS-G05', level: 'MUST' }),
    )
  })

  it('explain gives the requirement and what tests it, or why it is left out', async () => {
    const { value } = await json('explain', 'SS-G05')
    expect(value).toMatchObject({ profile: { id: 'ss12000' }, requirement: { id: 'SS-G05' } })
    expect(value.testedBy).toContainEqual(expect.objectContaining({ path: 'resources/lists.schema.json' }))
    expect((await json('explain', 'SS-G08a', '--profile', 'ss12000-dnp')).value).toMatchObject({
      dropped: { requirement: 'SS-G08a' },
    })
  })

  it('doctor gives what stands in the way', async () => {
    const { code, value } = await json('doctor', '--base-url', 'http://127.0.0.1:9')
    expect(code).toBe(3)
    expect(value).toMatchObject({ ready: false, found: [{ kind: 'connect', owner: 'network' }] })
  })

  it.each([['list'], ['explain'], ['doctor']])('%s refuses other formats', async name => {
    const argv = name === 'explain' ? [name, 'SS-G05'] : [name]
    expect((await samklang([...argv, '--format', 'jsn'])).err).toContain('Is "json" meant?')
  })
})

describe('--output -', () => {
  it.each(['run-all', 'combine', 'verify', 'bundle', 'profile pack', 'mask a', 'compare a b --tender c'])(
    'of %s, which writes files of its own, is refused',
    async command => {
      process.chdir(mkdtempSync(join(tmpdir(), 'samklang-dash-')))
      const { code, err } = await samklang([...command.split(' '), 'nothing', '--output', '-'], { world })
      expect([code, err]).toEqual([2, expect.stringContaining('[usage.option]')])
      expect(existsSync('-')).toBe(false)
    },
  )
})
