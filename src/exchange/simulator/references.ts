import { changeAt, isEntity, valuesAt } from './paths.ts'
import type { Entity, Store } from './store.ts'

/** Where references stand in the records of a type, as paths, and the type that they point at. */
export type References = Readonly<Record<string, string>>

/** What a reference to a record shows. */
export type Name = (record: Entity, store: Store) => string

/** The same references where their record is embedded under `prefix`. */
export function under(prefix: string, references: References): References {
  return Object.fromEntries(Object.entries(references).map(([path, to]) => [`${prefix}.${path}`, to]))
}

/** Shown where a reference points at nothing. */
const unknown = 'Okänd'

/** A copy of the record in which every reference carries the `displayName` of what it points at. */
export function nameReferences(
  record: Entity,
  references: References,
  names: Readonly<Record<string, Name>>,
  store: Store,
): Entity {
  const named = (to: string) => (found: unknown) => {
    if (!isEntity(found)) return found
    const target = store.find(to, String(found.id))
    return { ...found, displayName: (target && names[to]?.(target, store)) ?? unknown }
  }
  return Object.entries(references).reduce((copy, [path, to]) => changeAt(path, named(to))(copy), record)
}

/** The ids that a record refers to, each with the type of what it should be. */
export function referencesIn(record: Entity, references: References): { readonly id: unknown; readonly to: string }[] {
  return Object.entries(references).flatMap(([path, to]) => valuesAt(`${path}.id`)(record).map(id => ({ id, to })))
}
