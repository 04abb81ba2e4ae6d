import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { Cache } from '../model/world.ts'

/**
 * Parses YAML of our own files (profiles, suites). Parsing costs far more than reading JSON, so the value is kept in the
 * private cache, by digest of the text; a value that JSON cannot hold is parsed each time.
 * @throws YAMLException of js-yaml
 */
export async function readYaml(text: string, cache: Cache): Promise<unknown> {
  const key = `yaml-${createHash('sha256').update(text).digest('hex')}`
  const known = await cache.get(key)
  if (known !== undefined) return JSON.parse(known)
  const yaml = await import('js-yaml')
  const value: unknown = yaml.load(text)
  if (hasMoreNodes(value, mostNodes)) return value
  const json = JSON.stringify(value)
  if (json !== undefined && isDeepStrictEqual(JSON.parse(json), value)) await cache.put(key, json)
  return value
}

/** Nodes of a document, aliases unfolded. A suite has some thousands; a "billion laughs" document has more. */
export const mostNodes = 1_000_000

/** True when a value has more nodes than that. Aliases make a small text a huge value, so this is asked before it is used. */
export function hasMoreNodes(value: unknown, most: number): boolean {
  const open = [value]
  for (let seen = 1; open.length > 0; ) {
    const item = open.pop()
    if (typeof item !== 'object' || item === null) continue
    const inside = Object.values(item)
    seen += inside.length
    if (seen > most) return true
    // One by one: a call takes only so many arguments.
    for (const one of inside) open.push(one)
  }
  return false
}

/** For callers without a cache. */
export const noCache: Cache = { get: async () => undefined, put: async () => {} }
