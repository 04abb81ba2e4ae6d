import { expect, it } from 'vitest'
import { compileRule } from './rule.ts'

const give = (source: string, self: unknown): unknown => compileRule(source).value({ self })

const description = {
  openapi: '3.1.0',
  security: [{ key: [] }],
  components: { parameters: { limit: { name: 'limit', in: 'query', required: true } } },
  paths: {
    '/a': { get: { security: [] }, post: {} },
    '/a/{id}/b/{n}': {
      parameters: [
        { name: 'id', in: 'path' },
        { name: 'x', in: 'query' },
      ],
      get: {
        security: [{ key: [] }, {}],
        parameters: [{ $ref: '#/components/parameters/limit' }, { name: 'x', in: 'query', required: true }],
      },
    },
    '/odd': null,
  },
}

it('operations are told one by one, with what they inherit', () => {
  expect(give("operations(self).map(o, o.method + ' ' + o.path)", description)).toEqual([
    'GET /a',
    'POST /a',
    'GET /a/{id}/b/{n}',
  ])
  expect(give('operations(self).map(o, o.secured)', description)).toEqual([false, true, false])
  expect(give('operations(self)[2].names', description)).toEqual(['id', 'n'])
  expect(give('operations(self)[2].parameters', description)).toEqual([
    { name: 'id', in: 'path' },
    { name: 'limit', in: 'query', required: true },
    { name: 'x', in: 'query', required: true },
  ])
})

it.each([null, {}, [], 'text', { paths: [] }, { paths: { '/a': { get: 1 } } }])('%j has no operations', value => {
  expect(give('operations(self)', value)).toEqual([])
})

it('a parameter without a name, or with an empty one, is none', () => {
  const parameters = [{ in: 'query' }, { name: '', in: 'query' }, { name: 7, in: 'query' }, { name: 'a', in: 'query' }]
  const given = give('operations(self)[0].parameters', { paths: { '/a': { get: { parameters } } } })
  expect(given).toEqual([{ name: 'a', in: 'query' }])
})

it('a template is filled in, percent-encoded, or not at all', () => {
  expect(give("expand('/a/{id}/b/{n}', self)", { id: 'å/ö', n: 7 })).toBe('/a/%C3%A5%2F%C3%B6/b/7')
  expect(give("expand('/a/{id}', self)", { n: 7 })).toBeNull()
  expect(give("expand('/a/{id}', self).hasValue()", { id: '' })).toBe(false)
  expect(give("expand('/a/{id}', self).hasValue()", { id: '\ud800' })).toBe(false)
  expect(give("expand('/a', self)", null)).toBe('/a')
})

it('lists in a list become one list', () => {
  expect(give('self.flatten()', [[1, [2]], 3, []])).toEqual([1, [2], 3])
  expect(() => give('self.flatten()', 'x')).toThrow()
})

it.each([
  ['self.sort()', ['b', 'a', 'å', 'B'], ['B', 'a', 'b', 'å']],
  ['self.sort()', ['\u{1f600}', '\uffff'], ['\uffff', '\u{1f600}']],
  ['self.sort()', [3, 1.5, -2, 10], [-2, 1.5, 3, 10]],
  ['self.sort().reverse()', [1, 3, 2], [3, 2, 1]],
  ['self.reverse()', [{ a: 1 }, 'x'], ['x', { a: 1 }]],
  ['self.sort()', [], []],
  [
    'self.map(t, timestamp(t)).sort().map(t, string(t))',
    ['2026-01-01T01:00:00+02:00', '2025-12-31T22:30:00Z'],
    ['2025-12-31T22:30:00Z', '2025-12-31T23:00:00Z'],
  ],
])('%s of %j', (rule, list, expected) => {
  expect(give(rule, list)).toEqual(expected)
})

it.each([
  ['self.sort()', [1, 'a']],
  ['self.sort()', [{}, {}]],
  ['self.sort()', 'ab'],
  ['self.reverse()', 7],
])('%s of %j cannot be decided', (rule, list) => {
  expect(() => give(rule, list)).toThrow()
})

it('whatever a rule gives is JSON', () => {
  expect(give("[size(self), type(self), timestamp('2026-01-01T00:00:00Z'), {1: true}, self[?9]]", [1])).toEqual([
    1,
    'list',
    '2026-01-01T00:00:00Z',
    { '1': true },
    null,
  ])
})
