import { describe, expect, it } from 'vitest'
import { openSchemas } from '../schemas.ts'
import { compareApis } from './compare.ts'
import { explained } from './difference.ts'

type Api = Readonly<Record<string, unknown>>

async function side(api: Api) {
  const text = JSON.stringify({ openapi: '3.0.3', ...api })
  const file = { path: 'api.json', kind: 'openapi', text, digest: '' } as const
  return { schemas: await openSchemas({ resources: new Map([['api.json', file]]) }), path: 'api.json' }
}

async function differences(ours: Api, theirs: Api): Promise<readonly string[]> {
  const found = compareApis(await side(ours), await side(theirs))
  return found.map(({ kind, at, ours: mine, theirs: other }) => `${kind} ${at}: ${mine ?? '–'} | ${other ?? '–'}`)
}

const json = (schema: object) => ({ content: { 'application/json': { schema } } })
const room = { $ref: '#/components/schemas/Room' }
const get = (more: object = {}) => ({ paths: { '/rooms/{id}': { get: { responses: { 200: json(room) }, ...more } } } })
const withRoom = (schema: object, more?: object) => ({ ...get(more), components: { schemas: { Room: schema } } })
const plain = { type: 'object', properties: { id: { type: 'string' }, seats: { type: 'integer' } } }

