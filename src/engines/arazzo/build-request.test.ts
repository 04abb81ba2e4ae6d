import { describe, expect, it } from 'vitest'
import { type Built, buildRequest, type NotBuilt, type PageQuery } from './build-request.ts'
import type { Scope } from './resolve.ts'
import type { Step } from './suite.ts'
import { api, getStep, inputsOf, languagesOf, scopeAfter, suiteWith } from './testing.ts'

async function stepOf(more: object): Promise<Step> {
  const [step] = (await suiteWith([getStep('now', more)])).workflows.get('w')?.steps ?? []
  if (!step) throw new Error('no step')
  return step
}

async function build(more: object, change: Partial<Scope> = {}, page?: PageQuery): Promise<Built | NotBuilt> {
  const step = await stepOf(more)
  const operation = step.target.kind === 'operation' ? api.byId(step.target.id) : undefined
  if (!operation) throw new Error('no operation')
  const scope = await scopeAfter(
    { body: { id: 'x' } },
    { inputs: inputsOf({ id: 'a/b', n: 3, list: ['p', 'q r'] }, ['none']), ...change },
  )
  return buildRequest(step, { api, operation }, scope, languagesOf(), page)
}

async function requestOf(more: object, change: Partial<Scope> = {}, page?: PageQuery): Promise<Built['request']> {
  const built = await build(more, change, page)
  if ('verdict' in built) throw new Error(JSON.stringify(built))
  return built.request
}

const listThings = { method: 'GET', path: '/things', parameters: [], requestTypes: [], responseTypes: [] } as const

const query = (name: string, value: unknown) => ({ name, in: 'query', value })

