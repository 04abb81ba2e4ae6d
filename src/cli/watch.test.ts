import { copyFileSync, renameSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { onTerminal, workFolder } from './testing.ts'

const { path: folder, write } = workFolder()
const vector = (name: string) => resolve('test-vectors/ss12000/SS-PERS-02', name)
const waiting = (code: number) => `Exit code ${code}. Waiting for a change; q ends it.`

describe('check --watch', () => {
  it('judges again when the file is written or replaced, on a cleared screen, and q ends it with the last code', async () => {
    const file = join(folder, 'persons.json')
    copyFileSync(vector('pass-1.json'), file)
    const { code, shown } = await onTerminal(
      ['check', file, '--watch'],
      [
        [waiting(0), () => copyFileSync(vector('fail-1.json'), file)],
        [
          waiting(1),
          () => {
            copyFileSync(vector('pass-1.json'), `${file}.tmp`)
            renameSync(`${file}.tmp`, file)
          },
        ],
        [waiting(0), () => writeFileSync(file, '{ "givenName": ')],
        [waiting(1), 'q'],
      ],
    )
    expect(shown.split('\u001b[2J\u001b[3J\u001b[H')).toHaveLength(4)
    expect(code).toBe(1)
  }, 60_000)

  it('reads a changed configuration and expected failures, and outlives one that is broken', async () => {
    const file = write('b/persons.json', '')
    copyFileSync(vector('fail-1.json'), file)
    const configuration = write('b/samklang.config.yaml', 'profile: ss12000\n')
    const expected = { requirement: 'SS-PERS-02', reason: 'known', expires: '2999-01-01' }
    write('b/expected.yaml', JSON.stringify({ expected: [expected] }))
    const { code, shown } = await onTerminal(
      ['check', file, '--watch', '--config', configuration],
      [
        [waiting(1), () => writeFileSync(configuration, 'expected-failures: expected.yaml\n')],
        [waiting(0), () => writeFileSync(configuration, 'nope: 1\n')],
        [waiting(2), () => writeFileSync(configuration, 'profile: ss12000\nexpected-failures: expected.yaml\n')],
        [waiting(0), () => write('b/expected.yaml', JSON.stringify({ expected: [] }))],
        [waiting(1), '\u0003'],
      ],
    )
    expect(code).toBe(1)
    expect(shown.match(/config\.refused/g)).toHaveLength(1)
  }, 60_000)

  it('ends at once when there is nothing to wait for', async () => {
    const { code, shown } = await onTerminal(['check', '--watch'], [])
    expect([code, shown.includes('Waiting')]).toEqual([2, false])
  })
})

describe('run --watch', () => {
  it('is not set off by the report that it writes itself', async () => {
    const file = write('c/data/persons.json', '')
    copyFileSync(vector('fail-1.json'), file)
    const argv = ['run', '--files', 'data', '--output', 'data/report', '--watch', '--format', 'json,html']
    const { code, shown } = await onTerminal(
      argv,
      [
        [waiting(1), () => copyFileSync(vector('fail-1.json'), file)],
        [waiting(1), 'q'],
      ],
      { cwd: join(folder, 'c') },
    )
    expect(shown.match(/Waiting/g)).toHaveLength(2)
    expect(code).toBe(1)
  }, 60_000)
})
