import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { load } from 'js-yaml'
import { afterEach, describe, expect, it } from 'vitest'
import { realWorld } from '../../io/world.ts'
import { readConfiguration } from '../configuration/read.ts'
import { builtProgram, onTerminal, samklang, workFolder } from '../testing.ts'
import { ciNames, ciSnippets } from './snippets.ts'

const { path: folder, write } = workFolder()
const world = { ...realWorld(), embeddedProfiles: resolve('profiles') }
const start = process.cwd()
afterEach(() => process.chdir(start))
let n = 0
/** A new folder to be in. */
function inside(): string {
  const path = join(folder, String(n++))
  mkdirSync(path)
  process.chdir(path)
  return path
}
const init = (argv: readonly string[], answers?: readonly string[]) =>
  samklang(['init', ...argv], { world, ...(answers ? { answers } : {}) })
const live = ['--base-url', 'https://sis.example.se/v2.0', '--role', 'provider']

describe('init with options', () => {
  it('writes a configuration that run reads, with the line that editors know the schema by', async () => {
    inside()
    const { code, out, err } = await init([...live, '--token-env', 'TOKEN'])
    expect([code, out]).toEqual([0, ''])
    expect(readFileSync('samklang.config.yaml', 'utf8')).toBe(
      [
        '# yaml-language-server: $schema=./node_modules/samklang/reports/schema/config-1.schema.json',
        'profile: ss12000',
        'base-url: https://sis.example.se/v2.0',
        'role: provider',
        'token-env: TOKEN',
        '',
      ].join('\n'),
    )
    expect(err).toContain('Written: samklang.config.yaml\n')
    expect(err).toContain('Set this in the environment, and as a secret of the build server: TOKEN\n')
    expect((await samklang(['run'], { world })).err).toContain('TOKEN')
    expect(existsSync('node_modules')).toBe(false)
  })

  it('names a schema that the package has', () => {
    const { files } = JSON.parse(readFileSync('package.json', 'utf8')) as { files: readonly string[] }
    expect(files).toContain('reports/schema')
    expect(existsSync('reports/schema/config-1.schema.json')).toBe(true)
  })

  it('takes files in place of an address, and then asks for no credentials', async () => {
    inside()
    expect((await init(['--files', 'export,more', '--role', 'document'])).code).toBe(0)
    expect(readFileSync('samklang.config.yaml', 'utf8')).toContain('files:\n  - export\n  - more\n')
  })

  it('writes values that YAML would take for something else as what they are', async () => {
    inside()
    await init([...live, '--basic-user', 'yes: #"', '--basic-password-env', 'P'])
    const { values } = await readConfiguration(world, 'samklang.config.yaml')
    expect(values.get('basic-user')).toEqual(['yes: #"'])
  })

  it.each([
    ['bearer', ['token-env: SAMKLANG_TOKEN']],
    ['api-key', ['api-key-header: X-API-Key', 'api-key-env: SAMKLANG_API_KEY']],
  ])('--auth %s takes the usual names', async (way, lines) => {
    inside()
    expect((await init([...live, '--auth', way])).code).toBe(0)
    for (const line of lines) expect(readFileSync('samklang.config.yaml', 'utf8')).toContain(`${line}\n`)
  })

  it('overwrites nothing, and writes nothing at all, until it is told to', async () => {
    inside()
    write(`${n - 1}/.github/workflows/samklang.yml`, 'mine')
    const { code, err } = await init([...live, '--ci', 'github'])
    expect([code, err]).toEqual([2, expect.stringContaining('.github/workflows/samklang.yml is already there')])
    expect(existsSync('samklang.config.yaml')).toBe(false)
    expect((await init([...live, '--ci', 'github', '--force'])).code).toBe(0)
    expect(readFileSync('.github/workflows/samklang.yml', 'utf8')).toContain('npx')
    expect((await init(live)).err).toContain('[init.exists]')
  })

  it.each([
    [[], 'usage.nothing-to-do', ''],
    [[...live, '--ci', 'jenkins'], 'usage.option', 'github, gitlab, azure, none'],
    [[...live, '--ci', 'gitub'], 'usage.option', 'Is "github" meant?'],
    [[...live, '--role', 'provder'], 'usage', ''],
    [['--base-url', 'https://x.example', '--role', 'provder'], 'usage.option', 'Is "provider" meant?'],
    [[...live, '--auth', 'oauth2'], 'usage.alone', '--oauth-token-url'],
    [[...live, '--profile', 'ss1200'], 'profile.unknown', 'Is "ss12000" meant?'],
    [['--base-url', 'ftp://x.example', '--role', 'provider'], 'usage.option', 'https://'],
  ])('%j is wrong use', async (argv, errorCode, words) => {
    inside()
    const { code, err } = await init(argv)
    expect([code, err]).toEqual([2, expect.stringContaining(`[${errorCode}`)])
    expect(err).toContain(words)
    expect(readdirSync('.')).toEqual([])
  })

  it.each([
    [[...live, '--token-env', 'eyJhbGciOi.s3cr3t']],
    [['--base-url', 'https://user:s3cr3t@sis.example.se', '--role', 'provider']],
  ])('neither writes nor repeats a secret: %j', async argv => {
    inside()
    const { code, out, err } = await init(argv)
    expect(code).toBe(2)
    expect(`${out}${err}`).not.toContain('s3cr3t')
    expect(readdirSync('.')).toEqual([])
  })
})

