import type { Behaviour, ResourceRoute } from './api.ts'
import type { Parameter, Values } from './parameters.ts'
import { type Name, nameReferences } from './references.ts'
import type { Entity, Store } from './store.ts'

/** How records are shown in an answer. */
export interface Display {
  readonly store: Store
  readonly names: Readonly<Record<string, Name>>
  readonly behaviour: Behaviour
}

/** The parameters that decide how a record is shown. */
export function displayParameters(route: ResourceRoute): Record<string, Parameter> {
  const expandable = Object.keys(route.expands)
  return {
    expandReferenceNames: { type: 'boolean' },
    ...(expandable.length === 0 ? {} : { expand: { type: expandable, many: true, commas: true } }),
  }
}

/** The record as asked for: with what `expand` names under `_embedded`, and with names in references. */
export function show(record: Entity, route: ResourceRoute, values: Values, display: Display): Entity {
  const { store, names, behaviour } = display
  const wanted = values.get('expand') ?? []
  const expanded = wanted.length === 0 ? record : { ...record, _embedded: embed(record, route, wanted, store) }
  const named = behaviour.referenceNames === 'always' || values.get('expandReferenceNames')?.[0] === 'true'
  return named ? nameReferences(expanded, route.references, names, store) : expanded
}

function embed(record: Entity, route: ResourceRoute, wanted: readonly string[], store: Store): Entity {
  return Object.fromEntries(wanted.map(name => [name, route.expands[name]?.(record, store)]))
}
