import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { realWorld } from '../../io/world.ts'
import type { Report } from '../../model/report.ts'
import { commandLine } from '../../reporters/command-line.ts'
import { samklang, workFolder } from '../testing.ts'
import { findConfiguration } from './find.ts'
import { configurationKeys, keysTaken } from './keys.ts'
import { configuredWords } from './merge.ts'

const { path: folder, write } = workFolder()
const embedded = join(process.cwd(), 'profiles')
const good = join(process.cwd(), 'test-vectors/ss12000/SS-PERS-02/pass-1.json')
const bad = join(process.cwd(), 'test-vectors/ss12000/SS-PERS-02/fail-1.json')
const world = { ...realWorld(), embeddedProfiles: embedded }
const start = process.cwd()
const at = (...path: readonly string[]) => process.chdir(join(folder, ...path))
afterEach(() => process.chdir(start))

const optionsOf = (help: string) => [...help.matchAll(/^ {2}--([\w-]+)/gm)].map(([, name = '']) => name)

describe('the keys of a configuration', () => {
  /** Options that are about one call of the program. */
  const perCall = ['config', 'help', 'watch']

  it('are the options of run', async () => {
    const options = optionsOf((await samklang(['run', '--help'])).out).filter(name => !perCall.includes(name))
    expect([...configurationKeys.keys()].sort()).toEqual(options.sort())
  })

  it.each(['check', 'doctor'])('that %s takes are options of it', async command => {
    const options = optionsOf((await samklang([command, '--help'])).out)
    const taken = [...configurationKeys.keys()].filter(key => keysTaken[command]?.(key))
    expect(taken.filter(key => !options.includes(key))).toEqual([])
    expect(taken.length).toBeGreaterThan(5)
  })
})

describe('run with a configuration', () => {
  it('takes files, output and format from it, all meant from its folder, and says which it read', async () => {
    write('a/samklang.config.yaml', `files: [./data]\noutput: out\nformat: json\nsupplier: It's "us"\n`)
    write('a/data/persons.json', readFileSync(bad, 'utf8'))
    write('a/b/c/x', '')
    at('a', 'b', 'c')
    const { code, err } = await samklang(['run', '--config', join(folder, 'a/samklang.config.yaml')], { world })
    expect(code).toBe(1)
    expect(err).toContain(`Configuration: ${folder}/a/samklang.config.yaml\n`)
    const report = JSON.parse(readFileSync(join(folder, 'a/out/report.json'), 'utf8')) as Report
    expect(report.sut.supplier).toBe(`It's "us"`)
    expect(report.reproduce.command).toBe(
      `samklang run --files=${folder}/a/data --output=${folder}/a/out --format=json '--supplier=It'\\''s "us"'`,
    )
  })

  it('is overruled by what is given', async () => {
    write('b/samklang.config.yaml', `base-url: https://nowhere.invalid\ntoken-env: NOPE\nsupplier: A\noutput: b\n`)
    const argv = ['run', '--files', good, '--supplier', 'B', '--output', join(folder, 'b/out'), '--format', 'json']
    const { code } = await samklang([...argv, '--config', join(folder, 'b/samklang.config.yaml')], { world })
    expect(code).toBe(3)
    const report = JSON.parse(readFileSync(join(folder, 'b/out/report.json'), 'utf8')) as Report
    expect(report.sut).toMatchObject({ supplier: 'B', role: 'document' })
    expect(report.sut.endpoint).toBeUndefined()
  })

  it('speaks its language, in errors too', async () => {
    const file = write('c/samklang.config.yaml', 'lang: sv\n')
    expect((await samklang(['run', '--config', file], { world })).err).toContain('Det finns inget att prova.')
    expect((await samklang(['run', '--config', file, '--lang', 'en'], { world })).err).toContain('nothing to test')
  })

  it('is quiet when that is what it says', async () => {
    const file = write('d/samklang.config.yaml', `quiet: true\n`)
    expect(await samklang(['check', bad, '--config', file], { world })).toEqual({ code: 1, out: '', err: '' })
  })
})

describe('check with a configuration', () => {
  it('finds it above, and leaves the report of a run alone', async () => {
    write('e/samklang.config.yaml', 'profile: ss12000\noutput: report\nformat: [html, json]\nfiles: [nothing]\n')
    write('e/deep/er/x', '')
    at('e', 'deep', 'er')
    const { code, out, err } = await samklang(['check', good], { world })
    expect([code, err]).toEqual([0, 'Configuration: ../../samklang.config.yaml\n'])
    expect(out).toContain('Conformant')
    expect((await samklang(['check', good, '--no-config'], { world })).err).toBe('')
  })

  it('finds none beyond the repository', async () => {
    write('f/samklang.config.yaml', 'nope: 1\n')
    write('f/repository/.git/HEAD', '')
    write('f/repository/src/x', '')
    expect(await findConfiguration(world, join(folder, 'f/repository/src'))).toBeUndefined()
    expect(await findConfiguration(world, join(folder, 'f'))).toBe('samklang.config.yaml')
  })

  it.each(['samklang.config.yml', 'samklang.config.json'])('takes %s too', async name => {
    write(`g-${name}/${name}`, '{"$schema": "x", "lang": "sv"}')
    at(`g-${name}`)
    expect((await samklang(['check', good], { world })).err).toBe(`Inställningar: ${name}\n`)
  })
})

