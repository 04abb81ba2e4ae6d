import type { Expand } from '../../api.ts'
import { idOf, objects, valuesAt } from '../../paths.ts'
import { type Entity, groupBy, type Store } from '../../store.ts'

/** The record that a reference of this one points at. */
export function one(type: string, path: string): Expand {
  const idsOf = valuesAt(`${path}.id`)
  return (record, store) => store.find(type, String(idsOf(record)[0]))
}

/** The same without one of its members. */
export function fragment(type: string, path: string, without: string): Expand {
  const whole = one(type, path)
  return (record, store) => {
    const found = whole(record, store) as Entity | undefined
    if (found === undefined) return undefined
    const { [without]: _, ...rest } = found
    return rest
  }
}

/** The records that the references at a path point at. */
export function several(type: string, path: string): Expand {
  const idsOf = valuesAt(`${path}.id`)
  return (record, store) => idsOf(record).flatMap(id => store.find(type, String(id)) ?? [])
}

/** The records of a type that point at this one. */
export function pointing(type: string, path: string): Expand {
  const idsOf = valuesAt(`${path}.id`)
  const pairs = (store: Store): Pair[] =>
    store.all(type).flatMap(record => idsOf(record).map(id => [id, record] as const))
  return kept(`${type} by ${path}`, pairs)
}

/** The persons that this person is responsible for. */
export const responsibleFor: Expand = kept('responsible for', store =>
  store.all('persons').flatMap(child =>
    objects(child.responsibles).map(({ person, relationType }) => {
      const { id, securityMarking } = child
      const reference = securityMarking === 'Ingen' ? { id } : { id, securityMarking }
      return [idOf(person), { person: reference, relationType }] as const
    }),
  ),
)

/** The groups that a person is or was a member of, without the memberships of others. */
export const groupMemberships: Expand = kept('memberships', store =>
  store
    .all('groups')
    .flatMap(({ groupMemberships: memberships, ...group }) =>
      objects(memberships).map(({ person, ...period }) => [idOf(person), { group, ...period }] as const),
    ),
)

/** The duties that have a task in this group. */
export const assignmentRoles: Expand = kept('assignment roles', store =>
  store
    .all('duties')
    .flatMap(({ id, assignmentRole }) =>
      objects(assignmentRole).map(({ group, ...task }) => [idOf(group), { duty: { id }, ...task }] as const),
    ),
)

type Pair = readonly [id: unknown, value: Entity]

function kept(name: string, pairs: (store: Store) => readonly Pair[]): Expand {
  return (record, store) => store.once(`expand: ${name}`, () => groupBy(pairs(store))).get(record.id) ?? []
}
