import { describe, expect, it } from 'vitest'
import { type Ask, asking, fetchAll, first, nobody, recordsOf } from './testing.ts'

const { id: _, meta: __, ...attendance } = first(recordsOf('attendances'))
const { id: _e, meta: _em, ...event } = first(recordsOf('attendanceEvents'))
const { id: _s, meta: _sm, ...schedule } = first(recordsOf('attendanceSchedule'))
const { id: _a, meta: _am, ...absence } = first(recordsOf('absences'))

const contents = [
  ['attendances', 'attendances', attendance],
  ['attendanceEvents', 'attendanceEvents', event],
  ['attendanceSchedule', 'attendanceSchedules', schedule],
] as const

async function deletedOf(ask: Ask, member: string): Promise<readonly string[]> {
  const { value } = await ask('/deletedEntities')
  return (value as { data: Record<string, string[]> }).data[member] ?? []
}

describe.each(contents)('what is posted to %s', (type, member, content) => {
  it('is stored with an id and times of the server, can be fetched and listed, and deleted', async () => {
    const ask = asking()
    const before = (await fetchAll(ask, `/${type}`)).length
    const { status, value } = await ask(`/${type}`, { body: { ...content, id: nobody } })
    expect(status).toBe(200)
    const at = '2025-10-15T12:00:00Z'
    expect(value).toEqual({ id: expect.any(String) as string, meta: { created: at, modified: at }, ...content })
    const { id } = value as { id: string }
    expect(id).not.toBe(nobody)
    expect((await ask(`/${type}/${id}`)).value).toEqual(value)
    expect(await fetchAll(ask, `/${type}`)).toHaveLength(before + 1)
    expect((await ask(`/${type}/lookup`, { body: { ids: [id] } })).value).toEqual([value])
    expect(await deletedOf(ask, member)).not.toContain(id)
    expect((await ask(`/${type}/${id}`, { method: 'DELETE' })).status).toBe(204)
    expect((await ask(`/${type}/${id}`)).status).toBe(404)
    expect((await ask(`/${type}/${id}`, { method: 'DELETE' })).status).toBe(404)
    expect(await fetchAll(ask, `/${type}`)).toHaveLength(before)
    expect(await deletedOf(ask, member)).toContain(id)
  })

  it('gets an id of its own each time', async () => {
    const ask = asking()
    const [one, other] = [await ask(`/${type}`, { body: content }), await ask(`/${type}`, { body: content })]
    expect((one.value as { id: string }).id).not.toBe((other.value as { id: string }).id)
  })

  it('is refused when something is missing, of the wrong kind, or leads nowhere', async () => {
    const ask = asking()
    for (const name of Object.keys(content)) {
      expect((await ask(`/${type}`, { body: { ...content, [name]: { id: 17 } } })).status, name).toBe(
        name === 'absenceReason' ? 200 : 400,
      )
    }
    const reference = type === 'attendanceSchedule' ? 'placement' : type === 'attendances' ? 'student' : 'person'
    expect((await ask(`/${type}`, { body: { ...content, [reference]: { id: nobody } } })).status).toBe(400)
    expect((await ask(`/${type}`, { body: '' })).status).toBe(400)
    expect((await ask(`/${type}`, { body: content, authorization: null })).status).toBe(401)
  })

  it('is not deleted by who may not, or by an id that is none', async () => {
    const ask = asking()
    const { id } = first(recordsOf(type))
    expect((await ask(`/${type}/${id}`, { method: 'DELETE', authorization: null })).status).toBe(401)
    expect((await ask(`/${type}/17`, { method: 'DELETE' })).status).toBe(400)
    expect((await ask(`/${type}/${id}`)).status).toBe(200)
  })
})

describe('an absence', () => {
  it('is stored, and cannot be deleted: the standard has no such call', async () => {
    const ask = asking()
    const { status, value } = await ask('/absences', { body: absence })
    expect(status).toBe(200)
    const { id } = value as { id: string }
    expect((await ask(`/absences/${id}`)).value).toEqual(value)
    expect((await ask(`/absences/${id}`, { method: 'DELETE' })).status).toBe(405)
  })
})

describe('sums of attendance', () => {
  const sums = async (ask: Ask, query: string) =>
    ((await ask(`/aggregatedAttendance?${query}`)).value as { data: Record<string, unknown>[] }).data

  it('follow what is posted, within the dates that are asked for', async () => {
    const ask = asking()
    const query = `startDate=2025-08-18&endDate=2025-10-15&student=${attendance.student.id}`
    const [before] = await sums(ask, query)
    await ask('/attendances', { body: { ...attendance, attendanceMinutes: 7 } })
    const [after] = await sums(ask, query)
    expect(Number(after?.attendanceSum) - Number(before?.attendanceSum)).toBe(7)
    expect(await sums(ask, query.replace('2025-10-15', '2025-08-31'))).toEqual([])
  })

  it('demand dates, and have no address of their own', async () => {
    const ask = asking()
    expect((await ask('/aggregatedAttendance')).status).toBe(400)
    expect((await ask(`/aggregatedAttendance/${nobody}`)).status).toBe(404)
  })
})

describe('a subscriber', () => {
  const subscription = { name: 'x', target: 'https://x.example/hook', resourceTypes: [{ resource: 'Attendance' }] }

  it('is told of each object of its types that came or went, and of no other', async () => {
    const notices: unknown[] = []
    const ask = asking(undefined, undefined, notice => notices.push(notice))
    await ask('/subscriptions', { body: subscription })
    const { value } = await ask('/attendances', { body: attendance })
    await ask('/absences', { body: absence })
    await ask(`/attendances/${(value as { id: string }).id}`, { method: 'DELETE' })
    const { target } = subscription
    expect(notices).toEqual([
      { target, body: { modifiedEntites: ['Attendance'], deletedEntities: false } },
      { target, body: { modifiedEntites: [], deletedEntities: true } },
    ])
  })

  it('is told nothing more when the subscription is deleted', async () => {
    const notices: unknown[] = []
    const ask = asking(undefined, undefined, notice => notices.push(notice))
    const { value } = await ask('/subscriptions', { body: subscription })
    await ask(`/subscriptions/${(value as { id: string }).id}`, { method: 'DELETE' })
    await ask('/attendances', { body: attendance })
    expect(notices).toEqual([])
  })
})
