import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { realWorld } from '../../io/world.ts'
import { reportDigest } from '../../reporters/digest.ts'
import { schoolTender } from '../../tender/testing.ts'
import { samklang, workFolder } from '../testing.ts'

const { path: folder, write } = workFolder()
const world = { ...realWorld(), embeddedProfiles: join(process.cwd(), 'profiles') }
const run = (...words: readonly string[]) => samklang(words, { world })
const read = (...path: readonly string[]) => readFileSync(join(folder, ...path), 'utf8')

const rights = '[{"type":"personnummer","value":"189001019802"}]'
write('right.json', rights)
write('wrong.json', '[{"type":"personnummer","value":"189001019803"}]')

const file = (name: string, runs: readonly object[], more = {}) =>
  write(name, JSON.stringify({ schema: 'samklang-runs/1', product: 'Omsorg', ...more, runs }))
const identifiers = (name: string, files: string) => ({
  name,
  title: { sv: `Utbyte ${name}`, en: `Exchange ${name}` },
  options: { profile: 'identifierare', files, type: 'identifier' },
})

describe('run-all', () => {
  it('runs one after the other, and ends with the worst of them and one report', async () => {
    const runs = file('two.json', [identifiers('good', 'right.json'), identifiers('bad', 'wrong.json')])
    const output = join(folder, 'two')
    const { code, out, err } = await run('run-all', runs, '--output', output)
    expect(code, err).toBe(1)
    expect(err).toMatch(/Run 1 of 2: good[\s\S]*Run 2 of 2: bad/)
    expect(out).toMatch(/Non-conformant {2}1 of 2 exchanges does not conform\.\n\nExchange +Profile/)
    const combined = JSON.parse(read('two', 'combined.json'))
    expect(combined).toMatchObject({ overall: 'non-conformant', system: { product: 'Omsorg' } })
    expect(combined.parts.map((part: { name: string; overall: string }) => [part.name, part.overall])).toEqual([
      ['good', expect.stringMatching(/^(conformant|incomplete)$/)],
      ['bad', 'non-conformant'],
    ])
    for (const { report, page } of combined.parts) {
      expect([existsSync(join(output, report)), existsSync(join(output, page))]).toEqual([true, true])
    }
    // The command of a part stands on its own.
    expect(JSON.parse(read('two', 'bad', 'report.json')).reproduce.command).toMatch(
      /^samklang run --product=Omsorg --profile=identifierare --files=\S+wrong\.json /,
    )
  })

  it('saves the evidence of each run by itself, and says nothing when it shall be quiet', async () => {
    const runs = file('kept.json', [identifiers('one', 'right.json')])
    const evidence = join(folder, 'evidence')
    const { out, err } = await run('run-all', runs, '--output', join(folder, 'kept'), '--evidence', evidence, '--quiet')
    expect([out, err]).toEqual(['', ''])
    expect(existsSync(join(evidence, 'one'))).toBe(true)
  })

  it('writes no combined report when a run gives none, and the others all the same', async () => {
    const unknown = file('unknown.json', [
      { name: 'odd', options: { profile: 'no-such-profile', files: 'right.json' } },
      identifiers('good', 'right.json'),
    ])
    const told = await run('run-all', unknown, '--output', join(folder, 'missing'))
    expect(told.code).toBe(2)
    expect(told.err).toContain('No combined report was written, since these runs gave none: odd')
    expect(existsSync(join(folder, 'missing', 'combined.json'))).toBe(false)
    expect(existsSync(join(folder, 'missing', 'good', 'report.json'))).toBe(true)
  })

  it('leaves no combined report of earlier runs, which these have replaced', async () => {
    const [output, good] = [join(folder, 'stale'), identifiers('good', 'right.json')]
    expect((await run('run-all', file('stale.json', [good]), '--output', output)).code).toBe(0)
    const now = file('stale.json', [
      good,
      { name: 'odd', options: { profile: 'no-such-profile', files: 'right.json' } },
    ])
    expect((await run('run-all', now, '--output', output)).code).toBe(2)
    expect(readdirSync(output)).toEqual(['good'])
  })

  it('tells which report does not fit its tender yet, as samklang run does', async () => {
    write('tender.json', await schoolTender({ role: 'document', modules: ['persons'] }))
    const options = { tender: 'tender.json', files: join(process.cwd(), 'test-vectors/ss12000/SS-PERS-02/pass-1.json') }
    const runs = file('bound.json', [{ name: 'bound', options }])
    const argv = ['run-all', runs, '--output', join(folder, 'bound')]
    const { err } = await run(...argv)
    expect(err).toContain(`The report does not fit the tender ${join(folder, 'tender.json')} yet:\n`)
    expect((await run(...argv, '--quiet')).err).toBe('')
  })

  it('makes no combined report of what could not be written, and leads to no page that could not', async () => {
    const runs = file('unwritable.json', [identifiers('good', 'right.json'), identifiers('held', 'right.json')])
    const output = join(folder, 'unwritable')
    mkdirSync(join(output, 'held', 'report.html'), { recursive: true })
    const page = await run('run-all', runs, '--output', output)
    expect([page.code, page.err]).toEqual([2, expect.stringContaining('[file.unwritable]')])
    const { parts } = JSON.parse(read('unwritable', 'combined.json'))
    expect(parts.map((part: { page?: string }) => part.page)).toEqual(['good/report.html', undefined])

    const other = join(folder, 'unwritable-json')
    mkdirSync(join(other, 'held', 'report.json'), { recursive: true })
    const whole = await run('run-all', runs, '--output', other)
    expect([whole.code, whole.err]).toEqual([2, expect.stringContaining('these runs gave none: held')])
    expect(existsSync(join(other, 'combined.json'))).toBe(false)
  })

  it('a way to reach or enter a system that a run has of its own is in place of the shared one', async () => {
    const shared = { 'base-url': 'http://127.0.0.1:9/', 'token-env': 'NO_SUCH', role: 'document' }
    const own = identifiers('files', 'right.json')
    const runs = file(
      'shared.json',
      [{ ...own, options: { ...own.options, 'basic-user': 'a', 'basic-password-env': 'B' } }],
      { shared },
    )
    const { code, err } = await run('run-all', runs, '--output', join(folder, 'shared'))
    expect(code, err).toBe(0)
    const { command } = JSON.parse(read('shared', 'files', 'report.json')).reproduce
    expect(command).not.toMatch(/base-url|token-env/)
    expect(command).toContain('--role=document')
  })

  it.each([
    [
      'two runs of one name',
      [identifiers('a', 'right.json'), identifiers('a', 'wrong.json')],
      'There is a run called a',
    ],
    ['an option that is none', [{ name: 'a', options: { profil: 'x' } }], 'profil'],
    ['a place of its own for a report', [{ name: 'a', options: { output: 'x' } }], 'output'],
    ['a name that leaves the folder', [{ name: '../a', options: {} }], '/name'],
    ['no runs', [], 'runs'],
    ['a secret', [{ name: 'a', options: { token: 'x' } }], 'environment variable'],
  ])('refuses %s before anything is tested', async (_, runs, said) => {
    const { code, err } = await run('run-all', file('odd.json', runs), '--output', join(folder, 'odd'))
    expect([code, err]).toEqual([2, expect.stringContaining('[runs.refused]')])
    expect(err).toContain(said.startsWith('/') ? 'odd.json:1:' : said)
    expect(existsSync(join(folder, 'odd'))).toBe(false)
  })

  it('reads the options of the last run before the first begins', async () => {
    const runs = file('slip.json', [
      identifiers('good', 'right.json'),
      { name: 'slip', options: { profile: 'identifierare', format: 'htm' } },
    ])
    const { code, err } = await run('run-all', runs, '--output', join(folder, 'slip'))
    expect([code, err]).toEqual([2, expect.stringContaining('htm')])
    expect(existsSync(join(folder, 'slip'))).toBe(false)
  })
})

