import { createHash } from 'node:crypto'
import { hasMoreNodes, mostNodes } from '../../documents/yaml.ts'
import { ToolError } from '../../errors.ts'
import type { World } from '../../model/world.ts'
import { isObject } from '../schema-node.ts'
import { openSchemas, type Schemas } from '../schemas.ts'

/** The OpenAPI description that a standard's publisher gives, as the user supplies it. */
export interface OfficialFile {
  readonly path: string
  /** `sha256:` and 64 hex digits over its bytes. */
  readonly digest: string
  readonly schemas: Schemas
}

/**
 * Reads an official file, or finds it in a folder: by its digest, and else the only OpenAPI description there.
 * @throws ToolError `compare.no-description`, `file.missing`
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
    const names = found.map(each => each.path).join(', ')
    throw new ToolError('compare.no-description', { where: path, names: names || '–' })
  }
  return file
}

/** Undefined when it is no OpenAPI 3 description. */
async function readFile(world: World, path: string): Promise<OfficialFile | undefined> {
  const bytes = await world.files.read(path)
  const text = new TextDecoder('utf-8').decode(bytes)
  const value = await parsed(text)
  const isDescription = isObject(value) && String(value.openapi).startsWith('3.') && isObject(value.paths)
  if (!isDescription || hasMoreNodes(value, mostNodes)) return undefined
  const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`
  const json = { path, kind: 'openapi', digest, text: JSON.stringify(value) } as const
  return { path, digest, schemas: await openSchemas({ resources: new Map([[path, json]]) }) }
}

/**
 * Some programs indent the lines of a quoted text less than YAML 1.2 clause 7.3.1 wants. A line that begins with an escaped
 * blank means the same at any depth, so it is moved, and only when the file cannot be read otherwise.
 */
async function parsed(text: string): Promise<unknown> {
  const { load } = await import('js-yaml')
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
