import type { Text } from '../../../../model/text.ts'
import type { ResourceType } from '../records.ts'

interface Noun {
  /** One of them, with its article. */
  readonly one: Text
  readonly several: Text
  /** What the ids of its requirements begin with. */
  readonly row: string
}

/** What the titles of faults call the records of each type. */
export const nouns = {
  organisations: noun('SS-ORG', 'en organisation', 'organisationer', 'an organisation', 'organisations'),
  persons: noun('SS-PERS', 'en person', 'personer', 'a person', 'persons'),
  groups: noun('SS-GRP', 'en grupp', 'grupper', 'a group', 'groups'),
  activities: noun('SS-ACT', 'en aktivitet', 'aktiviteter', 'an activity', 'activities'),
  duties: noun('SS-DUTY', 'en tjänstgöring', 'tjänstgöringar', 'a duty', 'duties'),
  placements: noun('SS-PLC', 'en placering', 'placeringar', 'a placement', 'placements'),
  programmes: noun('SS-PROG', 'ett program', 'program', 'a programme', 'programmes'),
  studyplans: noun('SS-PLAN', 'en studieplan', 'studieplaner', 'a study plan', 'study plans'),
  syllabuses: noun('SS-SYL', 'ett ämne', 'ämnen och kurser', 'a syllabus', 'syllabuses'),
  schoolUnitOfferings: noun('SS-OFFER', 'ett utbud', 'utbud', 'an offering', 'offerings'),
  calendarEvents: noun('SS-CAL', 'en kalenderhändelse', 'kalenderhändelser', 'a calendar event', 'calendar events'),
  attendances: noun('SS-ATT', 'en närvaro', 'närvaro', 'an attendance', 'attendances'),
  attendanceEvents: noun(
    'SS-ATTEV',
    'en in- eller utcheckning',
    'in- och utcheckningar',
    'an attendance event',
    'attendance events',
  ),
  attendanceSchedule: noun(
    'SS-ATTSCH',
    'ett vistelseschema',
    'vistelsescheman',
    'an attendance schedule',
    'attendance schedules',
  ),
  grades: noun('SS-GRADE', 'ett betyg', 'betyg', 'a grade', 'grades'),
  absences: noun('SS-ABS', 'en frånvaro', 'frånvaro', 'an absence', 'absences'),
  aggregatedAttendance: noun('SS-AGG', 'en närvarosumma', 'närvarosummor', 'an attendance sum', 'attendance sums'),
  resources: noun('SS-RES', 'en resurs', 'resurser', 'a resource', 'resources'),
  rooms: noun('SS-ROOM', 'en lokal', 'lokaler', 'a room', 'rooms'),
} as const satisfies Record<ResourceType, Noun>

function noun(row: string, sv: string, severalSv: string, en: string, severalEn: string): Noun {
  return { row, one: { sv, en }, several: { sv: severalSv, en: severalEn } }
}