describe('combine', () => {
  it('makes a combined report again, byte for byte, and refuses one whose part was changed', async () => {
    const runs = file('again.json', [identifiers('good', 'right.json'), identifiers('bad', 'wrong.json')], {
      title: 'Utbyten',
    })
    await run('run-all', runs, '--output', join(folder, 'again'))
    const files = ['combined.json', 'combined.html', 'summary.md'].map(name => join(folder, 'again', name))
    const before = files.map(path => readFileSync(path, 'utf8'))
    for (const path of files.slice(1)) writeFileSync(path, '')
    const { code } = await run('combine', files[0] ?? '')
    expect(code).toBe(1)
    expect(files.map(path => readFileSync(path, 'utf8'))).toEqual(before)

    const part = join(folder, 'again', 'bad', 'report.json')
    writeFileSync(part, readFileSync(part, 'utf8').replaceAll('"Omsorg"', '"Annat"'))
    const { code: refused, err } = await run('combine', files[0] ?? '')
    expect([refused, err]).toEqual([4, expect.stringContaining('[combine.differs]')])
    expect(err).toContain('report.json is not the report that')
  })

  it('takes reports that were made one by one, with a title of one’s own', async () => {
    const runs = file('single.json', [identifiers('good', 'right.json')])
    await run('run-all', runs, '--output', join(folder, 'single'))
    const output = join(folder, 'joined')
    const { out } = await run(
      'combine',
      join(folder, 'single', 'good', 'report.json'),
      '--title',
      'Mine',
      '--output',
      output,
    )
    expect(out).toMatch(/^Mine\n/)
    const [part] = JSON.parse(read('joined', 'combined.json')).parts
    expect(part).toMatchObject({
      name: 'good',
      report: '../single/good/report.json',
      page: '../single/good/report.html',
    })
  })

  it('leads to no page that is of another report, or is none', async () => {
    const check = (name: string, format: string) =>
      run('check', join(folder, name), '--type', 'identifier', '--output', join(folder, 'left'), '--format', format)
    const combined = async () => {
      await run('combine', join(folder, 'left', 'report.json'), '--output', join(folder, 'left-combined'))
      return JSON.parse(read('left-combined', 'combined.json')).parts[0].page
    }
    await check('right.json', 'html,json')
    expect(await combined()).toBe('../left/report.html')
    await check('wrong.json', 'json')
    expect(await combined()).toBeUndefined()
    rmSync(join(folder, 'left', 'report.html'))
    mkdirSync(join(folder, 'left', 'report.html'))
    expect(await combined()).toBeUndefined()
  })

  it('takes no report that was mended by hand, also where combined.json was mended with it', async () => {
    const runs = file('mended.json', [identifiers('bad', 'wrong.json')])
    const output = join(folder, 'mended')
    await run('run-all', runs, '--output', output)
    const [part, whole] = [join(output, 'bad', 'report.json'), join(output, 'combined.json')]
    const mended = { ...JSON.parse(readFileSync(part, 'utf8')), overall: 'conformant' }
    writeFileSync(part, JSON.stringify(mended))
    const digest = reportDigest(mended)
    writeFileSync(
      whole,
      readFileSync(whole, 'utf8').replace(/"digest": "sha256:\w+",(?=\n +"reportId")/, `"digest": "${digest}",`),
    )
    for (const given of [part, whole]) {
      const { code, err } = await run('combine', given, '--output', join(folder, 'never'))
      expect([code, err]).toEqual([4, expect.stringContaining('[combine.miscounted]')])
      expect(err).toMatch(/Why: .*conformant/)
    }
    expect(existsSync(join(folder, 'never'))).toBe(false)
  })

  it('names a report after its folder, also where it is named from within, and tells two of one name apart', async () => {
    const runs = file('named.json', [identifiers('good', 'right.json')])
    for (const name of ['first', 'second']) await run('run-all', runs, '--output', join(folder, name))
    const output = join(folder, 'named')
    const inside = relative(process.cwd(), join(folder, 'first', 'good'))
    const at = { ...world, files: { ...world.files } }
    for (const name of ['read', 'exists', 'realPath'] as const)
      at.files[name] = async (path: string) => world.files[name](join(inside, path)) as never
    await samklang(['combine', 'report.json', '--output', output], { world: at })
    expect(JSON.parse(read('named', 'combined.json')).parts[0].name).toBe('good')
    const [first = '', second = ''] = ['first', 'second'].map(name => join(folder, name, 'good', 'report.json'))
    writeFileSync(second, readFileSync(first))
    const { err } = await run('combine', first, second, '--output', output)
    expect(err).toContain('../first/good/report.json and ../second/good/report.json are the same report.')
  })

  it('takes no report of another system, and nothing that is no report', async () => {
    const own = (name: string, product: string) =>
      file(`${name}.json`, [identifiers('good', 'right.json')], { product })
    for (const name of ['alfa', 'beta']) await run('run-all', own(name, name), '--output', join(folder, name))
    const reports = ['alfa', 'beta'].map(name => join(folder, name, 'good', 'report.json'))
    const { code, err } = await run('combine', ...reports, '--output', join(folder, 'both'))
    expect([code, err]).toEqual([2, expect.stringContaining('[combine.other-system]')])
    const odd = await run('combine', join(folder, 'right.json'))
    expect([odd.code, odd.err]).toEqual([2, expect.stringContaining('[report.version]')])
  })
})
