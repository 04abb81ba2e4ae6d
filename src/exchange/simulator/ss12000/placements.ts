import { randomFrom } from '../random.ts'
import { daysAfter, drawMeta } from './calendar.ts'
import { departmentGroupKey } from './groups.ts'
import type { Municipality } from './municipality.ts'
import type { Department, School } from './outline.ts'
import { familyOf, guardianReferences, pupilReference } from './pupils.ts'
import type { Placement } from './records.ts'
import { pupilKey, schoolsOf } from './school.ts'

export const placementKey = (school: School, child: number): string => `${pupilKey(school, child)}/placement`

/** Where children are placed in preschools and leisure centres; their guardians own the placement. */
export function* placements(m: Municipality): Generator<Placement> {
  for (const school of schoolsOf(m)) {
    for (const department of school.departments) {
      for (const child of department.children) yield placement(m, school, department, child)
    }
  }
}

function placement(m: Municipality, school: School, department: Department, child: number): Placement {
  const id = m.id(placementKey(school, child))
  const random = randomFrom(id)
  return {
    id,
    meta: drawMeta(random, m.date),
    placedAt: { id: m.id(department.unit.key) },
    group: { id: m.id(departmentGroupKey(department)) },
    child: pupilReference(m, school, child),
    owners: guardianReferences(m, school, familyOf(school, child)),
    schoolType: department.schoolType,
    startDate: m.schoolYear.startDate,
    ...(random.oneIn(3) ? { endDate: daysAfter(m.schoolYear.endDate, -7 * random.below(20)) } : {}),
    reason: random.pick(['Omsorgsbehov', 'Erbjuden tid', 'Eget behov']),
    maxWeeklyScheduleHours: random.pick([15, 30, 40]),
  }
}