describe('buildRequest', () => {
  it('sends to the server of the operation when that has one', async () => {
    const step = await stepOf({ operationId: 'listThings' })
    const target = { api, operation: { ...listThings, baseUrl: 'http://other.test/x' } }
    const built = await buildRequest(step, target, await scopeAfter({}), languagesOf())
    expect(built).toMatchObject({ request: { url: 'http://other.test/x/things' } })
  })

  it('asks nothing of a system without an address, unless the step has a whole one', async () => {
    const target = { api: { ...api, baseUrl: '' }, operation: listThings }
    const built = async (more: object) => buildRequest(await stepOf(more), target, await scopeAfter({}), languagesOf())
    const none = { verdict: 'untested', reason: { key: 'arazzo.no-address', args: { step: 'now' } } }
    expect(await built({ operationId: 'listThings' })).toEqual(none)
    expect(await built({ operationId: 'listThings', 'x-address': '/things' })).toEqual(none)
    const whole = { operationId: 'listThings', 'x-address': 'http://other.test/x' }
    expect(await built(whole)).toMatchObject({ request: { url: 'http://other.test/x' } })
  })

  it('puts parameters where they belong', async () => {
    expect(
      await build({
        operationId: 'getThing',
        parameters: [
          { name: 'id', in: 'path', value: '$inputs.id' },
          query('tag', '$inputs.list'),
          query('text', 'n={$inputs.n}&'),
          query('empty', null),
          { name: 'X-Trace', in: 'header', value: 't-{$inputs.n}' },
          { name: 'session', in: 'cookie', value: 'a b' },
          { name: 'theme', in: 'cookie', value: 1 },
        ],
      }),
    ).toEqual({
      pathParameters: { id: 'a/b' },
      request: {
        method: 'GET',
        url: 'http://sut.test/v1/things/a%2Fb?tag=p&tag=q%20r&text=n%3D3%26',
        headers: [
          ['X-Trace', 't-3'],
          ['Cookie', 'session=a%20b; theme=1'],
          ['Accept', 'application/json'],
        ],
      },
    })
  })

  it('takes a whole query string as it is', async () => {
    const { url } = await requestOf({ parameters: [{ name: 'q', in: 'querystring', value: 'a=1&n={$inputs.n}' }] })
    expect(url).toBe('http://sut.test/v1/things?a=1&n=3')
  })

  it('lets a step say Accept and Content-Type itself', async () => {
    const { headers } = await requestOf({
      operationId: 'addThing',
      parameters: [
        { name: 'accept', in: 'header', value: 'text/csv' },
        { name: 'content-type', in: 'header', value: 'application/problem+json' },
      ],
      requestBody: { payload: {} },
    })
    expect(headers).toEqual([
      ['accept', 'text/csv'],
      ['content-type', 'application/problem+json'],
    ])
  })

  it('repeats only what is to be kept on a further page', async () => {
    const parameters = [query('limit', 5), query('filter', 'x')]
    const page = { keep: ['limit'], extra: [{ name: 'pageToken', value: 'a=' }] }
    expect((await requestOf({ parameters }, {}, page)).url).toBe('http://sut.test/v1/things?limit=5&pageToken=a%3D')
  })

  it.each<[string, object, 'untested' | 'error', string]>([
    ['an input that was not given', { parameters: [query('a', '$inputs.none')] }, 'untested', 'arazzo.input-missing'],
    [
      'a step that was not run',
      { parameters: [query('a', '$steps.later.outputs.b')] },
      'untested',
      'arazzo.step-not-run',
    ],
    [
      'a part that the answer lacks',
      { parameters: [query('a', '$response.body#/none')] },
      'untested',
      'arazzo.answer-lacks',
    ],
    ['an input that is nowhere', { parameters: [query('a', '$inputs.nowhere')] }, 'error', 'arazzo.unknown-name'],
    ['a path without its parameter', { operationId: 'getThing' }, 'error', 'arazzo.path-parameter'],
    [
      'an empty path parameter',
      { operationId: 'getThing', parameters: [{ name: 'id', in: 'path', value: '' }] },
      'untested',
      'arazzo.path-parameter',
    ],
    [
      'a path parameter that is null',
      { operationId: 'getThing', parameters: [{ name: 'id', in: 'path', value: null }] },
      'untested',
      'arazzo.path-parameter',
    ],
    ['a channel', { parameters: [{ name: 'a', in: 'channel', value: 1 }] }, 'error', 'arazzo.parameter-place'],
    [
      'a body part that is nowhere',
      { requestBody: { payload: ['$steps.none.outputs.a'] } },
      'error',
      'arazzo.unknown-name',
    ],
  ])('gives no request for %s', async (_name, more, verdict, key) => {
    expect(await build(more)).toMatchObject({ verdict, reason: { key } })
  })

  it('is our error when a value has no form', async () => {
    const step = await stepOf({ parameters: [query('a', { b: 1 })] })
    const raise = () => {
      throw new Error('no form')
    }
    const operation = {
      ...listThings,
      parameters: [{ name: 'a', in: 'query' as const, serialize: raise }],
    }
    expect(await buildRequest(step, { api, operation }, await scopeAfter({}), languagesOf())).toMatchObject({
      verdict: 'error',
      reason: { key: 'arazzo.parameter-form', args: { detail: 'no form' } },
    })
  })
})

