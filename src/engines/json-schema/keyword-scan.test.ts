// biome-ignore-all lint/suspicious/noThenProperty: `then` is a keyword of JSON Schema; these objects are never awaited.
import { describe, expect, test } from 'vitest'
import type { ToolError } from '../../errors.ts'
import { compiled, told, wrong } from './testing.ts'

/** Key and arguments of the reason for which a schema is refused, and where. */
async function why(schema: object, options: object = {}): Promise<unknown> {
  return compiled({ 'a.schema.json': { 'x-requirement': 'R', ...schema } }, options).then(
    () => 'nothing',
    (error: ToolError) => [error.reason?.key, ...Object.values(error.reason?.args ?? {})],
  )
}

const draft7 = { $schema: 'http://json-schema.org/draft-07/schema#' }

describe('refused', () => {
  test.each([
    [{ requried: ['a'] }, 'schema.misspelt-keyword', 'requried', 'required'],
    [{ aditionalProperties: false }, 'schema.misspelt-keyword', 'aditionalProperties', 'additionalProperties'],
    [{ minlength: 1 }, 'schema.misspelt-keyword', 'minlength', 'minLength'],
    [{ tpye: 'string' }, 'schema.misspelt-keyword', 'tpye', 'type'],
    [{ 'requirement-x': 1 }, 'schema.unknown-keyword', 'requirement-x'],
    [{ properties: { a: { nullable: true } } }, 'schema.unknown-keyword', 'nullable'],
    [{ format: 'datetime' }, 'schema.misspelt-format', 'datetime', 'date-time'],
    [{ format: 'fax-number' }, 'schema.unknown-format', 'fax-number'],
    [{ additionalItems: false, items: {} }, 'schema.other-dialect', 'additionalItems', '2020-12'],
    [{ ...draft7, prefixItems: [true] }, 'schema.other-dialect', 'prefixItems', 'draft-07'],
    [{ items: [true] }, 'schema.other-dialect', 'items: [ ]', '2020-12'],
    [{ then: true }, 'schema.without-effect', 'then', 'if'],
    [{ minContains: 1 }, 'schema.without-effect', 'minContains', 'contains'],
    [
      { $schema: 'https://json-schema.org/draft/2019-09/schema' },
      'schema.unknown-dialect',
      'https://json-schema.org/draft/2019-09/schema',
    ],
    [{ type: 'strnig' }, 'schema.wrong-keyword-value', 'type', 'types'],
    [{ type: [] }, 'schema.wrong-keyword-value', 'type', 'types'],
    [{ required: 'a' }, 'schema.wrong-keyword-value', 'required', 'names'],
    [{ required: ['a', 'a'] }, 'schema.wrong-keyword-value', 'required', 'names'],
    [{ minLength: -1 }, 'schema.wrong-keyword-value', 'minLength', 'count'],
    [{ minLength: 1.5 }, 'schema.wrong-keyword-value', 'minLength', 'count'],
    [{ multipleOf: 0 }, 'schema.wrong-keyword-value', 'multipleOf', 'positive'],
    [{ exclusiveMinimum: true }, 'schema.wrong-keyword-value', 'exclusiveMinimum', 'number'],
    [{ anyOf: [] }, 'schema.wrong-keyword-value', 'anyOf', 'schemas'],
    [{ properties: { a: 'string' } }, 'schema.wrong-keyword-value', 'properties', 'schema-map'],
    [{ not: [] }, 'schema.wrong-keyword-value', 'not', 'schema'],
    [JSON.parse('{"const":{"__proto__":1}}'), 'schema.proto-member', 'const'],
    [{ 'x-requirement': { minLength: 'A', '*': 'B' } }, 'schema.tag-without-keyword', 'minLength'],
    [{ 'x-requirement': 1 }, 'schema.malformed-keyword', 'x-requirement'],
    [{ 'x-rules': [{ requirement: 'A' }] }, 'schema.malformed-keyword', 'x-rules'],
    [{ 'x-rules': [{ requirement: 'A', rule: 'true', message: 'no' }] }, 'schema.malformed-keyword', 'x-rules'],
    [{ 'x-document': {} }, 'schema.malformed-keyword', 'x-document'],
    [{ not: { 'x-requirement': 'N' } }, 'schema.mute-tag'],
    [{ contains: { properties: { a: { 'x-requirement': 'N' } } } }, 'schema.mute-tag'],
    [{ anyOf: [{ 'x-document': 'd' }] }, 'schema.keyword-in-choice', 'x-document'],
    [
      { oneOf: [{ items: { 'x-rules': [{ requirement: 'A', rule: 'true' }] } }] },
      'schema.keyword-in-choice',
      'x-rules',
    ],
    [
      { if: { $ref: '#/$defs/d' }, then: true, $defs: { d: { 'x-document': 'd' } } },
      'schema.keyword-in-choice',
      'x-document',
    ],
  ])('%j', async (schema, ...reason) => {
    expect(await why(schema)).toEqual(reason)
  })

  test('names the place below the file', async () => {
    const schema = { 'x-requirement': 'R', properties: { 'a/b': { items: { maxLenght: 3 } } } }
    const error = await compiled({ 'resources/x.schema.json': schema }).catch((error: ToolError) => error)
    expect(error).toMatchObject({ where: 'resources/x.schema.json#/properties/a~1b/items' })
  })

  test('patterns and rules that cannot run, with their place', async () => {
    const pattern = { 'x-requirement': 'R', properties: { a: { pattern: '(?<=x)y' } } }
    const patternError = await compiled({ 'a.schema.json': pattern }).catch((error: ToolError) => error)
    expect(patternError).toMatchObject({ code: 'schema.pattern', where: 'a.schema.json#/properties/a: (?<=x)y' })
    const rule = { 'x-requirement': 'R', 'x-rules': [{ requirement: 'A', rule: 'self.' }] }
    const ruleError = await compiled({ 'a.schema.json': rule }).catch((error: ToolError) => error)
    expect(ruleError).toMatchObject({ code: 'rule.syntax', where: 'a.schema.json: self.' })
  })
})

