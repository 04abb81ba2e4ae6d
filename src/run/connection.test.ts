import { once } from 'node:events'
import { mkdtemp, writeFile } from 'node:fs/promises'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { ServerOptions } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { basePath, restApiSimulator } from '../exchange/simulator/rest-api/simulator.ts'
import { sipBasePath, sipSimulator } from '../exchange/simulator/rivta-sip/simulator.ts'
import { hasOpenssl, testCertificates } from '../io/testing-certificates.ts'
import { testServers } from '../io/testing-servers.ts'
import { realWorld } from '../io/world.ts'
import type { ConnectionFacts } from '../model/connection.ts'
import type { Handler } from '../model/handler.ts'
import type { Report } from '../model/report.ts'
import type { World } from '../model/world.ts'
import { judgeEvidence } from './judge-evidence.ts'
import { type RunRequest, run } from './pipeline.ts'
import { exampleTool, serving, simulatedRequest, soundConnection, stillWorld, token } from './testing.ts'

const servers = testServers()
afterEach(servers.close)

const newFolder = () => mkdtemp(join(tmpdir(), 'samklang-connection-'))

/** What is said of a requirement by a run, which saved evidence must say too. */
async function said(world: World, request: RunRequest, requirement: string) {
  const evidence = join(await newFolder(), 'evidence')
  const report = await run(world, { ...request, evidence })
  const again = await judgeEvidence(stillWorld(), evidence, { tool: exampleTool })
  expect(again.verdicts).toEqual(report.verdicts)
  expect(again.findings).toEqual(report.findings)
  return verdictOf(report, requirement)
}

function verdictOf({ verdicts }: Report, requirement: string): string {
  const found = verdicts.find(each => each.requirement === requirement)
  return [found?.verdict, found?.reason?.key].filter(Boolean).join(' ')
}

function sipRequest(baseUrl: string, client: RunRequest['client'] = {}): RunRequest {
  const sut = { role: 'provider', modules: ['message', 'ping'], baseUrl }
  return { profile: 'rivta-sip', sut, client, command: 'samklang run', tool: exampleTool }
}

function ofSip(shown: ConnectionFacts, origin = 'https://sip.example'): Promise<string> {
  const world = stillWorld()
  const served = serving(world, sipSimulator({ now: world.now }), shown)
  return said(served, sipRequest(`${origin}${sipBasePath}`), 'RIV-B06')
}

describe('RIV-B06', () => {
  it.each([
    ['refused', 'passed'],
    ['403', 'passed'],
    ['400', 'passed'],
    ['200', 'failed'],
    ['500', 'untested run.never-reached'],
    ['408', 'untested run.never-reached'],
    ['429', 'untested run.never-reached'],
    [undefined, 'untested run.never-reached'],
  ])('is of a caller without certificate who meets %s: %s', async (withoutCertificate, verdict) => {
    const { withoutCertificate: _, ...others } = soundConnection
    expect(await ofSip({ ...others, ...(withoutCertificate ? { withoutCertificate } : {}) })).toBe(verdict)
  })

  it('is failed at an address without TLS, and left open with the reason on the machine itself', async () => {
    expect(await ofSip(soundConnection, 'http://sip.example')).toBe('failed')
    expect(await ofSip(soundConnection, 'http://127.0.0.1:8080')).toBe('untested arazzo.no-connection')
    expect(await ofSip(soundConnection, 'http://[::1]:8080')).toBe('untested arazzo.no-connection')
  })
})

function ofApi(shown: ConnectionFacts, requirement: string, origin = 'https://api.example'): Promise<string> {
  const world = stillWorld()
  const { sut, ...request } = simulatedRequest(['api'], 'samklang run')
  const served = serving(world, restApiSimulator({ token, now: world.now }), shown)
  const asked = { ...request, profile: 'rest-api-profil', sut: { ...sut, baseUrl: `${origin}${basePath}` } }
  return said(served, asked, requirement)
}

