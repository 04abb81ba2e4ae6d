import { expect, it } from 'vitest'
import { nothingMasked } from '../../model/check.ts'
import { compileSchemas } from './compile.ts'
import { memoryCache } from './testing.ts'
import { validateInto } from './validate-into.ts'

const named = 'resolve(root, self).value().name != "bad"'

const schemaOf = (rule: string) => ({
  'x-requirement': 'R',
  properties: {
    parts: { type: 'object' },
    uses: {
      items: { 'x-rules': [{ requirement: 'NAMED', rule }] },
    },
  },
})

async function judged(value: unknown, masked: (pointer: string) => boolean = nothingMasked, rule = named) {
  const said: string[] = []
  const compiled = await compileSchemas({
    schemas: new Map([['a.schema.json', schemaOf(rule)]]),
    entries: ['a.schema.json'],
    cache: memoryCache(),
  })
  const located = { value, masked, locate: (pointer: string) => ({ evidence: '', name: '', pointer }) }
  const sink = {
    exercised: (requirement: string) => void (requirement === 'NAMED' && said.push('exercised')),
    finding: ({ at }: { at: { pointer?: string } }) => void said.push(`finding ${at.pointer}`),
    untested: (_: string, { key }: { key: string }) => void said.push(`untested ${key}`),
    inapplicable: () => {},
    error: (_: string, { key }: { key: string }) => void said.push(key),
  }
  validateInto(compiled.entry('a.schema.json'), located, sink, () => {})
  return said
}

const uses = [{ name: 'own' }, { $ref: '#/parts/a' }]

it('a rule on a part follows references in the whole, and its finding stands at the part', async () => {
  expect(await judged({ parts: { a: { name: 'good' } }, uses })).toEqual(['exercised', 'exercised'])
  expect(await judged({ parts: { a: { name: 'bad' } }, uses })).toEqual(['exercised', 'exercised', 'finding /uses/1'])
})

it('a reference that leads nowhere decides nothing', async () => {
  expect(await judged({ uses: [{ $ref: '#/parts/none' }] })).toEqual(['rule.missing'])
})

it("a reference that leads nowhere in a whole that is broken elsewhere is nobody's fault", async () => {
  const said = await judged({ parts: 7, uses: [{ $ref: '#/parts/none' }] })
  expect(said).toEqual(['finding /parts', 'untested rule.beside-broken'])
})

it('a rule that may have read what was masked says nothing', async () => {
  expect(await judged({ parts: { a: { name: 'good' } }, uses }, pointer => pointer === '/parts/a/name')).toEqual([])
})

it('a rule that has nothing to say of a value neither exercises nor breaks its requirement', async () => {
  const rule = 'has(self.name) ? optional.of(self.name == "own") : optional.none()'
  const of = (...values: readonly unknown[]) => judged({ uses: values }, nothingMasked, rule)
  expect(await of({}, { other: 1 })).toEqual([])
  expect(await of({ name: 'own' }, {})).toEqual(['exercised'])
  expect(await of({}, { name: 'other' })).toEqual(['exercised', 'finding /uses/1'])
  expect(await judged({ uses: [1] }, nothingMasked, 'optional.of(self)')).toEqual(['rule.not-boolean'])
})