describe('bodies', () => {
  const body = async (requestBody: object) => {
    const { headers, body: text } = await requestOf({ operationId: 'addThing', requestBody })
    return [headers.find(([name]) => name === 'Content-Type')?.[1], text]
  }

  it.each<[string, object, string, string]>([
    [
      'an object',
      { payload: { a: '$inputs.n', b: ['{$inputs.n}', null] } },
      'application/json',
      '{"a":3,"b":["3",null]}',
    ],
    ['one expression', { contentType: 'application/json', payload: '$inputs.list' }, 'application/json', '["p","q r"]'],
    [
      'a JSON template',
      { payload: '{ "n": {$inputs.n}, "l": {$inputs.list} }' },
      'application/json',
      '{ "n": 3, "l": ["p","q r"] }',
    ],
    [
      'an XML template',
      { contentType: 'application/xml', payload: '<n>{$inputs.n}</n>' },
      'application/xml',
      '<n>3</n>',
    ],
    [
      'a form',
      { contentType: 'application/x-www-form-urlencoded', payload: { id: '$inputs.id', l: '$inputs.list', n: null } },
      'application/x-www-form-urlencoded',
      'id=a%2Fb&l=p&l=q+r',
    ],
    [
      'a form template',
      { contentType: 'application/x-www-form-urlencoded', payload: 'n={$inputs.n}' },
      'application/x-www-form-urlencoded',
      'n=3',
    ],
    [
      'a Selector Object',
      { payload: { first: { context: '$inputs.list', selector: '$[0]', type: 'jsonpath' } } },
      'application/json',
      '{"first":"p"}',
    ],
  ])('%s', async (_name, requestBody, contentType, text) => {
    expect(await body(requestBody)).toEqual([contentType, text])
  })

  it('cannot write a structure in every media type', async () => {
    expect(
      await build({ operationId: 'addThing', requestBody: { contentType: 'text/csv', payload: { a: 1 } } }),
    ).toMatchObject({
      verdict: 'error',
      reason: { key: 'arazzo.body-form' },
    })
  })

  const replace = (target: string, value: unknown, more: object = {}) => ({ target, value, ...more })
  const payload = {
    order: {
      items: [
        { sku: 'A', n: 1 },
        { sku: 'B', n: 1 },
      ],
    },
  }

  it.each<[string, object[], unknown]>([
    [
      'a pointer',
      [replace('/order/items/0/n', '$inputs.n')],
      {
        order: {
          items: [
            { sku: 'A', n: 3 },
            { sku: 'B', n: 1 },
          ],
        },
      },
    ],
    ['a new member', [replace('/order/note', 'x')], { order: { ...payload.order, note: 'x' } }],
    ['the end of a list', [replace('/order/items/-', 1)], { order: { items: [...payload.order.items, 1] } }],
    ['the whole', [replace('', [1])], [1]],
    [
      'every node of a query',
      [replace('$.order.items[*].n', 9, { targetSelectorType: 'jsonpath' })],
      {
        order: {
          items: [
            { sku: 'A', n: 9 },
            { sku: 'B', n: 9 },
          ],
        },
      },
    ],
    [
      'a value by selector',
      [replace('/order', { context: '$inputs.list', selector: '/1', type: 'jsonpointer' })],
      { order: 'q r' },
    ],
    ['one after the other', [replace('/a', {}), replace('/a/b', 1)], { ...payload, a: { b: 1 } }],
  ])('replaces at %s', async (_name, replacements, expected) => {
    const [, text] = await body({ payload, replacements })
    expect(JSON.parse(text ?? '')).toEqual(expected)
    const [, templated] = await body({ payload: JSON.stringify(payload), replacements })
    expect(JSON.parse(templated ?? '')).toEqual(expected)
  })

  it('replaces in XML', async () => {
    const requestBody = {
      contentType: 'application/soap+xml',
      payload: '<a x="1"><b>old</b></a>',
      replacements: [replace('/a/b', '<{$inputs.n}'), replace('/a/@x', 2)],
    }
    expect(await body(requestBody)).toEqual(['application/soap+xml', '<a x="2"><b>&lt;3</b></a>'])
  })

  it('escapes what it puts in a text of XML, and only there', async () => {
    const payload = '<a b="{$inputs.n}">{$inputs.list}</a>'
    expect(await body({ contentType: 'text/xml; charset=utf-8', payload })).toEqual([
      'text/xml; charset=utf-8',
      '<a b="3">[&#34;p&#34;,&#34;q r&#34;]</a>',
    ])
    expect(await body({ contentType: 'text/plain', payload })).toEqual(['text/plain', '<a b="3">["p","q r"]</a>'])
  })

  it.each<[string, object]>([
    ['a target that is not there', replace('/order/none/n', 1)],
    ['a target beyond the list', replace('/order/items/7', 1)],
    ['a query without nodes', replace('$.none', 1, { targetSelectorType: 'jsonpath' })],
    ['a faulty query', replace('$[', 1, { targetSelectorType: 'jsonpath' })],
    ['an XPath in JSON', replace('/a', 1, { targetSelectorType: 'xpath' })],
  ])('is our error for %s', async (_name, replacement) => {
    expect(
      await build({ operationId: 'addThing', requestBody: { payload, replacements: [replacement] } }),
    ).toMatchObject({
      verdict: 'error',
    })
  })
})
