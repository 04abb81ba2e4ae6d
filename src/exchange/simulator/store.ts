/** A record as JSON has it. */
export type Entity = { readonly [member: string]: unknown }
export type Tables = Readonly<Record<string, readonly Entity[]>>

/** Records in memory, by type, and what was worked out from them, which is forgotten when a record comes or goes. */
export interface Store {
  all(type: string): readonly Entity[]
  find(type: string, id: string): Entity | undefined
  /** Works something out once, and keeps it under its name: an index. */
  once<T>(name: string, build: () => T): T
  /** The same for things with countless names: only the latest are kept. */
  lately<T>(name: string, build: () => T): T
  add(type: string, record: Entity): void
  /** False when there is no such record. */
  remove(type: string, id: string): boolean
}

/** A store of tables. Ids are compared without regard to case, as UUIDs are (RFC 9562, section 4). */
export function createStore(tables: Tables): Store {
  const current = new Map(Object.entries(tables))
  const [ever, lately] = [memory(Number.POSITIVE_INFINITY), memory(latest)]
  const all = (type: string): readonly Entity[] => current.get(type) ?? []
  const byId = (type: string): ReadonlyMap<unknown, Entity> =>
    ever.recall(`by id: ${type}`, () => new Map(all(type).map(entity => [entity.id, entity])))
  const find = (type: string, id: string): Entity | undefined => byId(type).get(id.toLowerCase())
  const replace = (type: string, records: readonly Entity[]): void => {
    current.set(type, records)
    ever.forget()
    lately.forget()
  }
  return {
    all,
    find,
    once: ever.recall,
    lately: lately.recall,
    add: (type, record) => replace(type, [...all(type), record]),
    remove: (type, id) => {
      const found = find(type, id)
      if (found === undefined) return false
      replace(
        type,
        all(type).filter(each => each !== found),
      )
      return true
    },
  }
}

const latest = 50

interface Memory {
  readonly recall: <T>(name: string, build: () => T) => T
  readonly forget: () => void
}

function memory(size: number): Memory {
  const kept = new Map<string, unknown>()
  const recall = <T>(name: string, build: () => T): T => {
    const value = kept.has(name) ? (kept.get(name) as T) : build()
    // A map keeps the order of insertion: the name that was used longest ago stands first.
    kept.delete(name)
    kept.set(name, value)
    if (kept.size > size) for (const oldest of [...kept.keys()].slice(0, kept.size - size)) kept.delete(oldest)
    return value
  }
  return { recall, forget: () => kept.clear() }
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
