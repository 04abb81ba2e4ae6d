import type { Filter, LookupMember } from '../../api.ts'
import { valuesAt } from '../../paths.ts'
import { groupBy } from '../../store.ts'

const membersOf = valuesAt('groupMemberships.person.id')
const groupsOf = valuesAt('groups.id')

/** Activities with a group that the person is a member of; when the membership was does not matter. */
export const activityMember: Filter = {
  type: 'uuid',
  keeps: ([person = ''], store) => {
    const groups = store.once('groups by member', () =>
      groupBy(store.all('groups').flatMap(group => membersOf(group).map(id => [id, group.id] as const))),
    )
    const theirs = new Set(groups.get(person.toLowerCase()))
    return activity => groupsOf(activity).some(id => theirs.has(id))
  },
}

/** The same for lookups: who is in an activity. */
export const activityMembers: LookupMember = {
  type: 'uuid',
  keys: (activity, store) => groupsOf(activity).flatMap(id => membersOf(store.find('groups', String(id)))),
}
