import { spawnSync } from 'node:child_process'
import { chmodSync } from 'node:fs'
import { resolve } from 'node:path'
import { beforeAll, describe, expect, it, type TestContext } from 'vitest'
import { builtProgram, samklang, workFolder } from '../testing.ts'
import { scripts } from './scripts.ts'

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

const lines = [
  ['samklang chec', 'check'],
  ['samklang run --profile ss12000-d', 'ss12000-dnp'],
  ['samklang explain SS-PERS-02', 'SS-PERS-02'],
  ['samklang check --allow', '--allow-dtd'],
] as const

const work = workFolder()
beforeAll(() => {
  work.write('bin/samklang', `#!/bin/bash\nexec "${process.execPath}" "${resolve(builtProgram())}" "$@"\n`)
  chmodSync(`${work.path}/bin/samklang`, 0o755)
  work.write('notes/export.json', '{}')
})

/** What a shell prints for a script; where the shell is not installed, the test is skipped and says so. */
function printed(shell: string, args: readonly string[], context: TestContext): string {
  const environment = { PATH: `${work.path}/bin:${process.env.PATH}`, HOME: work.path, LC_ALL: 'C', TERM: 'dumb' }
  const { error, stdout, stderr } = spawnSync(shell, args, {
    env: environment,
    cwd: work.path,
    encoding: 'utf8',
    timeout: 60_000,
  })
  if (error && 'code' in error && error.code === 'ENOENT') context.skip(`${shell} is not installed`)
  expect(stderr).toBe('')
  return stdout
}

describe('bash, really', () => {
  it.for(lines)('completes %j', ([line, found], context) => {
    const typed = line.split(' ')
    const script = `eval "$(samklang completion bash)"
COMP_WORDS=(${typed.map(word => `'${word}'`).join(' ')}); COMP_CWORD=${typed.length - 1}
complete -p samklang >/dev/null && _samklang; printf '%s\\n' "\${COMPREPLY[@]}"`
    expect(printed('bash', ['-c', script], context)).toBe(`${found}\n`)
  })
})

describe('fish, really', () => {
  it.for([...lines, ['samklang check notes/', 'notes/export.json']] as const)(
    'completes %j',
    ([line, found], context) => {
      const script = `samklang completion fish | source; complete -C ${JSON.stringify(line)}`
      expect(printed('fish', ['-c', script], context)).toBe(`${found}\n`)
    },
  )
})

/**
 * Completion works at a terminal only, so zsh is given one; then what stands on its line is printed. Completing is
 * waited for: a zsh that reads ahead takes what comes next for the end of the line.
 */
const zshAtTerminal = (begin: string, line: string) => `
rm -f ${work.path}/line; zmodload zsh/zpty
zpty shell 'zsh -f -i'
zpty -w shell 'PS1= PROMPT_EOL_MARK= ZLE_RPROMPT_INDENT=0; ${begin}; bindkey "^T" show; show() { print -r -- "LINE<$BUFFER>" >&3; }; zle -N show'
zpty -w shell 'exec 3>${work.path}/line; print BE''GUN'
while zpty -r shell told; do [[ $told == *BEGUN* ]] && break; done
zpty -w -n shell ${JSON.stringify(line)}$'\\t\\C-t'
until [[ -s ${work.path}/line ]]; do sleep 0.05; done
cat ${work.path}/line
zpty -d shell`

describe('zsh, really', () => {
  const begin = 'eval "$(samklang completion zsh)"'

  it.for([...lines, ['samklang check notes/exp', 'notes/export.json']] as const)(
    'completes %j',
    ([line, found], context) => {
      const whole = `${line.slice(0, line.lastIndexOf(' ') + 1)}${found}`
      expect(printed('zsh', ['-f', '-c', zshAtTerminal(begin, line)], context).trimEnd()).toMatch(`LINE<${whole} `)
    },
  )

  it('completes when the script lies among its functions, from the first time on', context => {
    const inFolder = 'fpath=(~/functions $fpath); autoload -Uz compinit; compinit -D'
    work.write('functions/_samklang', scripts.zsh ?? '')
    expect(printed('zsh', ['-f', '-c', zshAtTerminal(inFolder, 'samklang chec')], context)).toMatch(
      'LINE<samklang check ',
    )
  })
})
