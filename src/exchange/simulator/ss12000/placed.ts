import { daysAfter } from './calendar.ts'
import type { Municipality } from './municipality.ts'
import type { Department, School } from './outline.ts'
import { leavesOn } from './pupils.ts'
import { pupilKey, schoolsOf } from './school.ts'

/** A child in a department: its placement, and its membership of the group of the department, are of the same time. */
export interface Placed {
  readonly school: School
  readonly department: Department
  readonly child: number
  /** Key of the placement. */
  readonly key: string
  /** RFC 3339 full-dates, inclusive. */
  readonly period: { readonly startDate: string; readonly endDate?: string }
}

/** All children that are placed in preschools and leisure centres, this school year. */
export function* placedOf(m: Municipality): Generator<Placed> {
  for (const school of schoolsOf(m)) {
    for (const department of school.departments) yield* placedIn(m, school, department)
  }
}

/** The children of one department. */
export function* placedIn(m: Municipality, school: School, department: Department): Generator<Placed> {
  const { startDate } = m.schoolYear
  for (const child of department.children) {
    const key = `${pupilKey(school, child)}/placement`
    const endDate = leavesOn(m, school, child) ?? endsOn(m, child)
    yield { school, department, child, key, period: endDate === undefined ? { startDate } : { startDate, endDate } }
  }
}

/** Some placements end some weeks before the school year does. */
function endsOn(m: Municipality, child: number): string | undefined {
  return child % 3 === 0 ? daysAfter(m.schoolYear.endDate, -7 * (child % 20)) : undefined
}
