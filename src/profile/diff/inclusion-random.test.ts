// biome-ignore-all lint/suspicious/noThenProperty: the keyword of JSON Schema; the objects are never awaited.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compiled, wrong } from '../../engines/json-schema/testing.ts'
import { broken, type Schema } from './testing.ts'

const scalar = fc.oneof(
  fc.record({ type: fc.constantFrom('string', 'integer', 'number', 'null', 'boolean', 'object', 'array') }),
  fc.record({ type: fc.subarray(['string', 'integer', 'null', 'object'], { minLength: 1 }) }),
  fc.record({ enum: fc.subarray([1, 'a', null, 'ab', true, 2], { minLength: 1 }) }),
  fc.record({ const: fc.constantFrom<unknown>(1, 'a', null) }),
  fc.record({ minimum: fc.constantFrom(0, 1, 2) }),
  fc.record({ exclusiveMaximum: fc.constantFrom(1, 2, 3) }),
  fc.record({ minLength: fc.constantFrom(0, 1, 2) }),
  fc.record({ maxLength: fc.constantFrom(0, 1, 2) }),
  fc.record({ pattern: fc.constantFrom('^a', 'b$', '') }),
  fc.record({ multipleOf: fc.constantFrom(1, 2, 4) }),
  fc.constant(true),
  fc.constant(false),
)
const name = fc.constantFrom('a', 'b')
const { schema } = fc.letrec<{ schema: Schema }>(tie => {
  const some = fc.array(tie('schema'), { minLength: 1, maxLength: 3 })
  const object = fc.record(
    {
      type: fc.constant('object'),
      required: fc.uniqueArray(name, { maxLength: 2 }),
      properties: fc.dictionary(name, tie('schema'), { maxKeys: 2, noNullPrototype: true }),
      patternProperties: fc.dictionary(fc.constantFrom('^a', 'c'), tie('schema'), {
        maxKeys: 2,
        noNullPrototype: true,
      }),
      additionalProperties: tie('schema'),
      propertyNames: fc.record({ maxLength: fc.constantFrom(0, 1, 2) }),
      minProperties: fc.constantFrom(0, 1, 2),
      maxProperties: fc.constantFrom(0, 1, 2),
      dependentRequired: fc.dictionary(name, fc.uniqueArray(name, { maxLength: 2 }), {
        maxKeys: 1,
        noNullPrototype: true,
      }),
      dependentSchemas: fc.dictionary(name, tie('schema'), { maxKeys: 1, noNullPrototype: true }),
    },
    { requiredKeys: [] },
  )
  const array = fc.record(
    {
      prefixItems: some,
      items: tie('schema'),
      minItems: fc.constantFrom(0, 1, 2),
      maxItems: fc.constantFrom(0, 1, 2),
      uniqueItems: fc.boolean(),
      contains: tie('schema'),
      minContains: fc.constantFrom(0, 1, 2),
      maxContains: fc.constantFrom(0, 1, 2),
    },
    { requiredKeys: [] },
  )
  const choice = fc.record(
    {
      anyOf: some,
      oneOf: some,
      allOf: some,
      not: tie('schema'),
      if: tie('schema'),
      then: tie('schema'),
      else: tie('schema'),
    },
    { requiredKeys: [] },
  )
  return {
    schema: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      scalar,
      object,
      array,
      choice,
      fc.tuple(object, choice).map(([a, b]) => ({ ...a, ...b })),
    ) as fc.Arbitrary<Schema>,
  }
})

const value = fc.letrec(tie => ({
  value: fc.oneof(
    { maxDepth: 2 },
    fc.constantFrom<unknown>(0, 1, 2, 3, 4, 1.5, 'a', '', 'ab', 'b', 'abc', null, true, false),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c', 'ac', 'd'), tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value

/** Another schema, or the same with one place changed. */
const pair = fc.oneof(
  fc.tuple(schema, schema),
  fc.tuple(schema, schema, fc.nat()).map(([one, other, at]) => [one, edited(one, other, at)] as const),
)

function edited(one: Schema, other: Schema, at: number): Schema {
  if (typeof one === 'boolean' || at % 3 === 0 || Object.keys(one).length === 0) return other
  const keys = Object.keys(one)
  const key = keys[at % keys.length] ?? ''
  const { [key]: old, ...rest } = one
  if (at % 3 === 1 || typeof other === 'boolean') return rest
  const isSchema = ['items', 'additionalProperties', 'not', 'if', 'then', 'else', 'contains'].includes(key)
  return isSchema ? { ...rest, [key]: edited(old as Schema, other, at >> 2) } : { ...one, ...other }
}

const runs = Number(process.env.SAMKLANG_RUNS ?? 80)

describe('any schemas', () => {
  it('are never called contained in another that refuses what they allow', async () => {
    let proved = 0
    const property = fc.asyncProperty(
      pair,
      fc.array(value, { minLength: 30, maxLength: 30 }),
      async ([one, other], values) => {
        if (broken(one, other).length > 0) return
        proved += 1
        const files = { 'one.json': one, 'other.json': other }
        const [before, after] = [
          await compiled(files, { entry: 'one.json', untagged: true, foreign: true }),
          await compiled(files, { entry: 'other.json', untagged: true, foreign: true }),
        ]
        for (const each of values) {
          if (wrong(before, each).length === 0) expect([each, wrong(after, each)]).toEqual([each, []])
        }
      },
    )
    await fc.assert(property, { numRuns: runs })
    expect(proved).toBeGreaterThan(runs / 10)
  })

  it('differ in nothing from themselves', () => {
    fc.assert(
      fc.property(schema, each => {
        expect(broken(each, structuredClone(each))).toEqual([])
      }),
      { numRuns: runs },
    )
  })
})
