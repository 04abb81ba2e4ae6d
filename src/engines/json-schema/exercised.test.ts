// biome-ignore-all lint/suspicious/noThenProperty: `then` is a keyword of JSON Schema; these objects are never awaited.
import { describe, expect, test } from 'vitest'
import { compiled, told } from './testing.ts'

const tell = async (schema: object, value: unknown, masked?: (pointer: string) => boolean) =>
  told(await compiled({ 'a.schema.json': { 'x-requirement': 'R', ...schema } }), value, masked)

describe('exercised', () => {
  test('is a tag on a node that a value reached, as often as it was reached', async () => {
    const schema = {
      properties: { a: { items: { 'x-requirement': 'A', type: 'number' } }, b: { 'x-requirement': 'B' } },
    }
    expect(await tell(schema, { a: [1, 2, 3] })).toEqual(['+A x3', '+R'])
    expect(await tell(schema, {})).toEqual(['+R'])
  })

  test('is also a requirement that is broken', async () => {
    expect(await tell({ type: 'string' }, 1)).toEqual(['R / type', '+R'])
  })

  test('is the tag of a keyword only when the value is of the kind that it looks at', async () => {
    const schema = {
      'x-requirement': { '*': 'R', format: 'F', items: 'I', required: 'Q', minimum: 'M', dependentRequired: 'D' },
      format: 'date',
      items: { type: 'string' },
      required: ['a'],
      minimum: 1,
      dependentRequired: { b: ['c'] },
    }
    expect(await tell(schema, '2020-01-01')).toEqual(['+F', '+R'])
    expect(await tell(schema, null)).toEqual(['+R'])
    expect(await tell(schema, [])).toEqual(['+R'])
    expect(await tell(schema, ['x'])).toEqual(['+I', '+R'])
    expect(await tell(schema, 7)).toEqual(['+M', '+R'])
    expect(await tell(schema, { a: 1 })).toEqual(['+Q', '+R'])
    expect(await tell(schema, { a: 1, b: 1, c: 1 })).toEqual(['+D', '+Q', '+R'])
  })

  test('is the tag of then or else only when the condition leads there', async () => {
    const schema = {
      'x-requirement': { then: 'T', else: 'E', '*': 'R' },
      if: { type: 'number' },
      then: { minimum: 1 },
      else: { type: 'string' },
    }
    expect(await tell(schema, 0)).toEqual(['T / minimum', '+R', '+T'])
    expect(await tell(schema, 'x')).toEqual(['+E', '+R'])
  })

  test('is, of a choice, only what the branches that hold have met', async () => {
    const schema = {
      anyOf: [{ properties: { a: { 'x-requirement': 'A' }, kind: { const: 1 } } }, { $ref: '#/$defs/b' }],
      $defs: { b: { 'x-requirement': 'B', properties: { a: { 'x-requirement': 'BA' } } } },
    }
    expect(await tell(schema, { a: 1, kind: 1 })).toEqual(['+A', '+R'])
    expect(await tell(schema, { a: 1, kind: 2 })).toEqual(['+B', '+BA', '+R'])
    const both = {
      oneOf: [
        { 'x-requirement': 'A', type: 'string' },
        { 'x-requirement': 'B', maxLength: 1 },
      ],
    }
    expect(await tell(both, 'ab')).toEqual(['+A', '+R'])
    const nested = { anyOf: [{ allOf: [{ anyOf: [{ 'x-requirement': 'A' }] }, false] }, { 'x-requirement': 'B' }] }
    expect(await tell(nested, 1)).toEqual(['+B', '+R'])
  })

  test('is nothing below not, if and contains, by whatever reference', async () => {
    const tagged = { $ref: '#/$defs/t' }
    const schema = {
      not: { not: tagged },
      if: tagged,
      then: true,
      contains: tagged,
      $defs: { t: { 'x-requirement': 'T' } },
    }
    const entry = await compiled({ 'a.schema.json': { 'x-requirement': 'R', ...schema } })
    expect(entry.verifies).toEqual(['R'])
    expect(told(entry, [1])).toEqual(['+R'])
  })

  test('starts from nothing with each value', async () => {
    const entry = await compiled({ 'a.schema.json': { 'x-requirement': 'R', anyOf: [{ 'x-requirement': 'A' }] } })
    expect([told(entry, 1), told(entry, 1)]).toEqual([
      ['+A', '+R'],
      ['+A', '+R'],
    ])
  })
})

describe('masked at capture', () => {
  const schema = {
    required: ['name'],
    properties: {
      name: { 'x-requirement': 'N', type: 'string', pattern: '^[A-Z]' },
      list: { 'x-requirement': 'L', items: { 'x-requirement': { format: 'F' }, format: 'date' }, uniqueItems: true },
    },
  }
  const masked = (pointer: string) => ['/name', '/list/1', '/list/2'].includes(pointer)

  test('values are neither found wrong nor counted; what stands around them is', async () => {
    expect(await tell(schema, { name: '***', list: ['x', '***', '2020-01-01'] }, masked)).toEqual([
      'F /list/0 format',
      '+F',
      '+L',
      '+R',
    ])
    expect(await tell(schema, { list: [] }, masked)).toEqual(['R / required', '+L', '+R'])
  })

  test('a breach that a masked value may have made is none', async () => {
    expect(await tell(schema, { name: '***', list: ['2020-01-01', '***', '***'] }, masked)).toEqual(['+F', '+L', '+R'])
    const choice = { anyOf: [{ properties: { name: { const: 'a' } } }, { required: ['x'] }] }
    expect(await tell(choice, { name: '***' }, masked)).toEqual(['+R'])
    expect(await tell({ not: { properties: { name: { const: '***' } } } }, { name: '***' }, masked)).toEqual(['+R'])
    expect(await tell({ const: { name: 'a' } }, { name: '***' }, masked)).toEqual(['+R'])
  })

  test('a breach beside a masked value stays one', async () => {
    const choice = { anyOf: [{ required: ['x'] }, { required: ['y'] }] }
    expect(await tell(choice, { name: '***' }, masked)).toEqual(['R / anyOf', 'R / required', '+R'])
    expect(await tell({ maxProperties: 0 }, { name: '***' }, masked)).toEqual(['R / maxProperties', '+R'])
  })
})

describe('records and rules', () => {
  test('are met where a value reaches them, with their place', async () => {
    const files = {
      'list.schema.json': { 'x-requirement': 'L', properties: { data: { items: { $ref: 'person.schema.json' } } } },
      'person.schema.json': {
        'x-requirement': 'P',
        'x-document': 'person',
        'x-rules': [{ requirement: 'RULE', rule: 'self.a < self.b' }],
        properties: { a: { type: 'number' } },
      },
    }
    expect(told(await compiled(files), { data: [{ a: 1 }, { a: 'x' }] })).toEqual([
      'P /data/1/a type',
      '+L',
      '+P x2',
      'document person /data/0',
      'rule RULE /data/0 true',
      'document person /data/1',
      'rule RULE /data/1 false',
    ])
  })
})
