import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Parameter, ParameterPlace, ParameterStyle, Shape } from './description.ts'
import { readParameter } from './parameter-text.ts'
import { serializeParameter } from './parameters.ts'
import { parameterOf } from './testing.ts'

const text: Shape = { kind: 'primitive', types: ['string'] }
const list: Shape = { kind: 'array', items: text }
const rgb: Shape = {
  kind: 'object',
  members: Object.fromEntries(['R', 'G', 'B'].map(name => [name, { kind: 'primitive', types: ['integer'] } as const])),
  others: undefined,
}

// The table of style examples in OAS 3.1.1, 4.8.12.5, as queries and path segments.
const values = { string: 'blue', array: ['blue', 'black', 'brown'], object: { R: 100, G: 200, B: 150 } }
const table: [ParameterPlace, ParameterStyle, boolean, keyof typeof values, string][] = [
  ['path', 'matrix', false, 'string', ';color=blue'],
  ['path', 'matrix', false, 'array', ';color=blue,black,brown'],
  ['path', 'matrix', false, 'object', ';color=R,100,G,200,B,150'],
  ['path', 'matrix', true, 'array', ';color=blue;color=black;color=brown'],
  ['path', 'matrix', true, 'object', ';R=100;G=200;B=150'],
  ['path', 'label', false, 'string', '.blue'],
  ['path', 'label', false, 'array', '.blue,black,brown'],
  ['path', 'label', false, 'object', '.R,100,G,200,B,150'],
  ['path', 'label', true, 'array', '.blue.black.brown'],
  ['path', 'label', true, 'object', '.R=100.G=200.B=150'],
  ['path', 'simple', false, 'string', 'blue'],
  ['path', 'simple', false, 'array', 'blue,black,brown'],
  ['path', 'simple', false, 'object', 'R,100,G,200,B,150'],
  ['header', 'simple', true, 'object', 'R=100,G=200,B=150'],
  ['query', 'form', false, 'string', 'color=blue'],
  ['query', 'form', false, 'array', 'color=blue,black,brown'],
  ['query', 'form', false, 'object', 'color=R,100,G,200,B,150'],
  ['query', 'form', true, 'array', 'color=blue&color=black&color=brown'],
  ['query', 'form', true, 'object', 'R=100&G=200&B=150'],
  ['query', 'spaceDelimited', false, 'array', 'color=blue%20black%20brown'],
  ['query', 'spaceDelimited', false, 'object', 'color=R%20100%20G%20200%20B%20150'],
  ['query', 'pipeDelimited', false, 'array', 'color=blue%7Cblack%7Cbrown'],
  ['query', 'pipeDelimited', false, 'object', 'color=R%7C100%7CG%7C200%7CB%7C150'],
  ['query', 'deepObject', true, 'object', 'color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150'],
]
const shapes: Record<keyof typeof values, Shape> = { string: text, array: list, object: rgb }

function written(parameter: Parameter, value: unknown): string {
  const pairs = serializeParameter(parameter, value)
  return parameter.in === 'query' ? pairs.map(pair => pair.join('=')).join('&') : (pairs[0]?.[1] ?? '')
}

describe('the style examples of the specification', () => {
  test.each(table)('%s %s explode=%s %s is %s', (place, style, explode, kind, expected) => {
    const parameter = parameterOf({ in: place, style, explode, shape: shapes[kind] })
    expect(written(parameter, values[kind])).toBe(expected)
    expect(readParameter(parameter, serializeParameter(parameter, values[kind]))).toEqual({ value: values[kind] })
  })
})

describe('writing', () => {
  const query = parameterOf({ in: 'query', style: 'form', explode: true, shape: text })

  test('a plus, an ampersand and letters outside ASCII are percent-encoded', () => {
    expect(written(query, '2026-01-01T00:00:00+01:00')).toBe('color=2026-01-01T00%3A00%3A00%2B01%3A00')
    expect(written(query, 'å&b')).toBe('color=%C3%A5%26b')
  })

  test('allowReserved leaves reserved characters but for those that mean something in a query', () => {
    const reserved = { ...query, allowReserved: true }
    expect(written(reserved, 'a/b:c?d%20#&+[]')).toBe('color=a/b:c?d%20%23%26%2B%5B%5D')
  })

  test('a comma inside an item is encoded, the comma between items is not', () => {
    const csv = parameterOf({ in: 'query', style: 'form', shape: list })
    expect(written(csv, ['a,b', 'c'])).toBe('color=a%2Cb,c')
  })

  test('null and empty lists are left out of a query', () => {
    expect(serializeParameter(query, null)).toEqual([])
    expect(serializeParameter({ ...query, shape: list, explode: false }, [])).toEqual([])
  })

  test('content is JSON', () => {
    const json = parameterOf({ in: 'query', style: 'content', mediaType: 'application/json', shape: text })
    expect(written(json, { a: [1] })).toBe('color=%7B%22a%22%3A%5B1%5D%7D')
    expect(readParameter(json, serializeParameter(json, { a: [1] }))).toEqual({ value: { a: [1] } })
  })

  test('a list inside a list has no form', () => {
    const refused = expect.objectContaining({ code: 'openapi.parameter' })
    expect(() => serializeParameter({ ...query, shape: list }, [['a']])).toThrow(refused)
    expect(() => serializeParameter({ ...query, style: 'deepObject' }, 'a')).toThrow(refused)
  })
})