describe('SAK.02 and SAK.32', () => {
  const key = (keyType: string, keyBits: number) => ({ keyType, keyBits })

  it.each<[string, Partial<ConnectionFacts>, string]>([
    ['SAK.02', {}, 'passed'],
    ['SAK.02', key('ec', 256), 'passed'],
    ['SAK.02', key('rsa', 1024), 'failed'],
    ['SAK.02', key('rsa-pss', 1024), 'failed'],
    ['SAK.02', key('ec', 192), 'failed'],
    ['SAK.02', { signature: 'sha1' }, 'failed'],
    ['SAK.02', { signature: 'ed25519' }, 'untested run.never-reached'],
    ['SAK.32', {}, 'passed'],
    ['SAK.32', { older: 'TLSv1' }, 'failed'],
    ['SAK.32', { older: 'TLSv1.1' }, 'failed'],
  ])('%s of a connection with %j: %s', async (requirement, shown, verdict) => {
    expect(await ofApi({ ...soundConnection, ...shown }, requirement)).toBe(verdict)
  })

  it('what could not be found out is not passed', async () => {
    expect(await ofApi({}, 'SAK.02')).toBe('untested run.never-reached')
    expect(await ofApi({}, 'SAK.32')).toBe('untested run.never-reached')
  })

  it.each(['SAK.02', 'SAK.32'])('%s is left open without TLS, with the reason', async requirement => {
    expect(await ofApi(soundConnection, requirement, 'http://127.0.0.1:8080')).toBe('untested arazzo.no-connection')
  })
})

/** Serves a simulator by a server of Node's own. */
function listener(serve: Handler): RequestListener {
  return async (request: IncomingMessage, response: ServerResponse) => {
    const body: Buffer[] = []
    request.on('data', chunk => body.push(chunk))
    await once(request, 'end')
    const headers = Object.entries(request.headersDistinct).flatMap(([name, values = []]) =>
      values.map(value => [name, value] as const),
    )
    const asked = {
      method: request.method ?? '',
      url: request.url ?? '',
      headers,
      body: Buffer.concat(body).toString(),
    }
    const answer = await serve(asked)
    response.writeHead(answer.status, answer.headers.flat())
    response.end(answer.body)
  }
}

describe.skipIf(!hasOpenssl())('the reference servers behind TLS (skipped: no openssl program)', () => {
  const { ca, client, server } = testCertificates()
  const world: World = { ...realWorld(), embeddedProfiles: 'profiles' }
  const demands: ServerOptions = { ca: ca.cert, requestCert: true, rejectUnauthorized: true }

  async function tls() {
    const folder = await newFolder()
    const file = async (name: string, text: string) => {
      await writeFile(join(folder, name), text)
      return { file: join(folder, name) }
    }
    return {
      ca: await file('ca', ca.cert),
      cert: await file('cert', client.cert),
      key: await file('key', client.key),
    }
  }

  it.each<[string, string, ServerOptions]>([
    ['demands a certificate', 'passed', demands],
    ['asks for one and does without', 'failed', { ...demands, rejectUnauthorized: false }],
    ['does not ask for one', 'failed', {}],
  ])('a producer that %s: RIV-B06 is %s', async (_, verdict, options) => {
    const base = await servers.serveSecure({ ...server, ...options }, listener(sipSimulator({ now: world.now })))
    expect(await said(world, sipRequest(`${base}${sipBasePath}`, { tls: await tls() }), 'RIV-B06')).toBe(verdict)
  })

  it('a producer that lets nobody in is not judged', async () => {
    const base = await servers.serveSecure({ ...server, ...demands }, listener(sipSimulator({ now: world.now })))
    const { ca: authority } = await tls()
    const verdict = await said(world, sipRequest(`${base}${sipBasePath}`, { tls: { ca: authority } }), 'RIV-B06')
    expect(verdict).toMatch(/^untested /)
  })

  it.each<[string, string, ServerOptions]>([
    ['nothing older than TLS 1.2', 'passed', { maxVersion: 'TLSv1.2' }],
    ['TLS 1.1 too', 'failed', { minVersion: 'TLSv1.1', ciphers: 'DEFAULT:@SECLEVEL=0' }],
  ])('an API that accepts %s: SAK.32 is %s', async (_, verdict, options) => {
    const serve = listener(restApiSimulator({ token, now: world.now }))
    const base = await servers.serveSecure({ ...server, ...options }, serve)
    const { sut, client: access, ...request } = simulatedRequest(['api'], 'samklang run')
    const asked: RunRequest = {
      ...request,
      profile: 'rest-api-profil',
      sut: { ...sut, baseUrl: `${base}${basePath}` },
      client: { ...access, tls: { ca: (await tls()).ca } },
    }
    const named = { ...world, environment: stillWorld().environment }
    expect(await said(named, asked, 'SAK.32')).toBe(verdict)
    expect(await said(named, asked, 'SAK.02')).toBe('passed')
  })
})
