import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Handler, ServedResponse, WireRequest } from '../model/handler.ts'
import { run } from './pipeline.ts'
import type { GivenInput } from './suite-inputs.ts'
import { origin, serving, simulatedRequest, stillWorld } from './testing.ts'

type Answer = (url: URL, request: WireRequest) => ServedResponse | undefined

/** Runs the profile against an API of a few lines, which answers 404 to all that `answer` says nothing of. */
async function judged(answer: Answer, inputs: readonly GivenInput[] = []) {
  const asked: WireRequest[] = []
  const handler: Handler = request => {
    asked.push(request)
    return answer(new URL(request.url, origin), request) ?? { status: 404, headers: [] }
  }
  const { sut, ...request } = simulatedRequest(['api'], 'samklang run')
  const named = { ...request, profile: 'rest-api-profil', sut: { ...sut, baseUrl: origin }, inputs }
  const report = await run(serving(stillWorld(), handler), named)
  const of = (id: string) => report.verdicts.find(({ requirement }) => requirement === id)
  return {
    asked,
    verdict: (id: string) => of(id)?.verdict,
    exercised: (id: string) => of(id)?.exercised,
    troubles: report.troubles.map(({ trouble }) => trouble.kind),
    errors: report.verdicts.filter(({ verdict }) => verdict === 'error').map(({ requirement }) => requirement),
    places: (id: string) =>
      report.findings.filter(({ requirement }) => requirement === id).map(({ at }) => at.name?.replace(origin, '')),
  }
}

const ok = (value: unknown, more: ServedResponse['headers'] = []): ServedResponse => ({
  status: 200,
  headers: [['Content-Type', 'application/json'], ...more],
  body: JSON.stringify(value),
})

/** An API whose description has these paths, each a GET that answers with a value or with what a function says. */
function api(paths: Readonly<Record<string, object>>, answers: Readonly<Record<string, unknown>>): Answer {
  return (url, request) => {
    if (url.pathname === '/openapi.json') return ok({ openapi: '3.1.0', paths })
    const answer = answers[url.pathname]
    if (answer === undefined || !['GET', 'HEAD'].includes(request.method)) return undefined
    return typeof answer === 'function' ? (answer as Answer)(url, request) : ok(answer)
  }
}

const get = (more: object = {}) => ({ get: { responses: { '200': {}, default: {} }, ...more } })
const things = [{ id: 'a' }, { id: 'b' }]

it('every input is taken: a description in a file, values of parameters, an origin, leave to write, bodies', async () => {
  const file = join(await mkdtemp(join(tmpdir(), 'rest-')), 'openapi.yaml')
  const region = [{ name: 'region', in: 'query', required: true, schema: { type: 'string' } }]
  await writeFile(file, JSON.stringify({ openapi: '3.1.0', paths: { '/things': get({ parameters: region }) } }))
  const { asked, verdict } = await judged(
    ({ pathname }, { method }) => {
      if (pathname !== '/things') return undefined
      return method === 'POST' ? { status: 201, headers: [['Location', '/things/c']] } : ok(things)
    },
    [
      { name: 'description', text: file },
      { name: 'parameters', text: '{"region":"å"}' },
      { name: 'origin', text: 'https://map.example' },
      { name: 'writing', text: 'true' },
      { name: 'create', text: '{"/things":{"name":"x"}}' },
    ],
  )
  expect(asked.some(({ url }) => url.endsWith('/things?region=%C3%A5'))).toBe(true)
  expect(['DOK.23', 'AME.01', 'SAK.37', 'SAK.05', 'ARP.03'].map(verdict)).toEqual([
    'failed',
    'passed',
    'failed',
    'failed',
    'passed',
  ])
})

it.each([
  [
    'parameters that are none',
    { parameters: ['x', null, {}, { name: 5, in: 'query' }, { in: 'query', required: true }] },
  ],
  [
    'a parameter whose schema is none',
    { parameters: [{ name: 'p', in: 'query', schema: { type: {} }, required: 'no' }] },
  ],
  ['parameters that are no list', { parameters: 'x' }],
  ['answers that are none', { responses: 'x', deprecated: 'x' }],
])('a description with %s is gone through all the same', async (_, operation) => {
  const { errors, verdict } = await judged(
    api({ '/things': get(operation), '/x': [] as object }, { '/things': things }),
  )
  expect(errors).toEqual([])
  expect(verdict('AME.01')).toBe('passed')
})

it.each([
  ['null', null],
  ['an object', { $oid: 'x' }],
  ['a list', [1]],
  ['true or false', true],
])('records whose id is %s are judged as others are', async (_, id) => {
  const rows = [
    { id, 'bad-name': 1 },
    { id, 'bad-name': 2 },
  ]
  const { errors, verdict } = await judged(
    api({ '/good': get(), '/things': get() }, { '/good': things, '/things': rows }),
  )
  expect(errors).toEqual([])
  expect(verdict('AME.07')).toBe('failed')
})

it('TRACE is sent without credentials, since its answer repeats them (RFC 9110, section 9.3.8)', async () => {
  const { asked } = await judged(api({ '/things': get() }, { '/things': things }))
  const traces = asked.filter(({ method }) => method === 'TRACE')
  expect(traces.length).toBeGreaterThan(0)
  expect(traces.flatMap(({ headers }) => headers.map(([name]) => name.toLowerCase()))).not.toContain('authorization')
})

it('who refuses TRACE for want of credentials has not shown what becomes of the method', async () => {
  const { verdict } = await judged((url, request) =>
    request.method === 'TRACE'
      ? { status: 401, headers: [] }
      : api({ '/things': get() }, { '/things': things })(url, request),
  )
  expect(verdict('SAK.05')).toBe('untested')
})