describe('accepted', () => {
  test.each([
    { 'x-own': { anything: 1 }, title: 'a', examples: [1], deprecated: true, discriminator: { propertyName: 'a' } },
    { $defs: { unused: { requried: 1 } } },
    { const: { requried: 1 } },
    { properties: { requried: true, type: true, 'x-requirement': true } },
    { not: { $ref: '#/$defs/tagged' }, $defs: { tagged: { 'x-requirement': 'T', type: 'string' } } },
    { format: 'int32' },
    { $schema: 'https://json-schema.org/draft/2020-12/schema' },
  ])('%j', async schema => {
    expect(await why(schema)).toBe('nothing')
  })

  test('in schemas of others: unknown keywords and formats are annotations, as the specification says', async () => {
    const foreign = { requried: ['a'], format: 'fax-number', then: false, type: 'string' }
    expect(await why(foreign, { foreign: true })).toBe('nothing')
    expect(await why({ type: 'strnig' }, { foreign: true })).toEqual(['schema.wrong-keyword-value', 'type', 'types'])
  })
})

describe('what ajv alone is measured to get wrong', () => {
  const verdict = async (schema: object, value: unknown) =>
    wrong(await compiled({ 'a.schema.json': { 'x-requirement': 'R', ...schema } }), value)

  test('an empty enum allows nothing', async () => {
    expect(await verdict({ enum: [] }, 1)).toEqual(['R / enum'])
  })

  test('a property named __proto__, and required members that every object inherits', async () => {
    const schema = JSON.parse('{"properties":{"__proto__":{"type":"number"}},"required":["constructor","toString"]}')
    expect(await verdict(schema, JSON.parse('{"__proto__":"x"}'))).toEqual([
      'R / required',
      'R / required',
      'R /__proto__ type',
    ])
    expect(await verdict(schema, JSON.parse('{"__proto__":1,"constructor":1,"toString":1}'))).toEqual([])
  })

  test('a document whose members hide those of every object is compared all the same', async () => {
    expect(await verdict({ enum: [{}] }, JSON.parse('{"toString":1,"valueOf":1,"constructor":1}'))).toEqual([
      'R / enum',
    ])
  })

  test('unevaluatedItems knows what contains matched, wherever it stands', async () => {
    const schema = { allOf: [{ contains: { type: 'string' } }], unevaluatedItems: { type: 'number' } }
    expect(await verdict(schema, ['a', 1])).toEqual([])
    expect(await verdict(schema, ['a', true])).toEqual(['R /1 type'])
    expect(await verdict({ ...schema, unevaluatedItems: false }, ['a', 1])).toEqual(['R /1 unevaluatedItems'])
    const tried = { anyOf: [{ contains: { const: 1 }, maxItems: 1 }, true], unevaluatedItems: false }
    expect(await verdict(tried, [1])).toEqual([])
    expect(await verdict(tried, [1, 1])).toEqual(['R /0 unevaluatedItems', 'R /1 unevaluatedItems'])
    const ruledOut = { not: { not: { contains: { const: 1 } } }, unevaluatedItems: false }
    expect(await verdict(ruledOut, [1])).toEqual(['R /0 unevaluatedItems'])
  })

  test('what a condition evaluates only counts when it holds', async () => {
    const schema = {
      if: { properties: { a: { const: 1 } }, required: ['a'] },
      else: true,
      unevaluatedProperties: false,
    }
    expect(await verdict(schema, { a: 1 })).toEqual([])
    expect(await verdict(schema, { a: 2 })).toEqual(['R / unevaluatedProperties'])
  })

  test('what is evaluated before a choice stays so, whichever branch holds', async () => {
    const schema = {
      $ref: '#/$defs/base',
      anyOf: [
        { required: ['b'], properties: { b: true } },
        { required: ['c'], properties: { c: true } },
      ],
      unevaluatedProperties: false,
      $defs: { base: { properties: { a: true } } },
    }
    expect(await verdict(schema, { a: 1, b: 1 })).toEqual([])
    expect(await verdict(schema, { a: 1, c: 1 })).toEqual([])
    expect(await verdict(schema, { a: 1, c: 1, d: 1 })).toEqual(['R / unevaluatedProperties'])
  })

  test('a member is not evaluated for being called as one of every object', async () => {
    const schema = { if: true, properties: { ['__proto__']: true }, unevaluatedProperties: { const: 1 } }
    for (const name of ['toString', 'constructor']) {
      expect(await verdict(schema, { [name]: 2 })).toEqual([`R /${name} const`])
    }
    expect(await verdict(schema, JSON.parse('{ "__proto__": 2 }'))).toEqual([])
    const { properties: _, ...closed } = schema
    expect(await verdict(closed, JSON.parse('{ "__proto__": 2 }'))).toEqual(['R /__proto__ const'])
  })

  test('what one value evaluated is forgotten at the next, also in a schema that refers to itself', async () => {
    const child = {
      allOf: [{ $ref: '#' }, { anyOf: [{ properties: { b: { const: 1 } }, required: ['b'] }, true] }],
      unevaluatedProperties: false,
    }
    const entry = await compiled({ 'a.schema.json': { 'x-requirement': 'R', properties: { child } } })
    expect(wrong(entry, { child: { b: 1 } })).toEqual([])
    expect(wrong(entry, { child: { b: 2 } })).toEqual(['R /child unevaluatedProperties'])
  })

  test('$dynamicRef leads to the outermost anchor of its name', async () => {
    const files = {
      'strict.schema.json': {
        'x-requirement': 'S',
        $dynamicAnchor: 'node',
        $ref: 'tree.schema.json',
        unevaluatedProperties: false,
      },
      'tree.schema.json': {
        $dynamicAnchor: 'node',
        'x-requirement': 'T',
        type: 'object',
        properties: { children: { items: { $dynamicRef: '#node' } } },
      },
    }
    const value = { children: [{ extra: 1 }] }
    expect(wrong(await compiled(files), value)).toEqual(['S /children/0 unevaluatedProperties'])
    expect(wrong(await compiled(files, { entry: 'tree.schema.json' }), value)).toEqual([])
  })

  test('decimal fractions are exact', async () => {
    expect(await verdict({ multipleOf: 0.01 }, 19.99)).toEqual([])
    expect(await verdict({ multipleOf: 0.01 }, 19.999)).toEqual(['R / multipleOf'])
  })

  test('draft-07 lists, dependencies and tags beside $ref', async () => {
    const schema = {
      ...draft7,
      properties: {
        list: { items: [{ type: 'string' }], additionalItems: false },
        ref: { $ref: '#/definitions/d', 'x-requirement': 'D' },
      },
      dependencies: { a: ['b'], c: { required: ['d'] } },
      definitions: { d: { type: 'number' } },
    }
    expect(await verdict(schema, { list: ['x', 1], ref: 'x', a: 1, c: 1 })).toEqual([
      'R / dependencies',
      'R / required',
      'R /list additionalItems',
      'D /ref type',
    ])
  })
})

test('a schema that says nothing but its tag accepts and counts', async () => {
  expect(told(await compiled({ 'a.schema.json': { 'x-requirement': 'R' } }), 1)).toEqual(['+R'])
})
