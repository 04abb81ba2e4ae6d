// biome-ignore-all lint/suspicious/noThenProperty: `then` is a keyword of JSON Schema; these objects are never awaited.
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compiled, told, wrong } from './testing.ts'

type Schema = Record<string, unknown> | boolean

// Not `toString`: a document with such a member makes plain ajv throw (keyword-scan.test.ts).
const names = ['a', 'b', 'c', 'a/b']
const name = fc.constantFrom(...names)
const value = fc.letrec<{ value: unknown }>(tie => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, true, false, 0, 1, 2, 3.5, -1, 'a', 'b', 'ab', 'abc', '', '2024-01-01'),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(name, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value

const count = fc.nat(3)
const leaf = fc.oneof(
  fc.record({ type: fc.constantFrom('string', 'number', 'integer', 'boolean', 'object', 'array', 'null') }),
  fc.record({ type: fc.uniqueArray(fc.constantFrom('string', 'number', 'object', 'array', 'null'), { minLength: 1 }) }),
  fc.record({ enum: fc.array(value, { minLength: 1, maxLength: 3 }) }),
  fc.record({ const: value }),
  fc.record({ minimum: count, exclusiveMaximum: count }, { requiredKeys: [] }),
  fc.record({ multipleOf: fc.constantFrom(1, 2, 3) }),
  fc.record(
    { minLength: count, maxLength: count, pattern: fc.constantFrom('^a', 'b$', '^[a-c]+$') },
    { requiredKeys: [] },
  ),
  fc.record({ required: fc.uniqueArray(name, { maxLength: 2 }) }),
  fc.record({ minItems: count, maxItems: count, uniqueItems: fc.boolean() }, { requiredKeys: [] }),
  fc.record({ minProperties: count, maxProperties: count }, { requiredKeys: [] }),
  fc.record({
    dependentRequired: fc.dictionary(name, fc.uniqueArray(name, { maxLength: 2 }), {
      maxKeys: 2,
      noNullPrototype: true,
    }),
  }),
  fc.record({ format: fc.constant('date') }),
  fc.boolean(),
)

/** Schemas without what ajv is measured to get wrong, with references into three definitions. */
const schema = fc.letrec<{ schema: Schema }>(tie => ({
  schema: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.record({ $ref: fc.constantFrom('#/$defs/x', '#/$defs/y', 'other.schema.json') }),
    fc.record(
      {
        properties: fc.dictionary(name, tie('schema'), { maxKeys: 3, noNullPrototype: true }),
        additionalProperties: tie('schema'),
      },
      { requiredKeys: [] },
    ),
    fc.record({
      patternProperties: fc.dictionary(fc.constantFrom('^a', 'b'), tie('schema'), {
        maxKeys: 2,
        noNullPrototype: true,
      }),
    }),
    fc.record({ propertyNames: tie('schema') }),
    fc.record(
      { prefixItems: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }), items: tie('schema') },
      { requiredKeys: ['items'] },
    ),
    fc.record({ contains: tie('schema'), minContains: count, maxContains: count }, { requiredKeys: ['contains'] }),
    fc.record({ allOf: fc.array(tie('schema'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ anyOf: fc.array(tie('schema'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ oneOf: fc.array(tie('schema'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('schema') }),
    fc.record({ if: tie('schema'), then: tie('schema'), else: tie('schema') }, { requiredKeys: ['if', 'then'] }),
    fc.record({ dependentSchemas: fc.dictionary(name, tie('schema'), { maxKeys: 2, noNullPrototype: true }) }),
    fc
      .tuple(tie('schema'), tie('schema'))
      .map(([a, b]) => (typeof a === 'object' && typeof b === 'object' ? { ...a, ...b } : a)),
  ),
})).schema

const set = fc.record({
  root: schema,
  x: schema,
  y: leaf,
  other: leaf,
  values: fc.array(value, { minLength: 5, maxLength: 10 }),
})

/** The same schema with a tag on every object where a tag may stand. */
function tagged(schema: unknown, path = 'R', isMute = false): unknown {
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return schema
  const below = Object.entries(schema).map(([keyword, value]) => {
    const mute = isMute || keyword === 'not' || keyword === 'if' || keyword === 'contains'
    const tag = (item: unknown, key: string | number) => tagged(item, `${path}.${keyword}.${key}`, mute)
    if (['allOf', 'anyOf', 'oneOf', 'prefixItems'].includes(keyword)) return [keyword, (value as unknown[]).map(tag)]
    if (['properties', 'patternProperties', 'dependentSchemas', '$defs'].includes(keyword)) {
      return [keyword, Object.fromEntries(Object.entries(value as object).map(([key, item]) => [key, tag(item, key)]))]
    }
    return [keyword, holders.has(keyword) ? tag(value, '') : value]
  })
  return { ...(isMute ? {} : { 'x-requirement': path }), ...Object.fromEntries(below) }
}

const holders = new Set(['additionalProperties', 'propertyNames', 'items', 'contains', 'not', 'if', 'then', 'else'])

test('our verdict is that of plain ajv, with and without tags', async () => {
  await fc.assert(
    fc.asyncProperty(set, async ({ root, x, y, other, values }) => {
      const whole = { allOf: [root], $defs: { x, y } }
      if (JSON.stringify([root, x]).includes('#/$defs/x')) return
      const files = { 'a.schema.json': whole, 'other.schema.json': other }
      const bare = await compiled(files, { untagged: true })
      const withTags = await compiled({ 'a.schema.json': tagged(whole), 'other.schema.json': other })
      const ajv = new Ajv2020({
        strict: false,
        allErrors: true,
        ownProperties: true,
        logger: false,
        formats: { date: /^\d{4}-\d\d-\d\d$/ },
      })
      // Nothing here asks for it, and ajv's code for it throws on the example below.
      ajv.opts.unevaluated = false
      ajv.addSchema({ $id: 'https://x.test/other.schema.json', allOf: [other] })
      const peer = ajv.compile({ $id: 'https://x.test/a.schema.json', ...whole })
      for (const one of values) {
        const expected = peer(one)
        expect(wrong(bare, one).length === 0).toBe(expected)
        expect(wrong(withTags, one).length === 0).toBe(expected)
        for (const line of told(withTags, one)) expect(line).not.toMatch(/^- /)
      }
    }),
    { numRuns: 60, examples: [[{ root: thrower, x: {}, y: {}, other: {}, values: [{ a: [] }, { a: null }, {}] }]] },
  )
})

const thrower = {
  patternProperties: { '^a': {} },
  if: { enum: [{}] },
  then: false,
  else: { properties: { a: { const: null } } },
}
