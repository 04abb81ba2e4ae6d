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

it('a template is filled in, percent-encoded, or not at all', () => {
  expect(give("expand('/a/{id}/b/{n}', self)", { id: 'å/ö', n: 7 })).toBe('/a/%C3%A5%2F%C3%B6/b/7')
  expect(give("expand('/a/{id}', self)", { n: 7 })).toBeNull()
  expect(give("expand('/a/{id}', self).hasValue()", { id: '' })).toBe(false)
  expect(give("expand('/a', self)", null)).toBe('/a')
})

it('lists in a list become one list', () => {
  expect(give('self.flatten()', [[1, [2]], 3, []])).toEqual([1, [2], 3])
  expect(() => give('self.flatten()', 'x')).toThrow()
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
