import { describe, expect, it } from 'vitest'
import { changeAt, idOf, objects, valuesAt } from './paths.ts'
import { nameReferences, referencesIn, under } from './references.ts'
import { createStore } from './store.ts'

const group = { id: 'g', organisation: { id: 'o' }, members: [{ person: { id: 'p1' } }, { person: { id: 'p2' } }, {}] }

describe('paths', () => {
  it('go through lists, and end where nothing is', () => {
    expect(valuesAt('members.person.id')(group)).toEqual(['p1', 'p2'])
    expect(valuesAt('organisation.id')(group)).toEqual(['o'])
    expect(valuesAt('nothing.id')(group)).toEqual([])
    expect(valuesAt('organisation.id.more')(group)).toEqual([])
    expect(valuesAt('constructor.name')(group)).toEqual([])
  })

  it('change a copy', () => {
    const before = structuredClone(group)
    const shout = changeAt('members.person.id', id => String(id).toUpperCase())
    expect(valuesAt('members.person.id')(shout(group))).toEqual(['P1', 'P2'])
    expect(group).toEqual(before)
    expect(changeAt('nothing.here', () => 1)(group)).toEqual(before)
  })

  it('know objects and references', () => {
    expect(objects([{ a: 1 }, 2, null, [3]])).toEqual([{ a: 1 }])
    expect(objects({ a: 1 })).toEqual([])
    expect([idOf({ id: 1 }), idOf(null), idOf('x')]).toEqual([1, undefined, undefined])
  })
})

describe('references', () => {
  const references = { organisation: 'organisations', 'members.person': 'persons' }
  const store = createStore({ organisations: [{ id: 'o', name: 'Skolan' }], persons: [{ id: 'p1', name: 'Anna' }] })
  const name = (record: { [member: string]: unknown }): string => String(record.name)

  it('are listed with what they point at', () => {
    expect(referencesIn(group, references)).toEqual([
      { id: 'o', to: 'organisations' },
      { id: 'p1', to: 'persons' },
      { id: 'p2', to: 'persons' },
    ])
  })

  it('are named, also where they point at nothing', () => {
    const named = nameReferences(group, references, { organisations: name, persons: name }, store)
    expect(named.organisation).toEqual({ id: 'o', displayName: 'Skolan' })
    expect(valuesAt('members.person.displayName')(named)).toEqual(['Anna', 'Okänd'])
    expect(group.organisation).toEqual({ id: 'o' })
  })

  it('are found where their record is embedded', () => {
    const embedded = { _embedded: { groups: [group] } }
    expect(referencesIn(embedded, under('_embedded.groups', references))).toEqual(referencesIn(group, references))
  })
})

describe('a store', () => {
  it('finds ids in any case, and works things out once', () => {
    const store = createStore({ things: [{ id: 'abc' }] })
    expect(store.find('things', 'ABC')).toEqual({ id: 'abc' })
    expect(store.find('others', 'abc')).toBeUndefined()
    let built = 0
    const build = (): number => {
      built += 1
      return built
    }
    expect([
      store.once('x', build),
      store.once('x', build),
      store.lately('x', build),
      store.lately('x', build),
    ]).toEqual([1, 1, 2, 2])
  })

  it('forgets what was asked for long ago', () => {
    const store = createStore({})
    let built = 0
    const build = (): number => {
      built += 1
      return built
    }
    store.lately('first', build)
    for (let n = 0; n < 49; n += 1) store.lately(`n${n}`, build)
    expect(store.lately('first', build)).toBe(1)
    for (let n = 0; n < 50; n += 1) store.lately(`m${n}`, build)
    expect(store.lately('first', build)).toBeGreaterThan(50)
  })
})
