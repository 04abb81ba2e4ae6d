import { describe, expect, test } from 'vitest'
import { isMessageKey, speaker } from '../../messages/speaker.ts'
import { compiled, wrong } from './testing.ts'
import type { Violation } from './types.ts'

async function violationsOf(schema: object, value: unknown): Promise<readonly Violation[]> {
  const entry = await compiled({ 'a.schema.json': { 'x-requirement': 'R', ...schema } })
  const found: Violation[] = []
  entry.validate(value, { violation: violation => found.push(violation) })
  return found
}

const english = speaker('en')
const swedish = speaker('sv')

describe('each keyword says what it asked for and what there is', () => {
  test.each<[object, unknown, string, string, string]>([
    [{ type: 'string' }, 5, '/', 'string', 'number 5'],
    [{ type: ['string', 'null'] }, [1], '/', 'string, null', 'array'],
    [{ type: 'integer' }, 1.5, '/', 'integer', 'number 1.5'],
    [{ enum: ['a', 1, null] }, 'b', '/', '"a", 1, null', '"b"'],
    [{ const: { a: 1 } }, { a: 2 }, '/', '{"a":1}', '{"a":2}'],
    [{ multipleOf: 5 }, 7, '/', '5', '7'],
    [{ maximum: 1 }, 2, '/', '1', '2'],
    [{ exclusiveMaximum: 1 }, 1, '/', '1', '1'],
    [{ minimum: 1 }, 0, '/', '1', '0'],
    [{ exclusiveMinimum: 1 }, 1, '/', '1', '1'],
    [{ maxLength: 1 }, 'å😀', '/', '1', '"å😀"'],
    [{ minLength: 3 }, 'å😀', '/', '3', '"å😀"'],
    [{ pattern: '^a+$' }, 'b', '/', '^a+$', '"b"'],
    [{ format: 'date' }, '2020-02-30', '/', 'date', '"2020-02-30"'],
    [{ maxItems: 1 }, [1, 2], '/', '1', '2'],
    [{ minItems: 1 }, [], '/', '1', '0'],
    [{ uniqueItems: true }, [1, { a: 1, b: 2 }, { b: 2, a: 1 }], '/', '', '{"a":1,"b":2}'],
    [{ contains: { const: 1 } }, [2], '/', '≥ 1', '0'],
    [{ contains: { const: 1 }, minContains: 1, maxContains: 2 }, [1, 1, 1], '/', '1–2', '3'],
    [{ maxProperties: 1 }, { a: 1, b: 1 }, '/', '1', '2'],
    [{ minProperties: 1 }, {}, '/', '1', '0'],
    [{ properties: { p: { required: ['a'] } } }, { p: { b: 1 } }, '/p', 'a', 'b'],
    [{ dependentRequired: { a: ['b'] } }, { a: 1 }, '/', 'b', 'a'],
    [{ additionalProperties: false }, { 'x/y': 1 }, '/', '', 'x/y'],
    [{ unevaluatedProperties: false }, { x: 1 }, '/', '', 'x'],
    [{ prefixItems: [true], items: false }, [1, 2], '/', '1', '2'],
    [{ type: 'string' }, Number.POSITIVE_INFINITY, '/', 'string', 'number Infinity'],
    [{ unevaluatedItems: false }, [1], '/0', '', '1'],
    [{ propertyNames: { maxLength: 1 } }, { ab: 1 }, '/', '1', '"ab"'],
    [{ not: { type: 'number' } }, 1, '/', '', '1'],
    [{ properties: { a: false } }, { a: 1 }, '/a', '', '1'],
    [{ anyOf: [{ type: 'string' }, { const: null }] }, 1, '/', 'string, null', '1'],
    [{ oneOf: [{ type: 'number' }, { minimum: 0 }] }, 1, '/', '1', '1, 2'],
  ])('%j of %j', async (schema, value, pointer, expected, actual) => {
    const found = await violationsOf(schema, value)
    expect(found).toHaveLength(1)
    const [{ message, ...rest }] = found as [Violation]
    expect(rest).toMatchObject({ requirement: 'R', pointer: pointer === '/' ? '' : pointer, expected, actual })
    for (const voice of [english, swedish]) expect(voice.say(message)).toMatch(/^\S.*[^:]$/)
    expect(isMessageKey(message.key) && message.key).not.toBe('schema.other')
    expect(english.say(message)).not.toMatch(/undefined|\[object/)
  })

  test('in both languages', async () => {
    const [violation] = await violationsOf({ required: ['name'] }, { id: 1 })
    if (!violation) throw new Error('nothing was found')
    expect(english.say(violation.message)).toBe('The member "name" is missing; there are: id.')
    expect(swedish.say(violation.message)).toBe('Fältet ”name” saknas. De fält som finns är: id.')
  })

  test('in one line of at most 120 characters, without what a terminal would act on', async () => {
    const long = 'x'.repeat(1_000_000)
    const hostile = { [`\u001b[31m${long}`]: '\u202e\n'.repeat(100), list: new Array(100_000).fill(long) }
    const wide = { ['\u001b[31m'.repeat(50)]: ['\u202e'.repeat(200)] }
    const schema = {
      allOf: [
        { const: wide },
        { enum: [wide] },
        { additionalProperties: false },
        { not: {} },
        { required: ['x'.repeat(200)] },
      ],
    }
    const found = await violationsOf(schema, hostile)
    expect(found.map(({ keyword }) => keyword)).toContain('required')
    for (const { expected, actual, message } of found) {
      for (const text of [expected, actual, ...Object.values(message.args).map(String)]) {
        expect(text.length).toBeLessThanOrEqual(120)
        expect(text).not.toMatch(/[\p{Cc}\u202e]/u)
      }
    }
  })
})

describe('pointers', () => {
  test('follow RFC 6901', async () => {
    const schema = { additionalProperties: { items: { additionalProperties: { type: 'string' } } } }
    const entry = await compiled({ 'a.schema.json': { 'x-requirement': 'R', ...schema } })
    expect(wrong(entry, { 'a/b~c': [{}, { '': 1, 'm%n "x"': 2 }] })).toEqual([
      'R /a~1b~0c/1/ type',
      'R /a~1b~0c/1/m%n "x" type',
    ])
  })
})

describe('a choice', () => {
  const shapes = {
    oneOf: [
      {
        type: 'object',
        required: ['kind', 'r'],
        properties: { kind: { const: 'circle' }, r: { type: 'number', 'x-requirement': 'RADIUS' } },
      },
      {
        type: 'object',
        required: ['kind', 'a', 'b'],
        properties: { kind: { enum: ['box'] }, a: { type: 'number' }, b: { type: 'number' } },
      },
      { type: 'null' },
    ],
  }
  const told = async (schema: object, value: unknown) =>
    (await violationsOf(schema, value)).map(({ requirement, pointer, keyword, message }) => {
      return `${requirement} ${pointer || '/'} ${keyword} ${message.args.nearest ?? ''}`.trim()
    })

  test('is told by the branch that a telling member points to, however much it lacks', async () => {
    expect(await told(shapes, { kind: 'circle', r: 'x' })).toEqual(['R / oneOf 1', 'RADIUS /r type'])
    expect(await told(shapes, { kind: 'box' })).toEqual(['R / oneOf 2', 'R / required', 'R / required'])
  })

  test('is told by the branch with the fewest problems when no member tells', async () => {
    expect(await told(shapes, { r: 1 })).toEqual(['R / oneOf 1', 'R / required'])
  })

  test('is told by itself when every branch fails on the value as a whole', async () => {
    expect(await told(shapes, 5)).toEqual(['R / oneOf'])
    const [violation] = await violationsOf(shapes, 5)
    expect(violation?.expected).toBe('object, null')
  })

  test('inside a choice is told the same way', async () => {
    const nested = { anyOf: [{ type: 'null' }, { type: 'object', properties: { shape: shapes } }] }
    expect(await told(nested, { shape: { kind: 'box', a: 1 } })).toEqual([
      'R / anyOf 2',
      'R /shape oneOf 2',
      'R /shape required',
    ])
    const behind = { anyOf: [{ $ref: '#/$defs/shape' }, { type: 'null' }], $defs: { shape: shapes } }
    expect(await told(behind, { kind: 'box', a: 1 })).toEqual(['R / anyOf 1', 'R / oneOf 2', 'R / required'])
  })

  test('that holds leaves nothing of the branches that did not', async () => {
    expect(await told({ allOf: [shapes, { type: 'object' }] }, { kind: 'box', a: 1, b: 2 })).toEqual([])
  })
})

test('ten thousand broken items behind a reference are told in time', async () => {
  const schema = { items: { $ref: '#/$defs/item' }, $defs: { item: { type: 'object', required: ['a', 'b'] } } }
  expect(await violationsOf(schema, new Array(10_000).fill({}))).toHaveLength(20_000)
})

test('what a schema and one that it refers to both demand is told once', async () => {
  const part = { type: 'object', required: ['id'], properties: { id: { type: 'string' } } }
  const schema = { ...part, allOf: [{ $ref: '#/$defs/part' }], $defs: { part } }
  for (const value of [null, 7, 'x', {}, { id: 7 }]) expect(await violationsOf(schema, value)).toHaveLength(1)
  const other = { ...schema, $defs: { part: { ...part, 'x-requirement': 'OTHER' } } }
  const owners = (await violationsOf(other, null)).map(({ requirement }) => requirement)
  expect(owners.sort()).toEqual(['OTHER', 'R'])
})
