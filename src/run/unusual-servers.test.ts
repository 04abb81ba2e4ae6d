import { expect, it } from 'vitest'
import { isEntity, objects } from '../exchange/simulator/paths.ts'
import type { Entity, Tables } from '../exchange/simulator/store.ts'
import type { ServedResponse, WireRequest } from '../model/handler.ts'
import { judging, patience } from './testing-faults.ts'
import { eachInTheirTime, inTheirTime, isGoingOn } from './testing-periods.ts'

const judge = await judging()

/** The first record of each kind is of a leap second, as RFC 3339 lets times be. */
function withLeapSecond(tables: Tables): Tables {
  const meta = { created: '2016-12-31T23:59:60Z', modified: '2016-12-31T23:59:60Z' }
  const changed = ([record, ...rest]: Tables[string] = []) =>
    record === undefined ? [] : [{ ...record, meta }, ...rest]
  return { ...tables, groups: changed(tables.groups), rooms: changed(tables.rooms) }
}

it(
  'a server with a leap second in meta is judged as any other',
  async () => {
    const fault = {
      trouble: 'timeout',
      title: { sv: '', en: '' },
      data: withLeapSecond,
      modules: ['groups', 'rooms'],
    } as const
    const { of, troubles } = await judge(fault)
    expect([...of('failed'), ...of('error'), ...troubles]).toEqual([])
    expect(of('passed')).toEqual(
      expect.arrayContaining(['SS-G12a', 'SS-G12b', 'SS-G12c', 'SS-G12d', 'SS-X17', 'SS-X20b']),
    )
  },
  patience,
)

const day = 24 * 60 * 60 * 1000

/** Gives nobody more than a year and some weeks of calendar events or sums at once, as servers in use do. */
function refusingLongPeriods(date: string) {
  return (answer: ServedResponse, { url }: WireRequest): ServedResponse => {
    const query = new URL(url, 'http://server').searchParams
    const from = query.get('startTime.onOrAfter') ?? query.get('startDate')
    const to = query.get('startTime.onOrBefore') ?? query.get('endDate')
    const isLong =
      answer.status === 200 && from !== null && to !== null && Date.parse(to) - Date.parse(from) > 400 * day
    const body = JSON.stringify({ code: 'period', message: 'More than 400 days' })
    const given = isLong ? { status: 400, headers: [['Content-Type', 'application/json'] as const], body } : answer
    return { ...given, headers: [...given.headers, ['Date', date]] }
  }
}

const judgeByDate = (date: string) =>
  judge({
    trouble: 'timeout',
    title: { sv: '', en: '' },
    served: refusingLongPeriods(date),
    modules: ['calendarEvents', 'aggregatedAttendance'],
  })

it(
  'a server that gives no more than a year at once is asked for the school year',
  async () => {
    const { of, troubles } = await judgeByDate('Mon, 02 Mar 2026 09:00:00 GMT')
    expect([...of('failed'), ...of('error'), ...troubles]).toEqual([])
    expect(of('passed')).toEqual(
      expect.arrayContaining(['SS-CAL-31', 'SS-CAL-32', 'SS-CAL-33', 'SS-AGG-31', 'SS-G19a', 'SS-X19a', 'SS-X20d']),
    )
  },
  patience,
)

it.each(['', 'igår', '2026-03-02T09:00:00Z'])(
  'by a date that is none (%j) no school year is known, and no list is given',
  async date => {
    const { of } = await judgeByDate(date)
    expect(of('error')).toEqual([])
    expect(of('failed')).toEqual(['SS-CAL-31', 'SS-AGG-31'])
  },
  patience,
)

it(
  'a server without data is not failed for what nobody could create',
  async () => {
    const empty = (tables: Tables): Tables => Object.fromEntries(Object.keys(tables).map(type => [type, []]))
    const { overall, of } = await judge({ trouble: 'timeout', title: { sv: '', en: '' }, data: empty }, true)
    expect([...of('failed'), ...of('error')]).toEqual([])
    expect(of('inapplicable')).toEqual(expect.arrayContaining(['SS-G22a', 'SS-G22c', 'SS-G22d']))
    expect(overall).toBe('incomplete')
  },
  patience,
)