describe('two descriptions', () => {
  it('that say the same in other words have no differences', async () => {
    const theirs = withRoom({
      allOf: [{ properties: { id: { type: 'string' } } }, { $ref: '#/components/schemas/Seats' }],
    })
    const seats = { type: 'object', properties: { seats: { type: 'integer' } }, required: ['seats'] }
    const both = { ...theirs, components: { schemas: { ...theirs.components.schemas, Seats: seats } } }
    const named = JSON.parse(JSON.stringify(withRoom({ ...plain, required: ['seats'] })).replace('{id}', '{roomId}'))
    expect(await differences(named, both)).toEqual([])
  })

  it.each<[string, object, object, readonly string[]]>([
    ['a property', { ...plain, properties: { ...plain.properties, a: {} } }, plain, ['property Room.a: a | –']],
    ['a mandatory property', plain, { ...plain, required: ['id'] }, ['required Room.id: – | id']],
    [
      'a type',
      { properties: { id: { type: 'integer' } } },
      { properties: { id: { type: 'string' } } },
      ['type Room.id: integer | string'],
    ],
    [
      'null',
      { properties: { id: { type: ['string', 'null'] } } },
      { properties: { id: { type: 'string', nullable: true } } },
      [],
    ],
    ['listed values', { enum: ['a', 'b'] }, { type: 'string', enum: ['b', 'c'] }, ['values Room: "a" | "c"']],
    ['a format', { format: 'uuid' }, { format: 'uri' }, ['format Room: uuid | uri']],
    ['a format of our own', { format: 'skolenhetskod' }, {}, []],
    ['a limit', { minimum: 0 }, { minimum: 1 }, ['limit Room: minimum 0 | minimum 1']],
    ['a limit of a number', {}, { multipleOf: 5 }, ['limit Room: – | multipleOf 5']],
    ['a pattern that we do not demand', {}, { pattern: '^a' }, ['limit Room: – | pattern ^a']],
    ['a pattern of our own', { pattern: '^b' }, {}, []],
    ['another pattern than theirs', { pattern: '^b' }, { pattern: '^a' }, ['limit Room: pattern ^b | pattern ^a']],
    ['a pattern beside theirs', { pattern: '^a', allOf: [{ pattern: 'b$' }] }, { pattern: '^a' }, []],
    ['a format of networks', {}, { format: 'hostname' }, ['format Room: – | hostname']],
    ['an item', { items: { type: 'string' } }, { items: { type: 'integer' } }, ['type Room[]: string | integer']],
    ['a type that the profile leaves out', {}, { type: 'string' }, ['type Room: – | string']],
    ['a type that the file leaves out', { type: 'string' }, {}, []],
    ['what items are', { type: 'array' }, { type: 'array', items: { type: 'string' } }, ['type Room[]: – | string']],
    ['one value', { enum: ['a', 'b'] }, { const: 'a' }, ['values Room: "b" | –']],
    [
      'what is closed',
      { type: 'object' },
      { type: 'object', additionalProperties: false },
      ['limit Room: – | additionalProperties false'],
    ],
    ['what only a branch demands', { anyOf: [{ required: ['id'] }, {}] }, {}, []],
    [
      'a reference that leads nowhere',
      {},
      { $ref: '#/components/schemas/Nowhere' },
      ['reference Room: – | #/components/schemas/Nowhere'],
    ],
  ])('differ in %s', async (_, ours, theirs, expected) => {
    expect(await differences(withRoom(ours), withRoom(theirs))).toEqual(expected)
  })

  it('differ in operations, parameters and answers', async () => {
    const limit = (required: boolean) => ({ name: 'limit', in: 'query', required, schema: { type: 'integer' } })
    const sort = { name: 'sort', in: 'query', schema: {} }
    const ours = withRoom(plain, { parameters: [limit(false)], responses: { 200: json(room), '4XX': {} } })
    const theirs = withRoom(plain, {
      parameters: [limit(true), sort],
      responses: { 200: { description: 'x' }, 201: json(room), 400: {}, default: {} },
    })
    const more = { ...theirs, paths: { ...theirs.paths, '/keys/': { post: { responses: {} } } } }
    expect(await differences(ours, more)).toEqual([
      'operation POST /keys/: – | POST /keys/',
      'parameter GET /rooms/{}, query sort: – | query sort',
      'required GET /rooms/{}, query limit: false | true',
      'answer GET /rooms/{}, 201: – | 201',
      'body GET /rooms/{}, 200: JSON | –',
    ])
  })

  it('differ in whether a body has to be sent, unless the file leaves that out', async () => {
    const sent = (required?: boolean) => withRoom(plain, { requestBody: { ...json(room), required } })
    expect(await differences(sent(), sent(true))).toEqual(['required GET /rooms/{}, body: false | true'])
    expect(await differences(sent(true), sent(false))).toEqual(['required GET /rooms/{}, body: true | false'])
    for (const [ours, theirs] of [
      [true, undefined],
      [true, true],
      [undefined, false],
    ]) {
      expect(await differences(sent(ours), sent(theirs))).toEqual([])
    }
  })

  it('differ in media types beside JSON, and in what they carry', async () => {
    const answering = (content: object) => withRoom(plain, { responses: { 200: { content } } })
    const both = { 'application/json': { schema: room }, 'text/csv': { schema: { type: 'string' } } }
    const upper = { 'Application/JSON': { schema: room }, 'Text/CSV; charset=utf-8': { schema: { type: 'string' } } }
    const only = { 'application/json': { schema: room } }
    const other = { ...both, 'text/csv': { schema: { type: 'integer' } } }
    expect(await differences(answering(only), answering(both))).toEqual([
      'body GET /rooms/{}, 200, text/csv: – | text/csv',
    ])
    expect(await differences(answering(both), answering(only))).toEqual([
      'body GET /rooms/{}, 200, text/csv: text/csv | –',
    ])
    expect(await differences(answering(both), answering(other))).toEqual([
      'type GET /rooms/{}, 200, text/csv: string | integer',
    ])
    expect(await differences(answering(both), answering(upper))).toEqual([])
    const xml = { 'application/xml': { schema: room } }
    expect(await differences(answering(only), answering(xml))).toEqual([
      'body GET /rooms/{}, 200, application/xml: – | application/xml',
      'body GET /rooms/{}, 200: JSON | –',
    ])
  })

  describe('differ in the credentials that are wanted', () => {
    const securitySchemes = {
      A: { type: 'http', scheme: 'Bearer' },
      B: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
      K: { type: 'apiKey', in: 'header', name: 'X-Key' },
      O: { type: 'oauth2', flows: {} },
    }
    const wanting = (security?: readonly object[], own?: readonly object[]) => ({
      components: { schemas: { Room: plain }, securitySchemes },
      ...(security ? { security } : {}),
      paths: {
        '/rooms': { get: { responses: { 200: json(room) } } },
        '/keys': { get: { responses: { 200: json(room) }, ...(own ? { security: own } : {}) } },
      },
    })

    it.each<[string, Api, Api, readonly string[]]>([
      ['the same under another name', wanting([{ A: [] }]), wanting([{ B: [] }]), []],
      ['said of each, or of all', wanting([{ A: [] }], [{ A: [] }]), wanting([{ A: [] }]), []],
      ['another', wanting([{ A: [] }]), wanting([{ K: [] }]), ['security /: http bearer | apiKey header x-key']],
      ['none said by us', wanting(), wanting([{ A: [] }]), ['security /: – | http bearer']],
      ['none said by the file', wanting([{ A: [] }]), wanting(), []],
      ['none wanted', wanting([{ A: [] }]), wanting([]), ['security /: http bearer | none']],
      ['at will', wanting([{ A: [] }]), wanting([{}, { A: [] }]), ['security /: http bearer | http bearer or none']],
      ['two at once', wanting([{ K: [], A: [] }]), wanting([{ A: [], K: [] }]), []],
      [
        'one of two',
        wanting([{ A: [], K: [] }]),
        wanting([{ A: [] }, { K: [] }]),
        ['security /: apiKey header x-key + http bearer | apiKey header x-key or http bearer'],
      ],
      ['scopes', wanting([{ O: ['a'] }]), wanting([{ O: ['b', 'a'] }]), ['security /: oauth2 a | oauth2 a b']],
      ['one operation', wanting([{ A: [] }]), wanting([{ A: [] }], []), ['security GET /keys: http bearer | none']],
      ['a scheme that nobody defines', wanting([{ A: [] }]), wanting([{ X: [] }]), ['security /: http bearer | X']],
    ])('%s', async (_, ours, theirs, expected) => {
      expect(await differences(ours, theirs)).toEqual(expected)
    })
  })

  it('differ in a success that the other has under default alone', async () => {
    const [named, other] = [{ responses: { 200: json(room) } }, { responses: { default: json(room) } }]
    expect(await differences(withRoom(plain, other), withRoom(plain, named))).toContain(
      'answer GET /rooms/{}, 200: – | 200',
    )
  })

  it('differ in what the server calls, as a callback or as a webhook', async () => {
    const notice = (type: string) => ({ post: { requestBody: json({ type }), responses: {} } })
    const hooked = { ...withRoom(plain), webhooks: { change: notice('array') } }
    const called = (type: string) => withRoom(plain, { callbacks: { event: { '{$request.body#/to}': notice(type) } } })
    expect(await differences(hooked, called('array'))).toEqual([])
    expect(await differences(hooked, called('object'))).toEqual(['type callback POST, body: array | object'])
    expect(await differences(hooked, withRoom(plain))).toEqual(['operation callback POST: callback POST | –'])
  })

  it('may leave what only the server sets out of what is sent', async () => {
    const sent = (schema: object) => withRoom({}, { requestBody: json(schema), responses: {} })
    const theirs = { properties: { id: { readOnly: true }, seats: {} }, required: ['id', 'seats'] }
    expect(await differences(sent({ properties: { seats: {} }, required: ['seats'] }), sent(theirs))).toEqual([])
    expect(await differences(withRoom({ properties: { seats: {} } }), withRoom(theirs))).toContain(
      'property Room.id: – | id',
    )
  })

  it('with another object in its place say so once', async () => {
    const other = { properties: { key: {}, door: {}, lock: {} } }
    expect(await differences(withRoom(plain), withRoom(other))).toEqual([
      'body GET /rooms/{}, 200: id, seats | door, key, lock',
    ])
  })

  it('that hold themselves come to an end', async () => {
    const tree = { properties: { part: room } }
    expect(await differences(withRoom(tree), withRoom(tree))).toEqual([])
  })
})

describe('remarks', () => {
  const text = { sv: 'x', en: 'x' }
  const of = (at: string) =>
    explained([{ kind: 'property', at: 'Room.id.a', ours: 'a' }], [{ kind: 'property', at, text }])

  it.each(['Room.id.a', '*', 'Room.*', '*.a', 'R*id*a', 'Room.id.a*'])('match %s', at => {
    const { open, known, idle } = of(at)
    expect([open.length, known.length, idle.length]).toEqual([0, 1, 0])
  })

  it.each(['Room.id', 'Room.*.b', 'room.*', 'Room.id.a*a', '*id*id*'])('do not match %s, and are then told', at => {
    const { open, known, idle } = of(at)
    expect([open.length, known.length, idle.length]).toEqual([1, 0, 1])
  })
})