describe('init with a person', () => {
  it('asks for what it is not given, with what is usual in brackets', async () => {
    inside()
    const answers = ['', 'https://sis.example.se', '', 'bearer', 'not a name', 'SIS_TOKEN', 'gitub', 'gitlab']
    const { code, err } = await init([], answers)
    expect(code).toBe(0)
    for (const part of [
      'folder) [ss12000]: ',
      'exported files: ',
      ') [provider]: ',
      ') [none]: ',
      '[SAMKLANG_TOKEN]: ',
    ])
      expect(err).toContain(part)
    expect(err).toContain('That will not do. Allowed: A-Z a-z 0-9 _\n')
    expect(err).toContain('Is "github" meant?\n')
    expect(err).not.toContain('not a name')
    expect(readFileSync('samklang.config.yaml', 'utf8')).toContain('token-env: SIS_TOKEN\n')
    expect(readdirSync('.').sort()).toEqual(['samklang.config.yaml', 'samklang.gitlab-ci.yml'])
  })

  it('asks in Swedish too', async () => {
    mkdirSync(join(inside(), 'export'))
    const { err } = await init(['--lang', 'sv'], ['', 'export', '', ''])
    expect(err).toContain('Systemets adress (https://…), eller mappen med exporterade filer: ')
    expect(err).toContain('Nästa steg: samklang run')
  })

  it('asks again for a profile, an address or files that are none, and says why', async () => {
    inside()
    const { code, err } = await init(
      [],
      ['ss1200', 'ss12000', 'sis.example.se', 'ftp://a', 'https://sis.example.se', '', '', ''],
    )
    expect(code).toBe(0)
    expect(err).toContain('There is no profile ss1200.')
    expect(err).toContain('Is "ss12000" meant?')
    expect(err).toContain('There is no file or folder sis.example.se.')
    expect(err).toContain('--base-url cannot be "ftp://a".')
    expect(readFileSync('samklang.config.yaml', 'utf8')).toContain('base-url: https://sis.example.se\n')
  })

  it('asks nobody again for what was given as an option, or when input has ended', async () => {
    inside()
    expect((await init(['--profile', 'ss1200'], ['', ''])).err).toContain('[profile.unknown]')
    expect((await init([], ['', 'nowhere'])).err).toContain('[usage.nothing-to-do]')
    expect(existsSync('samklang.config.yaml')).toBe(false)
  })

  it('ends as wrong use when input ends before the answers do', async () => {
    inside()
    expect((await init([], [''])).err).toContain('[usage.nothing-to-do]')
  })

  it('is a dialogue on a real terminal, where Ctrl-C ends it', async () => {
    builtProgram()
    const at = inside()
    process.chdir(start)
    const typed = ['\nhttps://sis.example.se/v2.0\n', '\nbearer\n', 'SIS\n', 'azure\n'] as const
    const questions = ['Profile', 'Role of', 'Environment variable', 'Build server'] as const
    const turns = questions.map((question, index) => [question, typed[index] ?? ''] as const)
    const all = await onTerminal(['init'], turns, { cwd: at })
    expect(all.shown).toContain('Written: samklang.config.yaml samklang.azure-pipelines.yml')
    expect(all.code).toBe(0)
    expect(readFileSync(join(at, 'samklang.config.yaml'), 'utf8')).toContain('token-env: SIS\n')
    const interrupted = await onTerminal(['init', '--force'], [['ss12000]: ', '\u0003']], { cwd: at })
    expect(interrupted.code).toBe(130)
  }, 60_000)
})

describe.each(ciNames)('the file for %s', name => {
  const secrets = ['SIS_TOKEN', 'OTHER']
  const content = ciSnippets[name].content({ version: '0.1.0', secrets })
  const bare = ciSnippets[name].content({ version: '0.1.0', secrets: [] })

  it('is YAML, names secrets and holds none, and runs what is configured', () => {
    for (const text of [content, bare]) {
      expect(load(text)).toBeTypeOf('object')
      expect(text).toContain('npx --yes samklang@0.1.0 run\n')
    }
  })

  it('keeps the report of a run that failed', () => {
    expect(content).toContain('samklang-report')
    expect(content).toMatch(/if: always\(\)|when: always|condition: succeededOrFailed\(\)/)
  })
})
