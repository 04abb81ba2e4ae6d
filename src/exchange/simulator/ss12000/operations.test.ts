import { beforeEach, describe, expect, it } from 'vitest'
import type { Entity } from '../store.ts'
import { asking } from './testing.ts'

let now = new Date('2025-10-15T12:00:00Z')
let ask = asking(() => now)

describe('deletedEntities', () => {
  it('gives ids by type, after a time and page by page', async () => {
    const { value } = await ask('/deletedEntities')
    const { data } = value as { data: Record<string, string[]> }
    expect(Object.keys(data)).toHaveLength(18)
    const all = Object.values(data).flat()
    expect(all.length).toBeGreaterThan(10)
    const of = async (query: string) =>
      (await ask(`/deletedEntities?${query}`)).value as { data: typeof data; pageToken: string | null }
    expect(Object.keys((await of('entities=Person&entities=Activity')).data)).toEqual(['activitites', 'persons'])
    expect(Object.values((await of('after=2025-10-15T00:00:00Z')).data).flat()).toEqual([])
    expect(Object.values((await of('after=2020-01-01T00:00:00Z')).data).flat()).toEqual(all)
    const page = await of('entities=Person&limit=3')
    const rest = await of(`pageToken=${page.pageToken}`)
    expect([...(page.data.persons ?? []), ...(rest.data.persons ?? [])]).toEqual(data.persons)
    expect(page.data.persons).toHaveLength(3)
    expect((await ask(`/deletedEntities?pageToken=${page.pageToken}&entities=Person`)).status).toBe(400)
  })

  it('names nothing that is still there', async () => {
    const { value } = await ask('/deletedEntities?entities=Person')
    const [id] = (value as { data: { persons: string[] } }).data.persons
    expect((await ask(`/persons/${id}`)).status).toBe(404)
  })
})

describe('subscriptions', () => {
  const body = { name: 'prov', target: 'https://mottagare.example/krok', resourceTypes: [{ resource: 'Person' }] }
  beforeEach(() => {
    now = new Date('2025-10-15T12:00:00Z')
    ask = asking(() => now)
  })

  it('are made, listed, read, renewed and taken away', async () => {
    const made = await ask('/subscriptions', { body })
    expect(made).toMatchObject({ status: 201, value: { ...body, expires: '2025-10-29T12:00:00Z' } })
    const { id } = made.value as { id: string }
    expect((await ask('/subscriptions')).value).toEqual({ data: [made.value], pageToken: null })
    now = new Date('2025-10-16T12:00:00Z')
    const renewed = await ask(`/subscriptions/${id}`, { method: 'PATCH' })
    expect(renewed).toMatchObject({ status: 200, value: { id, expires: '2025-10-30T12:00:00Z' } })
    expect((await ask(`/subscriptions/${id}`)).value).toEqual(renewed.value)
    expect(await ask(`/subscriptions/${id}`, { method: 'DELETE' })).toMatchObject({ status: 204, text: undefined })
    for (const method of ['GET', 'PATCH', 'DELETE']) {
      expect(await ask(`/subscriptions/${id}`, { method })).toMatchObject({ status: 404, text: undefined })
      expect((await ask('/subscriptions/17', { method })).status).toBe(400)
    }
    expect((await ask('/subscriptions')).value).toEqual({ data: [], pageToken: null })
  })

  it('have ids of their own', async () => {
    const [one, two] = [await ask('/subscriptions', { body }), await ask('/subscriptions', { body })]
    expect((one.value as Entity).id).not.toBe((two.value as Entity).id)
  })

  it.each([
    {},
    { ...body, name: undefined },
    { ...body, target: 'krok' },
    { ...body, target: 'file:///etc/passwd' },
    { ...body, resourceTypes: 'Person' },
    { ...body, resourceTypes: [{ resource: 'Dog' }] },
  ])('refuse %o', async wrong => {
    expect((await ask('/subscriptions', { body: wrong })).status).toBe(400)
  })
})

describe('log and statistics', () => {
  it('are thanked for with 201 and no body', async () => {
    const log = {
      message: 'Fel',
      severityLevel: 'Error',
      resourceType: 'Person',
      timeOfOccurance: '2025-10-15T12:00:00Z',
    }
    expect(await ask('/log/', { body: log })).toMatchObject({ status: 201, text: undefined })
    const statistics = { resourceType: 'Person', newCount: 1, updatedCount: 0, deletedCount: 0 }
    expect(await ask('/statistics/', { body: statistics })).toMatchObject({ status: 201, text: undefined })
  })

  it.each([
    ['/log/', { message: 'Fel' }],
    ['/log/', { message: 'Fel', severityLevel: 'Fatal' }],
    ['/log/', { message: 'Fel', severityLevel: 'Info', resourceId: '17' }],
    ['/statistics/', { resourceType: 'Person', newCount: 1, updatedCount: 0 }],
    ['/statistics/', { resourceType: 'Person', newCount: '1', updatedCount: 0, deletedCount: 0 }],
  ])('refuse %s %o', async (path, body) => {
    expect((await ask(path, { body })).status).toBe(400)
  })
})
