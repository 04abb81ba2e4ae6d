import { readJson } from '../documents/read-json.ts'
import { compileSchemas } from '../engines/json-schema/compile.ts'
import { ToolError } from '../errors.ts'
import type { Cache } from '../model/world.ts'

/** A JSON Schema of ours, and the name that it is kept under. */
export interface FileKind {
  readonly name: string
  readonly schema: unknown
}

/**
 * Reads a JSON file of a bundle that has a schema. Duplicate names are refused: two readers could see two values.
 * @throws ToolError `bundle.refused` with the place and the reason, `json.syntax`
 */
export async function readTyped<T>(cache: Cache, text: string, where: string, kind: FileKind): Promise<T> {
  const value = readJson(text, where)
  const schemas = new Map([[kind.name, kind.schema]])
  const compiled = await compileSchemas({ schemas, entries: [kind.name], cache, untagged: true })
  compiled.entry(kind.name).validate(value, {
    violation: ({ pointer, message: reason }) => {
      const args = { where: `${where}#${pointer}`, problem: 'bundle.why.schema', name: where }
      throw new ToolError('bundle.refused', args, undefined, reason)
    },
  })
  return value as T
}
