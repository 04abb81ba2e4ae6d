import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Schemas } from '../schemas.ts'
import { mutantsOf } from './make.ts'
import type { RecordAt } from './spot.ts'

/** One schema, at the root of one file. */
function schemasOf(schema: unknown): Schemas {
  const at: Schemas['at'] = ({ pointer }) => {
    return pointer
      .split('/')
      .slice(1)
      .reduce<unknown>((value, step) => (value as Record<string, unknown> | undefined)?.[step], schema)
  }
  return { at, target: (_, reference) => ({ path: 's', pointer: reference.slice(1) }) }
}

function record(value: unknown, path: readonly (string | number)[] = []): RecordAt {
  return { type: 'thing', path, value, schema: { path: 's', pointer: '' } }
}

/** Edits of one member, as `edit value`. */
function editsOf(schema: unknown, value: unknown): readonly string[] {
  const files = [{ name: 'f', value: { a: value }, records: [record({ a: value })] }]
  return [...mutantsOf(schemasOf({ properties: { a: schema } }), files)]
    .filter(({ place }) => place === 'thing /a')
    .map(({ edit, value: made }) => `${edit} ${JSON.stringify((made as { a?: unknown }).a)}`)
}

describe('a value is edited', () => {
  it('by its type', () => {
    expect(editsOf({}, true)).toEqual(['removed undefined', 'nulled null', 'other-type "true"'])
    expect(editsOf({}, null)).toEqual(['removed undefined'])
  })

  it('by what a text looks like, whether a schema says so or not', () => {
    expect(editsOf({}, '2026-08-17')).toEqual([
      'removed undefined',
      'nulled null',
      'other-type 1',
      'empty ""',
      'other-text "2026-08-17x"',
      'impossible-date "2026-02-30"',
    ])
    expect(editsOf({}, '2026-08-17T06:00:00+02:00')).toContain('no-offset "2026-08-17T06:00:00"')
    expect(editsOf({}, '12345678')).toContain('other-digit "12345679"')
    expect(editsOf({}, '12345')).not.toContain('other-digit "12346"')
  })

  it('by the limits of a schema, one beyond', () => {
    expect(editsOf({ minLength: 2, maxLength: 3 }, 'abc')).toEqual(
      expect.arrayContaining(['shorter "a"', 'longer "abcx"']),
    )
    expect(editsOf({ minimum: 0, maximum: 10 }, 4)).toEqual(
      expect.arrayContaining(['below -1', 'above 11', 'fraction 4.5']),
    )
    expect(editsOf({ minItems: 2, maxItems: 2 }, [1, 2])).toEqual(
      expect.arrayContaining(['no-items []', 'repeated-item [1,2,1]', 'too-few [1]', 'too-many [1,2,1]']),
    )
    expect(editsOf({ enum: ['Man'] }, 'Man')).toContain('other-case "man"')
  })

  it('far off where no schema gives a limit, so that a limit that was forgotten is missed', () => {
    expect(editsOf({}, 30)).toEqual(expect.arrayContaining(['below -31', 'above 1030000']))
  })

  it('as a pair that has an order, and only then', () => {
    const swapped = '{"startDate":"2026-02-01","endDate":"2026-01-01"}'
    expect(editsOf({}, { startDate: '2026-01-01', endDate: '2026-02-01' })).toEqual([
      'removed undefined',
      'nulled null',
      'other-type "x"',
      'extra-member {"startDate":"2026-01-01","endDate":"2026-02-01","samklangUnknown":"x"}',
    ])
    const files = (value: unknown) => [{ name: 'f', value, records: [record(value)] }]
    const of = (value: unknown) => [...mutantsOf(schemasOf({}), files(value))].filter(({ edit }) => edit === 'swapped')
    const [pair] = of({ startDate: '2026-01-01', endDate: '2026-02-01' })
    expect(JSON.stringify(pair?.value)).toBe(swapped)
    expect(pair?.place).toBe('thing /startDate')
    expect(of({ startDate: '2026-01-01', endDate: '2026-01-01' })).toEqual([])
    expect(of({ created: '2026-01-01T00:00:00Z', modified: '2026-01-02T00:00:00Z' })).toHaveLength(1)
    expect(of({ startSchoolYear: 7, endSchoolYear: 9, validFrom: '08:00', validTo: '09:00' })).toHaveLength(2)
  })
})

it('records of a vector are unlinked, given the id of another, and repeated', () => {
  const value = [
    { id: 'a1', next: 'b1' },
    { id: 'b1', next: 'c1' },
  ]
  const records = value.map((each, at) => record(each, [at]))
  const made = [...mutantsOf(schemasOf({}), [{ name: 'f', value, records }])]
  const told = made
    .filter(({ edit }) => ['dangling', 'same-id', 'repeated-record'].includes(edit))
    .map(({ edit, at, value: file }) => `${edit} ${at} ${JSON.stringify(file)}`)
  expect(told).toEqual([
    'repeated-record f /0 [{"id":"a1","next":"b1"},{"id":"b1","next":"c1"},{"id":"a1","next":"b1"}]',
    'same-id f /0/id [{"id":"b1","next":"b1"},{"id":"b1","next":"c1"}]',
    'dangling f /0/next [{"id":"a1","next":"b0"},{"id":"b1","next":"c1"}]',
    'repeated-record f /1 [{"id":"a1","next":"b1"},{"id":"b1","next":"c1"},{"id":"b1","next":"c1"}]',
    'same-id f /1/id [{"id":"a1","next":"b1"},{"id":"a1","next":"c1"}]',
  ])
})

it('each mutant differs from its vector at one place, and the same vector gives the same mutants', () => {
  const schemas = schemasOf({ properties: { a: { minLength: 2 }, b: { maximum: 3 } }, additionalProperties: {} })
  fc.assert(
    fc.property(fc.array(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })), { maxLength: 3 }), generated => {
      const value: unknown = JSON.parse(JSON.stringify(generated))
      const records = (value as unknown[]).map((each, at) => record(each, [at]))
      const made = [...mutantsOf(schemas, [{ name: 'f', value, records }])]
      const before = JSON.stringify(value)
      for (const { value: after, spot, edit } of made) {
        expect(JSON.stringify(after)).not.toBe(before)
        const [one, other] =
          edit === 'repeated-record' ? [[], []] : [without(value, spot.path), without(after, spot.path)]
        expect(one).toEqual(other)
      }
      const again = [...mutantsOf(schemas, [{ name: 'f', value, records }])]
      expect(JSON.stringify(again.map(each => each.value))).toBe(JSON.stringify(made.map(each => each.value)))
      expect(JSON.stringify(value)).toBe(before)
    }),
    { numRuns: 40 },
  )
})

/** A copy in which nothing stands at a path any more. */
function without(value: unknown, path: readonly (string | number)[]): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(value))
  const parent = path.slice(0, -1).reduce<unknown>((at, step) => (at as Record<string | number, unknown>)[step], copy)
  const last = path.at(-1)
  if (last !== undefined) {
    if (Array.isArray(parent)) parent[Number(last)] = 'gone'
    else delete (parent as Record<string | number, unknown>)[last]
  }
  return copy
}
