import { describe, expect, it } from 'vitest'
import type { Entity } from '../store.ts'
import { resourceTypes } from './generators.ts'
import type { Activity, Group, Person } from './records.ts'
import { asking, fetchAll, ids, listOf, pageOf, recordsOf, town } from './testing.ts'

const ask = asking()
const persons = recordsOf('persons')
const groups = recordsOf('groups')
const activities = recordsOf('activities')

describe('a leap second', () => {
  it('divides a list as any other time', async () => {
    const before = await fetchAll(asking(), '/rooms?meta.modified.before=2016-12-31T23:59:60Z')
    const after = await fetchAll(asking(), '/rooms?meta.modified.after=2016-12-31T23:59:60Z')
    expect([...before, ...after]).toHaveLength(recordsOf('rooms').length)
  })
})

describe('lists', () => {
  it.each(resourceTypes)('of %s give every record once', async type => {
    expect(ids(await fetchAll(ask, listOf(type)))).toEqual(ids(recordsOf(type)))
  })

  it('are cut into pages of limit, which may be given anew with each token', async () => {
    let page = await pageOf(ask, '/persons?limit=100')
    const found = [...page.data]
    for (const limit of [7, 1, 100_000]) {
      page = await pageOf(ask, `/persons?pageToken=${page.pageToken}&limit=${limit}`)
      expect(page.data).toHaveLength(Math.min(limit, persons.length - found.length))
      found.push(...page.data)
    }
    expect(ids(found)).toEqual(ids(persons))
    expect(page.pageToken).toBeNull()
  })

  it('keep filter, order, expand and names on the pages that follow', async () => {
    const query = 'groupType=Klass&sortkey=DisplayNameAsc&expandReferenceNames=true&expand=assignmentRoles'
    const { value } = await ask(`/groups?${query}&limit=5`)
    const { data, pageToken } = value as { data: Entity[]; pageToken: string }
    const next = (await ask(`/groups?pageToken=${pageToken}&limit=5`)).value as { data: Entity[] }
    const whole = (await ask(`/groups?${query}&limit=10`)).value as { data: Entity[] }
    expect([...data, ...next.data]).toEqual(whole.data)
    expect(next.data[0]).toMatchObject({ _embedded: {}, organisation: { displayName: expect.any(String) as string } })
  })

  it.each([
    '/organisations?limit=0',
    '/organisations?limit=-1',
    '/organisations?limit=1.5',
    '/organisations?limit=many',
    '/organisations?limit=',
    '/organisations?limit=1&limit=2',
    '/organisations?type=Stadsdel',
    '/organisations?parent=17',
    '/organisations?sortkey=Random',
    '/organisations?meta.modified.after=2025-10-15',
    '/organisations?meta.modified.after=2025-10-15T12:00:00',
    '/organisations?meta.modified.after=2025-02-30T12:00:00Z',
    '/organisations?startDate.onOrAfter=2025-02-30',
    '/organisations?expandReferenceNames=yes',
    '/persons?expand=everything',
    '/persons?relationship.entity.type=friend',
    '/organisations?pageToken=abc',
    '/deletedEntities?after=yesterday',
    '/deletedEntities?entities=Dog',
    '/deletedEntities?pageToken=abc',
    '/subscriptions?limit=0',
  ])('refuse with 400: %s', async path => {
    const { status, value } = await ask(path)
    expect([status, Object.keys(value as object)]).toEqual([400, ['code', 'message']])
  })

  it('refuse a page token beside a filter, from another list, or changed', async () => {
    const { value } = await ask('/persons?limit=1')
    const { pageToken } = value as { pageToken: string }
    const [content = '', seal = ''] = pageToken.split('.')
    const forged = Buffer.from(JSON.stringify(['persons', '', 5])).toString('base64url')
    for (const path of [
      `/persons?pageToken=${pageToken}&nameContains=a`,
      `/persons?pageToken=${pageToken}&sortkey=ModifiedDesc`,
      `/persons?pageToken=${pageToken}&expandReferenceNames=true`,
      `/groups?pageToken=${pageToken}`,
      `/persons?pageToken=${content}`,
      `/persons?pageToken=${forged}.${seal}`,
    ]) {
      expect((await ask(path)).status, path).toBe(400)
    }
  })

  it('pass over parameters that they do not know', async () => {
    expect((await ask('/organisations?colour=red')).value).toEqual((await ask('/organisations')).value)
  })
})

