import { spawnSync } from 'node:child_process'
import { chmodSync, readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { delimiter, join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { tablesOf } from '../exchange/simulator/ss12000/simulator.ts'
import type { Report } from '../model/report.ts'
import { referenceTown } from './reference-server.ts'
import { builtProgram, samklang, workFolder } from './testing.ts'
import { plain, served } from './testing-simulate.ts'

const { path: folder, write } = workFolder()
function tested(
  baseUrl: string,
  output: string,
  which: readonly string[] = ['--modules', 'programmes,protocol'],
): { status: number | null; report: Report } {
  const options = [...which, '--format', 'json', '--output', output, '--quiet']
  const { status } = spawnSync(
    process.execPath,
    [builtProgram(), 'run', '--base-url', baseUrl, '--token-env', 'DEMO', ...options],
    { env: { ...plain, DEMO: 'samklang-demo' } },
  )
  return { status, report: JSON.parse(readFileSync(join(output, 'report.json'), 'utf8')) }
}

function asked(baseUrl: string, path: string, token: string): Promise<Response> {
  return fetch(`${baseUrl}${path}`, { headers: { Authorization: `Bearer ${token}` } })
}

describe('samklang simulate as a process', () => {
  it('--quiet tells the address alone; a run against it is conformant, and Ctrl-C ends it with 0', async () => {
    const { baseUrl, written, ended } = await served(['--quiet'])
    expect(baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v2\.0$/)
    const { status, report } = tested(baseUrl, join(folder, 'conformant'))
    expect([status, report.overall]).toEqual([0, 'conformant'])
    expect(await ended('SIGINT')).toEqual({ code: 0, signal: null })
    expect(written).toEqual({ out: `${baseUrl}\n`, err: '' })
  })

  it('--fault makes a run fail on the requirement that it names, and SIGTERM ends it with 0', async () => {
    const { baseUrl, written, ended } = await served(['--fault', 'limit-ignored'])
    expect(written.out).toMatch(/^Fault: +limit-ignored \(SS-G07a\): /m)
    const { status, report } = tested(baseUrl, join(folder, 'faulty'))
    expect(status).toBe(1)
    const failed = report.verdicts.filter(({ verdict }) => verdict === 'failed')
    expect(failed.map(({ requirement }) => requirement)).toEqual(['SS-G07a'])
    expect(await ended('SIGTERM')).toEqual({ code: 0, signal: null })
  })

  it('serves the subset of a profile that extends the standard, and nothing else', async () => {
    const { baseUrl, written, ended } = await served(['ss12000-dnp'])
    expect(written.out).toContain('SS 12000 for the digital national tests')
    expect(written.out).toContain('samklang run --profile ss12000-dnp ')
    const { status, report } = tested(baseUrl, join(folder, 'subset'), ['--profile', 'ss12000-dnp'])
    expect([status, report.overall]).toEqual([0, 'conformant'])
    for (const path of ['/placements', '/subscriptions', '/log/', '/absences']) {
      expect((await asked(baseUrl, path, 'samklang-demo')).status, path).toBeGreaterThanOrEqual(404)
    }
    const expanded = await asked(baseUrl, '/persons?limit=1&expand=duties', 'samklang-demo')
    expect(await expanded.text()).not.toContain('_embedded')
    expect(await ended('SIGTERM')).toEqual({ code: 0, signal: null })
  })

  it('serves the subset with a fault of its own', async () => {
    const { baseUrl, written } = await served(['ss12000-dnp', '--fault', 'organisation-without-code'])
    expect(written.out).toMatch(/^Fault: +organisation-without-code \(DNP-ORG-01\): /m)
    const { status, report } = tested(baseUrl, join(folder, 'faulty subset'), ['--profile', 'ss12000-dnp'])
    expect(status).toBe(1)
    const failed = report.verdicts.filter(({ verdict }) => verdict === 'failed')
    expect(failed.map(({ requirement }) => requirement)).toEqual(['DNP-ORG-01'])
  })

  it('gives lines to paste that work as they stand', async () => {
    const { baseUrl, written } = await served([])
    expect(written.out).toContain('Token:   samklang-demo\n')
    const [run = ''] = /(?<=^ {2})SAMKLANG_DEMO_TOKEN=.*$/m.exec(written.out) ?? []
    chmodSync(write('bin/samklang', `#!/bin/sh\nexec "${process.execPath}" "${resolve(builtProgram())}" "$@"\n`), 0o755)
    chmodSync(write('bin/curl', '#!/bin/sh\nprintf "%s\\n" "$@"\n'), 0o755)
    const env = { ...plain, PATH: `${join(folder, 'bin')}${delimiter}${process.env.PATH}` }
    const more = `--modules programmes --output ${join(folder, 'pasted')}`
    expect(spawnSync('sh', ['-c', `${run} ${more}`], { env }).status).toBe(0)
    const [curl = ''] = /(?<=^ {2})curl .*$/m.exec(written.out) ?? []
    const [flag, header, url = ''] = spawnSync('sh', ['-c', curl], { env, encoding: 'utf8' }).stdout.split('\n')
    expect([flag, header]).toEqual(['-H', 'Authorization: Bearer samklang-demo'])
    expect(url.startsWith(`${baseUrl}/`)).toBe(true)
    expect((await asked('', url, 'samklang-demo')).status).toBe(200)
  })

  it('lets in a token of the user and no other, never shows it, and serves the municipality that was asked for', async () => {
    const size = ['--schools', '1', '--pupils', '3', '--seed', 'x']
    const { baseUrl, written, ended } = await served(['--token-env', 'MINE', ...size, '--verbose'], { MINE: 's3cret' })
    expect((await asked(baseUrl, '/organisations?limit=1', 'samklang-demo')).status).toBe(401)
    const { data } = (await (await asked(baseUrl, '/organisations', 's3cret')).json()) as { data: { id: string }[] }
    const { organisations = [] } = tablesOf(await referenceTown({ schools: 1, pupilsPerSchool: 3, seed: 'x' }))
    expect(data.map(({ id }) => id).sort()).toEqual(organisations.map(({ id }) => id).sort())
    await ended('SIGTERM')
    expect(written.out).toContain('Schools: 1. Pupils: 3.')
    expect(written.out).toContain('--token-env MINE\n')
    expect(written.out).toContain('"Authorization: Bearer $MINE"')
    expect(written.out + written.err).not.toContain('s3cret')
    expect(written.err).toMatch(
      /^GET \/v2\.0\/organisations\?limit=1 401 \d+ ms\nGET \/v2\.0\/organisations 200 \d+ ms\n$/,
    )
  })

  it('reads the token from a file too, and says nothing of requests when nobody looks', async () => {
    const { baseUrl, written, ended } = await served(['--token-file', write('a token', 's3cret\n')])
    expect((await asked(baseUrl, '/organisations?limit=1', 's3cret')).status).toBe(200)
    await ended('SIGTERM')
    expect(written.out).toContain(`Bearer $(cat '${join(folder, 'a token')}')"`)
    expect(written).toMatchObject({ err: '', out: expect.not.stringContaining('s3cret') })
  })

  it('says that a port is taken, and what to do', async () => {
    const other = createServer()
    await new Promise<void>(ready => other.listen(0, '127.0.0.1', ready))
    const { port } = other.address() as AddressInfo
    const argv = [builtProgram(), 'simulate', '--port', `${port}`]
    const { status, stdout, stderr } = spawnSync(process.execPath, argv, { env: plain, encoding: 'utf8' })
    other.close()
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toContain(`Error: Port ${port} is taken.\n`)
    expect(stderr).toContain('--port 0 takes a free one')
    expect(stderr).toContain('[server.port-taken]')
  })
})

describe('samklang simulate', () => {
  it.each([['--fault', 'list'], ['--list-faults']])(
    '%s %s lists every fault with the requirement that it breaks',
    async (...argv) => {
      const { code, out } = await samklang(['simulate', ...argv, '--lang', 'sv'])
      expect(code).toBe(0)
      expect(out).toMatch(/^limit-ignored\tSS-G07a\t.+$/m)
      for (const line of out.trimEnd().split('\n')) expect(line).toMatch(/^[a-z0-9-]+\t(SS-[\w-]+|-)\t\S.*$/)
    },
  )

  it('lists the faults of the profile that is named', async () => {
    const { code, out } = await samklang(['simulate', 'ss12000-dnp', '--list-faults'])
    expect(code).toBe(0)
    expect(out).toMatch(/^not-found-without-content\tDNP-G04d\t.+$/m)
    expect(out).not.toContain('lookup')
  })

  it.each([
    [['--fault', 'limit-ignore'], 'usage.option', 'Is "limit-ignored" meant?'],
    [['ss12000-dnp', '--fault', 'expand-ignored'], 'usage.option', '--fault'],
    [['ss1200'], 'usage.option', 'Is "ss12000" meant?'],
    [['--port', '65536'], 'usage.option', '0-65535'],
    [['--port', '1e3'], 'usage.option', '0-65535'],
    [['--schools', '0'], 'usage.option', '--schools'],
    [['--pupils', '1.5'], 'usage.option', '--pupils'],
    [['--token-env', 'NOT_SET'], 'auth.secret-missing', '$NOT_SET'],
    [['--token-env', 'A', '--token-file', 'b'], 'usage.together', '--token-file'],
    [['--host', '0.0.0.0'], 'usage.alone', '--token-env / --token-file'],
    [['--host', '127.0.0.1.example.com'], 'usage.alone', '--token-env / --token-file'],
    [['--host', '203.0.113.5', '--token-env', 'HERE'], 'server.address', '203.0.113.5'],
  ])('%j is wrong use', async (argv, error, said) => {
    const { code, out, err } = await samklang(['simulate', ...argv], { environment: { HERE: 'x' } })
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(`[${error}]`)
    expect(err).toContain(said)
  })
})
