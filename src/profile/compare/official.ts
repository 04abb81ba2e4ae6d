import { createHash } from 'node:crypto'
import { basename, dirname, join, posix } from 'node:path'
import { hasMoreNodes, mostNodes } from '../../documents/yaml.ts'
import { ToolError } from '../../errors.ts'
import type { World } from '../../model/world.ts'
import { isObject } from '../schema-node.ts'
import { openSchemas, type Schemas } from '../schemas.ts'

/** The OpenAPI description that a standard's publisher gives, as the user supplies it. */
export interface OfficialFile {
  /** Where it was found. */
  readonly where: string
  /** Its place among the schemas. */
  readonly path: string
  /** `sha256:` and 64 hex digits over its bytes, without those of files that it refers to. */
  readonly digest: string
  readonly schemas: Schemas
}

/**
 * Reads an official file, or finds it in a folder: by its digest, and else the only OpenAPI description there.
 * Files that it refers to are read too.
 * @throws ToolError `compare.no-description`, `compare.elsewhere` for a reference that leads out of its folder, `file.missing`
 */
export async function readOfficial(world: World, path: string, sha256: string | undefined): Promise<OfficialFile> {
  const entries = await world.files.list(path)
  const found: OfficialFile[] = []
  for (const entry of entries.filter(
    ({ name, path: at }) => entries.length === 1 || /\.(ya?ml|json)$/i.test(name || at),
  )) {
    const file = await readFile(world, entry.path)
    if (file && file.digest === sha256) return file
    if (file) found.push(file)
  }
  const [file] = found
  if (!file || found.length > 1) {
    const names = found.map(each => each.where).join(', ')
    throw new ToolError('compare.no-description', { where: path, names: names || '–' })
  }
  return file
}

/** Undefined when it is no OpenAPI 3 description. */
async function readFile(world: World, where: string): Promise<OfficialFile | undefined> {
  const bytes = await world.files.read(where)
  const value = await parsed(bytes)
  const isDescription = isObject(value) && String(value.openapi).startsWith('3.') && isObject(value.paths)
  if (!isDescription || hasMoreNodes(value, mostNodes)) return undefined
  const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`
  const path = basename(where)
  const files = await withOthers(world, dirname(where), path, value)
  const resources = [...files].map(([name, content]) => {
    return [name, { path: name, kind: 'openapi', digest, text: JSON.stringify(content) }] as const
  })
  return { where, path, digest, schemas: await openSchemas({ resources: new Map(resources) }) }
}

/** A description and all files that it refers to, by their places below its folder. */
async function withOthers(
  world: World,
  folder: string,
  path: string,
  value: unknown,
): Promise<ReadonlyMap<string, unknown>> {
  const files = new Map([[path, value]])
  for (const [from, content] of files) {
    for (const reference of references(content)) {
      const name = placeOf(from, reference)
      if (name === undefined) throw new ToolError('compare.elsewhere', { where: join(folder, from), reference })
      if (files.has(name)) continue
      const other = await parsed(await world.files.read(join(folder, name)))
      files.set(name, hasMoreNodes(other, mostNodes) ? undefined : other)
    }
  }
  return files
}

/** The values of `$ref`, wherever they stand. */
function references(content: unknown): readonly string[] {
  const found: string[] = []
  const open = [content]
  for (let value = open.pop(); open.length > 0 || value !== undefined; value = open.pop()) {
    if (isObject(value) && typeof value.$ref === 'string') found.push(value.$ref)
    if (value !== null && typeof value === 'object') open.push(...Object.values(value).filter(each => each !== null))
  }
  return found
}

/** The file of a reference that stands in a file: undefined when it is on the web, or outside the folder. */
function placeOf(from: string, reference: string): string | undefined {
  const [file = ''] = reference.split('#', 1)
  if (file === '') return from
  if (/^[a-z][a-z0-9+.-]*:|^\//i.test(file)) return undefined
  const place = posix.join(posix.dirname(from), decodeURIComponent(file))
  return place.startsWith('..') ? undefined : place
}

/**
 * Some programs indent the lines of a quoted text less than YAML 1.2 clause 7.3.1 wants. A line that begins with an escaped
 * blank means the same at any depth, so it is moved, and only when the file cannot be read otherwise.
 */
async function parsed(bytes: Uint8Array): Promise<unknown> {
  const { load } = await import('js-yaml')
  const text = new TextDecoder('utf-8').decode(bytes)
  try {
    return load(text)
  } catch {
    try {
      return load(text.replace(/(\\\r?\n[ \t]*)(?=\\ )/g, '$1  '))
    } catch {
      return undefined
    }
  }
}
