import { describe, expect, it } from 'vitest'
import type { Entity } from '../store.ts'
import type { Organisation } from './records.ts'
import { asking, fetchAll, first, ids, nobody, recordsOf, town } from './testing.ts'

const ask = asking()
const organisations = recordsOf('organisations')
const persons = recordsOf('persons')
const groups = recordsOf('groups')
const duties = recordsOf('duties')
const activities = recordsOf('activities')
const placements = recordsOf('placements')

describe('filters of organisations', () => {
  const unit = first(organisations.filter(each => each.schoolTypes?.includes('GY')))
  const school = first(organisations.filter(each => each.organisationType === 'Skola'))

  it.each([
    [`parent=${school.id}`, (each: Organisation) => each.parentOrganisation?.id === school.id],
    [`schoolUnitCode=${unit.schoolUnitCode}`, (each: Organisation) => each.id === unit.id],
    [`organisationCode=${school.organisationCode}`, (each: Organisation) => each.id === school.id],
    ['municipalityCode=0180', () => true],
    ['municipalityCode=0114', () => false],
    ['type=Skola', (each: Organisation) => each.organisationType === 'Skola'],
    ['type=Skola&type=Huvudman', (each: Organisation) => ['Skola', 'Huvudman'].includes(each.organisationType)],
    [
      'schoolTypes=GY&schoolTypes=FS',
      (each: Organisation) => each.schoolTypes?.some(t => t === 'GY' || t === 'FS') ?? false,
    ],
    ['type=Skola&schoolTypes=GY', () => false],
  ])('%s', async (query, keep) => {
    expect(ids(await fetchAll(ask, `/organisations?${query}`))).toEqual(ids(organisations.filter(keep)))
  })
})

describe('filters of persons', () => {
  const named = first(persons.filter(person => person.middleName !== undefined))
  const enrolled = first(persons.filter(person => person.enrolments !== undefined))
  const unit = first(enrolled.enrolments ?? []).enroledAt.id
  const guardian = first(enrolled.responsibles ?? []).person.id
  const duty = first(duties)
  const kind = (name: string, organisation = unit): string =>
    `/persons?relationship.entity.type=${name}&relationship.organisation=${organisation}`

  it('nameContains: any case, every value in one of the names', async () => {
    const part = named.middleName?.slice(1, 4).toUpperCase() ?? ''
    const family = named.familyName.slice(0, 3).toLowerCase()
    const found = await fetchAll(ask, `/persons?nameContains=${part}&nameContains=${family}`)
    expect(ids(found)).toContain(named.id)
    const names = (person: Entity): string[] =>
      [person.givenName, person.middleName, person.familyName].map(name => String(name ?? '').toLowerCase())
    expect(found.every(p => names(p).some(n => n.includes(part.toLowerCase())))).toBe(true)
    expect(found.every(p => names(p).some(n => n.includes(family)))).toBe(true)
    expect(await fetchAll(ask, '/persons?nameContains=xyzåäö')).toEqual([])
  })

  it('civicNo, eduPersonPrincipalName and identifiers', async () => {
    const numbered = first(persons.filter(person => person.civicNo !== undefined))
    const employee = first(persons.filter(person => person.externalIdentifiers !== undefined))
    const identifier = first(employee.externalIdentifiers ?? [])
    const account = first(employee.eduPersonPrincipalNames ?? [])
    expect(ids(await fetchAll(ask, `/persons?civicNo=${numbered.civicNo?.value}`))).toEqual([numbered.id])
    expect(ids(await fetchAll(ask, `/persons?eduPersonPrincipalName=${account}`))).toEqual([employee.id])
    expect(ids(await fetchAll(ask, `/persons?identifier.value=${identifier.value}`))).toEqual([employee.id])
    const inContext = await fetchAll(ask, `/persons?identifier.context=${encodeURIComponent(identifier.context)}`)
    expect(ids(inContext)).toEqual(ids(persons.filter(person => person.externalIdentifiers !== undefined)))
  })

  it('relationship.enrolment and those responsible for it', async () => {
    const pupils = persons.filter(person => person.enrolments?.some(each => each.enroledAt.id === unit))
    const guardians = new Set(pupils.flatMap(person => person.responsibles?.map(each => each.person.id) ?? []))
    expect(ids(await fetchAll(ask, kind('enrolment')))).toEqual(ids(pupils))
    const found = ids(await fetchAll(ask, kind('responsibleFor.enrolment')))
    expect(found).toContain(guardian)
    expect(new Set(found)).toEqual(guardians)
  })

  it('relationship.duty', async () => {
    const staff = new Set(duties.filter(each => each.dutyAt.id === duty.dutyAt.id).map(each => each.person.id))
    expect(new Set(ids(await fetchAll(ask, kind('duty', duty.dutyAt.id))))).toEqual(staff)
  })

  it('relationship.placement and groupMembership', async () => {
    const at = first(placements).placedAt.id
    const there = placements.filter(each => each.placedAt.id === at)
    const owners = new Set(there.flatMap(each => ids(each.owners)))
    expect(new Set(ids(await fetchAll(ask, kind('placement.child', at))))).toEqual(
      new Set(ids(there.map(p => p.child))),
    )
    expect(new Set(ids(await fetchAll(ask, kind('placement.owner', at))))).toEqual(owners)
    expect(new Set(ids(await fetchAll(ask, kind('responsibleFor.placement', at))))).toEqual(owners)
    const members = groups
      .filter(g => g.organisation.id === unit)
      .flatMap(g => g.groupMemberships.map(e => e.person.id))
    const found = new Set(ids(await fetchAll(ask, kind('groupMembership'))))
    expect(members.every(id => found.has(id))).toBe(true)
    const mentors = duties
      .filter(each => each.assignmentRole?.some(role => isIn(role.group.id)))
      .map(each => each.person.id)
    expect(mentors.length).toBeGreaterThan(0)
    expect(mentors.every(id => found.has(id))).toBe(true)

    function isIn(group: string): boolean {
      return groups.some(each => each.id === group && each.organisation.id === unit)
    }
  })

  it('relationship dates: one relation must fit all', async () => {
    const left = persons.filter(person =>
      person.enrolments?.some(each => each.endDate !== undefined && each.endDate < town.date),
    )
    expect(left.length).toBeGreaterThan(0)
    const active = `relationship.entity.type=enrolment&relationship.startDate.onOrBefore=${town.date}&relationship.endDate.onOrAfter=${town.date}`
    const found = ids(await fetchAll(ask, `/persons?${active}`))
    expect(found).toEqual(
      ids(persons.filter(p => p.enrolments?.some(e => e.startDate <= town.date && (e.endDate ?? '9999') >= town.date))),
    )
    const gone = persons.filter(p => p.enrolments?.every(e => e.endDate !== undefined && e.endDate < town.date))
    expect(gone.length).toBeGreaterThan(0)
    expect(found).not.toContain(first(gone).id)
  })
})