describe('filters on time', () => {
  const times = persons.map(({ meta }) => meta.modified).sort()
  const middle = times[Math.floor(times.length / 2)] ?? ''
  const kept = (keep: (person: Person) => boolean): unknown[] => ids(persons.filter(keep))

  it('count the time itself to what is before, not to what is after', async () => {
    const at = encodeURIComponent(middle)
    expect(ids(await fetchAll(ask, `/persons?meta.modified.before=${at}`))).toEqual(
      kept(p => p.meta.modified <= middle),
    )
    expect(ids(await fetchAll(ask, `/persons?meta.modified.after=${at}`))).toEqual(kept(p => p.meta.modified > middle))
    expect(ids(await fetchAll(ask, `/persons?meta.created.before=${at}`))).toEqual(kept(p => p.meta.created <= middle))
    expect(ids(await fetchAll(ask, `/persons?meta.created.after=${at}`))).toEqual(kept(p => p.meta.created > middle))
    expect(kept(p => p.meta.created > middle).length).toBeGreaterThan(5)
  })

  it('read the offset', async () => {
    const local = `${new Date(Date.parse(middle) + 2 * 3600_000).toISOString().slice(0, 19)}+02:00`
    const found = await fetchAll(ask, `/persons?meta.modified.after=${encodeURIComponent(local)}`)
    expect(ids(found)).toEqual(kept(p => p.meta.modified > middle))
  })

  it('count both days in, and keep what has no end', async () => {
    const { startDate, endDate } = town.schoolYear
    const found = async (query: string): Promise<unknown[]> => ids(await fetchAll(ask, `/groups?${query}`))
    const keep = (test: (group: Group) => boolean): unknown[] => ids(groups.filter(test))
    expect(await found(`startDate.onOrAfter=${startDate}`)).toEqual(keep(g => g.startDate >= startDate))
    expect(await found(`startDate.onOrBefore=${startDate}`)).toEqual(keep(g => g.startDate <= startDate))
    expect(await found(`endDate.onOrAfter=${endDate}`)).toEqual(
      keep(g => g.endDate === undefined || g.endDate >= endDate),
    )
    expect(await found('endDate.onOrBefore=2025-07-01')).toEqual(
      keep(g => g.endDate === undefined || g.endDate <= '2025-07-01'),
    )
    expect(keep(g => g.endDate === undefined).length).toBeGreaterThan(2)
    expect(keep(g => g.endDate !== undefined && g.endDate <= '2025-07-01').length).toBeGreaterThan(2)
  })
})

