import { child, isObject, parentsOf, segmentsOf, valueAt } from '../pointer.ts'
import { toJsonSchema } from './convert.ts'
import { type Direction, forDirection } from './direction.ts'
import { isJsonSchemaFile } from './schema-walk.ts'
import { isProblem, type Located, refOf, type Sources } from './sources.ts'

/** The schemas of a description, ready to compile, and where request bodies find theirs. */
export interface PreparedSchemas {
  /** JSON Schema 2020-12 by path, as the JSON Schema engine takes it. */
  readonly files: ReadonlyMap<string, unknown>
  /** Stands before the address of a request body's schema; empty when both directions are bound alike. */
  readonly requestPrefix: string
}

/** Folder of the files as they bind requests, beside those that bind responses. No profile has it. */
const requestFolder = '.request/'

/**
 * Makes JSON Schema of every schema that a description reaches. Of a description only the schemas are kept, at the
 * pointers where they stood; JSON Schema files come along whole.
 */
export function prepareSchemas(sources: Sources, version: '3.0' | '3.1', roots: readonly Located[]): PreparedSchemas {
  const plain = [
    ...topmost(roots).map(root => ({ ...root, value: toJsonSchema(version, root.value) })),
    ...schemaFilesBelow(sources, roots),
  ]
  const responses = turned(sources, plain, 'response')
  const requests = turned(sources, plain, 'request')
  const files = assemble(responses, '')
  if (requests.every((place, index) => place.value === responses[index]?.value)) return { files, requestPrefix: '' }
  return { files: new Map([...files, ...assemble(requests, requestFolder)]), requestPrefix: requestFolder }
}

/** The roots that do not stand inside another one. */
function topmost(roots: readonly Located[]): readonly Located[] {
  const all = new Set(roots.map(root => `${root.file}#${root.pointer}`))
  const isInside = (root: Located) => parentsOf(root.pointer).some(parent => all.has(`${root.file}#${parent}`))
  return roots.filter(root => !isInside(root))
}

/** The JSON Schema files that schemas lead to, through each other. */
function schemaFilesBelow(sources: Sources, roots: readonly Located[]): readonly Located[] {
  const found = new Map<string, Located>()
  const waiting = [...roots]
  for (let root = waiting.pop(); root !== undefined; root = waiting.pop()) {
    for (const ref of refsIn(root.value)) {
      const target = sources.resolve(root, ref.split('#')[0] ?? '')
      if (isProblem(target) || !isJsonSchemaFile(target.file) || found.has(target.file)) continue
      found.set(target.file, target)
      waiting.push(target)
    }
  }
  return [...found.values()]
}

function refsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  const own = refOf(value)
  return [...(own === undefined ? [] : [own]), ...Object.values(value).flatMap(refsIn)]
}

function turned(sources: Sources, places: readonly Located[], direction: Direction): readonly Located[] {
  return places.map(place => ({ ...place, value: forDirection(sources, place.file, place.value, direction) }))
}

/** Files that hold the schemas where they stood. Lists on the way become objects: a JSON Pointer does not see it. */
function assemble(places: readonly Located[], folder: string): ReadonlyMap<string, unknown> {
  const files = new Map<string, unknown>()
  for (const { file, pointer, value } of places) {
    const segments = segmentsOf(pointer)
    const last = segments.pop()
    if (last === undefined) {
      files.set(folder + file, value)
      continue
    }
    let node = (files.get(folder + file) ?? {}) as object
    files.set(folder + file, node)
    for (const segment of segments) node = enter(node, segment)
    define(node, last, value)
  }
  return files
}

function enter(node: object, name: string): object {
  const known = valueAt(node, child('', name))
  return isObject(known) ? known : define(node, name, {})
}

/** Sets an own member whatever its name: assignment to `__proto__` would be something else. */
function define<T>(node: object, name: string, value: T): T {
  Object.defineProperty(node, name, { value, enumerable: true, configurable: true, writable: true })
  return value
}
