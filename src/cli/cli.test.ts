import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Report } from '../model/report.ts'
import { tool } from '../tool.ts'
import { commands } from './commands.ts'
import { samklang, workFolder } from './testing.ts'

const { path: folder, write: written } = workFolder()

const vector = (name: string) => `test-vectors/ss12000/${name}`
const good = vector('SS-PERS-02/pass-1.json')
const bad = vector('SS-PERS-02/fail-1.json')

const reportIn = (output: string) => JSON.parse(readFileSync(join(output, 'report.json'), 'utf8')) as Report

describe('samklang', () => {
  it.each([[['--help']], [['-h']], [[]], [['--help', '--lang', 'en']]])('%j shows the overview', async argv => {
    const { code, out, err } = await samklang(argv)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    for (const { name } of commands) expect(out).toContain(`  ${name} `)
  })

  it('speaks Swedish when asked, and when its surroundings do', async () => {
    const asked = await samklang(['--help', '--lang', 'sv'])
    expect(asked.out).toContain('Användning: samklang <kommando>')
    expect(await samklang(['--lang=sv', '--help'])).toEqual(asked)
    expect(await samklang(['--help'], { environment: { LANG: 'sv_SE.UTF-8' } })).toEqual(asked)
    expect((await samklang(['--help'], { environment: { LC_ALL: 'C', LANG: 'sv_SE.UTF-8' } })).out).toContain('Usage')
  })

  it('takes --lang before the command too', async () => {
    expect(await samklang(['--lang', 'sv', 'list'])).toEqual(await samklang(['list', '--lang', 'sv']))
  })

  it('--version says nothing but the version', async () => {
    expect(await samklang(['--version'])).toEqual({ code: 0, out: `${tool.version}\n`, err: '' })
  })

  it.each([
    [['prove'], 'command "prove"'],
    [['prove', '--help'], 'command "prove"'],
    [['--nope'], 'option --nope'],
    [['profile'], 'command "profile"'],
    [['profile', 'nope'], 'command "profile nope"'],
  ])('%j is wrong use', async (argv, what) => {
    const { code, out, err } = await samklang(argv)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(`There is no ${what}`)
    expect(err).not.toContain('meant?')
  })

  it.each([
    [['rum'], 'run'],
    [['chek', 'x.json'], 'check'],
    [['profile', 'coverge'], 'profile coverage'],
    [['--versoin'], '--version'],
    [['run', '--bas-url', 'https://sis.example'], '--base-url'],
    [['check', 'x.json', '--fromat=json'], '--format'],
    [['run', '--format', 'htlm', '--files', 'x'], 'html'],
    [['list', '--lang', 'se'], 'sv'],
    [['list', '--profile', 'ss1200'], 'ss12000'],
    [['run', '--role', 'provder', '--base-url', 'https://sis.example'], 'provider'],
    [['demo', '--fault', 'limit-ignore'], 'limit-ignored'],
    [['explain', 'SS-G5'], 'SS-G05'],
    [['run', '--files', 'x', '--only', 'SS-G5'], 'SS-G05'],
  ])('%j asks whether %s is meant', async (argv, meant) => {
    const { code, err } = await samklang(argv)
    expect(code).toBe(2)
    expect(err).toContain(`What to do: Is "${meant}" meant?`)
    const swedish = await samklang([...argv.filter(word => word !== '--lang' && word !== 'se'), '--lang', 'sv'])
    if (!argv.includes('--lang')) expect(swedish.err).toContain(`Gör så här: Menas ”${meant}”?`)
  })

  it('does not list all of very many allowed words', async () => {
    const { err } = await samklang(['demo', '--fault', 'no-such-fault-at-all'])
    expect(err.length).toBeLessThan(1500)
  })

  it('with nothing but a language shows the overview', async () => {
    expect(await samklang(['--lang', 'sv'])).toEqual(await samklang(['--help', '--lang', 'sv']))
  })

  it('shows a wrong command harmlessly', async () => {
    expect((await samklang(['\u001b[31mred'])).err).toContain('\\u001b[31mred')
  })
})

