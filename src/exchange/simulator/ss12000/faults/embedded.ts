import { isEntity } from '../../paths.ts'
import type { ChangeAnswer } from '../../server.ts'
import type { Entity } from '../../store.ts'
import type { Fault } from '../fault.ts'
import { each, on, records, without } from './answering.ts'

/** What expand gives of records that refer to the object, and where the records are. */
const givenBack = {
  persons: {
    duties: 'duties',
    responsibleFor: 'persons',
    placements: 'placements',
    ownedPlacements: 'placements',
    groupMemberships: 'groups',
  },
  groups: { assignmentRoles: 'duties' },
  calendarEvents: { attendance: 'attendances' },
} as const

/** The server embeds nothing of what refers to the object, though other lists have it. */
export const embeddedFaults: Readonly<Record<`embedded-${string}`, Fault>> = Object.fromEntries(
  Object.entries(givenBack).flatMap(([type, members]) =>
    Object.entries(members).map(([member, holder]): [`embedded-${string}`, Fault] => [
      `embedded-${type}-without-${member}`.replaceAll(/[A-Z]/g, letter => `-${letter.toLowerCase()}`) as 'embedded-',
      {
        requirement: 'SS-G10a',
        title: {
          sv: `expand=${member} ger ingenting i /${type}`,
          en: `expand=${member} gives nothing in /${type}`,
        },
        modules: [...new Set([type, holder])],
        answer: everywhere(type, record => unembedded(record, member)),
      },
    ]),
  ),
)

function everywhere(type: string, change: (record: Entity) => Entity): ChangeAnswer {
  const elsewhere = records(type, change)
  const lookup = on('lookup', type, answer => each(answer, change))
  return (answer, call, reached) => lookup(elsewhere(answer, call, reached), call, reached)
}

/** The record without one member of `_embedded`, and without an empty rest. */
function unembedded(record: Entity, member: string): Entity {
  if (!isEntity(record._embedded)) return record
  const rest = without(record._embedded, member)
  return Object.keys(rest).length === 0 ? without(record, '_embedded') : { ...record, _embedded: rest }
}
