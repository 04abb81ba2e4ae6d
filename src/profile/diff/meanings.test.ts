// biome-ignore-all lint/suspicious/noThenProperty: the keyword of JSON Schema; the objects are never awaited.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { schemaChanges } from './schema-changes.ts'
import { opened, type Schema } from './testing.ts'

/** What is told of two versions of one schema. */
function told(old: Schema, now: Schema): readonly string[] {
  return schemaChanges([{ name: 'r', old: opened(old), now: opened(now) }], () => 'MUST').map(
    ({ class: kind, isDecided, at, said, requirement }) =>
      `${kind}${isDecided ? '' : '?'} ${at} ${said.key} ${said.args?.name ?? ''} ${requirement ?? ''}`.trimEnd(),
  )
}

const row = fc.constantFrom('R-01', 'R-02', 'R-03')
const words = fc.record(
  {
    title: fc.constantFrom('a', 'b', 'c'),
    description: fc.constantFrom('a', 'b'),
    readOnly: fc.boolean(),
    deprecated: fc.boolean(),
    'x-requirement': row,
    'x-document': fc.constantFrom('room', 'seat'),
    'x-rules': fc.uniqueArray(fc.record({ requirement: row, rule: fc.constantFrom('a', 'b'), message: fc.string() }), {
      minLength: 1,
      maxLength: 2,
      selector: ({ requirement, rule }) => `${requirement} ${rule}`,
    }),
  },
  { requiredKeys: [] },
)
const scalar = fc.oneof(
  fc.record({ type: fc.constantFrom('string', 'integer') }),
  fc.record({ enum: fc.subarray(['a', 'b', 1], { minLength: 1 }) }),
  fc.record({ minLength: fc.constantFrom(1, 2) }),
)
const { schema } = fc.letrec<{ schema: Schema }>(tie => {
  const some = fc.array(tie('schema'), { minLength: 1, maxLength: 2 })
  const object = fc.record(
    {
      required: fc.subarray(['a', 'b']),
      properties: fc.dictionary(fc.constantFrom('a', 'b'), tie('schema'), { maxKeys: 2, noNullPrototype: true }),
      patternProperties: fc.dictionary(fc.constantFrom('^a', 'b'), tie('schema'), {
        maxKeys: 1,
        noNullPrototype: true,
      }),
      additionalProperties: tie('schema'),
      items: tie('schema'),
    },
    { requiredKeys: [] },
  )
  const choice = fc.record(
    { allOf: some, anyOf: some, oneOf: some, if: tie('schema'), then: tie('schema') },
    { requiredKeys: ['allOf'] },
  )
  const body = fc.oneof({ maxDepth: 2 }, scalar, object, choice, choice)
  return { schema: fc.tuple(body, words).map(([a, b]) => ({ ...a, ...b })) as fc.Arbitrary<Schema> }
})

const unordered = new Set(['allOf', 'anyOf', 'oneOf', 'required', 'enum', 'x-rules'])

/** The same, with members and lists that have no order the other way round. */
function turned(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) {
    const items = value.map(item => turned(item))
    return unordered.has(name) ? items.reverse() : items
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, item]) => [key, turned(item, key)] as const)
      .reverse(),
  )
}

const runs = Number(process.env.SAMKLANG_RUNS ?? 60)

describe('a schema of several that judge the same value', () => {
  it('differs in nothing from itself', () => {
    fc.assert(
      fc.property(schema, each => {
        expect(told(each, structuredClone(each))).toEqual([])
      }),
      { numRuns: runs },
    )
  })

  it('differs in nothing from itself with its lists the other way round', () => {
    fc.assert(
      fc.property(schema, each => {
        expect(told(each, turned(each) as Schema)).toEqual([])
      }),
      { numRuns: runs },
    )
  })

  it.each<[string, Schema]>([
    ['words', { allOf: [{ properties: { x: { title: 'A' } } }, { properties: { x: { title: 'B', minLength: 1 } } }] }],
    [
      'requirements',
      {
        allOf: [
          { 'x-requirement': 'R-01', properties: { x: { minLength: 1 } } },
          { 'x-requirement': 'R-02', properties: { x: { minLength: 1 } } },
        ],
      },
    ],
    ['marks', { allOf: [{ properties: { x: { 'x-document': 'room' } } }, { properties: { x: {} } }] }],
    [
      'branches',
      {
        allOf: [{ anyOf: [{ title: 'A' }, { title: 'B' }] }, { anyOf: [{ title: 'C' }, { title: 'D' }] }],
      },
    ],
  ])('differs in no %s from itself', (_, each) => {
    expect(told(each, structuredClone(each))).toEqual([])
  })

  it.each<[string, Schema, Schema, readonly string[]]>([
    [
      'a word of one',
      { allOf: [{ properties: { x: { title: 'A' } } }, { properties: { x: { title: 'B' } } }] },
      { allOf: [{ properties: { x: { title: 'A' } } }, { properties: { x: { title: 'C' } } }] },
      ['editorial r /x diff.changed title'],
    ],
    [
      'a rule that one of two no longer has',
      {
        allOf: [{ properties: { x: { 'x-rules': [{ requirement: 'R-01', rule: 'a' }] } } }, { properties: { x: {} } }],
      },
      { allOf: [{ properties: { x: {} } }, { properties: { x: {} } }] },
      ['additive r /x diff.removed R-01 R-01'],
    ],
    [
      'a word of a branch',
      { anyOf: [{ title: 'A', minLength: 1 }, { title: 'B' }] },
      { anyOf: [{ title: 'B' }, { title: 'C', minLength: 1 }] },
      ['editorial r / diff.changed title'],
    ],
  ])('tells %s', (_, old, now, changes) => {
    expect(told(old, now)).toEqual(changes)
  })
})

