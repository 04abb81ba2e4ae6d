import type { Filters, ResourceRoute } from '../../api.ts'
import type { Values } from '../../parameters.ts'
import { idOf, objects, valuesAt } from '../../paths.ts'
import { type Entity, groupBy, type Store } from '../../store.ts'

/** A relation of a person to an organisation over some time. */
interface Relation {
  readonly organisation: unknown
  readonly startDate: unknown
  readonly endDate: unknown
}

const kinds = [
  'enrolment',
  'duty',
  'placement.child',
  'placement.owner',
  'responsibleFor.enrolment',
  'responsibleFor.placement',
  'groupMembership',
] as const
type Kind = (typeof kinds)[number]

/** The `relationship.*` parameters of persons. They act together: one relation must fit all that are given. */
export const relationshipFilters: Filters = {
  'relationship.entity.type': { type: kinds },
  'relationship.organisation': { type: 'uuid' },
  'relationship.startDate.onOrBefore': { type: 'date' },
  'relationship.startDate.onOrAfter': { type: 'date' },
  'relationship.endDate.onOrBefore': { type: 'date' },
  'relationship.endDate.onOrAfter': { type: 'date' },
}

/** Keeps persons who have a relation of the kind asked for, or of any kind, that fits. */
export const byRelationship: NonNullable<ResourceRoute['together']> = (values, store) => {
  const given = Object.keys(relationshipFilters).filter(name => values.has(name))
  if (given.length === 0) return () => true
  const kind = kinds.find(each => each === values.get('relationship.entity.type')?.[0])
  const relations = (kind === undefined ? kinds : [kind]).map(each => relationsOf(each, store))
  return person => relations.some(of => of(person).some(relation => fits(relation, values)))
}

function fits({ organisation, startDate, endDate }: Relation, values: Values): boolean {
  const value = (name: string): string | undefined => values.get(`relationship.${name}`)?.[0]
  const wanted = value('organisation')?.toLowerCase()
  if (wanted !== undefined && organisation !== wanted) return false
  return (
    isWithin(startDate, value('startDate.onOrAfter'), value('startDate.onOrBefore')) &&
    isWithin(endDate, value('endDate.onOrAfter'), value('endDate.onOrBefore'))
  )
}

/** Inclusive; what has no date is always within. */
function isWithin(date: unknown, from: string | undefined, to: string | undefined): boolean {
  if (typeof date !== 'string') return true
  return (from === undefined || date >= from) && (to === undefined || date <= to)
}

type RelationsOf = (person: Entity) => readonly Relation[]
type Pair = readonly [person: unknown, relation: Relation]

function relationsOf(kind: Kind, store: Store): RelationsOf {
  if (kind === 'enrolment') return enrolmentsOf
  const byPerson = store.once(`relations: ${kind}`, () => groupBy(pairs[kind](store)))
  return person => byPerson.get(person.id) ?? []
}

const enrolmentsOf: RelationsOf = person =>
  objects(person.enrolments).map(enrolment => relation(enrolment, enrolment.enroledAt))

/** For each kind, which persons have which relations. */
const pairs: Record<Exclude<Kind, 'enrolment'>, (store: Store) => Pair[]> = {
  duty: store => store.all('duties').map(duty => [idOf(duty.person), relation(duty, duty.dutyAt)]),
  'placement.child': store => store.all('placements').map(each => [idOf(each.child), relation(each, each.placedAt)]),
  'placement.owner': store =>
    store.all('placements').flatMap(each => ownersOf(each).map((id): Pair => [id, relation(each, each.placedAt)])),
  'responsibleFor.enrolment': store =>
    store
      .all('persons')
      .flatMap(child => responsiblesOf(child).flatMap(id => enrolmentsOf(child).map((each): Pair => [id, each]))),
  'responsibleFor.placement': store =>
    store.all('placements').flatMap(each => {
      const child = store.find('persons', String(idOf(each.child)))
      return responsiblesOf(child).map((id): Pair => [id, relation(each, each.placedAt)])
    }),
  groupMembership: store => [...memberships(store), ...assignments(store)],
}

function memberships(store: Store): Pair[] {
  return store
    .all('groups')
    .flatMap(group =>
      objects(group.groupMemberships).map((each): Pair => [idOf(each.person), relation(each, group.organisation)]),
    )
}

function assignments(store: Store): Pair[] {
  return store.all('duties').flatMap(duty =>
    objects(duty.assignmentRole).map((role): Pair => {
      const group = store.find('groups', String(idOf(role.group)))
      return [idOf(duty.person), relation(role, group?.organisation)]
    }),
  )
}

const ownersOf = valuesAt('owners.id')
const responsiblesOf = valuesAt('responsibles.person.id')

const relation = ({ startDate, endDate }: Entity, organisation: unknown): Relation => ({
  organisation: idOf(organisation),
  startDate,
  endDate,
})
