import type { Entity } from '../../store.ts'
import type { Fault } from '../fault.ts'
import { emptyFor, on } from './answering.ts'

interface Scenario {
  /** The resource that it ends with, and the parameters that the server does not understand together. */
  readonly type: string
  readonly together: readonly [string, string]
  /** Modules that the scenario goes through, beside organisations. */
  readonly modules: readonly string[]
  /** Requirements that cannot hold then, each with the reason why. */
  readonly also?: Readonly<Record<string, string>>
}

const staff = ['duties', 'persons', 'groups']
const lessons = ['activities', ...staff, 'syllabuses', 'subscriptions']

/** By the number in Annex C. */
const scenarios: Readonly<Record<string, Scenario>> = {
  '01': { type: 'persons', together: ['relationship.organisation', 'expandReferenceNames'], modules: ['persons'] },
  '02': { type: 'duties', together: ['organisation', 'expandReferenceNames'], modules: [...staff, 'subscriptions'] },
  '03': {
    type: 'schoolUnitOfferings',
    together: ['organisation', 'expandReferenceNames'],
    modules: ['schoolUnitOfferings', ...staff, 'syllabuses', 'subscriptions'],
  },
  '04': { type: 'activities', together: ['organisation', 'teacher'], modules: lessons },
  '05': { type: 'activities', together: ['organisation', 'group'], modules: lessons },
  '06': { type: 'activities', together: ['organisation', 'expandReferenceNames'], modules: lessons },
  '07': {
    type: 'aggregatedAttendance',
    together: ['organisation', 'expandReferenceNames'],
    modules: ['aggregatedAttendance', 'persons', 'activities'],
  },
  '08': {
    type: 'attendances',
    together: ['organisation', 'expandReferenceNames'],
    modules: ['attendances', 'persons', 'groups', 'activities', 'calendarEvents', 'subscriptions'],
  },
  '09': {
    type: 'attendanceSchedule',
    together: ['placement', 'expandReferenceNames'],
    modules: ['attendanceSchedule', 'persons', 'groups', 'placements'],
  },
  '10': {
    type: 'attendanceEvents',
    together: ['group', 'expandReferenceNames'],
    modules: ['attendanceEvents', 'persons', 'groups', 'rooms'],
  },
  '11': { type: 'absences', together: ['organisation', 'student'], modules: ['absences', 'persons'] },
  '12': {
    type: 'grades',
    together: ['organisation', 'registeredDate.onOrAfter'],
    modules: ['grades', 'persons', 'groups', 'syllabuses'],
  },
  '13': {
    type: 'calendarEvents',
    together: ['organisation', 'expandReferenceNames'],
    modules: ['calendarEvents', 'persons', 'groups', 'activities', 'rooms', 'resources', 'subscriptions'],
  },
  '14': {
    type: 'studyplans',
    together: ['student', 'expandReferenceNames'],
    modules: ['studyplans', 'persons', 'programmes', 'syllabuses'],
  },
  '15': {
    type: 'grades',
    together: ['organisation', 'student'],
    modules: ['grades', 'persons', 'groups', 'programmes', 'syllabuses', 'studyplans', 'subscriptions'],
  },
  '16': {
    type: 'groups',
    together: ['organisation', 'expandReferenceNames'],
    modules: ['groups', 'persons', 'subscriptions'],
  },
  '17': {
    type: 'placements',
    together: ['organisation', 'expandReferenceNames'],
    modules: ['placements', 'persons', 'subscriptions'],
  },
  '18': {
    type: 'persons',
    together: ['relationship.organisation', 'expand'],
    modules: ['persons'],
    also: { 'SS-G26': 'A filter that gives nobody leaves out those who have the relation.' },
  },
  '19': {
    type: 'calendarEvents',
    together: ['organisation', 'activity'],
    modules: ['calendarEvents', 'persons', 'groups', 'syllabuses', 'activities', 'subscriptions'],
  },
  '20': { type: 'persons', together: ['eduPersonPrincipalName', 'expand'], modules: staff },
}

/** Courses are looked up one by one and two by two, and not as many as a study plan has. */
const coursesOfPlan: Fault = {
  requirement: 'SS-C14',
  title: {
    sv: 'POST /syllabuses/lookup ger bara de två första av de ämnen och kurser som en studieplan har',
    en: 'POST /syllabuses/lookup gives only the first two of the subjects and courses that a study plan has',
  },
  modules: ['studyplans', 'persons', 'programmes', 'syllabuses'],
  answer: on('lookup', 'syllabuses', answer => ({ ...answer, value: (answer.value as readonly Entity[]).slice(0, 2) })),
}

/** Each parameter works by itself; what a scenario of Annex C sends together gives nothing. */
export const scenarioFaults: Readonly<Record<`scenario-${string}`, Fault>> = Object.fromEntries([
  ['scenario-14-courses', coursesOfPlan],
  ...Object.entries(scenarios).map(([number, { type, together, modules, also }]) => {
    const [one, other] = together
    return [
      `scenario-${number}`,
      {
        requirement: `SS-C${number}`,
        ...(also ? { also } : {}),
        title: {
          sv: `GET /${type} ger ingenting när ${one} och ${other} anges i samma anrop`,
          en: `GET /${type} gives nothing when ${one} and ${other} are in the same call`,
        },
        modules: ['organisations', ...modules],
        answer: emptyFor(type, ...together),
      },
    ]
  }),
])
