import fc from 'fast-check'
import { expect, it } from 'vitest'
import { daysAfter } from './calendar.ts'
import { generators } from './generators.ts'
import { type MunicipalityOptions, municipality } from './municipality.ts'
import type { Person, Records, ResourceType } from './records.ts'

/** Seeds, sizes, and days of the autumn term, when the data is of. */
const towns = fc.record({
  seed: fc.nat(),
  schools: fc.integer({ min: 1, max: 5 }),
  pupilsPerSchool: fc.integer({ min: 0, max: 90 }),
  date: fc.constantFrom('2025-10-15', '2026-11-18'),
})

/** Full-dates, inclusive. Nothing is told of an end that is not given. */
interface Span {
  readonly startDate?: string
  readonly endDate?: string
}

/** Something, and what it has to lie within: nothing when that is missing. */
type Pair = readonly [part: Span, whole: Span | undefined]

type Town = ReturnType<typeof townOf>

const rules: Readonly<Record<string, (town: Town) => Iterable<Pair>>> = {
  *'an organisation, within its parent'({ all, of }) {
    for (const each of all('organisations')) {
      if (each.parentOrganisation) yield [each, of('organisations', each.parentOrganisation)]
    }
  },
  *'an enrolment, within its school unit, from the age of five, one after another'({ all, of }) {
    for (const { enrolments = [], birthDate } of all('persons')) {
      for (const [n, each] of enrolments.entries()) {
        yield [each, of('organisations', each.enroledAt)]
        yield [each, from(birthDate, 5)]
        const before = enrolments[n - 1]
        if (before) yield [each, before.endDate === undefined ? undefined : { startDate: daysAfter(before.endDate, 1) }]
      }
    }
  },
  *'a child, of grown-up guardians'({ all, of }) {
    for (const { responsibles = [], birthDate } of all('persons')) {
      for (const each of responsibles) yield [on(birthDate), from(of('persons', each.person)?.birthDate, 16)]
    }
  },
  *'a duty, within its organisation, of a grown-up'({ all, of }) {
    for (const each of all('duties')) {
      yield [each, of('organisations', each.dutyAt)]
      yield [each, from(of('persons', each.person)?.birthDate, 18)]
    }
  },
  *'a role in a group, within the duty and the group'({ all, of }) {
    for (const duty of all('duties')) {
      for (const role of duty.assignmentRole ?? []) {
        yield [role, duty]
        yield [role, of('groups', role.group)]
      }
    }
  },
  *'a group, within its organisation'({ all, of }) {
    for (const each of all('groups')) yield [each, of('organisations', each.organisation)]
  },
  *'a membership, within its group'({ all }) {
    for (const group of all('groups')) for (const each of group.groupMemberships) yield [each, group]
  },
  *'a membership of a class, within an enrolment in its school unit'({ all, of }) {
    for (const { groupType, organisation, groupMemberships } of all('groups')) {
      if (groupType !== 'Klass') continue
      for (const each of groupMemberships) yield [each, enrolment(of('persons', each.person), organisation.id, each)]
    }
  },
  *'a membership of a department, just as long as the placement in it'({ all, placementOf }) {
    for (const { id, groupType, groupMemberships } of all('groups')) {
      if (groupType !== 'Avdelning') continue
      for (const each of groupMemberships) {
        const placement = placementOf(each.person.id, id)
        yield [each, placement]
        if (placement) yield [placement, each]
      }
    }
  },
  *'a placement, within its school unit and its group, of a child that is born'({ all, of }) {
    for (const each of all('placements')) {
      yield [each, of('organisations', each.placedAt)]
      yield [each, of('groups', each.group)]
      yield [each, from(of('persons', each.child)?.birthDate, 1)]
    }
  },
  *'a placement in a leisure centre, within an enrolment at the school'({ all, of }) {
    for (const each of all('placements')) {
      if (each.schoolType === 'FTH') yield [each, enrolment(of('persons', each.child), each.placedAt.id, each)]
    }
  },
  *'a schedule, within its placement'({ all, of }) {
    for (const each of all('attendanceSchedule')) yield [each, of('placements', each.placement)]
  },
  *'coming and going, within a placement in the department'({ all, placementOf }) {
    for (const { time, person, group } of all('attendanceEvents')) {
      yield [on(time), placementOf(person.id, group.id)]
    }
  },
  *'an activity, within its organisation and its groups'({ all, of }) {
    for (const each of all('activities')) {
      yield [each, of('organisations', each.organisation)]
      for (const group of each.groups) yield [each, of('groups', group)]
      if (each.parentActivity) yield [each, of('activities', each.parentActivity)]
    }
  },
  *'a teacher, within the activity and the duty'({ all, of }) {
    for (const activity of all('activities')) {
      for (const each of activity.teachers) {
        yield [each, activity]
        yield [each, of('duties', each.duty)]
      }
    }
  },
  *'a lesson, within its activity'({ all, of }) {
    for (const { activity, startTime } of all('calendarEvents')) yield [on(startTime), of('activities', activity)]
  },
  *'attendance, after the lesson, of a member of its group'({ all, of }) {
    for (const { calendarEvent, student, reportedTimestamp } of all('attendances')) {
      const event = of('calendarEvents', calendarEvent)
      const activity = event && of('activities', event.activity)
      const groups = activity?.groups.flatMap(group => of('groups', group) ?? []) ?? []
      const members = groups.flatMap(each => each.groupMemberships).filter(({ person }) => person.id === student.id)
      yield [on(event?.startTime ?? ''), members[0]]
      yield [on(reportedTimestamp), event?.cancelled === false ? { startDate: event.endTime.slice(0, 10) } : undefined]
    }
  },
  *'an absence, within an enrolment in the school unit'({ all, of }) {
    for (const { student, organisation, startTime, endTime } of all('absences')) {
      const span = { startDate: startTime.slice(0, 10), endDate: endTime.slice(0, 10) }
      yield [span, enrolment(of('persons', student), organisation.id, span)]
    }
  },
  *'a grade, within an enrolment and the group, by a teacher at the school'({ all, of, dutyOf }) {
    for (const { student, organisation, group, registeredDate, gradingTeacher } of all('grades')) {
      const day = on(registeredDate)
      yield [day, enrolment(of('persons', student), organisation.id, day)]
      yield [day, of('groups', group)?.groupMemberships.find(({ person }) => person.id === student.id)]
      yield [day, dutyOf(gradingTeacher.id, organisation.id)]
    }
  },
  *'a study plan, within an enrolment, and what it has within the plan'({ all, of }) {
    for (const plan of all('studyplans')) {
      yield [plan, of('persons', plan.student)?.enrolments?.[0]]
      for (const each of plan.content.flatMap(({ syllabuses }) => syllabuses)) yield [each, plan]
    }
  },
  *'an offer, within its school unit'({ all, of }) {
    for (const each of all('schoolUnitOfferings')) yield [each, of('organisations', each.offeredAt)]
  },
  *'who is responsible for a child or owns a placement, alive'({ all, of }) {
    const people = [
      ...all('persons').flatMap(({ responsibles = [] }) => responsibles.map(({ person }) => person)),
      ...all('placements').flatMap(({ owners }) => owners),
    ]
    for (const each of people) yield [{}, of('persons', each)?.personStatus === 'Avliden' ? undefined : {}]
  },
  *'a pupil that has emigrated, no longer enrolled or placed'({ all, placementOf, m }) {
    for (const { id, personStatus, enrolments = [] } of all('persons')) {
      if (personStatus !== 'Utvandrad') continue
      for (const each of [...enrolments, placementOf(id)])
        if (each) yield [on(each.endDate ?? '9999-12-31'), { endDate: m.date }]
    }
  },
}