const rule = (text: string) => ({ 'x-rules': [{ requirement: 'R-01', rule: text }] })
const anchored = (text: string) => ({
  properties: { x: { $dynamicRef: '#n' } },
  $defs: { n: { $dynamicAnchor: 'n', pattern: text } },
})

/** Wherever a rule, a mark or a requirement may stand. */
const holders: readonly (readonly [name: string, around: (schema: Schema) => Schema])[] = [
  ['contains', each => ({ contains: each })],
  ['propertyNames', each => ({ propertyNames: each })],
  ['dependentSchemas', each => ({ dependentSchemas: { a: each } })],
  ['dependencies', each => ({ $schema: 'http://json-schema.org/draft-07/schema#', dependencies: { a: each } })],
  ['not', each => ({ not: each })],
  ['if', each => ({ if: each, then: { required: ['a'] } })],
  ['then', each => ({ if: { required: ['a'] }, then: each })],
  ['unevaluatedProperties', each => ({ unevaluatedProperties: each })],
  ['unevaluatedItems', each => ({ unevaluatedItems: each })],
  ['a branch', each => ({ anyOf: [each, { type: 'string' }] })],
]

describe('what judges in another way than by keywords', () => {
  it.each(holders)('is told below %s', (_, around) => {
    const kinds = (old: Schema, now: Schema) => told(around(old), around(now)).map(line => line.split(' ')[0])
    expect(kinds(rule('a'), rule('b')).join()).toMatch(/^breaking/)
    expect(kinds({}, rule('b')).join()).toMatch(/^breaking/)
    expect(kinds({ 'x-document': 'room' }, { 'x-document': 'seat' }).join()).toMatch(/^breaking/)
    expect(kinds({ type: 'object' }, { type: 'object', readOnly: true })).toContain('breaking?')
    expect(kinds(rule('a'), rule('a'))).toEqual([])
  })

  it.each<[string, Schema, Schema, readonly string[]]>([
    [
      'in a choice that has a branch more',
      { anyOf: [rule('a'), { type: 'string' }] },
      { anyOf: [{ type: 'null' }, { type: 'string' }, rule('b')] },
      ['breaking? r / diff.changed R-01 R-01'],
    ],
    [
      'in another kind of choice',
      { anyOf: [rule('a')] },
      { oneOf: [rule('b'), false] },
      ['breaking? r / diff.changed R-01 R-01'],
    ],
    [
      'under another condition',
      { if: { required: ['a'] }, then: rule('a') },
      { if: { required: ['b'] }, then: rule('a') },
      ['breaking r / diff.added R-01 R-01', 'additive r / diff.removed R-01 R-01'],
    ],
    ['in what $dynamicRef leads to', anchored('a'), anchored('b'), ['breaking? r /x diff.schema.keyword.tight']],
    [
      'by a requirement more',
      { allOf: [{ minLength: 1, 'x-requirement': 'R-01' }] },
      {
        allOf: [
          { minLength: 1, 'x-requirement': 'R-01' },
          { minLength: 1, 'x-requirement': 'R-02' },
        ],
      },
      ['breaking? r / diff.schema.tag  R-02'],
    ],
    [
      'by a requirement where there was none',
      { minLength: 1 },
      { minLength: 1, 'x-requirement': { minLength: 'R-01' } },
      ['breaking? r / diff.schema.tag  R-01'],
    ],
    [
      'by none where there was one',
      { properties: { a: { minLength: 1, 'x-requirement': 'R-01' } } },
      { properties: { a: { minLength: 1 } } },
      ['breaking? r /a diff.schema.tag'],
    ],
    [
      'by a requirement for what is new, once',
      { type: 'string' },
      { type: 'string', minLength: 1, 'x-requirement': { minLength: 'R-01' } },
      ['breaking r / diff.schema.limit.tight  R-01'],
    ],
  ])('is told %s', (_, old, now, changes) => {
    expect(told(old, now)).toEqual(changes)
  })
})

/** Sets of definitions judge one value: as many as there are texts of that length. */
function widening(length: number, last: Schema): Schema {
  const to = (at: number) => ({ $ref: `#/$defs/q${at}` })
  const steps = Array.from({ length }, (_, at) => [
    `q${at}`,
    { properties: { a: at === 0 ? { allOf: [to(0), to(1)] } : to(at + 1), b: at === 0 ? to(0) : to(at + 1) } },
  ])
  return { ...to(0), $defs: { ...Object.fromEntries(steps), [`q${length}`]: last } }
}

function nested(depth: number, last: Schema): Schema {
  return depth === 0 ? last : { properties: { a: nested(depth - 1, last) } }
}

describe('what is not gone through to its end', () => {
  it('is told as breaking and undecided where there are too many ways, though nothing differs', () => {
    const lines = told(widening(13, rule('a')), widening(13, rule('a')))
    expect(new Set(lines.map(line => line.replace(/(\/[ab])+/, '…')))).toEqual(
      new Set(['breaking? r … diff.schema.stopped.tight']),
    )
  })

  it('is told where it is too deep', () => {
    const lines = told(nested(400, { minLength: 1, ...rule('a') }), nested(400, { minLength: 2, ...rule('b') }))
    expect(lines.length).toBeGreaterThan(0)
    expect(lines.every(line => /^breaking\? r [/a]+ diff\.schema\.stopped\.tight$/.test(line))).toBe(true)
  })
})
