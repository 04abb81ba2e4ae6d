import { hasMoreNodes } from '../documents/yaml.ts'
import { type YamlPlace, yamlPlaces } from '../documents/yaml-places.ts'
import { type ErrorCode, ToolError } from '../errors.ts'
import { message } from '../messages/speaker.ts'
import type { Message } from '../model/text.ts'
import type { World } from '../model/world.ts'

/** A kind of file that users write by hand: its JSON Schema, and the code that one is refused with. */
export interface UserFile {
  readonly name: string
  readonly schema: JsonSchema
  readonly code: ErrorCode &
    (
      | 'advisory.refused'
      | 'config.refused'
      | 'declaration.refused'
      | 'expected.refused'
      | 'runs.refused'
      | 'tender.refused'
    )
}

interface JsonSchema {
  readonly properties?: Readonly<Record<string, unknown>>
  readonly items?: unknown
}

/** What was read. */
interface Read {
  readonly value: unknown
  readonly bytes: Uint8Array
  /** File, line and column of a place, given by its pointer. */
  readonly whereOf: (pointer: string) => string
  readonly refused: (pointer: string, reason: Message) => ToolError
}

/** More than anybody writes by hand. */
const mostNodes = 100_000

/**
 * Reads a YAML (or JSON) file that a user wrote, and holds it against its schema.
 * @returns the value, the bytes that it was read from, and ways to name and to refuse a place in it
 * @throws ToolError with the code of the kind, line and column; `file.missing`
 */
export async function readUserYaml(world: World, path: string, kind: UserFile): Promise<Read> {
  const bytes = await world.files.read(path)
  const text = new TextDecoder().decode(bytes)
  const { value, places } = await parsed(text, path, kind)
  const refused = (pointer: string, reason: Message, allowed: object = {}) =>
    new ToolError(kind.code, { ...about(path, places(pointer)), ...allowed }, undefined, reason)
  if (hasMoreNodes(value, mostNodes)) throw refused('', message('yaml.too-large', { limit: mostNodes }))
  const { firstFault } = await import('../engines/json-schema/first-fault.ts')
  const fault = await firstFault(world.cache, value, kind)
  if (fault) {
    const { pointer, message: reason, keyword } = fault
    const name = keyword === 'additionalProperties' ? String(reason.args.name) : undefined
    if (name === undefined) throw refused(pointer, reason)
    const allowed = Object.keys(schemaAt(kind.schema, pointer)?.properties ?? {}).join(', ')
    throw refused(`${pointer}/${name}`, reason, { value: name, allowed })
  }
  return { value, bytes, refused, whereOf: pointer => about(path, places(pointer)).where }
}

async function parsed(text: string, path: string, { code }: UserFile) {
  const yaml = await import('js-yaml')
  try {
    // A file of nothing but comments says nothing, which a schema can judge; the parser would refuse it.
    const isEmpty = yaml.loadAll(text).length === 0
    return { value: (isEmpty ? undefined : yaml.load(text)) ?? {}, places: await yamlPlaces(text) }
  } catch (error) {
    if (!(error instanceof yaml.YAMLException)) throw error
    const { mark, reason } = error
    const place = { line: (mark?.line ?? 0) + 1, column: (mark?.column ?? 0) + 1 }
    throw new ToolError(code, about(path, place), error, message('yaml.syntax', { why: reason }))
  }
}

function about(path: string, { line, column }: YamlPlace) {
  return { where: `${path}:${line}:${column}`, file: path }
}

/** The schema that holds at a place; only what our own schemas use to get there. */
function schemaAt(schema: JsonSchema, pointer: string): JsonSchema | undefined {
  let at: JsonSchema | undefined = schema
  for (const segment of pointer.split('/').slice(1)) {
    at = (at?.items ?? at?.properties?.[segment]) as JsonSchema | undefined
  }
  return at
}
