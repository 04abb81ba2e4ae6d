import { describe, expect, test } from 'vitest'
import { toJsonSchema } from './convert.ts'

describe('3.0', () => {
  test.each([
    [{ type: 'string', nullable: true }, { type: ['string', 'null'] }],
    [{ type: 'string', nullable: false }, { type: 'string' }],
    // Without a type in the same object nullable means nothing (OAS 3.0.3).
    [{ nullable: true, allOf: [{ type: 'string' }] }, { allOf: [{ type: 'string' }] }],
    // An enumeration has to list null itself.
    [
      { type: 'string', nullable: true, enum: ['a'] },
      { type: ['string', 'null'], enum: ['a'] },
    ],
    [{ minimum: 1, exclusiveMinimum: true }, { exclusiveMinimum: 1 }],
    [{ minimum: 1, exclusiveMinimum: false }, { minimum: 1 }],
    [
      { maximum: 1, exclusiveMaximum: true, minimum: 0 },
      { exclusiveMaximum: 1, minimum: 0 },
    ],
    [{ exclusiveMaximum: true }, {}],
    [{ $ref: '#/a', type: 'string', nullable: true }, { $ref: '#/a' }],
    [{ $id: 'x', $schema: 'y', type: 'string' }, { type: 'string' }],
    [{ type: 'object', example: { nullable: true } }, { type: 'object' }],
    [
      { properties: { nullable: { type: 'string', nullable: true } } },
      { properties: { nullable: { type: ['string', 'null'] } } },
    ],
    [{ items: { nullable: true, type: 'integer' } }, { items: { type: ['integer', 'null'] } }],
    [{ additionalProperties: false }, { additionalProperties: false }],
    [
      { enum: [{ nullable: true }], default: { example: 1 } },
      { enum: [{ nullable: true }], default: { example: 1 } },
    ],
    [
      { 'x-requirement': 'T', readOnly: true },
      { 'x-requirement': 'T', readOnly: true },
    ],
  ])('%j', (schema, expected) => expect(toJsonSchema('3.0', schema)).toEqual(expected))
})

describe('both', () => {
  test.each([
    [
      { type: 'integer', format: 'int32' },
      { type: 'integer', minimum: -2147483648, maximum: 2147483647 },
    ],
    [
      { type: 'integer', format: 'int32', minimum: 0 },
      { type: 'integer', minimum: 0, allOf: [{ minimum: -2147483648, maximum: 2147483647 }] },
    ],
    [{ type: 'integer', format: 'int64' }, { type: 'integer' }],
    [{ type: 'number', format: 'double' }, { type: 'number' }],
    [{ type: 'string', format: 'binary' }, { type: 'string' }],
    [{ type: 'string', format: 'password' }, { type: 'string' }],
    [
      { type: 'string', format: 'uuid' },
      { type: 'string', format: 'uuid' },
    ],
    [{ discriminator: { propertyName: 'a' }, xml: {}, externalDocs: {}, oneOf: [{}] }, { oneOf: [{}] }],
    [true, true],
  ])('%j', (schema, expected) => {
    expect(toJsonSchema('3.0', schema)).toEqual(expected)
    expect(toJsonSchema('3.1', schema)).toEqual(expected)
  })

  test('byte is base64, to the letter', () => {
    const { pattern } = toJsonSchema('3.1', { type: 'string', format: 'byte' }) as { pattern: string }
    for (const text of ['', 'YQ==', 'YWI=', 'YWJj']) expect(text).toMatch(new RegExp(pattern))
    for (const text of ['Y', 'YQ=', 'YQ', 'Y-Jj', 'YQ==YQ==']) expect(text).not.toMatch(new RegExp(pattern))
  })
})

test('3.1 keeps what 2020-12 has', () => {
  const schema = { $id: 'x', type: ['string', 'null'], exclusiveMinimum: 1, $ref: '#/a', const: 1, examples: [1] }
  expect(toJsonSchema('3.1', schema)).toEqual(schema)
})