describe('sortkey', () => {
  const swedish = new Intl.Collator('sv')

  it('ModifiedDesc: the latest change first', async () => {
    const found = (await fetchAll(ask, '/persons?sortkey=ModifiedDesc')) as unknown as Person[]
    const times = found.map(({ meta }) => meta.modified)
    expect(times).toEqual(times.toSorted().reverse())
    expect(found).toHaveLength(persons.length)
  })

  it.each([
    ['/organisations?sortkey=DisplayNameAsc', (each: Entity) => each.displayName, 1],
    ['/persons?sortkey=FamilyNameAsc', (each: Entity) => each.familyName, 1],
    ['/persons?sortkey=GivenNameDesc', (each: Entity) => each.givenName, -1],
    ['/persons?sortkey=DisplayNameAsc', (each: Entity) => `${String(each.givenName)} ${String(each.familyName)}`, 1],
    ['/duties?sortkey=StartDateDesc', (each: Entity) => each.startDate, -1],
    ['/syllabuses?sortkey=SubjectCodeDesc', (each: Entity) => each.subjectCode, -1],
    ['/programmes?sortkey=CodeAsc', (each: Entity) => each.code, 1],
  ])('%s', async (path, of, direction) => {
    const found = (await fetchAll(ask, path)).map(each => String(of(each)))
    expect(found).toEqual(found.toSorted((a, b) => direction * swedish.compare(a, b)))
    expect(new Set(found).size).toBeGreaterThan(1)
  })

  it('puts records without the value last', async () => {
    const ends = (await fetchAll(ask, '/groups?sortkey=EndDateDesc')).map(({ endDate }) => endDate)
    const without = ends.indexOf(undefined)
    expect(without).toBeGreaterThan(0)
    expect(ends.slice(without).every(end => end === undefined)).toBe(true)
  })
})

describe('expandReferenceNames and expand', () => {
  const lesson = activities.findIndex(({ syllabus }) => syllabus !== undefined)

  it('name every reference when asked, and none otherwise', async () => {
    const [plain, named] = await Promise.all([
      fetchAll(ask, '/activities'),
      fetchAll(ask, '/activities?expandReferenceNames=true'),
    ])
    expect(JSON.stringify(plain)).not.toContain('"displayName":"Okänd"')
    const { organisation, groups: refs, teachers, syllabus } = named[lesson] as unknown as Activity
    for (const reference of [organisation, ...refs, ...teachers.map(({ duty }) => duty), syllabus]) {
      expect(reference?.displayName?.length).toBeGreaterThan(1)
    }
    expect(plain[0]).not.toHaveProperty('organisation.displayName')
    expect(named.map(({ meta }) => meta)).toEqual(plain.map(({ meta }) => meta))
  })

  it('embed what is asked for and change nothing else', async () => {
    const names = ['duties', 'responsibleFor', 'placements', 'ownedPlacements', 'groupMemberships']
    const plain = await fetchAll(ask, '/persons')
    const expanded = await fetchAll(ask, `/persons?expand=${names.join(',')}`)
    expect(expanded.map(({ _embedded, ...rest }) => rest)).toEqual(plain)
    const embedded = expanded.map(each => each._embedded as Record<string, Entity[]>)
    for (const name of names)
      expect(
        embedded.some(each => (each[name]?.length ?? 0) > 0),
        name,
      ).toBe(true)
    expect(Object.keys(embedded[0] ?? {})).toEqual(names)
    expect(await fetchAll(ask, `/persons?${names.map(name => `expand=${name}`).join('&')}`)).toEqual(expanded)
  })

  it('name the references inside what is embedded', async () => {
    const path = `/activities/${activities[lesson]?.id}?expand=groups&expand=teachers&expand=syllabus&expandReferenceNames=true`
    const { value } = await ask(path)
    expect(value).toMatchObject({
      _embedded: {
        groups: [{ organisation: { displayName: expect.any(String) as string } }],
        teachers: [{ person: { displayName: expect.any(String) as string } }],
        syllabus: { subjectName: expect.any(String) as string },
      },
    })
  })

  it('embed the other records too', async () => {
    const [duty] = (await fetchAll(ask, '/duties?expand=person')) as unknown as {
      person: Entity
      _embedded: { person: Person }
    }[]
    expect(duty?._embedded.person.id).toBe(duty?.person.id)
    const [placement] = await fetchAll(ask, '/placements?expand=child&expand=owners')
    expect(placement).toMatchObject({ _embedded: { child: {}, owners: expect.any(Array) as unknown } })
    const mentored = (await fetchAll(ask, '/groups?groupType=Mentor&expand=assignmentRoles'))[0]
    expect(mentored).toMatchObject({ _embedded: { assignmentRoles: [{ assignmentRoleType: 'Mentor', duty: {} }] } })
  })
})
