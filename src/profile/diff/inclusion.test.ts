// biome-ignore-all lint/suspicious/noThenProperty: the keyword of JSON Schema; the objects are never awaited.
import { describe, expect, it } from 'vitest'
import { broken, type Schema } from './testing.ts'

const person = { type: 'object', required: ['id'], properties: { id: { type: 'string' }, age: { type: 'integer' } } }
const closed = { ...person, additionalProperties: false }
const aOrB = { oneOf: [{ type: 'string' }, { type: 'object', required: ['a'] }] }

/** A single edit, what it may break of the new, and what of the old. */
const edits: readonly (readonly [edit: string, old: Schema, now: Schema, tightened: string, loosened: string])[] = [
  ['nothing', person, person, '', ''],
  ['the order of members', person, { properties: person.properties, required: ['id'], type: 'object' }, '', ''],
  ['a member that has to be there', person, { ...person, required: ['id', 'age'] }, '/ required', ''],
  ['type narrowed', { type: 'number' }, { type: 'integer' }, '/ type', ''],
  ['type changed', { type: 'string' }, { type: 'integer' }, '/ type', '/ type'],
  ['type listed in another order', { type: ['string', 'null'] }, { type: ['null', 'string'] }, '', ''],
  ['null taken away', { type: ['string', 'null'] }, { type: 'string' }, '/ type', ''],
  ['a value taken away', { enum: ['a', 'b'] }, { enum: ['a'] }, '/ enum', ''],
  ['enum for const', { enum: ['a'] }, { const: 'a' }, '', ''],
  ['enum beside the type that it has', { enum: ['a'] }, { type: 'string', enum: ['a'] }, '', ''],
  ['values for any text', { type: 'string' }, { enum: ['a'] }, '/ enum', ''],
  ['both values of a boolean', { type: 'boolean' }, { enum: [true, false] }, '', ''],
  ['minimum raised', { minimum: 1 }, { minimum: 2 }, '/ minimum', ''],
  ['minimum opened', { minimum: 1 }, { exclusiveMinimum: 1 }, '/ exclusiveMinimum', ''],
  ['maximum lowered', { maximum: 2 }, { maximum: 1 }, '/ maximum', ''],
  ['a bound on what is no number', { type: 'string' }, { type: 'string', minimum: 1 }, '', ''],
  ['a bound that listed values keep', { enum: [1, 2] }, { enum: [1, 2], maximum: 2 }, '', ''],
  ['a unit', { type: 'integer', multipleOf: 4 }, { type: 'integer', multipleOf: 2 }, '', '/ multipleOf'],
  ['length', { maxLength: 5 }, { maxLength: 4 }, '/ maxLength', ''],
  ['pattern added', { type: 'string' }, { type: 'string', pattern: '^a' }, '/ pattern', ''],
  ['pattern changed', { pattern: '^a' }, { pattern: '^ab' }, '/ pattern?', '/ pattern?'],
  ['pattern that listed values keep', { enum: ['ab'] }, { enum: ['ab'], pattern: '^a' }, '', ''],
  ['format added', { type: 'string' }, { type: 'string', format: 'date' }, '/ format', ''],
  ['format changed', { format: 'date' }, { format: 'date-time' }, '/ format?', '/ format?'],
  ['closed', person, closed, '/ additionalProperties', ''],
  [
    'a member added to a closed object',
    closed,
    { ...closed, properties: { ...person.properties, x: {} } },
    '',
    '/x additionalProperties',
  ],
  [
    'a member added to an open one',
    person,
    { ...person, properties: { ...person.properties, x: { type: 'string' } } },
    '/x properties',
    '',
  ],
  [
    'a member of any content added to an open one',
    person,
    { ...person, properties: { ...person.properties, x: {} } },
    '',
    '',
  ],
  [
    'a member tightened',
    person,
    { ...person, properties: { ...person.properties, age: { type: 'integer', minimum: 0 } } },
    '/age minimum',
    '',
  ],
  [
    'what members of other names are',
    { additionalProperties: { type: 'number' } },
    { additionalProperties: { type: 'integer' } },
    '/* type',
    '',
  ],
  [
    'a member named that others were too',
    { additionalProperties: { type: 'number' } },
    { properties: { a: { type: 'number' } }, additionalProperties: { type: 'number' } },
    '',
    '',
  ],
  [
    'members by pattern',
    { patternProperties: { '^a': { type: 'number' } } },
    { patternProperties: { '^a': { type: 'integer' } } },
    '/* type',
    '',
  ],
  ['names', {}, { propertyNames: { maxLength: 3 } }, '/ propertyNames', ''],
  ['names that a closed object has', closed, { ...closed, propertyNames: { maxLength: 3 } }, '', ''],
  ['items', { items: { type: 'number' } }, { items: { type: 'integer' } }, '/* type', ''],
  ['an item by place', { prefixItems: [{ type: 'number' }] }, { prefixItems: [{ type: 'integer' }] }, '/0 type', ''],
  ['unique items', { type: 'array' }, { type: 'array', uniqueItems: true }, '/ uniqueItems', ''],
  ['unique where there is one', { maxItems: 1 }, { maxItems: 1, uniqueItems: true }, '', ''],
  [
    'number of members that have to be there',
    { type: 'object', required: ['a', 'b'] },
    { type: 'object', required: ['a', 'b'], minProperties: 2 },
    '',
    '',
  ],
  ['contains', { contains: { const: 1 }, minContains: 2 }, { contains: { const: 1 } }, '', '/ contains?'],
  [
    'dependent',
    { dependentRequired: { a: ['b'] } },
    { dependentRequired: { a: ['b', 'c'] } },
    '/ dependentRequired',
    '',
  ],
  [
    'a branch added',
    { anyOf: [{ type: 'string' }] },
    { anyOf: [{ type: 'string' }, { type: 'null' }] },
    '',
    '/ anyOf?',
  ],
  [
    'anyOf for a list of types',
    { type: ['string', 'null'] },
    { anyOf: [{ type: 'string' }, { type: 'null' }] },
    '',
    '',
  ],
  ['branches in another order', aOrB, { oneOf: [...aOrB.oneOf].reverse() }, '', ''],
  ['a branch tightened', aOrB, { oneOf: [{ type: 'string', minLength: 1 }, aOrB.oneOf[1]] }, '/ minLength', ''],
  [
    'branches that could both be',
    { oneOf: [{ type: 'string' }, { type: 'null' }] },
    { oneOf: [{ type: 'string' }, { type: ['null', 'string'] }] },
    '/ oneOf?',
    '',
  ],
  ['not', { not: { const: 1 } }, { not: { enum: [1, 2] } }, '/ not?', ''],
  ['not of what is no such kind', { type: 'string' }, { type: 'string', not: { type: 'null' } }, '', ''],
  [
    'a condition',
    { if: { required: ['a'] }, then: { required: ['b'] } },
    { if: { required: ['a'] }, then: { required: ['b', 'c'] } },
    '/ required',
    '',
  ],
  ['a condition added', {}, { if: { required: ['a'] }, then: { required: ['b'] } }, '/ if?', ''],
  ['allOf for the same beside', { minimum: 1, maximum: 2 }, { allOf: [{ minimum: 1 }, { maximum: 2 }] }, '', ''],
  [
    'a definition renamed',
    { $ref: '#/$defs/a', $defs: { a: person } },
    { $ref: '#/$defs/b', $defs: { b: person } },
    '',
    '',
  ],
  ['a definition written out', { items: { $ref: '#/$defs/a' }, $defs: { a: person } }, { items: person }, '', ''],
  [
    'unevaluated',
    { properties: { a: {} } },
    { properties: { a: {} }, unevaluatedProperties: false },
    '/ unevaluatedProperties?',
    '',
  ],
  ['nothing allowed', {}, false, '/ false', ''],
  ['words', { title: 'A' }, { title: 'B', description: 'C' }, '', ''],
]

describe('a single edit', () => {
  it.each(edits)('%s', (_, old, now, tightened, loosened) => {
    expect([broken(old, now).join(), broken(now, old).join()]).toEqual([tightened, loosened])
  })

  it('of a schema that refers to itself', () => {
    const tree = (more: object) => ({
      $ref: '#/$defs/t',
      $defs: { t: { type: 'object', properties: { next: { $ref: '#/$defs/t' }, ...more } } },
    })
    expect(broken(tree({}), tree({}))).toEqual([])
    expect(broken(tree({ n: { type: 'number' } }), tree({ n: { type: 'integer' } }))).toEqual(['/n type'])
  })
})
