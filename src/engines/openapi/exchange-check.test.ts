import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { nothingMasked } from '../../model/check.ts'
import type { Exchange } from '../../model/evidence.ts'
import { type ExchangeCheckOptions, openApiCheck } from './exchange-check.ts'
import type { Api } from './load.ts'
import { answered, apiOf, apiPath, listening, tagged } from './testing.ts'

const base = 'https://api.test/v2'
const json = { 'Content-Type': 'application/json' }

/** What judging the exchanges says, in order. */
function judged(
  api: Api,
  exchanges: Exchange | readonly Exchange[],
  options?: ExchangeCheckOptions,
): readonly string[] {
  const { sink, lines } = listening()
  const check = openApiCheck(api, base, options)
  for (const exchange of [exchanges].flat()) check.exchange(exchange, sink, () => {})
  return lines
}

const get = (path: string, status: number, headers = {}, text = '', more: Partial<Exchange> = {}) =>
  answered(`${base}${path}`, status, headers, text, more)

describe('tags inside the body', () => {
  const lists = `
components:
  schemas:
    List:
      type: object
      required: [data]
      properties: { data: { items: { $ref: person.schema.json } } }
`
  const content = "content: { application/json: { schema: { $ref: '#/components/schemas/List' } } }"
  const files = {
    'resources/person.schema.json': JSON.stringify({
      'x-requirement': 'T',
      'x-document': 'person',
      type: 'object',
      required: ['id'],
    }),
  }

  test('records know what of them was masked, and that nothing was', async () => {
    const listed = await apiOf(
      tagged(`  /l: { get: { responses: { '200': { description: ok, ${content} } } } }`, '3.1.0', lists),
      files,
    )
    const check = openApiCheck(listed, base)
    const maskedIn = (place: string, where: 'request' | 'response'): readonly unknown[] => {
      const records: unknown[] = []
      const recorded = get('/l', 200, json, '{"data":[{"id":1},{"id":"***"}]}', {
        redactions: [{ where, place, kind: 'text' }],
      })
      check.exchange(recorded, listening().sink, (_, { masked }) => {
        records.push(masked === nothingMasked ? 'nothing' : masked('/id'))
      })
      return records
    }
    expect(maskedIn('body/data/1/id', 'response')).toEqual([false, true])
    expect(maskedIn('header:X-Id', 'response')).toEqual(['nothing', 'nothing'])
    expect(maskedIn('body/data/1/id', 'request')).toEqual(['nothing', 'nothing'])
  })

  test('belong to their own requirement, and records are handed on', async () => {
    const listed = await apiOf(
      tagged(`  /l: { get: { responses: { '200': { description: ok, ${content} } } } }`, '3.1.0', lists),
      files,
    )
    const { sink, lines } = listening()
    const records: unknown[] = []
    const check = openApiCheck(listed, base)
    expect(check.verifies).toEqual(['B', 'H', 'M', 'S', 'T'])
    check.exchange(get('/l', 200, json, '{"data":[{"id":1},{}]}'), sink, (type, { value, at }) => {
      records.push([type, value, at.pointer])
    })
    expect(lines).toContain('T schema.required /data/1')
    expect(lines).toContain('held T')
    expect(lines).toContain('held B')
    expect(records).toEqual([
      ['person', { id: 1 }, '/data/0'],
      ['person', {}, '/data/1'],
    ])
  })
})

const scoped = await apiOf(
  tagged(
    ['core', 'extra']
      .map(module => `  /${module}: { get: { x-module: ${module}, responses: { '200': { description: ok } } } }`)
      .join('\n'),
  ),
)

describe('what is not judged', () => {
  test('modules that nobody claims, undescribed operations and unanswered requests are counted', () => {
    const { sink, lines } = listening()
    const check = openApiCheck(scoped, base, { modules: ['core'] })
    const trouble = { kind: 'timeout', owner: 'network', detail: '' } as const
    const { response: _, ...unanswered } = get('/core', 200)
    const all = [get('/core', 200), get('/extra', 500), get('/b?id=1', 500), get('/a', 500), { ...unanswered, trouble }]
    for (const exchange of [...all, get('/core', 500, {}, '', { trouble })]) check.exchange(exchange, sink, () => {})
    expect(lines).toEqual(['held S', 'held B'])
    expect(check.tally()).toEqual({
      judged: 1,
      outOfScope: 1,
      unanswered: 2,
      unmatched: 2,
      unmatchedRequests: [`GET ${base}/a`, `GET ${base}/b`],
    })
  })

  test('without exchanges nothing is said', () => {
    expect(judged(scoped, [])).toEqual([])
  })

  test('a description without requirements judges nothing, and can be lent some', async () => {
    const foreign =
      "openapi: 3.0.3\ninfo: { title: t, version: '1' }\npaths: { /a: { get: { responses: { '200': { description: ok } } } } }"
    const bare = await apiOf(foreign)
    expect(judged(bare, [get('/a', 200), get('/a', 500)])).toEqual([])
    expect(openApiCheck(bare, base).verifies).toEqual([])
    const lent = await apiOf(foreign, {}, { requirements: { status: 'S', 'media-type': 'M', body: 'B' } })
    expect(judged(lent, [get('/a', 200), get('/a', 500)])).toEqual(['held S', 'held B', 'S openapi.status'])
  })
})

const official = '../shared/official/ss12000-dnp-subset/openapi-expose/openapi.yml'

describe.skipIf(!existsSync(official))('Skolverket’s description (skipped when ../shared/official is absent)', () => {
  const load = () => {
    const requirements = { status: 'S', 'media-type': 'M', headers: 'H', body: 'B' }
    return apiOf(readFileSync(official, 'utf8'), {}, { requirements })
  }
  const id = '046b6c7f-0b8a-43b9-b35d-6489e6daee91'

  test('loads whole', async () => {
    const skolverket = await load()
    expect(skolverket.operations).toHaveLength(16)
    expect(skolverket.path).toBe(apiPath)
  })

  test('judges: its list of organisations has an envelope of its own', async () => {
    const skolverket = await load()
    const organisation = { id, displayName: 'A', schoolUnitCode: '12345678' }
    const list = (envelope: string) => get('/organisations', 200, json, JSON.stringify({ [envelope]: [organisation] }))
    expect(judged(skolverket, list('organisations'))).toEqual(['held S', 'held M', 'held B'])
    expect(judged(skolverket, list('data'))).toEqual(['held S', 'held M', 'B schema.required /'])
  })

  test('nullable page tokens and the error object', async () => {
    const skolverket = await load()
    const page = (pageToken: unknown) => get('/persons', 200, json, JSON.stringify({ data: [], pageToken }))
    expect(judged(skolverket, page(null))).toEqual(['held S', 'held M', 'held B'])
    expect(judged(skolverket, page(1))).toEqual(['held S', 'held M', 'B schema.type /pageToken'])
    const refused = get('/persons?limit=0', 400, json, '{"code":"x","message":"y"}')
    expect(judged(skolverket, refused)).toEqual(['held S', 'held M', 'held B'])
  })
})
