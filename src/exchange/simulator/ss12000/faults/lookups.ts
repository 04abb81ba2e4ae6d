import { isEntity, objects } from '../../paths.ts'
import type { ChangeAnswer } from '../../server.ts'
import type { Entity } from '../../store.ts'
import type { Fault } from '../fault.ts'
import { on, without } from './answering.ts'

/** What else than ids a lookup takes, as the standard spells it. */
const keys = {
  organisations: ['schoolUnitCodes', 'organisationCodes'],
  persons: ['civicNos'],
  placements: ['personIds'],
  activities: ['teachers', 'members'],
  calendarEvents: ['activities', 'student', 'teacher'],
  attendances: ['activities', 'students', 'calendareEvents'],
  attendanceEvents: ['person', 'group'],
  attendanceSchedule: ['placement'],
} as const

/** Lookups that find nothing by anything but ids, and some that find too much. */
export const lookupFaults: Readonly<Record<`lookup-${string}`, Fault>> = {
  ...Object.fromEntries(
    Object.entries(keys).flatMap(([type, names]) =>
      names.map(name => [
        `lookup-${type}-by-${name}`.replaceAll(/[A-Z]/g, letter => `-${letter.toLowerCase()}`),
        {
          requirement: 'SS-G08d',
          title: {
            sv: `POST /${type}/lookup hittar ingenting på ${name}`,
            en: `POST /${type}/lookup finds nothing by ${name}`,
          },
          modules: [type],
          answer: lookedUpBy(type, name, () => []),
        },
      ]),
    ),
  ),
  'lookup-gives-others': {
    requirement: 'SS-G08d',
    title: {
      sv: 'POST /persons/lookup ger även någon som inte har personnumret',
      en: 'POST /persons/lookup also gives somebody who does not have the civic number',
    },
    modules: ['persons'],
    answer: lookedUpBy('persons', 'civicNos', found => [...found, ...found.map(stranger)]),
  },
  'lookup-gives-activities-of-others': {
    requirement: 'SS-G08d',
    title: {
      sv: 'POST /activities/lookup ger även en aktivitet som läraren inte har',
      en: 'POST /activities/lookup also gives an activity that the teacher does not have',
    },
    modules: ['activities'],
    answer: lookedUpBy('activities', 'teachers', found => [
      ...found,
      ...found.map(each => without(stranger(each), 'teachers')),
    ]),
  },
  'lookup-gives-placements-of-others': {
    requirement: 'SS-G08d',
    title: {
      sv: 'POST /placements/lookup ger även en placering som gäller andra personer',
      en: 'POST /placements/lookup also gives a placement of other persons',
    },
    modules: ['placements'],
    answer: lookedUpBy('placements', 'personIds', found => [
      ...found,
      ...found.map(each => ({ ...stranger(each), child: { id: each.id }, owners: [] })),
    ]),
  },
}

/** Somebody like another, by another id and without a number. */
export function stranger(person: Entity): Entity {
  return {
    ...without(person, 'civicNo'),
    id: String(person.id).replace(/^[0-9a-f]/, digit => (digit === '0' ? '1' : '0')),
  }
}

function lookedUpBy(type: string, name: string, change: (found: readonly Entity[]) => readonly Entity[]): ChangeAnswer {
  return on('lookup', type, (answer, { body }) => {
    const asked = body()
    return isEntity(asked) && name in asked ? { ...answer, value: change(objects(answer.value)) } : answer
  })
}
