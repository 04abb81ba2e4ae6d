import type { Cache } from '../../model/world.ts'
import { compileSchemas } from './compile.ts'
import type { Violation } from './types.ts'

/** A JSON Schema of ours, and the name that it is kept under. */
export interface OwnSchema {
  readonly name: string
  readonly schema: unknown
}

/** The first thing in a value that one of our own schemas does not allow; undefined when it allows all. */
export async function firstFault(
  cache: Cache,
  value: unknown,
  { name, schema }: OwnSchema,
): Promise<Violation | undefined> {
  const schemas = new Map([[name, schema]])
  const compiled = await compileSchemas({ schemas, entries: [name], cache, untagged: true })
  let first: Violation | undefined
  compiled.entry(name).validate(value, {
    violation: violation => {
      first ??= violation
    },
  })
  return first
}