const sorted = { parameters: [{ name: 'sort', in: 'query', schema: { type: 'string' } }] }

it.each([
  ['only some values in plain letters too', (text: string) => text === '' || text === 'name', 'untested'],
  ['plain letters but not others', (text: string) => /^[a-z]*$/.test(text), 'failed'],
  ['any value', () => true, 'passed'],
])('a parameter that takes %s is judged of percent-encoding', async (_, takes, expected) => {
  const answer: Answer = url => (takes(url.searchParams.get('sort') ?? '') ? ok(things) : { status: 400, headers: [] })
  const { verdict } = await judged(api({ '/things': get(sorted) }, { '/things': answer }))
  expect(verdict('FNS.02')).toBe(expected)
})

it('a record that is not there may be refused with 422, since its id may have a wrong form', async () => {
  const answer: Answer = url =>
    url.pathname === '/things/samklang-finns-inte' ? { status: 422, headers: [] } : undefined
  const paths = { '/things': get(), '/things/{id}': get() }
  const { places } = await judged(
    api(paths, { '/things': things, '/things/a': things[0], '/things/samklang-finns-inte': answer }),
  )
  expect(places('ARP.02')).toEqual([])
})

it('links of HAL may be lists of link objects under one relation', async () => {
  const link = { href: `${origin}/things`, method: 'GET' }
  const body = { _links: { self: link, item: [link, link] }, things }
  const { verdict } = await judged(api({ '/things': get() }, { '/things': body }))
  expect(['HYP.11', 'HYP.12', 'HYP.15', 'HYP.17'].map(verdict)).toEqual(['passed', 'passed', 'passed', 'passed'])
  const broken = { _links: { self: link, item: [link, 'x'] }, things }
  expect((await judged(api({ '/things': get() }, { '/things': broken }))).verdict('HYP.11')).toBe('failed')
})

it.each([
  ['is another each time, since what is read is', (n: number) => `"${n}"`, 'untested'],
  ['stays', () => '"x"', 'failed'],
])('an ETag that %s', async (_, tag, expected) => {
  let reads = 0
  const answer: Answer = () => {
    reads += 1
    return ok(things, [['ETag', tag(reads)]])
  }
  const { verdict } = await judged(api({ '/things': get() }, { '/things': answer }))
  expect(verdict('ARQ.03')).toBe(expected)
})

it.each([
  ['rising', [1, 2, 3], 'failed'],
  ['falling, the newest first', [9, 8, 7], 'failed'],
  ['rising with a gap', [1, 2, 3, 7], 'failed'],
  ['scattered', [4, 90, 17], 'passed'],
])('numbers that are %s', async (_, ids, expected) => {
  const { verdict } = await judged(api({ '/things': get() }, { '/things': ids.map(id => ({ id })) }))
  expect(verdict('RES.03')).toBe(expected)
})

it('two answers with names in two forms break the rule for the whole API', async () => {
  const answers = { '/things': [{ firstName: 'x' }], '/people': [{ last_name: 'x' }] }
  const { verdict } = await judged(api({ '/things': get(), '/people': get() }, answers))
  expect(verdict('AME.05')).toBe('failed')
})

it('a page that cannot be had proves nothing of which page is the first', async () => {
  const paged = ['limit', 'page'].map(name => ({ name, in: 'query', schema: { type: 'integer' } }))
  const answer: Answer = url => (url.search === '' ? ok(things) : { status: 400, headers: [] })
  const { verdict } = await judged(api({ '/things': get({ parameters: paged }) }, { '/things': answer }))
  expect(verdict('FNS.08')).toBe('untested')
})

it.each([
  ['default alone', { default: {} }, 'failed'],
  ['200 and default', { '200': {}, default: {} }, 'passed'],
  ['2XX', { '2XX': {} }, 'passed'],
  ['another code', { '204': {} }, 'failed'],
])('an answer 200 where the description has %s', async (_, responses, expected) => {
  const { verdict } = await judged(api({ '/things': get({ responses }) }, { '/things': things }))
  expect(verdict('DOK.13')).toBe(expected)
})

it.each([
  ['500', () => ({ status: 500, headers: [] })],
  ['429', () => ({ status: 429, headers: [] })],
  ['a redirection to another host', () => ({ status: 302, headers: [['Location', 'https://files.example/x']] })],
  ['a redirection that goes round', () => ({ status: 302, headers: [['Location', '/broken']] })],
  ['nothing', () => ({ status: 200, headers: [], hangUp: true })],
] as const)('what an API answers elsewhere is judged though one address answers %s', async (_, answer) => {
  const { verdict, errors } = await judged(
    api({ '/broken': get(), '/things': get() }, { '/broken': answer, '/things': [{ 'bad-name': 1 }] }),
  )
  expect(errors).toEqual([])
  expect(verdict('AME.07')).toBe('failed')
})

it('what stands among the paths of a description and is no path is not called', async () => {
  const paths = { '/things': get(), 'x-more': get(), 'https://elsewhere.example/x': get(), '.other': get() }
  const { troubles, verdict } = await judged(api(paths, { '/things': things }))
  expect(troubles).toEqual([])
  expect(verdict('AME.01')).toBe('passed')
})

it('an id that cannot stand in an address is stepped over for the next one of the list', async () => {
  const list = [{ id: '\ud800' }, { id: '' }, { id: 'b' }]
  const paths = { '/things': get(), '/things/{id}': get() }
  const { asked, verdict } = await judged(api(paths, { '/things': list, '/things/b': { id: 'b' } }))
  expect(asked.map(({ url }) => new URL(url, origin).pathname)).toContain('/things/b')
  expect(['RES.04', 'SAK.05', 'SAK.32'].map(verdict)).toEqual(['inapplicable', 'failed', 'passed'])
})
