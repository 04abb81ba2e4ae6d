import { readdirSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { compileSchemas } from '../../../engines/json-schema/compile.ts'
import type { CompiledSchemas, Violation } from '../../../engines/json-schema/types.ts'
import type { Entity } from '../store.ts'
import { resourceTypes } from './generators.ts'
import { municipality } from './municipality.ts'
import type { ResourceType } from './records.ts'
import { tablesOf } from './simulator.ts'
import { asking, fetchAll, town } from './testing.ts'

const folder = 'profiles/ss12000/resources'
const schemaOf: Record<ResourceType, string> = {
  organisations: 'organisation',
  syllabuses: 'syllabus',
  programmes: 'programme',
  schoolUnitOfferings: 'school-unit-offering',
  persons: 'person',
  duties: 'duty',
  groups: 'group',
  placements: 'placement',
  activities: 'activity',
  rooms: 'room',
  resources: 'resource',
  studyplans: 'study-plan',
  calendarEvents: 'calendar-event',
  attendances: 'attendance',
  aggregatedAttendance: 'aggregated-attendance',
  attendanceEvents: 'attendance-event',
  attendanceSchedule: 'attendance-schedule',
  absences: 'absence',
  grades: 'grade',
}
const entryOf = (type: ResourceType): string => `resources/${schemaOf[type]}.schema.json`

let schemas: CompiledSchemas

beforeAll(async () => {
  const names = readdirSync(folder).filter(name => name.endsWith('.schema.json'))
  const read = (name: string): unknown => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'))
  schemas = await compileSchemas({
    schemas: new Map(names.map(name => [`resources/${name}`, read(name)])),
    entries: resourceTypes.map(entryOf),
    cache: { get: async () => undefined, put: async () => undefined },
  })
})

/** Everything that the profile's schemas and rules have against the records, and what they looked at. */
function judge(type: ResourceType, records: readonly Entity[]): { breaches: unknown[]; exercised: Set<string> } {
  const breaches: unknown[] = []
  const exercised = new Set<string>()
  const entry = schemas.entry(entryOf(type))
  for (const record of records) {
    entry.validate(record, {
      violation: ({ requirement, pointer, actual }: Violation) => breaches.push([requirement, pointer, actual]),
      exercised: requirement => exercised.add(requirement),
      rule: ({ requirement, rule }, self, pointer) => {
        exercised.add(requirement)
        if (rule.evaluate({ self }) !== true) breaches.push([requirement, pointer, self])
      },
    })
  }
  return { breaches, exercised }
}

describe('the schemas of the profile', () => {
  const larger = tablesOf(municipality({ seed: 3, schools: 8, pupilsPerSchool: 100 }))

  it.each(resourceTypes)('have nothing against the records of %s', type => {
    const { breaches, exercised } = judge(type, larger[type] ?? [])
    expect(breaches).toEqual([])
    expect(exercised.size).toBeGreaterThan(2)
  })

  it.each([
    ['persons', 'expand=duties,responsibleFor,placements,ownedPlacements,groupMemberships&'],
    ['placements', 'expand=child,owners&'],
    ['duties', 'expand=person&'],
    ['groups', 'expand=assignmentRoles&'],
    ['activities', 'expand=groups,teachers,syllabus&'],
    ['programmes', ''],
  ] as const)('have nothing against %s as the server embeds and names them', async (type, expand) => {
    const records = await fetchAll(asking(), `/${type}?${expand}expandReferenceNames=true`)
    const withoutNumbers = records.map(record => JSON.parse(JSON.stringify(record, dropNumber)) as Entity)
    expect(records.length).toBe(tablesOf(town)[type]?.length)
    expect(judge(type, withoutNumbers).breaches).toEqual([])
  })
})

/** The numbers of the test's own persons are wrong on purpose. */
function dropNumber(key: string, value: unknown): unknown {
  return key === 'civicNo' ? undefined : value
}
