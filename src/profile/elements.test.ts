import { describe, expect, it } from 'vitest'
import type { Profile } from '../model/profile.ts'
import { openElements } from './elements.ts'
import { testedBy } from './tested-by.ts'

function profileOf(files: Readonly<Record<string, object>>): Profile {
  const text = { sv: '', en: '' }
  const type = (id: string) => ({
    id,
    module: 'm',
    schema: `${id}.schema.json`,
    fileNames: [],
    members: [],
    title: text,
  })
  const resources = Object.entries(files).map(([path, value]) => {
    return [path, { path, kind: 'json-schema', text: JSON.stringify(value), digest: '' }] as const
  })
  return {
    ...{ id: 'x', version: '1.0.0', title: text, publisher: '', standard: { name: '', version: '' }, status: {} },
    ...{
      roles: {},
      modules: {},
      mandatoryModules: [],
      limits: [],
      requirements: [],
      unique: [],
      references: [],
      across: [],
      sensitive: [],
    },
    ...{ xmlDocuments: [], schematron: [], packages: [], pinned: [], supplied: new Map() },
    ...{ suites: [], digest: '', resources: new Map(resources) },
    documents: Object.keys(files).flatMap(path => (path.includes('common') ? [] : [type(path.split('.')[0] ?? '')])),
  }
}

async function named(files: Readonly<Record<string, object>>, records: Readonly<Record<string, unknown>> = {}) {
  const elements = await openElements(profileOf(files))
  for (const [type, record] of Object.entries(records)) elements.show(type, record)
  const names = (list: typeof elements.all) =>
    list.map(({ name, kind, value }) => (kind === 'value' ? `${name} = ${value}` : name))
  return { all: names(elements.all), notShown: names(elements.notShown) }
}

const colour = { 'common.schema.json': { $defs: { colour: { enum: ['red', 'blue'] } } } }
const car = {
  ...colour,
  'car.schema.json': {
    properties: {
      paint: { $ref: 'common.schema.json#/$defs/colour' },
      wheels: { items: { properties: { size: {}, paint: { $ref: 'common.schema.json#/$defs/colour' } } } },
    },
    allOf: [{ properties: { owner: {} } }, { if: { properties: { never: {} } }, else: { properties: { tax: {} } } }],
  },
}

describe('the elements of a profile', () => {
  it('are the properties and listed values, through references and branches, each once', async () => {
    const { all } = await named(car)
    expect(all).toEqual([
      ...['car paint', 'car wheels', 'car owner', 'car tax', 'car paint = red', 'car paint = blue'],
      ...['car wheels[].size', 'car wheels[].paint'],
    ])
  })

  it('are shown by the records that have them', async () => {
    const { notShown } = await named(car, { car: { wheels: [{ paint: 'red' }, {}], never: 1, tax: null } })
    expect(notShown).toEqual(['car paint', 'car owner', 'car paint = blue', 'car wheels[].size'])
  })

  it('of a type that holds itself come to an end', async () => {
    const files = { 'car.schema.json': { properties: { towed: { $ref: 'car.schema.json' } } } }
    expect(await named(files, { car: { towed: { towed: {} } } })).toEqual({ all: ['car towed'], notShown: [] })
    const circle = { 'car.schema.json': { $ref: '#/$defs/a', $defs: { a: { $ref: '#/$defs/a' } } } }
    expect(await named(circle, { car: {} })).toEqual({ all: [], notShown: [] })
  })

  it('are not shown by a record of another type, or by one that is no object', async () => {
    const files = { 'car.schema.json': { properties: { a: {} } }, 'boat.schema.json': { properties: { a: {} } } }
    const { notShown } = await named(files, { boat: { a: 1 }, car: 'a', plane: { a: 1 } })
    expect(notShown).toEqual(['car a'])
  })
})

describe('what tests a requirement', () => {
  it('is not a tag in a schema that nothing leads to', async () => {
    const common = { $defs: { used: { 'x-requirement': 'R-1' }, idle: { 'x-requirement': 'R-2' } } }
    const files = {
      'common.schema.json': common,
      'car.schema.json': { properties: { a: { $ref: 'common.schema.json#/$defs/used' } } },
    }
    const places = await testedBy(profileOf(files))
    expect([...places]).toEqual([
      ['R-1', [{ path: 'common.schema.json', pointer: '/$defs/used', by: 'x-requirement' }]],
    ])
  })
})
