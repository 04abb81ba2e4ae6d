import type { Filter, Filters } from '../../api.ts'
import type { Entity } from '../../store.ts'
import { member } from './filters.ts'

/** Every value must be part of the given, middle or family name; upper and lower case are the same. */
const nameContains: Filter = {
  type: 'text',
  many: true,
  keeps: values => {
    const parts = values.map(value => value.toLocaleLowerCase('sv'))
    return person => {
      const names = namesOf(person)
      return parts.every(part => names.some(name => name.includes(part)))
    }
  },
}

/** The filters of persons on what a person is called and known by. */
export const personFilters: Filters = {
  nameContains,
  civicNo: member('text', 'civicNo.value'),
  eduPersonPrincipalName: member('text', 'eduPersonPrincipalNames'),
  'identifier.value': member('text', 'externalIdentifiers.value'),
  'identifier.context': member('text', 'externalIdentifiers.context'),
}

function namesOf({ givenName, middleName, familyName }: Entity): string[] {
  const names = [givenName, middleName, familyName]
  return names.flatMap(name => (typeof name === 'string' ? [name.toLocaleLowerCase('sv')] : []))
}
