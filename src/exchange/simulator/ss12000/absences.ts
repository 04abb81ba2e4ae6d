import { randomFrom } from '../random.ts'
import { daysAfter, drawMetaSince, mondayOf, swedishTime } from './calendar.ts'
import type { Absence } from './day-records.ts'
import { wasIll } from './lessons.ts'
import type { Municipality } from './municipality.ts'
import type { School, SchoolClass } from './outline.ts'
import { familyOf, guardianReferences, leavesOn, pupilReference } from './pupils.ts'
import { pupilKey, schoolsOf } from './school.ts'

/** Illness that guardians reported in the week before the day of the data, and leave that was granted for a later one. */
export function* absences(m: Municipality): Generator<Absence> {
  for (const school of schoolsOf(m)) {
    for (const klass of school.classes) {
      for (const pupil of klass.pupils) {
        if (leavesOn(m, school, pupil) !== undefined) continue
        if (wasIll(pupil)) yield illness(m, school, klass, pupil)
        if (pupil % 13 === 5) yield leave(m, school, klass, pupil)
      }
    }
  }
}

function illness(m: Municipality, school: School, klass: SchoolClass, pupil: number): Absence {
  const date = mondayOf(m.date, -1)
  const [guardian] = guardianReferences(m, school, familyOf(school, pupil))
  const absence = record(m, school, klass, pupil, {
    type: 'Anmäld frånvaro',
    reported: `${date}T05:${String(10 + (pupil % 45))}:00Z`,
    startTime: swedishTime(date, '08:00'),
    endTime: swedishTime(daysAfter(date, pupil % 3), '15:00'),
  })
  return guardian === undefined ? absence : { ...absence, registeredBy: guardian }
}

function leave(m: Municipality, school: School, klass: SchoolClass, pupil: number): Absence {
  const date = mondayOf(m.date, 3)
  return record(m, school, klass, pupil, {
    type: 'Beviljad ledighet',
    reported: `${mondayOf(m.date, -2)}T14:${String(10 + (pupil % 45))}:00Z`,
    startTime: swedishTime(date, '08:00'),
    endTime: swedishTime(daysAfter(date, 4), '15:00'),
  })
}

interface Kind extends Pick<Absence, 'type' | 'startTime' | 'endTime'> {
  /** RFC 3339 date-time. */
  readonly reported: string
}

function record(m: Municipality, school: School, klass: SchoolClass, pupil: number, kind: Kind): Absence {
  const { reported, ...content } = kind
  const id = m.id(`${pupilKey(school, pupil)}/absence/${kind.type}`)
  return {
    id,
    meta: drawMetaSince(randomFrom(id), Date.parse(reported), m.date),
    ...content,
    student: pupilReference(m, school, pupil),
    organisation: { id: m.id(klass.unit.key) },
  }
}