describe.each(commands.map(({ name }) => name))('samklang %s --help', name => {
  const english = () => samklang([...name.split(' '), '--help'])
  const swedish = () => samklang([...name.split(' '), '--help', '--lang', 'sv'])

  it('shows usage and an example', async () => {
    const { code, out, err } = await english()
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatch(new RegExp(`^samklang ${name}`))
    expect(out).toMatch(new RegExp(`Examples:\n {2}samklang ${name}`))
    expect(await samklang([...name.split(' '), '-h'])).toEqual({ code, out, err })
  })

  it('leaves nothing in English', async () => {
    const lines = new Set((await english()).out.split('\n'))
    const same = (await swedish()).out.split('\n').filter(line => line.trim() !== '' && lines.has(line))
    // What is left is the usage line and the commands of the examples.
    for (const line of same) expect(line).toMatch(/^ *samklang /)
    expect((await swedish()).out).not.toMatch(/\[(string|boolean|number|required|default|choices)/)
  })
})

describe('list and explain', () => {
  it('list names every profile with version and digest', async () => {
    const { code, out } = await samklang(['list'])
    expect(code).toBe(0)
    expect(out).toMatch(/^ss12000\t\d+\.\d+\.\d+\t.+\tsha256:[0-9a-f]{64}$/m)
  })

  it('list --profile gives one line for each requirement', async () => {
    const { out } = await samklang(['list', '--profile', 'ss12000', '--lang', 'sv'])
    const rows = out.trimEnd().split('\n')
    expect(rows.length).toBeGreaterThan(200)
    for (const row of rows) expect(row).toMatch(/^SS-[A-Z0-9a-z-]+\t(SKALL|BÖR|KAN)\t\w+\t\S.+$/)
  })

  it('list --profile of a profile that is not there is wrong use', async () => {
    const { code, err } = await samklang(['list', '--profile', 'nope'])
    expect(code).toBe(2)
    expect(err).toContain('[profile.unknown]')
  })

  it('explain says the sentence, the source and what tests it, in both languages', async () => {
    const english = await samklang(['explain', 'SS-G05'])
    expect(english).toMatchObject({ code: 0, err: '' })
    for (const part of ['SS-G05  MUST', 'Source: ', 'Consequence: ', 'Tested by:', 'resources/lists.schema.json#'])
      expect(english.out).toContain(part)
    const swedish = await samklang(['explain', 'SS-G05', '--lang', 'sv'])
    for (const part of ['SS-G05  SKALL', 'Källa: ', 'Följd: ', 'Prövas av:', 'Roll: System som'])
      expect(swedish.out).toContain(part)
  })

  it('explain does not mind small letters', async () => {
    expect(await samklang(['explain', 'ss-g05'])).toEqual(await samklang(['explain', 'SS-G05']))
  })

  it('explain says how an extension differs from its base', async () => {
    const dnp = ['--profile', 'ss12000-dnp']
    const { code, out } = await samklang(['explain', 'ss-g08a', ...dnp])
    expect([code, out]).toEqual([0, 'ss12000-dnp leaves out SS-G08a of ss12000:\nThe subset has no lookups.\n'])
    expect((await samklang(['explain', 'SS-X04', ...dnp])).out).toContain(
      '\nLevel in ss12000: MUST. The subset demands',
    )
  })

  it('explain says why something is not tested', async () => {
    expect((await samklang(['explain', 'SS-G04e'])).out).toContain('Not tested by the tool: ')
  })

  it('explain of an unknown requirement is wrong use, in four lines', async () => {
    const { code, out, err } = await samklang(['explain', 'SS-NOPE', '--lang', 'sv'])
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(/^Fel: .+SS-NOPE.+\n {2}Varför: .+\n {2}Gör så här: .+\n {2}\[requirement\.unknown\]\n$/)
  })
})

describe('check', () => {
  it('ends with 0 on a good file, and writes nothing', async () => {
    const { code, out, err } = await samklang(['check', good])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain('Conformant')
  })

  it('ends with 1 on a bad one, and shows the line with a caret under the value', async () => {
    const { code, out } = await samklang(['check', bad])
    expect(code).toBe(1)
    const [, line = '', caret = ''] = /^( *> 4 \|.*)\n(.*)$/m.exec(out) ?? []
    expect(line).toContain('"givenName": null')
    expect(caret.indexOf('^')).toBe(line.indexOf('null'))
    expect(out).toContain('fail-1.json:4:16 /givenName')
  })

  it('names the first broken place of JSON', async () => {
    const path = written('persons.json', '{\n  "id": 1,\n  "meta" 2\n}\n')
    const { code, out } = await samklang(['check', path])
    expect(code).toBe(1)
    expect(out).toMatch(/persons\.json:3:10 .*SS-COM-01/)
    expect(out).toContain('> 3 |   "meta" 2')
  })

  it('shows the line that an unknown file cannot be read for', async () => {
    const { code, out, err } = await samklang([
      'check',
      written('invoice.xml', '<Invoice>\n  <ID>1</Id>\n</Invoice>\n'),
    ])
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain('> 2 |   <ID>1</Id>\n      |        ^')
    expect(err).toContain('</Id> ends no open element here')
    expect(err).toContain('[document.ill-formed]')
  })

  it.each([
    ['by its first character, without an ending', 'invoice', Buffer.from('<a>\n</b>')],
    ['in UTF-16', 'wide.xml', Buffer.from('\uFEFF<å>\n</b>', 'utf16le')],
  ])('knows XML %s, and shows its line', async (_, name, bytes) => {
    const path = written(name, '')
    writeFileSync(path, bytes)
    const { code, err } = await samklang(['check', path])
    expect(code).toBe(2)
    expect(err).toContain('> 2 | </b>\n      | ^')
    expect(err).toContain('[document.ill-formed]')
  })

  it.each([
    ['a kind of file that no profile knows', () => written('notes.txt', 'hello'), 'document.unrecognised'],
    ['JSON that no profile knows', () => written('stuff.json', '{"a": 1}'), 'document.unrecognised'],
    ['XML that no profile knows', () => written('stuff.xml', '<a/>'), 'document.unrecognised'],
    ['an empty folder', () => join(written('empty/x/y.md', ''), '..', '..'), 'document.unrecognised'],
    ['a file that is not there', () => join(folder, 'nope.json'), 'file.missing'],
  ])('ends with 2 on %s', async (_, path, errorCode) => {
    const { code, out, err } = await samklang(['check', path()])
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(`[${errorCode}]`)
  })

  it.each([[['check']], [['check', good, '--nope']], [['check', good, '--format', 'pdf']]])(
    '%j is wrong use',
    async argv => expect((await samklang(argv)).code).toBe(2),
  )

  it('--quiet says nothing, and still ends with the verdict', async () => {
    expect(await samklang(['check', bad, '--quiet'])).toEqual({ code: 1, out: '', err: '' })
  })

  it('writes the formats that it is asked for', async () => {
    const output = join(folder, 'checked')
    const { err } = await samklang(['check', good, '--format', 'junit,json', '--output', output])
    expect(err).toBe(`Written: ${output}/junit.xml ${output}/report.json\n`)
    expect(reportIn(output).overall).toBe('conformant')
  })
})

describe('what a terminal gets', () => {
  const hostile = '\u001b]0;owned\u0007\u001b[2J\u009b31m\u202e::error::x'
  // biome-ignore lint/suspicious/noControlCharactersInRegex: nothing of the kind may reach a terminal
  const steering = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/

  it('is never steered by names and values of files', async () => {
    const path = written(`persons-${hostile.replaceAll('/', '')}.json`, `{"givenName": "${hostile}", "familyName": 3}`)
    for (const argv of [
      ['check', path],
      ['check', `${path}.nope`],
      ['run', '--files', path, '--format', 'json'],
    ]) {
      const { out, err } = await samklang([...argv, '--output', join(folder, 'hostile')])
      expect(out).not.toMatch(steering)
      expect(err).not.toMatch(steering)
      expect(`${out}${err}`).toContain('owned')
    }
  })

  it('has progress without the escapes of a file name', async () => {
    const path = written(`persons-${hostile}.json`, readFileSync(good, 'utf8'))
    const { err } = await samklang(['check', path], { isTty: true })
    expect(err).toContain('Judging')
    expect(err.replaceAll('\r\u001b[2K', '')).not.toMatch(steering)
  })

  it.each([
    ['a terminal', { isTty: true }, true],
    ['a pipe', {}, false],
    ['NO_COLOR', { isTty: true, environment: { NO_COLOR: '1' } }, false],
    ['an empty NO_COLOR', { isTty: true, environment: { NO_COLOR: '' } }, true],
    ['FORCE_COLOR in a pipe', { environment: { FORCE_COLOR: '1' } }, true],
    ['FORCE_COLOR=0', { isTty: true, environment: { FORCE_COLOR: '0' } }, false],
    ['NO_COLOR before FORCE_COLOR', { environment: { NO_COLOR: '1', FORCE_COLOR: '1' } }, false],
    ['TERM=dumb', { isTty: true, environment: { TERM: 'dumb' } }, false],
  ] as const)('with %s', async (_, surroundings, isColoured) => {
    const { out } = await samklang(['check', good], surroundings)
    expect(out.includes('\u001b[')).toBe(isColoured)
  })

  it.each([
    ['a build server', { CI: 'true' }],
    ['TERM=dumb', { TERM: 'dumb' }],
  ])('is no progress for %s', async (_, environment) => {
    expect((await samklang(['check', good], { isTty: true, environment })).err).toBe('')
  })
})

describe('samklang run --help', () => {
  it('has its many options in groups, the examples whole, and no default that says nothing', async () => {
    const { out } = await samklang(['run', '--help', '--lang', 'sv'])
    for (const title of ['Det som provas:', 'Rapporten:', 'Inloggning (', 'Förbindelsen:', 'Flaggor:']) {
      expect(out).toContain(`\n${title}`)
    }
    expect(out).toContain(
      '\n  samklang run --base-url https://sis.example.se/v2.0 --token-env TOKEN\n      Ett system över HTTP',
    )
    expect(out).not.toMatch(/\[(standard: )?(""|false)\]/)
    expect((await samklang(['check', '--help'])).out).toContain('[default: none, only shown here;')
  })
})