describe('reading', () => {
  test('texts become numbers and booleans only where the schema has no string', () => {
    const query = (types: string[]) =>
      parameterOf({ in: 'query', style: 'form', explode: true, shape: { kind: 'primitive', types } })
    const read = (types: string[], raw: string) => readParameter(query(types), [['color', raw]])
    expect(read(['integer'], '12')).toEqual({ value: 12 })
    expect(read(['integer'], '012')).toEqual({ value: '012' })
    expect(read(['integer', 'string'], '12')).toEqual({ value: '12' })
    expect(read(['boolean'], 'true')).toEqual({ value: true })
    expect(read(['boolean'], 'True')).toEqual({ value: 'True' })
    expect(read(['number', 'null'], 'null')).toEqual({ value: null })
    expect(read([], '12')).toEqual({ value: '12' })
  })

  test('a plus in a query is a space', () => {
    const query = parameterOf({ in: 'query', style: 'form', explode: true, shape: text })
    expect(readParameter(query, [['color', 'a+b%2Bc']])).toEqual({ value: 'a b+c' })
  })

  test('a single value twice, a label without its dot, an object with half a pair', () => {
    const query = parameterOf({ in: 'query', style: 'form', explode: true, shape: text })
    const twice = [['color', 'a'] as const, ['color', 'b'] as const]
    expect(readParameter(query, twice)).toEqual({ wrong: 'repeated' })
    const label = parameterOf({ in: 'path', style: 'label', shape: text })
    expect(readParameter(label, [['color', 'a']])).toEqual({ wrong: 'form' })
    const object = parameterOf({ in: 'path', style: 'simple', shape: rgb })
    expect(readParameter(object, [['color', 'R,100,G']])).toEqual({ wrong: 'form' })
  })

  test('header names do not care about case', () => {
    const header = parameterOf({ in: 'header', name: 'X-Id', style: 'simple', shape: text })
    expect(readParameter(header, [['x-id', 'a']])).toEqual({ value: 'a' })
  })
})

describe('what is written can be read back', () => {
  const word = fc.string({ unit: 'binary' }).filter(value => !/\p{Surrogate}/u.test(value))
  // What a delimiter of the style stands for cannot be told apart from the delimiter (OAS 3.1.1, Appendix C and E).
  const plain = fc.stringMatching(/^[a-z0-9åäö_-]{1,8}$/)
  const members = fc.record({ R: fc.integer(), G: fc.integer(), B: fc.integer() }, { noNullPrototype: true })
  const styles: [ParameterPlace, ParameterStyle, boolean, fc.Arbitrary<string>][] = [
    ['path', 'simple', false, word],
    ['path', 'simple', true, word],
    ['path', 'matrix', false, word],
    ['path', 'matrix', true, word],
    ['path', 'label', false, word],
    ['path', 'label', true, plain],
    ['query', 'form', false, word],
    ['query', 'form', true, word],
    ['query', 'spaceDelimited', false, plain],
    ['query', 'pipeDelimited', false, plain],
    ['cookie', 'form', false, word],
    ['header', 'simple', false, plain],
    ['header', 'simple', true, plain],
  ]

  function survives(parameter: Parameter, value: unknown): void {
    expect(readParameter(parameter, serializeParameter(parameter, value))).toEqual({ value })
  }

  test.each(styles)('%s %s explode=%s', (place, style, explode, texts) => {
    const of = (shape: Shape) => parameterOf({ in: place, style, explode, shape })
    fc.assert(fc.property(fc.array(texts, { minLength: 1 }), items => survives(of(list), items)))
    fc.assert(fc.property(members, value => survives(of(rgb), value)))
    if (!style.endsWith('Delimited')) fc.assert(fc.property(texts, value => survives(of(text), value)))
  })

  test('query deepObject', () => {
    const parameter = parameterOf({ in: 'query', style: 'deepObject', explode: true, shape: rgb })
    fc.assert(fc.property(members, value => survives(parameter, value)))
  })
})
