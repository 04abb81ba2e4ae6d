import { expect, it } from 'vitest'
import { idOf, objects } from '../exchange/simulator/paths.ts'
import type { Entity, Tables } from '../exchange/simulator/store.ts'
import type { ServedResponse, WireRequest } from '../model/handler.ts'
import { judging, patience } from './testing-faults.ts'
import { eachInTheirTime, inTheirTime, isGoingOn } from './testing-periods.ts'

const judge = await judging()

const modules = [
  ...['organisations', 'persons', 'placements', 'groups', 'activities', 'duties'],
  ...['calendarEvents', 'attendances', 'attendanceEvents', 'attendanceSchedule'],
]

/** What a lookup by other values than ids asks for; undefined for any other request. */
function askedFor({ url, body }: WireRequest): Readonly<Record<string, readonly string[]>> | undefined {
  const asked = url.includes('/lookup') && body !== undefined ? JSON.parse(String(body) || '{}') : {}
  return Object.keys(asked).length > 0 && asked.ids === undefined ? asked : undefined
}

it(
  'a server whose lookups by other values than ids would be too large is not failed for it',
  async () => {
    const tooLarge = (answer: ServedResponse, request: WireRequest): ServedResponse =>
      askedFor(request) === undefined || answer.status !== 200
        ? answer
        : { ...answer, status: 503, body: JSON.stringify({ code: 'size', message: 'Too large' }) }
    const { of } = await judge({ trouble: 'timeout', title: { sv: '', en: '' }, served: tooLarge, modules })
    expect([...of('failed'), ...of('error')]).toEqual([])
  },
  patience,
)

it(
  'a lookup that fails when it is asked for names is told as that, not as names that are missing',
  async () => {
    const failing = (answer: ServedResponse, { url }: WireRequest): ServedResponse =>
      url.includes('/lookup?expandReferenceNames') ? { ...answer, status: 500 } : answer
    const { of, said } = await judge({ trouble: 'timeout', title: { sv: '', en: '' }, served: failing, modules })
    expect(of('failed')).toContain('SS-G09a')
    expect(said('SS-G09a')).toEqual(['The lookup with expandReferenceNames gives no objects.'])
  },
  patience,
)

/** The day that the pupils came to their groups, some time after the first lessons. */
const joined = '2025-10-15'

function inTime(tables: Tables): Tables {
  const { groups, activities, placements, attendanceSchedule, organisations } = tables
  const members = (list: unknown) => objects(list).map(each => ({ ...each, startDate: joined }))
  return {
    ...tables,
    activities: inTheirTime(eachInTheirTime(activities, 'teachers')),
    groups: objects(groups).map(each => ({ ...each, groupMemberships: members(each.groupMemberships) })),
    placements: inTheirTime(placements),
    attendanceSchedule: inTheirTime(attendanceSchedule),
    organisations: inTheirTime(organisations),
  }
}

/** Of what was looked up by other values than ids, gives what goes on. */
function givingWhatGoesOn(answer: ServedResponse, request: WireRequest): ServedResponse {
  const asked = askedFor(request)
  if (asked === undefined || answer.status !== 200) return answer
  const { teachers, student } = asked
  const isTaught = ({ teachers: own }: Entity) =>
    objects(own).some(each => isGoingOn(each) && teachers?.includes(String(idOf(each.duty))))
  const isGiven = (each: Entity) =>
    isGoingOn(each) && (!teachers || isTaught(each)) && (!student || String(each.startTime) >= joined)
  return { ...answer, body: JSON.stringify(JSON.parse(answer.body ?? '[]').filter(isGiven)) }
}

it(
  'a server whose lookups by other values than ids give what goes on is not failed for the rest',
  async () => {
    const served = givingWhatGoesOn
    const { of } = await judge({ trouble: 'timeout', title: { sv: '', en: '' }, data: inTime, served, modules })
    expect(of('failed')).not.toContain('SS-G08d')
    expect(of('error')).toEqual([])
    expect(of('passed')).toContain('SS-G08d')
  },
  patience,
)

/** Every lesson has a pupil and its teacher away, and every other lesson another teacher who takes it over. */
function withAbsent(tables: Tables): Tables {
  const duties = objects(tables.duties)
  const find = (type: string, id: unknown) => objects(tables[type]).find(record => record.id === id)
  return {
    ...tables,
    calendarEvents: objects(tables.calendarEvents).map((event, at) => {
      const activity = find('activities', idOf(event.activity))
      const [own] = objects(activity?.teachers)
      const [pupil] = objects(find('groups', idOf(objects(activity?.groups)[0]))?.groupMemberships)
      const away = own === undefined ? [] : [{ duty: own.duty, participates: false }]
      const instead = { duty: { id: duties[at % duties.length]?.id }, participates: true }
      return {
        ...event,
        teacherExceptions: at % 2 === 0 ? away : [...away, instead],
        studentExceptions: pupil === undefined ? [] : [{ student: pupil.person, participates: false }],
      }
    }),
  }
}

/** Gives nobody the lessons that he or she is away from. */
function givingLessonsHeld(answer: ServedResponse, request: WireRequest): ServedResponse {
  const { searchParams } = new URL(request.url, 'http://server')
  const asked = askedFor(request)
  const [teacher, student] = ['teacher', 'student'].map(name => searchParams.get(name) ?? asked?.[name]?.[0])
  if (answer.status !== 200 || (teacher === undefined && student === undefined)) return answer
  const isAway = ({ teacherExceptions, studentExceptions }: Entity) =>
    objects(teacherExceptions).some(each => idOf(each.duty) === teacher && each.participates === false) ||
    objects(studentExceptions).some(each => idOf(each.student) === student && each.participates === false)
  const body = JSON.parse(answer.body ?? '[]')
  const kept = (events: readonly Entity[]) => events.filter(event => !isAway(event))
  return { ...answer, body: JSON.stringify(Array.isArray(body) ? kept(body) : { ...body, data: kept(body.data) }) }
}

it(
  'a server that leaves out the lessons that somebody is away from is not failed for it',
  async () => {
    const served = givingLessonsHeld
    const { of } = await judge({ trouble: 'timeout', title: { sv: '', en: '' }, data: withAbsent, served, modules })
    expect([...of('failed'), ...of('error')]).toEqual([])
    expect(of('passed')).toEqual(expect.arrayContaining(['SS-G08d', 'SS-G18b', 'SS-G26']))
  },
  patience,
)
