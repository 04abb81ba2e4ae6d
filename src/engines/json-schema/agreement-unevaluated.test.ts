// biome-ignore-all lint/suspicious/noThenProperty: `then` is a keyword of JSON Schema; these objects are never awaited.
import { registerSchema, type SchemaObject, unregisterSchema, validate } from '@hyperjump/json-schema/draft-2020-12'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compiled, wrong } from './testing.ts'

type Schema = Record<string, unknown> | boolean

const name = fc.constantFrom('a', 'b', 'c')
const members = <T>(value: fc.Arbitrary<T>) => fc.dictionary(name, value, { maxKeys: 3, noNullPrototype: true })
const value = fc.letrec<{ value: null | number | string | object }>(tie => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, 0, 1, 'a', 'b'),
    fc.array(tie('value'), { maxLength: 4 }),
    members(tie('value')),
  ),
})).value

const leaf = fc.oneof(
  fc.record({ type: fc.constantFrom('string', 'number', 'object', 'array') }),
  fc.record({ const: fc.constantFrom(0, 1, 'a') }),
  fc.record({ enum: fc.subarray([0, 1, 'a']) }),
  fc.record({ required: fc.uniqueArray(name, { maxLength: 2 }) }),
  fc.boolean(),
)
const some = (schema: fc.Arbitrary<Schema>) => fc.array(schema, { minLength: 1, maxLength: 3 })

/** Schemas in which it matters what other keywords have looked at. */
const schema = fc.letrec<{ schema: Schema }>(tie => ({
  schema: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.record({ $ref: fc.constantFrom('#/$defs/x', '#/$defs/y') }),
    fc.record(
      {
        properties: members(tie('schema')),
        patternProperties: fc.dictionary(fc.constantFrom('^a', 'b'), tie('schema'), {
          maxKeys: 2,
          noNullPrototype: true,
        }),
        additionalProperties: tie('schema'),
      },
      { requiredKeys: [] },
    ),
    fc.record({ prefixItems: some(tie('schema')), items: tie('schema') }, { requiredKeys: ['prefixItems'] }),
    fc.record({ contains: tie('schema'), minContains: fc.nat(2) }, { requiredKeys: ['contains'] }),
    fc.record({ allOf: some(tie('schema')) }),
    fc.record({ anyOf: some(tie('schema')) }),
    fc.record({ oneOf: some(tie('schema')) }),
    fc.record({ not: tie('schema') }),
    fc.record({ if: tie('schema'), then: tie('schema'), else: tie('schema') }, { requiredKeys: ['if'] }),
    fc.record({ dependentSchemas: members(tie('schema')) }),
    fc.tuple(tie('schema'), tie('schema'), tie('schema')).map(merged),
    fc.tuple(tie('schema'), fc.record({ unevaluatedItems: tie('schema') })).map(merged),
    fc.tuple(tie('schema'), fc.record({ unevaluatedProperties: tie('schema') })).map(merged),
  ),
})).schema

function merged(schemas: readonly Schema[]): Schema {
  return Object.assign({}, ...schemas.filter(one => typeof one === 'object')) as Schema
}

test('on unevaluated* our verdict is that of hyperjump', async () => {
  let count = 0
  await fc.assert(
    fc.asyncProperty(
      schema,
      schema,
      leaf,
      fc.array(value, { minLength: 5, maxLength: 10 }),
      async (root, x, y, values) => {
        if (JSON.stringify(x).includes('#/$defs/x')) return
        const dialect = { $schema: 'https://json-schema.org/draft/2020-12/schema' }
        const whole = { ...dialect, allOf: [root], unevaluatedProperties: true, $defs: { x, y } }
        const address = `https://x.test/${count++}`
        registerSchema(structuredClone(whole) as SchemaObject, address)
        const peer = await validate(address)
        const ours = await compiled({ 'a.schema.json': whole }, { untagged: true })
        for (const one of values) expect(wrong(ours, one).length === 0).toBe(peer(one as never).valid)
        unregisterSchema(address)
      },
    ),
    { numRuns: Number(process.env.SAMKLANG_RUNS ?? 60) },
  )
})
