import type { Fault } from '../fault.ts'
import { dangling } from './records.ts'

/** Faults in references: one of each kind leads to nothing. */
export const danglingFaults = {
  'person-dangling-responsible': dangling('SS-PERS-22', 'persons', 'responsibles.person'),
  'person-dangling-programme': dangling('SS-PERS-23', 'persons', 'enrolments.programme'),
  'group-dangling-organisation': dangling('SS-GRP-21', 'groups', 'organisation'),
  'activity-dangling-group': dangling('SS-ACT-21', 'activities', 'groups'),
  'activity-dangling-duty': dangling('SS-ACT-22', 'activities', 'teachers.duty'),
  'activity-dangling-syllabus': dangling('SS-ACT-23', 'activities', 'syllabus'),
  'activity-dangling-parent': dangling('SS-ACT-25', 'activities', 'parentActivity'),
  'duty-dangling-person': dangling('SS-DUTY-21', 'duties', 'person'),
  'duty-dangling-group': dangling('SS-DUTY-23', 'duties', 'assignmentRole.group'),
  'placement-dangling-unit': dangling('SS-PLC-21', 'placements', 'placedAt'),
  'placement-dangling-group': dangling('SS-PLC-22', 'placements', 'group'),
  'placement-dangling-child': unembedded(dangling('SS-PLC-23', 'placements', 'child')),
  'placement-dangling-owner': unembedded(dangling('SS-PLC-24', 'placements', 'owners')),
  'programme-dangling-parent': dangling('SS-PROG-21', 'programmes', 'parentProgramme'),
  'programme-dangling-syllabus': dangling('SS-PROG-22', 'programmes', 'content.content'),
  'studyplan-dangling-student': dangling('SS-PLAN-21', 'studyplans', 'student'),
  'studyplan-dangling-syllabus': dangling('SS-PLAN-22', 'studyplans', 'content.syllabuses.syllabus'),
  'offering-dangling-unit': dangling('SS-OFFER-21', 'schoolUnitOfferings', 'offeredAt'),
  'offering-dangling-syllabus': dangling('SS-OFFER-22', 'schoolUnitOfferings', 'offeredSyllabuses'),
  'offering-dangling-programme': dangling('SS-OFFER-23', 'schoolUnitOfferings', 'offeredProgrammes'),
  'calendar-event-dangling-activity': dangling('SS-CAL-21', 'calendarEvents', 'activity'),
  'calendar-event-dangling-student': dangling('SS-CAL-22', 'calendarEvents', 'studentExceptions.student'),
  'calendar-event-dangling-duty': dangling('SS-CAL-23', 'calendarEvents', 'teacherExceptions.duty'),
  'calendar-event-dangling-room': dangling('SS-CAL-24', 'calendarEvents', 'rooms'),
  'calendar-event-dangling-resource': dangling('SS-CAL-25', 'calendarEvents', 'resources'),
  'attendance-dangling-event': dangling('SS-ATT-21', 'attendances', 'calendarEvent'),
  'attendance-dangling-student': {
    ...dangling('SS-ATT-22', 'attendances', 'student'),
    modules: ['aggregatedAttendance', 'attendances', 'persons'],
    also: { 'SS-AGG-22': 'The attendance of nobody has a sum for nobody.' },
  },
  'attendance-dangling-reporter': dangling('SS-ATT-23', 'attendances', 'reporter'),
  'attendance-event-dangling-person': unembedded(dangling('SS-ATTEV-21', 'attendanceEvents', 'person')),
  'attendance-event-dangling-group': unembedded(dangling('SS-ATTEV-22', 'attendanceEvents', 'group')),
  'attendance-event-dangling-reporter': unembedded(dangling('SS-ATTEV-23', 'attendanceEvents', 'registeredBy')),
  'attendance-schedule-dangling-placement': dangling('SS-ATTSCH-21', 'attendanceSchedule', 'placement'),
  'grade-dangling-student': dangling('SS-GRADE-21', 'grades', 'student'),
  'grade-dangling-organisation': dangling('SS-GRADE-22', 'grades', 'organisation'),
  'grade-dangling-reporter': dangling('SS-GRADE-23', 'grades', 'registeredBy'),
  'grade-dangling-teacher': dangling('SS-GRADE-24', 'grades', 'gradingTeacher'),
  'grade-dangling-group': dangling('SS-GRADE-25', 'grades', 'group'),
  'grade-dangling-syllabus': dangling('SS-GRADE-26', 'grades', 'syllabus'),
  'absence-dangling-student': dangling('SS-ABS-21', 'absences', 'student'),
  'absence-dangling-organisation': dangling('SS-ABS-22', 'absences', 'organisation'),
  'absence-dangling-reporter': dangling('SS-ABS-23', 'absences', 'registeredBy'),
  'resource-dangling-owner': dangling('SS-RES-21', 'resources', 'owner'),
  'room-dangling-owner': dangling('SS-ROOM-21', 'rooms', 'owner'),
} as const satisfies Record<string, Fault>

/** What expand is asked to show is not there either. */
function unembedded<T extends object>(fault: T) {
  return { ...fault, also: { 'SS-G10a': 'What is nowhere cannot stand under _embedded.' } }
}