describe('doctor', () => {
  it('says which configuration was used, or that there is none', async () => {
    write('h/samklang.config.yaml', 'base-url: http://127.0.0.1:9\nrole: provider\n')
    at('h')
    expect((await samklang(['doctor'], { world })).err).toContain('Configuration: samklang.config.yaml')
    const none = await samklang(['doctor', '--no-config', '--base-url', 'http://127.0.0.1:9'], { world })
    expect(none.err).toContain('No configuration (samklang.config.yaml) was found')
  })
})

describe('a configuration that is not right', () => {
  it.each([
    ['a slip in a key', 'profile: ss12000\nbase-ulr: x\n', ':2:1', 'Is "base-url" meant?'],
    ['a key in another style', 'baseUrl: x\n', ':1:1', 'Is "base-url" meant?'],
    ['a secret', 'token: abc\n', ':1:1', 'A secret does not stand in a configuration'],
    ['a password', 'profile: x\n\npassword: abc\n', ':3:1', 'A secret does not stand in a configuration'],
    ['a number that is text', 'rate: fast\n', ':1:1', 'type number'],
    ['no mapping', '- profile\n', ':1:1', 'type object'],
    ['a language that is none', 'lang: de\n', ':1:1', '"sv"'],
    ['a key twice', 'role: a\nrole: b\n', ':2:1', 'duplicated mapping key'],
    ['an empty value', 'profile:\n', ':1:1', 'type string'],
  ])('with %s is refused with its line', async (_, text, place, words) => {
    const file = write('wrong/samklang.config.yaml', text)
    const { code, err } = await samklang(['run', '--config', file], { world })
    expect(code).toBe(2)
    expect(err).toContain(`Where: ${file}${place}\n`)
    expect(err).toContain(words)
    expect(err).toContain('[config.refused]')
    expect(err).not.toContain('abc')
  })

  it('holds nothing at all, and that is fine', async () => {
    const file = write('empty/samklang.config.yaml', '# nothing yet\n')
    expect((await samklang(['check', good, '--config', file], { world })).code).toBe(0)
  })

  it.each([
    [['--config', join(folder, 'nope.yaml')], 'file.missing'],
    [['--config'], 'usage.empty'],
    [['--config='], 'usage.empty'],
    [['--config', 'x', '--no-config'], 'usage.together'],
  ])('%j is wrong use', async (words, code) => {
    const told = await samklang(['check', good, ...words], { world })
    expect([told.code, told.err]).toEqual([2, expect.stringContaining(`[${code}]`)])
  })

  it('has a header that is a secret refused, as on the command line', async () => {
    const file = write(
      'header/samklang.config.yaml',
      'base-url: http://127.0.0.1:9\nheader: ["Authorization: Bearer abc"]\n',
    )
    const { code, err } = await samklang(['run', '--config', file], { world })
    expect([code, err]).toEqual([2, expect.stringContaining('[usage.option]')])
    expect(err).not.toContain('abc')
  })
})

describe('what is given', () => {
  const configuration = (values: Record<string, string>) => ({
    path: 'x',
    values: new Map(Object.entries(values).map(([key, value]) => [key, [value]])),
  })
  const words = (values: Record<string, string>, ...given: readonly string[]) =>
    configuredWords('run', configuration(values), given)

  it('replaces a whole way to sign in', () => {
    expect(words({ 'token-env': 'T', ca: 'c' }, 'basic-user')).toEqual(['--ca=c'])
    expect(words({ 'token-env': 'T' }, 'token-file')).toEqual([])
    expect(words({ 'client-key-passphrase-env': 'P' }, 'client-key-passphrase-file')).toEqual([])
  })

  it('replaces another kind of evidence', () => {
    expect(words({ files: 'a' }, 'base-url')).toEqual([])
    expect(words({ files: 'a', 'base-url': 'b' }, 'har')).toEqual(['--base-url=b'])
    expect(words({ 'base-url': 'b', har: 'h', input: 'a=b' }, 'files')).toEqual([])
  })
})

describe('a command line', () => {
  it('is one that a shell takes as it was meant', () => {
    expect(commandLine(['run', "--header=A: it's", '--only', 'SS-*', ''])).toBe(
      `samklang run '--header=A: it'\\''s' --only SS-* ''`,
    )
  })
})
