import { randomFrom } from '../random.ts'
import { drawMeta } from './calendar.ts'
import { classGroupKey, departmentGroupKey, mentorGroupKey } from './groups.ts'
import type { Municipality } from './municipality.ts'
import { asciiName } from './names.ts'
import type { School, Staff } from './outline.ts'
import { staffName } from './persons.ts'
import type { AssignmentRole, Duty, DutyRole } from './records.ts'
import { schoolsOf } from './school.ts'
import { mentorsOf } from './staff.ts'

/** The duties of all staff. Mentors and those who work in a department have assignment roles in their groups. */
export function* duties(m: Municipality): Generator<Duty> {
  for (const school of schoolsOf(m)) {
    const roles = assignmentRoles(m, school)
    for (const staff of school.staff) yield* dutiesOf(m, school, staff, roles.get(staff) ?? [])
  }
}

function* dutiesOf(m: Municipality, school: School, staff: Staff, roles: readonly AssignmentRole[]): Generator<Duty> {
  const { givenName, familyName } = staffName(m, school, staff)
  const signature = (asciiName(givenName).slice(0, 2) + asciiName(familyName).slice(0, 1)).toUpperCase()
  for (const place of staff.places) {
    const id = m.id(place.dutyKey)
    const random = randomFrom(id)
    const dutyPercent = Math.floor(random.pick([100, 100, 100, 80, 50]) / staff.places.length)
    yield {
      id,
      meta: drawMeta(random, m.date),
      person: { id: m.id(staff.key) },
      ...(roles.length === 0 ? {} : { assignmentRole: roles }),
      dutyAt: { id: m.id(place.at) },
      dutyRole: staff.role,
      ...(staff.role === 'Rektor' ? { description: `Rektor för ${place.unit?.name ?? school.name}` } : {}),
      signature,
      dutyPercent,
      hoursPerYear: Math.round((1767 * dutyPercent) / 100),
      // Who teaches now has graded last spring; no school unit is newer than ten years.
      startDate: `${m.schoolYear.startYear - 1 - random.below(9)}-08-01`,
      ...(random.oneIn(3) ? { endDate: `${m.schoolYear.startYear + 1 + random.below(4)}-07-31` } : {}),
    }
  }
}

/** What those who serve the whole school do in the first of its classes, this school year. */
const servesAs: Partial<Record<DutyRole, AssignmentRole['assignmentRoleType']>> = {
  Rektor: 'Pedagogisk ledare',
  'Speciallärare/specialpedagog': 'Specialpedagog',
  Kurator: 'Elevhälsopersonal',
  Lärarassistent: 'Lärarassistent',
  Skoladministratör: 'Administrativ personal',
  'Övrig arbetsledning': 'Schemaläggare',
}

function assignmentRoles(m: Municipality, school: School): Map<Staff, AssignmentRole[]> {
  const roles = new Map<Staff, AssignmentRole[]>()
  const add = (
    staff: Staff,
    groupKey: string,
    assignmentRoleType: AssignmentRole['assignmentRoleType'],
    endDate?: string,
  ): void => {
    const { startDate } = m.schoolYear
    const list = roles.get(staff) ?? []
    const ended = endDate === undefined ? {} : { endDate }
    list.push({ group: { id: m.id(groupKey) }, assignmentRoleType, startDate, ...ended })
    roles.set(staff, list)
  }
  for (const [n, klass] of school.classes.entries()) {
    for (const mentor of mentorsOf(school, klass, n)) add(mentor, mentorGroupKey(klass), 'Mentor')
  }
  const [first] = school.classes
  for (const staff of first ? school.staff : []) {
    const type = servesAs[staff.role]
    if (first && type && !roles.has(staff)) add(staff, classGroupKey(first), type, m.schoolYear.endDate)
  }
  for (const staff of school.staff) {
    const { department, role } = staff
    if (department === undefined) continue
    if (role === 'Förskollärare' || role === 'Barnskötare' || role === 'Fritidspedagog') {
      add(staff, departmentGroupKey(department), role)
    }
  }
  return roles
}