describe('filters of groups, duties and activities', () => {
  const school = first(organisations.filter(each => each.organisationType === 'Skola'))
  const unit = first(organisations.filter(each => each.parentOrganisation?.id === school.id))
  const activity = first(activities)
  const lesson = first(activity.teachers)

  it('groups: type, school type, and the organisation alone', async () => {
    const found = async (query: string): Promise<unknown[]> => ids(await fetchAll(ask, `/groups?${query}`))
    expect(await found('groupType=Klass&groupType=Mentor')).toEqual(
      ids(groups.filter(({ groupType }) => groupType === 'Klass' || groupType === 'Mentor')),
    )
    expect(await found('schoolTypes=GY')).toEqual(ids(groups.filter(({ schoolType }) => schoolType === 'GY')))
    expect(await found(`organisation=${unit.id}`)).toEqual(ids(groups.filter(each => each.organisation.id === unit.id)))
    expect(await found(`organisation=${school.id}`)).toEqual([])
  })

  it('duties: role, person, and the organisation with those below', async () => {
    const found = async (query: string): Promise<unknown[]> => ids(await fetchAll(ask, `/duties?${query}`))
    const rektor = first(duties.filter(({ dutyRole }) => dutyRole === 'Rektor'))
    expect(await found('dutyRole=Rektor')).toEqual(ids(duties.filter(({ dutyRole }) => dutyRole === 'Rektor')))
    expect(await found(`person=${rektor.person.id}`)).toEqual(ids(duties.filter(d => d.person.id === rektor.person.id)))
    const below = [school.id, ...organisations.filter(o => o.parentOrganisation?.id === school.id).map(({ id }) => id)]
    expect(await found(`organisation=${school.id}`)).toEqual(ids(duties.filter(d => below.includes(d.dutyAt.id))))
    expect(await found(`organisation=${first(organisations).id}`)).toEqual(ids(duties))
  })

  it('activities: member, teacher, group, and the organisation with those below', async () => {
    const found = async (query: string): Promise<unknown[]> => ids(await fetchAll(ask, `/activities?${query}`))
    const group = first(groups.filter(({ id }) => id === activity.groups[0]?.id))
    const member = first(group.groupMemberships).person.id
    const memberOf = new Set(
      groups.filter(g => g.groupMemberships.some(each => each.person.id === member)).map(g => g.id),
    )
    expect(await found(`member=${member}`)).toEqual(
      ids(activities.filter(a => a.groups.some(({ id }) => memberOf.has(id)))),
    )
    expect(await found(`teacher=${lesson.duty.id}`)).toEqual(
      ids(activities.filter(a => a.teachers.some(each => each.duty.id === lesson.duty.id))),
    )
    expect(await found(`group=${group.id}`)).toEqual(
      ids(activities.filter(a => a.groups.some(({ id }) => id === group.id))),
    )
    expect(await found(`organisation=${school.id}`)).toContain(activity.id)
    expect(await found(`organisation=${nobody}`)).toEqual([])
  })
})
