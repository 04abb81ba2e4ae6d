import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { builtProgram, workFolder } from './testing.ts'

const { path: folder, write } = workFolder()
const plain = { ...process.env, LC_ALL: 'C', NO_COLOR: '1', FORCE_COLOR: '' }

function started(...argv: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [builtProgram(), ...argv], {
    env: plain,
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

describe('the program as a process', () => {
  it('says the version of its package', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
    expect(started('--version')).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' })
  })

  it.each([
    [0, ['list']],
    [0, ['check', 'test-vectors/ss12000/SS-PERS-02/pass-1.json']],
    [1, ['check', 'test-vectors/ss12000/SS-PERS-02/fail-1.json']],
    [2, ['check', 'no-such-file.json']],
    [2, ['prove']],
    [2, ['check', '--lang', 'sv']],
    [3, ['run', '--files', 'test-vectors/ss12000/SS-G24b/pass-1.ndjson', '--output', folder]],
  ])('ends with %i after %j', (status, argv) => expect(started(...argv).status).toBe(status))

  // V8 takes no code cache that was made under other flags: there is always one to keep.
  it('ends as ever where Node may write nothing: what was compiled is then not kept', () => {
    const flag = process.allowedNodeEnvironmentFlags.has('--permission') ? '--permission' : '--experimental-permission'
    const argv = [builtProgram(), 'check', 'test-vectors/ss12000/SS-PERS-02/fail-1.json']
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--no-flush-bytecode', flag, '--allow-fs-read=*', ...argv],
      {
        env: { ...plain, NODE_NO_WARNINGS: '1' },
        encoding: 'utf8',
      },
    )
    expect(stderr).toBe('')
    expect(status).toBe(1)
  })

  it('writes results to the one stream and talk to the other', () => {
    const { stdout, stderr } = started('check', 'no-such-file.json')
    expect(stdout).toBe('')
    expect(stderr).toMatch(/^Error: /)
  })

  it.each(['html', 'markdown', 'csv'])('writes the same bytes as its sources do: %s', format => {
    const example = 'reports/examples/non-conformant'
    const { stdout } = started('report', `${example}/report.json`, '--format', format, '--lang', 'sv', '--output', '-')
    const file = { html: 'report.sv.html', markdown: 'summary.md', csv: 'matrix.csv' }[format]
    expect(stdout).toBe(readFileSync(`${example}/${file}`, 'utf8').replaceAll('\r\n', '\n'))
  })

  it('is of ASCII only, as it is read one byte for each character', () => {
    builtProgram()
    for (const file of ['samklang', 'front', 'packages']) {
      expect(
        readFileSync(`dist/${file}.cjs`).findIndex(byte => byte > 0x7f),
        file,
      ).toBe(-1)
    }
  })

  it('ends quietly when the reader of its output goes away', () => {
    const shell = `"${process.execPath}" ${builtProgram()} list --profile ss12000 | head -n 1`
    const out = execFileSync('sh', ['-c', shell], { env: plain, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
    expect(out).toMatch(/^SS-G01\tMUST\t/)
  })

  it.skipIf(!existsSync('/dev/full'))('says that its output cannot be written, which is no verdict', () => {
    const output = join(folder, 'full')
    const words = 'check test-vectors/ss12000/SS-PERS-02/fail-1.json --format json --lang sv'
    for (const more of [`--output ${output}`, '']) {
      const shell = `"${process.execPath}" ${builtProgram()} ${words} ${more} > /dev/full`
      const { status, stderr } = spawnSync('sh', ['-c', shell], { env: plain, encoding: 'utf8' })
      expect([status, stderr]).toEqual([2, expect.stringContaining('stdout går inte att skriva.')])
      expect(stderr).not.toContain('at writeSync')
    }
    expect(JSON.parse(readFileSync(join(output, 'report.json'), 'utf8')).overall).toBe('non-conformant')
  })

  it.each([
    ['en', 'This is a fault in samklang, not in your system.'],
    ['sv', 'Det här är ett fel i samklang, inte i ditt system.'],
  ])('ends with 70, and not as a system that fails, after what nobody caught (%s)', (language, sentence) => {
    const script = write('throws.cjs', "setTimeout(() => Promise.reject(new Error('ours')), 0)")
    const words = ['check', 'test-vectors/ss12000/SS-PERS-02/pass-1.json', '--lang', language]
    const argv = ['--require', script, builtProgram(), ...words]
    const { status, stderr } = spawnSync(process.execPath, argv, { env: plain, encoding: 'utf8' })
    expect([status, stderr]).toEqual([70, expect.stringContaining('Error: ours')])
    expect(stderr).toContain(sentence)
  })

  it('ends with 130 when it is interrupted while it waits for an answer', async () => {
    let child: ReturnType<typeof spawn> | undefined
    const server = createServer(() => child?.kill('SIGINT'))
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v2.0`
    const argv = ['run', '--base-url', address, '--token-file', write('token', 'secret'), '--output', folder]
    child = spawn(process.execPath, [builtProgram(), ...argv], { env: plain, stdio: 'ignore' })
    const ended = await new Promise(resolve => child?.once('exit', (code, signal) => resolve({ code, signal })))
    server.closeAllConnections()
    server.close()
    expect(ended).toEqual({ code: 130, signal: null })
  })

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('leaves no half of a file behind when %s ends it while it writes', async (signal, code) => {
    const record = JSON.stringify({ id: '00000000-0000-4000-8000-000000000001', displayName: 'x'.repeat(900) })
    const big = write('rooms.ndjson', `${record}\n`.repeat(60_000))
    const evidence = join(folder, signal)
    const argv = ['run', '--files', big, '--evidence', evidence, '--output', folder]
    // Some send the signal again while the program ends, as we do here.
    const slow = write(
      'slow.cjs',
      "process.once('exit', () => { for (const end = Date.now() + 100; Date.now() < end; ); })",
    )
    const child = spawn(process.execPath, ['--require', slow, builtProgram(), ...argv], { env: plain, stdio: 'ignore' })
    const left = () =>
      existsSync(evidence) ? readdirSync(evidence, { recursive: true, encoding: 'utf8' }).filter(isTemporary) : []
    const ended = new Promise(resolve => child.once('exit', resolve))
    const watch = setInterval(() => left().length > 0 && child.kill(signal), 5)
    expect(await ended).toBe(code)
    clearInterval(watch)
    expect(left()).toEqual([])
  })
})

const isTemporary = (name: string) => name.endsWith('.tmp')
