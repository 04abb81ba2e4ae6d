import type { SchemaPlace } from '../schemas.ts'

/** The place that the schema of a kind of document names: a file, or a part of one. */
export function placeOf(schema: string): SchemaPlace {
  const [path = '', pointer = ''] = schema.split('#')
  return { path, pointer }
}
