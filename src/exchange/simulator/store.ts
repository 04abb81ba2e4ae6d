/** A record as JSON has it. */
export type Entity = { readonly [member: string]: unknown }
export type Tables = Readonly<Record<string, readonly Entity[]>>

/** Records in memory, by type, and what was worked out from them. */
export interface Store {
  all(type: string): readonly Entity[]
  find(type: string, id: string): Entity | undefined
  /** Works something out once, and keeps it under its name: an index. */
  once<T>(name: string, build: () => T): T
  /** The same for things with countless names: only the latest are kept. */
  lately<T>(name: string, build: () => T): T
}

/** A store of tables. Ids are compared without regard to case, as UUIDs are (RFC 9562, section 4). */
export function createStore(tables: Tables): Store {
  const once = memory(Number.POSITIVE_INFINITY)
  const all = (type: string): readonly Entity[] => tables[type] ?? []
  const byId = (type: string): ReadonlyMap<unknown, Entity> =>
    once(`by id: ${type}`, () => new Map(all(type).map(entity => [entity.id, entity])))
  return { all, once, lately: memory(latest), find: (type, id) => byId(type).get(id.toLowerCase()) }
}

const latest = 50

function memory(size: number): <T>(name: string, build: () => T) => T {
  const kept = new Map<string, unknown>()
  return <T>(name: string, build: () => T): T => {
    const value = kept.has(name) ? (kept.get(name) as T) : build()
    // A map keeps the order of insertion: the name that was used longest ago stands first.
    kept.delete(name)
    kept.set(name, value)
    if (kept.size > size) for (const oldest of [...kept.keys()].slice(0, kept.size - size)) kept.delete(oldest)
    return value
  }
}

/** Groups values by key. */
export function groupBy<K, V>(pairs: Iterable<readonly [K, V]>): ReadonlyMap<K, readonly V[]> {
  const groups = new Map<K, V[]>()
  for (const [key, value] of pairs) {
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [value])
    else group.push(value)
  }
  return groups
}
