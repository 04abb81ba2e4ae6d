import { randomFrom } from '../random.ts'
import { drawMeta } from './calendar.ts'
import { courses } from './courses.ts'
import type { Municipality } from './municipality.ts'
import type { Resource, Room, SchoolUnitOffering } from './records.ts'
import { schoolsOf } from './school.ts'

/** A classroom for each class and a sports hall, owned by the school. */
export function* rooms(m: Municipality): Generator<Room> {
  for (const { key, classes } of schoolsOf(m)) {
    const names = ['Idrottshallen', ...classes.map((_, n) => `Sal ${101 + n}`)]
    for (const [n, displayName] of names.entries()) {
      const id = m.id(`${key}/room/${n}`)
      const seats = n === 0 ? 60 : 32
      yield { id, meta: drawMeta(randomFrom(id), m.date), displayName, seats, owner: { id: m.id(key) } }
    }
  }
}

/** Things that can be booked. */
export function* resources(m: Municipality): Generator<Resource> {
  for (const { key } of schoolsOf(m)) {
    for (const [n, displayName] of ['Datorvagn', 'Kamera'].entries()) {
      const id = m.id(`${key}/resource/${n}`)
      const description = `${displayName} som bokas i förväg.`
      yield { id, meta: drawMeta(randomFrom(id), m.date), displayName, description, owner: { id: m.id(key) } }
    }
  }
}

/** What each unit offers: every syllabus of its school types, and in upper-secondary school the programmes. */
export function* schoolUnitOfferings(m: Municipality): Generator<SchoolUnitOffering> {
  for (const { units, classes } of schoolsOf(m)) {
    for (const unit of units) {
      const id = m.id(`${unit.key}/offering`)
      const offered = Object.entries(courses).filter(([, { schoolType }]) => unit.schoolTypes.includes(schoolType))
      const programmes = new Set(classes.flatMap(each => (each.unit === unit ? (each.programme ?? []) : [])))
      yield {
        id,
        meta: drawMeta(randomFrom(id), m.date),
        startDate: m.schoolYear.startDate,
        ...(programmes.size === 0 ? {} : { endDate: m.schoolYear.endDate }),
        offeredAt: { id: m.id(unit.key) },
        offeredSyllabuses: offered.map(([key]) => ({ id: m.id(key) })),
        ...(programmes.size === 0 ? {} : { offeredProgrammes: [...programmes].map(key => ({ id: m.id(key) })) }),
      }
    }
  }
}
