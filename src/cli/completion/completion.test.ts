import { spawnSync } from 'node:child_process'
import { chmodSync } from 'node:fs'
import { resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { builtProgram, samklang, workFolder } from '../testing.ts'

const words = async (...typed: readonly string[]) =>
  (await samklang(['completion', 'words', '--', ...typed])).out.trim().split('\n')

describe('completion words', () => {
  it.each([
    [['ch'], ['check']],
    [
      ['profile', 'c'],
      ['coverage', 'compare'],
    ],
    [['run', '--base'], ['--base-url']],
    [['run', '--profile', 'ss12000-'], ['ss12000-dnp']],
    [
      ['run', '--only', 'SS-G05,SS-G06'],
      ['SS-G05,SS-G06a', 'SS-G05,SS-G06b'],
    ],
    [['run', '--profile', 'ss12000', '--role', 'prov'], ['provider']],
    [['run', '--modules', 'organ'], ['organisations']],
    [['run', '--format', 'json,juni'], ['json,junit']],
    [
      ['list', '--format', ''],
      ['text', 'json'],
    ],
    [['explain', 'SS-PERS-02'], ['SS-PERS-02']],
    [['profile', 'test', 'en'], ['en16931']],
    [['run', '--help', '--wat'], ['--watch']],
    [['check', 'some/f'], ['']],
    [['nope', ''], ['']],
  ])('%j may become %j', async (typed, found) => expect(await words(...typed)).toEqual(found))

  it('begin with every command', async () => {
    expect(await words('')).toEqual(expect.arrayContaining(['run', 'check', 'profile', 'init', '--help']))
  })
})

describe('completion', () => {
  it.each(['bash', 'zsh', 'fish'])('has a script for %s', async shell => {
    expect((await samklang(['completion', shell])).out).toContain('samklang completion words -- ')
  })

  it('of another shell is wrong use', async () => {
    expect((await samklang(['completion', 'bas'])).err).toContain('Is "bash" meant?')
  })
})

describe('bash, really', () => {
  const work = workFolder()
  beforeAll(() => {
    work.write('bin/samklang', `#!/bin/bash\nexec "${process.execPath}" "${resolve(builtProgram())}" "$@"\n`)
    chmodSync(`${work.path}/bin/samklang`, 0o755)
  })

  it.each([
    ['samklang chec', 'check'],
    ['samklang run --profile ss12000-d', 'ss12000-dnp'],
    ['samklang explain SS-PERS-02', 'SS-PERS-02'],
    ['samklang check --allow', '--allow-dtd'],
  ])('completes %j', (line, found) => {
    const typed = line.split(' ')
    const script = `eval "$(samklang completion bash)"
COMP_WORDS=(${typed.map(word => `'${word}'`).join(' ')}); COMP_CWORD=${typed.length - 1}
complete -p samklang >/dev/null && _samklang; printf '%s\\n' "\${COMPREPLY[@]}"`
    const env = { ...process.env, PATH: `${work.path}/bin:${process.env.PATH}`, LC_ALL: 'C' }
    const { stdout, status } = spawnSync('bash', ['-c', script], { env, encoding: 'utf8' })
    expect([status, stdout]).toEqual([0, `${found}\n`])
  })
})
