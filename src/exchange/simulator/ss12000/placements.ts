import { randomFrom } from '../random.ts'
import { drawMeta } from './calendar.ts'
import { departmentGroupKey } from './groups.ts'
import type { Municipality } from './municipality.ts'
import { type Placed, placedOf } from './placed.ts'
import { familyOf, guardianReferences, pupilReference } from './pupils.ts'
import type { Placement } from './records.ts'

/** Where children are placed in preschools and leisure centres; their guardians own the placement. */
export function* placements(m: Municipality): Generator<Placement> {
  for (const placed of placedOf(m)) yield placement(m, placed)
}

function placement(m: Municipality, { school, department, child, key, period }: Placed): Placement {
  const id = m.id(key)
  const random = randomFrom(id)
  return {
    id,
    meta: drawMeta(random, m.date),
    placedAt: { id: m.id(department.unit.key) },
    group: { id: m.id(departmentGroupKey(department)) },
    child: pupilReference(m, school, child),
    owners: guardianReferences(m, school, familyOf(school, child)),
    schoolType: department.schoolType,
    ...period,
    reason: random.pick(['Omsorgsbehov', 'Erbjuden tid', 'Eget behov']),
    maxWeeklyScheduleHours: random.pick([15, 30, 40]),
  }
}
