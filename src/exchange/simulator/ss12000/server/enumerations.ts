/** Closed lists of SS 12000:2020 version 2.1.0 that query parameters take their values from. */

export const organisationTypes = [
  'Huvudman',
  'Verksamhetsområde',
  'Förvaltning',
  'Rektorsområde',
  'Skola',
  'Skolenhet',
  'Varumärke',
  'Bolag',
  'Övrigt',
]

export const schoolTypes =
  `FS FKLASS FTH OPPFTH GR GRS TR SP SAM GY GYS VUX VUXSFI VUXGR VUXGY VUXSARGR VUXSARTR VUXSARGY SFI SARVUX SARVUXGR
  SARVUXGY KU YH FHS STF KKU HS ABU AU`.split(/\s+/)

export const dutyRoles = [
  'Rektor',
  'Lärare',
  'Förskollärare',
  'Barnskötare',
  'Bibliotekarie',
  'Lärarassistent',
  'Fritidspedagog',
  'Annan personal',
  'Studie- och yrkesvägledare',
  'Förstelärare',
  'Kurator',
  'Skolsköterska',
  'Skolläkare',
  'Skolpsykolog',
  'Speciallärare/specialpedagog',
  'Skoladministratör',
  'Övrig arbetsledning',
  'Övrig pedagogisk personal',
  'Förskolechef',
]

export const groupTypes = [
  'Undervisning',
  'Klass',
  'Mentor',
  'Provgrupp',
  'Schema',
  'Avdelning',
  'Personalgrupp',
  'Övrigt',
]

export const absenceTypes = ['Beviljad ledighet', 'Anmäld frånvaro']

/** Object types, each with the member of `GET /deletedEntities` that lists its ids. */
export const objectTypes = {
  Absence: 'absences',
  AttendanceEvent: 'attendanceEvents',
  Attendance: 'attendances',
  Grade: 'grades',
  CalendarEvent: 'calendarEvents',
  AttendanceSchedule: 'attendanceSchedules',
  Resource: 'resources',
  Room: 'rooms',
  // The standard's spelling.
  Activity: 'activitites',
  Duty: 'duties',
  Placement: 'placements',
  StudyPlan: 'studyPlans',
  Programme: 'programmes',
  Syllabus: 'syllabuses',
  SchoolUnitOffering: 'schoolUnitOfferings',
  Group: 'groups',
  Person: 'persons',
  Organisation: 'organisations',
} as const
