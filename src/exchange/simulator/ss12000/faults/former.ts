import { objects } from '../../paths.ts'
import type { Entity } from '../../store.ts'
import type { Fault } from '../fault.ts'
import { emptyFor, kept, on } from './answering.ts'
import { first } from './change.ts'

/** Faults that hide or contradict what is known of persons and organisations elsewhere. */
export const formerFaults = {
  'activities-of-present-teachers': {
    requirement: 'SS-G18a',
    title: {
      sv: 'GET /activities?teacher ger bara aktiviteter som läraren har nu',
      en: 'GET /activities?teacher gives only activities that the teacher has now',
    },
    modules: ['activities'],
    answer: on('list', 'activities', (answer, { query, now }) => {
      const teacher = query.get('teacher')
      return teacher === null ? answer : kept(answer, each => isTeachingNow(each, teacher, now))
    }),
  },
  'events-of-present-teachers': {
    requirement: 'SS-G18b',
    also: { 'SS-G26': 'A filter that gives nothing does not give what it covers.' },
    title: {
      sv: 'GET /calendarEvents?teacher ger inget för en lärare som har slutat',
      en: 'GET /calendarEvents?teacher gives nothing for a teacher who has left',
    },
    modules: ['calendarEvents'],
    answer: emptyFor('calendarEvents', 'teacher'),
  },
  'events-of-present-pupils': {
    requirement: 'SS-G18b',
    also: { 'SS-G26': 'A filter that gives nothing does not give what it covers.' },
    title: {
      sv: 'GET /calendarEvents?student ger inget för en elev som har slutat',
      en: 'GET /calendarEvents?student gives nothing for a pupil who has left',
    },
    modules: ['calendarEvents', 'groups'],
    answer: emptyFor('calendarEvents', 'student'),
  },
  'organisations-in-circle': {
    requirement: 'SS-X02b',
    title: { sv: 'Organisationsträdet går i ring', en: 'The tree of organisations goes round in a circle' },
    data: tables => {
      const below = tables.organisations?.find(each => each.organisationType === 'Förvaltning')
      const isTop = (each: Entity): boolean => each.organisationType === 'Huvudman'
      return first('organisations', isTop, each => ({ ...each, parentOrganisation: { id: below?.id } }))(tables)
    },
  },
  'reference-without-marking': {
    requirement: 'SS-X16a',
    title: {
      sv: 'En hänvisning till en person med skyddade personuppgifter saknar märkningen',
      en: 'A reference to a person whose personal data is protected lacks the marking',
    },
    modules: ['persons'],
    data: tables => {
      const [child] = tables.persons?.filter(each => objects(each.responsibles).length > 0) ?? []
      const [guardian] = objects(child?.responsibles)
      const isGuardian = (each: Entity): boolean => each.id === (guardian?.person as Entity | undefined)?.id
      return first('persons', isGuardian, ({ addresses: _, ...each }) => ({
        ...each,
        securityMarking: 'Sekretessmarkering',
      }))(tables)
    },
  },
} as const satisfies Record<string, Fault>

function isTeachingNow({ teachers }: Entity, duty: string, now: Date): boolean {
  const today = now.toISOString().slice(0, 10)
  return objects(teachers).some(each => (each.duty as Entity).id === duty && String(each.endDate) >= today)
}
