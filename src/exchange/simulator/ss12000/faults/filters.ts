import { idOf } from '../../paths.ts'
import type { ChangeAnswer } from '../../server.ts'
import type { Entity } from '../../store.ts'
import type { Fault } from '../fault.ts'
import { kept, on } from './answering.ts'

/** Faults in filters: they keep fewer records than they should. */
export const filterFaults = {
  'names-by-case': {
    requirement: 'SS-G15b',
    title: { sv: 'nameContains skiljer på stora och små bokstäver', en: 'nameContains tells upper from lower case' },
    modules: ['persons'],
    answer: on('list', 'persons', (answer, { query }) =>
      query
        .getAll('nameContains')
        .reduce(
          (left, part) => kept(left, person => namesOf(person).some(name => String(name).includes(part))),
          answer,
        ),
    ),
  },
  'activities-of-organisation-alone': {
    requirement: 'SS-G17b',
    title: {
      sv: 'GET /activities ger inte aktiviteter i underordnade organisationer',
      en: 'GET /activities does not give activities of subordinate organisations',
    },
    modules: ['activities', 'organisations'],
    answer: ofOrganisationAlone('activities', 'organisation'),
  },
  'duties-of-organisation-alone': {
    requirement: 'SS-G17c',
    title: {
      sv: 'GET /duties ger inte tjänstgöringar i underordnade organisationer',
      en: 'GET /duties does not give duties of subordinate organisations',
    },
    modules: ['duties', 'organisations'],
    answer: ofOrganisationAlone('duties', 'dutyAt'),
  },
} as const satisfies Record<string, Fault>

const namesOf = ({ givenName, middleName, familyName }: Entity): unknown[] => [givenName, middleName, familyName]

function ofOrganisationAlone(type: string, reference: string): ChangeAnswer {
  return on('list', type, (answer, { query }) => {
    const wanted = query.get('organisation')
    return wanted === null ? answer : kept(answer, record => idOf(record[reference]) === wanted)
  })
}
