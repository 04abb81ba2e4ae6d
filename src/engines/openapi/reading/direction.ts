import { isObject } from '../pointer.ts'
import { mapSubschemas } from './schema-walk.ts'
import { isProblem, refOf, type Sources } from './sources.ts'

/** Which way a body goes. */
export type Direction = 'request' | 'response'

const silent: Readonly<Record<Direction, 'readOnly' | 'writeOnly'>> = { request: 'readOnly', response: 'writeOnly' }

/**
 * A schema as it binds one direction: `required` takes no effect on properties that do not travel that way, `readOnly`
 * in requests and `writeOnly` in responses (OAS 3.0.4, 4.8.24.2). Such a property may still be sent.
 * Gives back the same object when nothing changes. `file` is where the schema stands.
 */
export function forDirection(sources: Sources, file: string, schema: unknown, direction: Direction): unknown {
  if (!isObject(schema)) return schema
  const made = mapSubschemas(schema, below => forDirection(sources, file, below, direction))
  const required: readonly unknown[] = Array.isArray(schema.required) ? schema.required : []
  const kept = required.filter(name => !isSilent(sources, file, schema, String(name), silent[direction]))
  return kept.length === required.length ? made : { ...made, required: kept }
}

/** True when the schema, or a part of its `allOf`, marks the property with the keyword. */
function isSilent(sources: Sources, file: string, schema: unknown, name: string, keyword: string, depth = 0): boolean {
  if (!isObject(schema) || depth > 4) return false
  const property = isObject(schema.properties) ? schema.properties[name] : undefined
  if (isObject(property) && property[keyword] === true) return true
  const next = target(sources, file, property)
  if (isObject(next?.value) && next.value[keyword] === true) return true
  const parts: readonly unknown[] = Array.isArray(schema.allOf) ? schema.allOf : []
  return parts.some(part => {
    const referred = target(sources, file, part)
    return isSilent(sources, referred?.file ?? file, referred?.value ?? part, name, keyword, depth + 1)
  })
}

function target(sources: Sources, file: string, schema: unknown): { file: string; value: unknown } | undefined {
  const ref = refOf(schema)
  const found = ref === undefined ? undefined : sources.resolve({ file, pointer: '', value: schema }, ref)
  return found && !isProblem(found) ? found : undefined
}
