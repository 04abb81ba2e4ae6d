import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { builtProgram, workFolder } from './cli/testing.ts'

/** The guide for social services, command by command, by the built program; the servers have free ports. */

const guide = readFileSync('docs/guides/socialtjanst.md', 'utf8')
const commands = [...guide.matchAll(/^\$ (.+)$/gm)].map(([, line = '']) => line)
const [runs = ''] = [...guide.matchAll(/^```yaml\n([\s\S]+?)```$/gm)].map(([, text = '']) => text)
const program = resolve(builtProgram())
const { path: folder } = workFolder()
const navet = ['personpost', 'no-hit', 'search'].map(name => `test-vectors/navet-personpost/base/${name}.xml`)

const running: ChildProcess[] = []
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
})

const env = { ...process.env, LC_ALL: 'C', NO_COLOR: '1', FORCE_COLOR: '', CI: '1' }

/** The line of the guide that begins so, as words, without what it sets in the environment. */
function words(begins: string): readonly string[] {
  const line = commands.find(each => each.includes(`samklang ${begins}`)) ?? `no command "${begins}" in the guide`
  return line.slice(line.indexOf('samklang ') + 'samklang '.length).split(' ')
}

function does(begins: string) {
  const [, name, value] = /^(\w+)=(\S+) samklang /.exec(commands.find(each => each.includes(begins)) ?? '') ?? []
  const set = name === undefined ? {} : { [name]: value }
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words(begins)], {
    cwd: folder,
    env: { ...env, ...set },
  })
  return { code: status, said: `${stdout}${stderr}` }
}

/** Starts a server of the guide on a free port, and gives its address when it has told it. */
async function serves(begins: string, ...more: readonly string[]): Promise<string> {
  const argv = words(begins).map((word, at, all) => (all[at - 1] === '--port' ? '0' : word))
  const child = spawn(process.execPath, [program, ...argv, '--quiet', ...more], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  running.push(child)
  for await (const piece of child.stdout) {
    const said = String(piece)
    if (said.includes('\n')) return said.trim()
  }
  throw new Error(`${begins} ended without an address`)
}

interface Shown {
  readonly overall: string
  readonly parts: readonly {
    readonly name: string
    readonly overall: string
    readonly failed: readonly string[]
    readonly open: readonly string[]
  }[]
}

const shown = (): Shown => JSON.parse(readFileSync(join(folder, 'samklang-report/combined.json'), 'utf8'))

/** Puts the file of the guide in the folder, with the addresses that the servers have. */
function writeRuns(sdk: string, sip: string): void {
  const file = runs.replace('http://127.0.0.1:12001', sdk).replace('http://127.0.0.1:12002/sip', sip)
  expect([file.includes(sdk), file.includes(sip)]).toEqual([true, true])
  writeFileSync(join(folder, 'utbyten.yaml'), file)
}

it('is followed line by line: three exchanges in one run, one report, and a fault that is found in its own exchange', async () => {
  const [sdk, faulty, sip] = await Promise.all([
    serves('simulate sdk-meddelande'),
    serves('simulate sdk-meddelande', '--fault', 'duplicate-accepted'),
    serves('simulate rivta-sip'),
  ])
  mkdirSync(join(folder, 'navet'))
  for (const path of navet) copyFileSync(path, join(folder, 'navet', path.split('/').at(-1) ?? ''))

  writeRuns(sdk, sip)
  const first = does('run-all')
  expect(first.code, first.said).toBe(3)
  expect(first.said).toContain('1 av 3 utbyten är inte avgjort.')
  expect(shown().parts.map(({ name, overall, open }) => [name, overall, open])).toEqual([
    ['sdk', 'conformant', []],
    ['sip', 'incomplete', ['RIV-B06']],
    ['folkbokforing', 'conformant', []],
  ])
  const page = readFileSync(join(folder, 'samklang-report/combined.html'), 'utf8')
  expect(page).toContain('Samlad överensstämmelserapport (egenprovning)')
  expect(page).toContain('href="./sip/report.html#r-RIV-B06"')
  // What no run over HTTP can show is said beside what was shown.
  expect(page).toContain('AS4')

  for (const [begins, code] of [
    ['combine', 3],
    ['report bevis/sdk', 0],
    ['bundle bevis/sip', 0],
  ] as const) {
    const done = does(begins)
    expect([begins, done.code, done.said]).toEqual([begins, code, done.said])
  }

  writeRuns(faulty, sip)
  const second = does('run-all')
  expect(second.code, second.said).toBe(1)
  expect(shown().parts.map(({ overall, failed }) => [overall, failed])).toEqual([
    ['non-conformant', ['SDK-R06']],
    ['incomplete', []],
    ['conformant', []],
  ])
  expect(commands).toHaveLength(6)
}, 120_000)