it('nothing that is generated lies outside of what it belongs to, for any seed and size', () => {
  const looked = new Map<string, number>()
  fc.assert(
    fc.property(towns, options => {
      const town = townOf(options)
      for (const [rule, pairs] of Object.entries(rules)) {
        const found = [...pairs(town)]
        looked.set(rule, (looked.get(rule) ?? 0) + found.length)
        expect(found.filter(([part, whole]) => !lies(part, whole)).slice(0, 2), rule).toEqual([])
      }
    }),
    { numRuns: 12, examples: [[{ seed: 1, schools: 4, pupilsPerSchool: 60, date: '2025-10-15' }]] },
  )
  expect(Object.keys(rules).filter(rule => !looked.get(rule))).toEqual([])
}, 60_000)

function townOf(options: Partial<MunicipalityOptions>) {
  const m = municipality(options)
  const tables = new Map<ResourceType, readonly unknown[]>()
  const all = <T extends ResourceType>(type: T): readonly Records[T][] => {
    const made = tables.get(type) ?? [...generators[type](m)]
    tables.set(type, made)
    return made as readonly Records[T][]
  }
  const byId = new Map<ResourceType, ReadonlyMap<string, unknown>>()
  const of = <T extends ResourceType>(type: T, { id }: { readonly id: string }): Records[T] | undefined => {
    const table = byId.get(type) ?? new Map(all(type).map(each => ['id' in each ? each.id : '', each]))
    byId.set(type, table)
    return table.get(id) as Records[T] | undefined
  }
  const placementOf = (child: string, group?: string) =>
    all('placements').find(each => each.child.id === child && (group === undefined || each.group.id === group))
  const dutyOf = (person: string, place: string) =>
    all('duties').find(each => each.person.id === person && each.dutyAt.id === place)
  return { m, all, of, placementOf, dutyOf }
}

/** The enrolment of a pupil in a school unit that was in force when something began. */
function enrolment(person: Person | undefined, unit: string, { startDate = '' }: Span): Span | undefined {
  return person?.enrolments?.find(
    each => each.enroledAt.id === unit && each.startDate <= startDate && startDate <= (each.endDate ?? '9999'),
  )
}

function lies({ startDate, endDate }: Span, whole: Span | undefined): boolean {
  if (whole === undefined) return false
  const { startDate: first = '', endDate: last = '9999-12-31' } = whole
  return [startDate, endDate].every(date => date === undefined || (first <= date && date <= last))
}

/** The day of a time. */
function on(time: string): Span {
  return { startDate: time.slice(0, 10), endDate: time.slice(0, 10) }
}

/** From the day that somebody is of an age. */
function from(birthDate: string | undefined, age: number): Span | undefined {
  return birthDate === undefined
    ? undefined
    : { startDate: `${Number(birthDate.slice(0, 4)) + age}${birthDate.slice(4)}` }
}
