import { describe, expect, it } from 'vitest'
import { headerOf, maskingAt, readBody } from './answer.ts'
import { evaluate } from './evaluate.ts'
import { findWorkflow } from './find-workflow.ts'
import { follow } from './follow.ts'
import { missingInputs, openInputs } from './inputs.ts'
import { readOutput } from './read-value.ts'
import type { Scope } from './resolve.ts'
import { retryDelay } from './retry-delay.ts'
import { exchangeOf, getStep, languagesOf, scopeAfter, suiteOf, suiteWith } from './testing.ts'

describe('follow', () => {
  const value = { 'a.b': { c: [10, { d: null }] }, a: { b: 'short' }, 'x/y~z': 1 }

  it.each<[string, string | undefined, unknown]>([
    ['', undefined, value],
    ['.a.b', undefined, value['a.b']],
    ['.a.b.c[1].d', undefined, null],
    ['.a', '/b', 'short'],
    ['', '/x~1y~0z', 1],
    ['.a.b.c', '/0', 10],
  ])('%s #%s', (path, pointer, expected) => {
    expect(follow(value, pointer === undefined ? { path } : { path, pointer })?.value).toEqual(expected)
  })

  it.each([
    ['.none', ''],
    ['.a.b.length', ''],
    ['', '/a.b/c/length'],
    ['', '/a.b/c/01'],
    ['', '/a.b/c/-1'],
    ['', '/constructor'],
    ['', '/__proto__'],
  ])('gives nothing at %s #%s', (path, pointer) => {
    expect(follow(value, { path, pointer })).toBeUndefined()
  })

  it('says where it came to', () => {
    expect(follow(value, { path: '.a.b.c[1]', pointer: '/d' })?.pointer).toBe('/a.b/c/1/d')
    expect(follow(value, { path: '', pointer: '/x~1y~0z' })?.pointer).toBe('/x~1y~0z')
  })
})

describe('readBody', () => {
  it.each<[string, string | undefined, unknown]>([
    ['{"a":1}', 'application/json; charset=utf-8', { a: 1 }],
    ['"text"', 'application/problem+json', 'text'],
    ['{"a":1}', undefined, { a: 1 }],
    ['[1]', 'text/plain', [1]],
    ['{"a":1}', 'application/xml', '{"a":1}'],
    ['[not', 'application/json', '[not'],
    ['12', 'text/plain', '12'],
    ['<a/>', 'text/xml', '<a/>'],
    [' ', 'application/json', undefined],
    ['\ufeff{"a":1}', 'application/json', { a: 1 }],
    ['\ufeff[1]', undefined, [1]],
    ['\ufeff<a/>', undefined, '\ufeff<a/>'],
  ])('%j as %s', (text, type, expected) => {
    expect(readBody(text, type ? [['content-type', type]] : [])).toEqual(expected)
  })
})

it('joins repeated header fields and looks in any case', () => {
  expect(
    headerOf(
      [
        ['Link', 'a'],
        ['LINK', 'b'],
      ],
      'link',
    ),
  ).toBe('a, b')
  expect(headerOf([], 'link')).toBeUndefined()
})

it('knows which pointers masking touches', () => {
  const request = { method: 'GET', url: 'http://a', headers: [] }
  const exchange = exchangeOf({ redactions: [{ where: 'response', place: 'body/a/b', kind: 'text' }] }, request, {
    workflow: 'w',
    step: 's',
    turn: 0,
  })
  expect(['', '/a', '/a/b', '/a/b/c', '/a/bc'].map(pointer => maskingAt(exchange, pointer))).toEqual([
    'part',
    'part',
    'whole',
    'whole',
    'none',
  ])
})

describe('evaluate', () => {
  const read = (value: unknown, scope: Scope) =>
    evaluate(readOutput('o', { value, pointer: '', path: 'p' }, '1.1').value, scope, languagesOf())

  const selectors: readonly (readonly [object, unknown])[] = [
    [{ selector: '$.a[0].b', type: 'jsonpath' }, 1],
    [{ selector: '$.a[*].b', type: 'jsonpath' }, [1, 2]],
    [{ selector: '$.none[*]', type: 'jsonpath' }, []],
    [{ selector: '/a/1/b', type: { type: 'jsonpointer', version: 'rfc6901' } }, 2],
  ]

  it.each(selectors)('%j', async (selector, value) => {
    const scope = await scopeAfter({ body: { a: [{ b: 1 }, { b: 2 }] } })
    expect(await read({ context: '$response.body', ...selector }, scope)).toMatchObject({ found: true, value })
  })

  it('selects in XML', async () => {
    const scope = await scopeAfter({ body: '<a><b>1</b><b>2</b></a>', headers: [['Content-Type', 'text/xml']] })
    const select = (selector: string) => read({ context: '$response.body', selector, type: 'xpath' }, scope)
    expect(await select('/a/b[1]')).toMatchObject({ value: '1' })
    expect(await select('/a/b')).toMatchObject({ value: ['1', '2'] })
    expect(await select('count(/a/b)')).toMatchObject({ value: 2 })
    expect(await select('/none')).toMatchObject({ found: false, fault: 'answer' })
    expect(await select('/none(')).toMatchObject({ found: false, fault: 'suite' })
  })

  it('tells an answer that lacks something from a suite that is wrong', async () => {
    const scope = await scopeAfter({ body: 'no XML' })
    const selector = (type: string, text: string) => ({ context: '$response.body', selector: text, type })
    expect(await read(selector('xpath', '/a'), scope)).toMatchObject({ found: false, fault: 'answer' })
    expect(await read(selector('jsonpath', '$.a'), scope)).toMatchObject({ found: false, fault: 'answer' })
    expect(await read(selector('jsonpath', '$['), scope)).toMatchObject({ found: false, fault: 'suite' })
  })
})

