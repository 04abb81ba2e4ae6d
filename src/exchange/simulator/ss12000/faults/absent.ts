import { empty, problem } from '../../answer.ts'
import type { Fault } from '../fault.ts'
import type { ResourceType } from '../records.ts'
import { on } from './answering.ts'
import { nouns } from './nouns.ts'

const unstored = 'What cannot be fetched is not seen to be stored.'

/** Operations that the server lacks, although it has the resource. */
export const absentFaults = {
  'organisations-not-listed': notListed('organisations'),
  'persons-not-listed': notListed('persons'),
  'groups-not-listed': notListed('groups'),
  'activities-not-listed': notListed('activities'),
  'duties-not-listed': notListed('duties'),
  'placements-not-listed': notListed('placements'),
  'programmes-not-listed': notListed('programmes'),
  'studyplans-not-listed': notListed('studyplans'),
  'syllabuses-not-listed': notListed('syllabuses'),
  'offerings-not-listed': notListed('schoolUnitOfferings'),
  'calendar-events-not-listed': notListed('calendarEvents'),
  'attendances-not-listed': notListed('attendances'),
  'attendance-events-not-listed': notListed('attendanceEvents'),
  'attendance-schedules-not-listed': notListed('attendanceSchedule'),
  'grades-not-listed': notListed('grades'),
  'absences-not-listed': notListed('absences'),
  'attendance-sums-not-listed': notListed('aggregatedAttendance'),
  'resources-not-listed': notListed('resources'),
  'rooms-not-listed': notListed('rooms'),
  'organisations-not-by-id': notById('organisations'),
  'persons-not-by-id': notById('persons'),
  'groups-not-by-id': notById('groups'),
  'activities-not-by-id': notById('activities'),
  'duties-not-by-id': notById('duties'),
  'placements-not-by-id': notById('placements'),
  'programmes-not-by-id': notById('programmes'),
  'studyplans-not-by-id': notById('studyplans'),
  'syllabuses-not-by-id': notById('syllabuses'),
  'offerings-not-by-id': notById('schoolUnitOfferings'),
  'calendar-events-not-by-id': notById('calendarEvents'),
  'attendances-not-by-id': { ...notById('attendances'), also: { 'SS-G20d': unstored } },
  'attendance-events-not-by-id': { ...notById('attendanceEvents'), also: { 'SS-G20e': unstored } },
  'attendance-schedules-not-by-id': { ...notById('attendanceSchedule'), also: { 'SS-G20f': unstored } },
  'grades-not-by-id': notById('grades'),
  'absences-not-by-id': notById('absences'),
  'resources-not-by-id': notById('resources'),
  'rooms-not-by-id': notById('rooms'),
  'organisations-not-looked-up': notLookedUp('organisations'),
  'persons-not-looked-up': notLookedUp('persons'),
  'groups-not-looked-up': notLookedUp('groups'),
  'activities-not-looked-up': notLookedUp('activities'),
  'duties-not-looked-up': notLookedUp('duties'),
  'placements-not-looked-up': notLookedUp('placements'),
  'programmes-not-looked-up': notLookedUp('programmes'),
  'syllabuses-not-looked-up': notLookedUp('syllabuses'),
  'offerings-not-looked-up': notLookedUp('schoolUnitOfferings'),
  'calendar-events-not-looked-up': notLookedUp('calendarEvents'),
  'attendances-not-looked-up': notLookedUp('attendances'),
  'attendance-events-not-looked-up': notLookedUp('attendanceEvents'),
  'attendance-schedules-not-looked-up': notLookedUp('attendanceSchedule'),
  'grades-not-looked-up': notLookedUp('grades'),
  'absences-not-looked-up': notLookedUp('absences'),
  'resources-not-looked-up': notLookedUp('resources'),
} as const satisfies Record<string, Fault>

function notListed(type: ResourceType): Fault {
  const { row, several } = nouns[type]
  return {
    requirement: `${row}-31`,
    title: { sv: `Det går inte att lista ${several.sv}`, en: `There is no list of ${several.en}` },
    modules: [type, type === 'rooms' ? 'resources' : 'rooms'],
    answer: on('list', type, () => problem(405, 'method-not-allowed', 'There is no such list')),
  }
}

function notById(type: ResourceType): Fault {
  const { row, one } = nouns[type]
  return {
    requirement: `${row}-32`,
    title: { sv: `Det går inte att hämta ${one.sv} med dess id`, en: `By its id, ${one.en} cannot be fetched` },
    modules: [type],
    answer: on('get', type, () => empty(404)),
  }
}

function notLookedUp(type: ResourceType): Fault {
  const { row, several } = nouns[type]
  return {
    requirement: `${row}-33`,
    title: { sv: `Det går inte att slå upp ${several.sv}`, en: `There is no lookup of ${several.en}` },
    modules: [type],
    answer: on('lookup', type, () => problem(405, 'method-not-allowed', 'There is no such lookup')),
  }
}