/** Gives under `_embedded` what goes on, and no more. */
function embeddingWhatGoesOn(answer: ServedResponse, { url }: WireRequest): ServedResponse {
  if (answer.body === undefined || !url.includes('expand=')) return answer
  const body = JSON.parse(answer.body, (key, value) =>
    key === '_embedded' && isEntity(value) ? mapped(value, all => objects(all).filter(isGoingOn)) : value,
  )
  return { ...answer, body: JSON.stringify(body) }
}

function mapped(record: Entity, change: (list: unknown) => unknown): Entity {
  const changed = Object.entries(record).map(([name, value]) => [name, Array.isArray(value) ? change(value) : value])
  return Object.fromEntries(changed)
}

it(
  'a server that embeds only what goes on is not failed for what is over or still to come',
  async () => {
    const { of } = await judge({
      trouble: 'timeout',
      title: { sv: '', en: '' },
      data: tables => ({
        ...tables,
        duties: inTheirTime(eachInTheirTime(tables.duties, 'assignmentRole')),
        placements: inTheirTime(tables.placements),
        groups: eachInTheirTime(tables.groups, 'groupMemberships'),
      }),
      served: embeddingWhatGoesOn,
      modules: ['persons', 'duties', 'placements', 'groups'],
    })
    expect([...of('failed'), ...of('error')]).toEqual([])
    expect(of('passed')).toEqual(expect.arrayContaining(['SS-G10a', 'SS-G26']))
  },
  patience,
)

it(
  'a server where nothing can be registered lets nobody in without a token',
  async () => {
    const refusal = { code: 'method', message: 'There is no such method here' }
    const answersNothing = (answer: ServedResponse, { method, url }: WireRequest): ServedResponse =>
      method === 'POST' && !url.includes('/lookup') ? { ...answer, status: 405, body: JSON.stringify(refusal) } : answer
    const modules = ['attendances', 'attendanceEvents', 'attendanceSchedule']
    const { of } = await judge({ trouble: 'timeout', title: { sv: '', en: '' }, served: answersNothing, modules })
    expect(of('failed')).toEqual(['SS-G20d', 'SS-G20e', 'SS-G20f'])
    expect(of('passed')).not.toContain('SS-G02c')
  },
  patience,
)

it(
  'a server with small pages and long lists is judged to the end',
  async () => {
    const again = (copy: number) => (room: Entity) => ({ ...room, id: `${String(room.id).slice(0, -2)}${copy}` })
    const manyRooms = (tables: Tables): Tables => ({
      ...tables,
      rooms: Array.from({ length: 20 }, (_, at) => objects(tables.rooms).map(again(at + 10))).flat(),
    })
    const { of } = await judge({
      trouble: 'timeout',
      title: { sv: '', en: '' },
      behaviour: { largestPage: 3 },
      data: manyRooms,
      modules: ['organisations', 'rooms'],
    })
    expect([...of('failed'), ...of('untested'), ...of('error')]).toEqual([])
    expect(of('passed')).toEqual(expect.arrayContaining(['SS-G06b', 'SS-X19a', 'SS-X20b']))
  },
  patience,
)

it(
  'a server that has an empty _embedded where nothing was asked for is not failed for it',
  async () => {
    const emptied = (answer: ServedResponse): ServedResponse => {
      const withEmbedded = (_: string, value: unknown) =>
        isEntity(value) && value.meta !== undefined && value._embedded === undefined
          ? { ...value, _embedded: {} }
          : value
      const { body } = answer
      return body === undefined ? answer : { ...answer, body: JSON.stringify(JSON.parse(body, withEmbedded)) }
    }
    const { of } = await judge({
      trouble: 'timeout',
      title: { sv: '', en: '' },
      served: emptied,
      modules: ['persons', 'duties'],
    })
    expect([...of('failed'), ...of('error')]).toEqual([])
    expect(of('passed')).toContain('SS-G10b')
  },
  patience,
)