describe('inputs', () => {
  const workflow = async (inputs: unknown) => {
    const more = { components: { inputs: { paged: { type: 'object', properties: { limit: { default: 10 } } } } } }
    const suite = await suiteOf([{ workflowId: 'w', steps: [getStep('a')], inputs }], more)
    const found = suite.workflows.get('w')
    if (!found) throw new Error('no workflow')
    return { suite, found }
  }

  it('fills in defaults, through allOf and references', async () => {
    const { suite, found } = await workflow({
      allOf: [{ $ref: '#/components/inputs/paged' }],
      properties: { key: { type: 'string', format: 'password' }, must: {} },
      required: ['must'],
    })
    const inputs = openInputs(found, suite, { must: undefined, extra: 1 })
    expect(inputs.values).toEqual({ limit: 10, extra: 1 })
    expect(missingInputs(found, suite, inputs)).toEqual(['must'])
    expect(['limit', 'key', 'must', 'other'].map(inputs.declares)).toEqual([true, true, true, false])
    expect(inputs.isSecret('key')).toBe(true)
    expect(inputs.isSecret('limit')).toBe(false)
  })

  it('knows nothing of names where the schema leaves them open', async () => {
    for (const schema of [
      undefined,
      {},
      { type: 'object' },
      { properties: { a: {} }, oneOf: [{}] },
      { $ref: 'http://x' },
    ]) {
      const { suite, found } = await workflow(schema)
      expect(openInputs(found, suite, {}).declares('any')).toBe(true)
    }
  })
})

describe('retryDelay', () => {
  const action = { name: 'n', type: 'retry' as const, parameters: [], criteria: [], retryAfter: 2.5, retryLimit: 1 }
  const delay = async (headers: readonly (readonly [string, string])[]) =>
    retryDelay(action, (await scopeAfter({ status: 503, headers })).answered)

  it('is what the action says, unless the answer knows better', async () => {
    expect(retryDelay(action, undefined)).toBe(2500)
    expect(await delay([])).toBe(2500)
    expect(await delay([['retry-after', '7']])).toBe(7000)
    expect(await delay([['Retry-After', '0']])).toBe(0)
    expect(await delay([['Retry-After', 'soon']])).toBe(2500)
  })

  it('reads a date against the answer itself', async () => {
    const at = 'Thu, 01 Jan 2026 12:00:30 GMT'
    expect(
      await delay([
        ['Retry-After', at],
        ['Date', 'Thu, 01 Jan 2026 12:00:20 GMT'],
      ]),
    ).toBe(10_000)
    expect(await delay([['Retry-After', at]])).toBe(30_000)
    expect(
      await delay([
        ['Retry-After', at],
        ['Date', 'Thu, 01 Jan 2026 13:00:00 GMT'],
      ]),
    ).toBe(0)
  })

  it('never waits longer than a minute', async () => {
    expect(await delay([['Retry-After', '86400']])).toBe(60_000)
  })
})

describe('findWorkflow', () => {
  it('finds a workflow in another document, by path or by $self', async () => {
    const sources = (url: string) => ({ sourceDescriptions: [{ name: 'other', url, type: 'arazzo' }] })
    const steps = [getStep('a')]
    const byPath = await suiteOf([{ workflowId: 'one', steps }], sources('test.arazzo.yaml'))
    const own = await suiteOf([{ workflowId: 'two', steps }], { $self: 'https://example.test/flows/two.yaml' })
    const bySelf = await suiteOf([{ workflowId: 'three', steps }], sources('https://example.test/flows/two.yaml'))
    expect(findWorkflow('one', byPath, [byPath])?.workflow.id).toBe('one')
    expect(findWorkflow('two', byPath, [byPath, own])).toBeUndefined()
    expect(findWorkflow('$sourceDescriptions.other.one', byPath, [byPath])?.workflow.id).toBe('one')
    expect(findWorkflow('$sourceDescriptions.other.two', bySelf, [bySelf, own])?.suite).toBe(own)
    expect(findWorkflow('$sourceDescriptions.other.none', bySelf, [bySelf, own])).toBeUndefined()
    expect(findWorkflow('$sourceDescriptions.none.two', bySelf, [bySelf, own])).toBeUndefined()
  })
})

it('knows every field of the source description, and nothing else of it', async () => {
  const suite = await suiteWith([getStep('a')])
  const scope = await scopeAfter({}, { suite })
  const value = { kind: 'text', parts: ['', { kind: 'source', source: 'api', reference: 'url' }] } as const
  expect(await evaluate(value, scope, languagesOf())).toMatchObject({ value: './openapi.yaml' })
})
