import { type RandomSource, randomFrom } from '../random.ts'
import { daysAfter, drawMetaSince, mondayOf, swedishTime, timestamp } from './calendar.ts'
import type { AttendanceEvent, AttendanceSchedule } from './day-records.ts'
import { departmentGroupKey } from './groups.ts'
import type { Municipality } from './municipality.ts'
import { type Placed, placedOf } from './placed.ts'
import { familyOf, guardianReferences, pupilReference } from './pupils.ts'

/** When each child came to its department, and went home, one day in the week before the day of the data. */
export function* attendanceEvents(m: Municipality): Generator<AttendanceEvent> {
  for (const placed of stillPlaced(m)) {
    yield attendanceEvent(m, placed, 'In')
    yield attendanceEvent(m, placed, 'Ut')
  }
}

/** The schedule that each child has, and for some a temporary one instead of it. */
export function* attendanceSchedule(m: Municipality): Generator<AttendanceSchedule> {
  for (const placed of stillPlaced(m)) {
    yield schedule(m, placed, false)
    if (placed.child % 4 === 0) yield schedule(m, placed, true)
  }
}

/** Those who had not left before the day of the data. */
function* stillPlaced(m: Municipality): Generator<Placed> {
  for (const placed of placedOf(m)) if ((placed.period.endDate ?? m.date) >= m.date) yield placed
}

function attendanceEvent(
  m: Municipality,
  { school, department, child, key }: Placed,
  eventType: AttendanceEvent['eventType'],
): AttendanceEvent {
  const id = m.id(`${key}/${eventType}`)
  const date = daysAfter(mondayOf(m.date, -1), child % 5)
  const time = swedishTime(date, `${eventType === 'In' ? '07' : '15'}:${String(10 + (child % 45))}`)
  const [employee] = school.staff.filter(each => each.department === department)
  return {
    id,
    meta: drawMetaSince(randomFrom(id), Date.parse(time), m.date),
    time,
    eventType,
    person: pupilReference(m, school, child),
    registeredBy: { id: m.id(employee?.key ?? '') },
    group: { id: m.id(departmentGroupKey(department)) },
  }
}

const weekdays = ['Måndag', 'Tisdag', 'Onsdag', 'Torsdag', 'Fredag'] as const
/** Some guardians work at weekends. */
const wholeWeek = [...weekdays, 'Lördag', 'Söndag'] as const

function schedule(m: Municipality, placed: Placed, temporary: boolean): AttendanceSchedule {
  const { child, key } = placed
  const id = m.id(`${key}/schedule/${temporary ? 1 : 0}`)
  const random = randomFrom(id)
  const numberOfWeeks = temporary ? 1 : 1 + random.below(2)
  const startDate = temporary ? mondayOf(m.date, 2) : m.schoolYear.startDate
  const asked = Date.parse(
    `${temporary ? mondayOf(m.date, -1) : daysAfter(startDate, -14 - random.below(30))}T18:00:00Z`,
  )
  const weeks = Array.from({ length: numberOfWeeks }, (_, weekOffset) => weekOffset)
  return {
    id,
    meta: drawMetaSince(random, asked, m.date),
    placement: { id: m.id(key) },
    numberOfWeeks,
    startDate,
    ...(temporary ? { endDate: daysAfter(startDate, 6) } : {}),
    temporary,
    state: states(m, placed, asked, temporary),
    scheduleEntries: weeks.flatMap(weekOffset =>
      (child % 12 === 4 ? wholeWeek : weekdays).map(dayOfWeek => ({ weekOffset, dayOfWeek, ...hours(random) })),
    ),
  }
}

/** A guardian asks, and the department answers the day after; a temporary schedule may still wait. */
function states(
  m: Municipality,
  { school, department, child }: Placed,
  asked: number,
  temporary: boolean,
): AttendanceSchedule['state'] {
  const [guardian = { id: '' }] = guardianReferences(m, school, familyOf(school, child))
  const wish = { state: 'Begärt' as const, registeredAt: timestamp(asked), registeredBy: guardian }
  if (temporary && child % 8 === 0) return [{ ...wish, comment: 'Vi har annan arbetstid den veckan.' }]
  const [employee] = school.staff.filter(each => each.department === department)
  const registeredAt = timestamp(asked + 24 * 3600 * 1000)
  const state = temporary && child % 12 === 4 ? 'Nekat' : 'Godkänt'
  return [wish, { state, registeredAt, registeredBy: { id: m.id(employee?.key ?? '') } }]
}

function hours(random: RandomSource): { startTime: string; endTime: string } {
  return random.oneIn(2) ? { startTime: '06:45', endTime: '15:30' } : { startTime: '08:00', endTime: '16:45' }
}
