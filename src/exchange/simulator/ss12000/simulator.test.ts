import { readFileSync } from 'node:fs'
import { load } from 'js-yaml'
import { describe, expect, it } from 'vitest'
import type { Entity } from '../store.ts'
import { modules } from './simulator.ts'
import { asking, fetchAll, first, ids, nobody, recordsOf, token } from './testing.ts'

const ask = asking()
const organisations = recordsOf('organisations')
const persons = recordsOf('persons')
const groups = recordsOf('groups')
const duties = recordsOf('duties')
const activities = recordsOf('activities')

describe('admission', () => {
  it.each([
    [null, 'Bearer realm="simulator"'],
    ['Bearer wrong', 'Bearer realm="simulator", error="invalid_token"'],
    [`Basic ${token}`, 'Bearer realm="simulator", error="invalid_token"'],
    [token, 'Bearer realm="simulator", error="invalid_token"'],
  ])('refuses %s', async (authorization, challenge) => {
    for (const path of ['/organisations', `/persons/${nobody}`, '/subscriptions', '/nothing-here']) {
      const { status, headers, value } = await ask(path, { authorization })
      expect([status, headers['WWW-Authenticate']]).toEqual([401, challenge])
      expect(value).toEqual({ code: 'unauthorised', message: expect.any(String) as string })
    }
  })

  it('takes the scheme in any case', async () => {
    expect((await ask('/organisations', { authorization: `bearer ${token}` })).status).toBe(200)
  })
})

describe('every answer', () => {
  it('has the date of the clock and, with a body, the media type', async () => {
    const { headers } = await ask('/organisations?limit=1')
    expect(headers).toMatchObject({
      Date: 'Wed, 15 Oct 2025 12:00:00 GMT',
      'Content-Type': 'application/json; charset=utf-8',
    })
  })

  it('is the same for the same request', async () => {
    const path = '/persons?limit=20&sortkey=FamilyNameAsc&expand=duties'
    expect(await ask(path)).toEqual(await ask(path))
  })

  it.each(['/v1.0/organisations', '/v2.0', '/nothing', '/organisations/', `/organisations/${nobody}/x`])(
    'outside of the API is 404 without a body: %s',
    async path => {
      expect(await ask(path)).toMatchObject({ status: 404, text: undefined })
    },
  )

  it.each([
    ['DELETE', '/organisations', 'GET'],
    ['POST', '/persons', 'GET'],
    ['PUT', '/subscriptions', 'GET, POST'],
    ['GET', '/log/', 'POST'],
  ])('to a method that is not there is 405: %s %s', async (method, path, allowed) => {
    const { status, headers } = await ask(path, { method })
    expect([status, headers.Allow]).toEqual([405, allowed])
  })
})

describe('one record', () => {
  it('is that of the list', async () => {
    const person = first(persons)
    expect(await ask(`/persons/${person.id}`)).toMatchObject({ status: 200, value: person })
    expect((await ask(`/persons/${person.id.toUpperCase()}`)).value).toEqual(person)
  })

  it('is 404 without a body when nothing has the id, and 400 when the id is none', async () => {
    expect(await ask(`/persons/${nobody}`)).toMatchObject({ status: 404, text: undefined })
    for (const id of ['17', 'x'.repeat(36), '%E0%A4%A', `${nobody}0`, 'lookup']) {
      const { status, value } = await ask(`/persons/${id}`)
      expect([status, Object.keys(value as object)], id).toEqual([400, ['code', 'message']])
    }
  })
})

describe('lookup', () => {
  const some = persons.slice(3, 6)

  it('gives a bare list of what any member of the body names', async () => {
    expect(await ask('/persons/lookup', { body: { ids: [...ids(some), nobody] } })).toMatchObject({
      status: 200,
      value: some,
    })
    const numbered = first(persons.filter(person => person.civicNo !== undefined))
    const both = await ask('/persons/lookup', { body: { ids: [some[0]?.id], civicNos: [numbered.civicNo?.value] } })
    expect(new Set(ids(both.value as Entity[]))).toEqual(new Set([some[0]?.id, numbered.id]))
    expect((await ask('/persons/lookup', { body: {} })).value).toEqual([])
  })

  it('takes the other members of the standard', async () => {
    const unit = first(organisations.filter(each => each.schoolUnitCode !== undefined))
    const body = { schoolUnitCodes: [unit.schoolUnitCode], organisationCodes: [first(organisations).organisationCode] }
    const found = (await ask('/organisations/lookup', { body })).value as Entity[]
    expect(ids(found)).toEqual([first(organisations).id, unit.id])
    const duty = first(first(activities).teachers).duty.id
    const taught = (await ask('/activities/lookup', { body: { teachers: [duty] } })).value as Entity[]
    expect(ids(taught)).toEqual(ids(activities.filter(each => each.teachers.some(t => t.duty.id === duty))))
    const member = first(first(groups).groupMemberships).person.id
    const attended = (await ask('/activities/lookup', { body: { members: [member] } })).value as Entity[]
    expect(ids(attended)).toEqual(ids(await fetchAll(ask, `/activities?member=${member}`)))
    const { child } = first(recordsOf('placements'))
    expect(await ask('/placements/lookup', { body: { personIds: [child.id] } })).toMatchObject({ value: [{ child }] })
  })

  it('names references and expands', async () => {
    const body = { ids: [first(duties).id] }
    const { value } = await ask('/duties/lookup?expandReferenceNames=true&expand=person', { body })
    expect(value).toMatchObject([{ dutyAt: { displayName: expect.any(String) as string }, _embedded: { person: {} } }])
  })

  it.each([
    ['[]', 400],
    ['"x"', 400],
    ['{', 400],
    ['', 400],
    ['{"ids":["17"]}', 400],
    ['{"ids":"17"}', 400],
    ['{"ids":[17]}', 400],
  ])('refuses the body %s', async (body, status) => {
    expect((await ask('/persons/lookup', { body })).status).toBe(status)
  })

  it('refuses another media type, and what a lookup would be too large for', async () => {
    expect((await ask('/persons/lookup', { body: {}, type: 'text/plain' })).status).toBe(415)
    expect((await ask('/persons/lookup', { body: {}, type: 'application/json;charset=utf-8' })).status).toBe(200)
  })
})

describe('modules', () => {
  it('are what the server has', () => {
    const profile = load(readFileSync('profiles/ss12000/profile.yaml', 'utf8')) as { modules: object }
    expect(modules).toEqual(Object.keys(profile.modules).sort())
  })
})

describe('operations', () => {
  const { paths } = load(readFileSync('profiles/ss12000/resources/openapi.yaml', 'utf8')) as { paths: object }
  const methods = ['get', 'post', 'patch', 'delete']
  const all = Object.entries(paths).flatMap(([path, item]) =>
    Object.keys(item as object).flatMap(method => (methods.includes(method) ? [[method.toUpperCase(), path]] : [])),
  )

  it('are all there', async () => {
    expect(all).toHaveLength(69)
    for (const [method = '', path = ''] of all) {
      const { status } = await ask(path.replace('{id}', 'no-uuid'), {
        method,
        ...(method === 'POST' ? { body: '' } : {}),
      })
      // Refused for what was asked, not for there being no such call.
      expect([200, 400], `${method} ${path}`).toContain(status)
    }
  })
})
