import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Expression, parseExpression, parseTemplate, printExpression } from './expressions.ts'

describe('parseExpression', () => {
  it.each<[string, Expression]>([
    ['$url', { kind: 'url' }],
    ['$method', { kind: 'method' }],
    ['$statusCode', { kind: 'statusCode' }],
    ['$self', { kind: 'self' }],
    ['$request.header.accept', { kind: 'header', of: 'request', name: 'accept' }],
    ['$response.header.X-Rate-Limit', { kind: 'header', of: 'response', name: 'X-Rate-Limit' }],
    ['$request.query.page token', { kind: 'query', of: 'request', name: 'page token' }],
    ['$request.path.id', { kind: 'path', of: 'request', name: 'id' }],
    ['$response.body', { kind: 'body', of: 'response', path: '' }],
    ['$response.body#/items/0/a~1b', { kind: 'body', of: 'response', path: '', pointer: '/items/0/a~1b' }],
    ['$response.body#', { kind: 'body', of: 'response', path: '', pointer: '' }],
    ['$response.body.data[0].count', { kind: 'body', of: 'response', path: '.data[0].count' }],
    ['$request.body#/user', { kind: 'body', of: 'request', path: '', pointer: '/user' }],
    ['$inputs.x-store-id', { kind: 'inputs', path: '.x-store-id' }],
    ['$inputs.customer#/uri', { kind: 'inputs', path: '.customer', pointer: '/uri' }],
    ['$outputs.bar', { kind: 'outputs', path: '.bar' }],
    ['$steps.find-pet.outputs.list[0].id', { kind: 'steps', step: 'find-pet', path: '.list[0].id' }],
    ['$steps.a.outputs.pets#/0/id', { kind: 'steps', step: 'a', path: '.pets', pointer: '/0/id' }],
    ['$steps.a.outputs', { kind: 'steps', step: 'a', path: '' }],
    ['$workflows.foo.inputs.name', { kind: 'workflows', workflow: 'foo', field: 'inputs', path: '.name' }],
    [
      '$workflows.foo.outputs.r#/n',
      { kind: 'workflows', workflow: 'foo', field: 'outputs', path: '.r', pointer: '/n' },
    ],
    ['$workflows.foo.steps.s.outputs.x', { kind: 'workflow-steps', workflow: 'foo', step: 's', path: '.x' }],
    ['$sourceDescriptions.pets.get by id', { kind: 'source', source: 'pets', reference: 'get by id' }],
    ['$components.parameters.my.page', { kind: 'component', type: 'parameters', name: 'my.page' }],
    ['$each', { kind: 'each', path: '' }],
    ['$each#/id', { kind: 'each', path: '', pointer: '/id' }],
    ['$pages#/0', { kind: 'pages', path: '', pointer: '/0' }],
    ['$message.payload.orderId', { kind: 'opaque', text: '$message.payload.orderId' }],
    ['$response.headers.Location', { kind: 'opaque', text: '$response.headers.Location' }],
    ['$steps.a.result', { kind: 'opaque', text: '$steps.a.result' }],
  ])('%s', (text, expression) => {
    expect(parseExpression(text)).toEqual(expression)
    expect(printExpression(expression)).toBe(text)
  })

  it.each([
    '',
    '$',
    'url',
    '$URL',
    '$urls',
    '$input.a',
    '$inputs.a b',
    '$response',
    '$response.header.',
    '$response.header.A B',
    '$response.body/a',
    '$response.body#a',
    '$response.body#/a~2',
    '$steps.a b.outputs.c d',
    '$inputs.list[x]',
  ])('refuses %j', text => {
    expect(parseExpression(text)).toBeUndefined()
  })

  it('reads back whatever it prints', () => {
    fc.assert(
      fc.property(expressions(), expression => {
        expect(parseExpression(printExpression(expression))).toEqual(expression)
      }),
    )
  })

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        parseExpression(`$${text}`)
        parseTemplate(`{$${text}`)
      }),
    )
  })
})

describe('parseTemplate', () => {
  it('finds expressions in braces', () => {
    expect(parseTemplate('https://{$inputs.host}/{$steps.a.outputs.id}/x')).toEqual({
      parts: ['https://', { kind: 'inputs', path: '.host' }, '/', { kind: 'steps', step: 'a', path: '.id' }, '/x'],
    })
  })

  it('leaves other braces alone', () => {
    expect(parseTemplate('{"a": {"$ref": "{}"}} a{2}')).toEqual({ parts: ['{"a": {"$ref": "{}"}} a{2}'] })
    expect(parseTemplate('')).toEqual({ parts: [] })
  })

  it('names what is no expression', () => {
    expect(parseTemplate('a {$inputs.a} {$imputs.b}')).toEqual({ wrong: '$imputs.b' })
  })
})

function expressions(): fc.Arbitrary<Expression> {
  const id = fc.stringMatching(/^[A-Za-z0-9_-]+$/)
  const path = fc
    .array(
      fc.oneof(
        fc.stringMatching(/^\.[A-Za-zåäöÅÄÖ0-9_-]+$/),
        fc.nat(99).map(index => `[${index}]`),
      ),
      { maxLength: 4 },
    )
    .map(parts => parts.join(''))
  const pointer = fc
    .array(fc.string({ maxLength: 5 }), { maxLength: 3 })
    .map(tokens => tokens.map(token => `/${token.replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''))
  const tail = fc.oneof(fc.record({ path }), fc.record({ path, pointer }))
  const of = fc.constantFrom('request' as const, 'response' as const)
  const tailed = <T extends object>(head: fc.Arbitrary<T>) => fc.tuple(head, tail).map(([h, t]) => ({ ...h, ...t }))
  return fc.oneof(
    fc.record({ kind: fc.constantFrom('url' as const, 'method' as const, 'statusCode' as const, 'self' as const) }),
    fc.record({ kind: fc.constant('header' as const), of, name: fc.stringMatching(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/) }),
    fc.record({ kind: fc.constantFrom('query' as const, 'path' as const), of, name: fc.stringMatching(/^[^{}]*$/) }),
    tailed(fc.record({ kind: fc.constant('body' as const), of })),
    tailed(
      fc.record({
        kind: fc.constantFrom('inputs' as const, 'outputs' as const, 'each' as const, 'pages' as const),
      }),
    ),
    tailed(fc.record({ kind: fc.constant('steps' as const), step: id })),
    tailed(
      fc.record({
        kind: fc.constant('workflows' as const),
        workflow: id,
        field: fc.constantFrom('inputs' as const, 'outputs' as const),
      }),
    ),
    tailed(fc.record({ kind: fc.constant('workflow-steps' as const), workflow: id, step: id })),
    fc.record({ kind: fc.constant('source' as const), source: id, reference: fc.stringMatching(/^[^{}]+$/) }),
  )
}
