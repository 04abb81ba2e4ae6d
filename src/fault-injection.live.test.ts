import { createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { type Ended, ended } from './cli/testing-faults.ts'
import { listen } from './io/listen.ts'
import { testWorld } from './io/testing.ts'
import { realWorld } from './io/world.ts'
import type { Handler, ServedResponse } from './model/handler.ts'
import type { World } from './model/world.ts'
import { stillWorld } from './run/testing.ts'
import { type Parts, parts, tinyWorld } from './run/testing-profile.ts'

const json = [['Content-Type', 'application/json']] as const
const sorry = '{"code":"500","message":"Sorry"}'
const page = '<!doctype html><title>Log in</title>'

/** The real network and clock; profiles from disk, reports in memory. */
function liveWorld(now: World['now'] = realWorld().now): World {
  const [still, memory] = [stillWorld(), testWorld({ mayWrite: true })]
  const of = (path: string) => (path.startsWith('out/') ? memory : still).files
  const files: World['files'] = {
    ...still.files,
    read: path => of(path).read(path),
    exists: path => of(path).exists(path),
    write: memory.files.write,
  }
  return { ...still, files, connect: realWorld().connect, now }
}

/** How a run of the SS 12000 suites for two modules ends at an address. */
function endedAt(baseUrl: string, world = liveWorld()): Promise<Ended> {
  const what = ['--modules', 'organisations,persons', '--token-env', 'SAMKLANG_DEMO_TOKEN', '--timeout', '0.2']
  return ended(world, 'run', '--profile', 'ss12000', '--base-url', baseUrl, ...what)
}

async function endedWith(handler: Handler, world = liveWorld()): Promise<Ended> {
  const server = await listen(handler, { host: '127.0.0.1', port: 0 })
  try {
    return await endedAt(`${server.url}/v2.0`, world)
  } finally {
    await server.close()
  }
}

/** An address of this machine where nobody listens. */
async function closedPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise(resolve => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}

const passed = ({ words }: Ended) => Object.keys(words).filter(id => words[id] === 'passed')
const troubles = ({ report }: Ended) => [...new Set(report?.troubles.map(({ trouble }) => trouble.kind))]

/** No suite was run: everything is untested, for the reason that stopped the run. */
function expectStopped(result: Ended, kind: string): void {
  expect(troubles(result)).toContain(kind)
  expect(new Set(Object.values(result.words))).toEqual(new Set(['untested']))
  const reasons = result.report?.verdicts.map(({ reason }) => reason?.key)
  expect(new Set(reasons)).toEqual(new Set([`trouble.${kind}.what`]))
  expect(result.code).toBe(3)
}

describe('a system that cannot be reached', () => {
  it('because the connection is refused, proves nothing', async () => {
    expectStopped(await endedAt(`http://127.0.0.1:${await closedPort()}/v2.0`), 'connect')
  })

  it('because its name is unknown, proves nothing', async () => {
    expectStopped(await endedAt('http://nobody.invalid/v2.0'), 'dns')
  })
})

describe('a system that lets nobody in, or answers elsewhere', () => {
  it.each<[string, string, ServedResponse]>([
    ['401 to everything', 'unauthorised', { status: 401, headers: [] }],
    ['403 to everything', 'forbidden', { status: 403, headers: [] }],
    ['404 to everything', 'wrong-base-path', { status: 404, headers: [] }],
    [
      '200 and a page for people',
      'wrong-base-path',
      { status: 200, headers: [['Content-Type', 'text/html']], body: page },
    ],
  ])('with %s, proves nothing', async (_, kind, answer) => {
    expectStopped(await endedWith(() => answer), kind)
  })

  it('does so even when its clock is wrong too', async () => {
    const world = liveWorld(() => new Date('2020-01-01T00:00:00Z'))
    const result = await endedWith(() => ({ status: 404, headers: [] }), world)
    expect(troubles(result)).toEqual(['clock-skew', 'wrong-base-path'])
    expect(passed(result)).toEqual([])
    expect(result.code).toBe(3)
  })
})

describe('a system that answers everything alike', () => {
  it.each<[string, ServedResponse]>([
    ['500', { status: 500, headers: json, body: sorry }],
    ['503', { status: 503, headers: json, body: sorry }],
    ['204', { status: 204, headers: [] }],
    ['200 and nothing', { status: 200, headers: json, body: '' }],
    ['a redirect to itself', { status: 302, headers: [['Location', '/']] }],
    ['a closed connection', { status: 200, headers: [], hangUp: true }],
    ['silence', { status: 200, headers: json, body: '[]', delay: 60_000 }],
  ])('with %s, passes nothing', async (_, answer) => {
    const result = await endedWith(() => answer)
    expect(passed(result)).toEqual([])
    expect(result.words).toMatchObject({ 'SS-ORG-31': 'failed', 'SS-ORG-01': 'untested' })
    expect(result.code).toBe(1)
  })

  it.each<[string, string, readonly string[]]>([
    // What it says of the media type is right, and it is JSON, or an error object, as it should be.
    ['a page that says it is JSON', page, ['SS-G01']],
    ['an empty object', '{}', ['SS-COM-01', 'SS-G01']],
    ['an empty list in place of an envelope', '[]', ['SS-COM-01', 'SS-G01']],
  ])('with %s, passes only what that shows', async (_, body, right) => {
    const result = await endedWith(() => ({ status: 200, headers: json, body }))
    expect(passed(result).sort()).toEqual(right)
    expect(result.code).toBe(1)
  })
})

describe('a system without data', () => {
  const refused: ServedResponse = { status: 401, headers: json, body: sorry }
  const handler: Handler = ({ method, url, headers }) => {
    const token = headers.find(([name]) => name.toLowerCase() === 'authorization')?.[1]
    if (token !== 'Bearer samklang-demo') return refused
    if (method === 'POST') return { status: 200, headers: json, body: '[]' }
    if (/\/[0-9a-f-]{36}$/.test(url)) return { status: 404, headers: [] }
    if (!/^\/v2.0\/(organisations|persons)(\?|$)/.test(url)) return { status: 400, headers: json, body: sorry }
    return { status: 200, headers: json, body: '{"data":[],"pageToken":null}' }
  }

  it('passes nothing that only a record could show', async () => {
    const result = await endedWith(handler)
    expect(troubles(result)).toEqual(['no-test-data'])
    const ofRecords = result.report?.requirements.filter(({ source, roles }) => roles.includes('document') && source)
    const shown = ofRecords?.map(({ id }) => id).filter(id => passed(result).includes(id))
    expect(shown).toEqual(['SS-COM-01'])
    expect(result.code).not.toBe(0)
  })
})

describe('a suite that would test less than it says', () => {
  const suite = 'suites/rooms.arazzo.yaml'
  type Suite = { workflows: { steps: Record<string, unknown>[] }[] }

  it.each<[string, string, (profile: Parts) => void]>([
    ['no workflows', 'suite.refused', ({ files }) => Object.assign(files[suite] as object, { workflows: [] })],
    ['a workflow without steps', 'suite.refused', ({ files }) => (files[suite] as Suite).workflows[0]?.steps.splice(0)],
    [
      'a step of an unknown operation',
      'suite.refused',
      ({ files }) => Object.assign((files[suite] as Suite).workflows[0]?.steps[0] ?? {}, { operationId: 'nope' }),
    ],
    [
      'an unknown requirement',
      'profile.unknown-name',
      ({ files }) => Object.assign((files[suite] as Suite).workflows[0]?.steps[0] ?? {}, { 'x-verifies': ['nope'] }),
    ],
    [
      'an API description that names an unknown requirement',
      'openapi.refused',
      ({ files }) => Object.assign(files['resources/openapi.yaml'] as object, { 'x-requirement': { status: 'nope' } }),
    ],
    ['an API description that is none', 'openapi.refused', ({ files }) => (files['resources/openapi.yaml'] = {})],
  ])('with %s is refused, before anything is sent', async (_, error, change) => {
    const profile = parts()
    change(profile)
    const argv = ['--profile', 'tiny', '--base-url', 'http://127.0.0.1:1', '--role', 'provider']
    const { code, err, report } = await ended(tinyWorld({}, profile), 'run', ...argv)
    expect(err).toContain(`[${error}]`)
    expect(code).toBe(2)
    expect(report).toBeUndefined()
  })

  it('with no suite at all leaves everything untested that no answer shows', async () => {
    const profile = parts()
    Object.assign(profile.manifest, { suites: [] })
    const server = await listen(() => ({ status: 200, headers: json, body: '[]' }), { host: '127.0.0.1', port: 0 })
    const world = { ...tinyWorld({}, profile), connect: realWorld().connect, now: realWorld().now }
    const argv = ['--profile', 'tiny', '--base-url', server.url, '--role', 'provider']
    const { words, code } = await ended(world, 'run', ...argv)
    await server.close()
    expect(new Set(Object.values(words))).toEqual(new Set(['untested']))
    expect(code).toBe(3)
  })
})
