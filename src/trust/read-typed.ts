import { readJson } from '../documents/read-json.ts'
import { firstFault, type OwnSchema } from '../engines/json-schema/first-fault.ts'
import { ToolError } from '../errors.ts'
import type { Cache } from '../model/world.ts'

/**
 * Reads a JSON file of a bundle that has a schema. Duplicate names are refused: two readers could see two values.
 * @throws ToolError `bundle.refused` with the place and the reason, `json.syntax`
 */
export async function readTyped<T>(cache: Cache, text: string, where: string, kind: OwnSchema): Promise<T> {
  const value = readJson(text, where)
  const fault = await firstFault(cache, value, kind)
  if (!fault) return value as T
  const args = { where: `${where}#${fault.pointer}`, problem: 'bundle.why.schema', name: where }
  throw new ToolError('bundle.refused', args, undefined, fault.message)
}
