import { schoolYearOf } from './calendar.ts'
import type { Municipality } from './municipality.ts'
import type { School, SchoolClass } from './outline.ts'
import type { Enrolment } from './records.ts'

/**
 * The enrolments of a pupil, oldest first: the present one, and for the upper years of compulsory school the one at the
 * lower unit that ended before it.
 */
export function enrolmentsOf(
  m: Municipality,
  school: School,
  klass: SchoolClass,
  left: string | undefined,
): readonly Enrolment[] {
  const present = ended(presentEnrolment(m, klass), left)
  if (school.kind !== 'grundskola' || klass.year < 7) return [present]
  const earlier: Enrolment = {
    enroledAt: { id: m.id(school.units[0].key) },
    schoolYear: 6,
    schoolType: 'GR',
    startDate: schoolYearOf(m.date, klass.year - 1).startDate,
    endDate: schoolYearOf(m.date, klass.year - 6).endDate,
  }
  return [earlier, present]
}

function presentEnrolment(m: Municipality, klass: SchoolClass): Enrolment {
  const yearsHere = klass.schoolType === 'FKLASS' ? 0 : klass.year - (klass.year < 7 ? 1 : 7)
  const enrolment: Enrolment = {
    enroledAt: { id: m.id(klass.unit.key) },
    schoolYear: klass.year,
    schoolType: klass.schoolType,
    startDate: schoolYearOf(m.date, yearsHere).startDate,
  }
  if (klass.programme === undefined) return enrolment
  const programme = { id: m.id(klass.programme) }
  const withProgramme = { ...enrolment, educationCode: klass.programme.replace('programme/', ''), programme }
  const specification = 'Lärlingsutbildning'
  const specified = klass.programme === 'programme/BF' ? { ...withProgramme, specification } : withProgramme
  return klass.year === 3 ? { ...specified, endDate: m.schoolYear.endDate } : specified
}

function ended(enrolment: Enrolment, left: string | undefined): Enrolment {
  return left === undefined ? enrolment : { ...enrolment, endDate: left, cancelled: true }
}
