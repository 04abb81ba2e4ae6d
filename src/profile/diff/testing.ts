import { indexSchemas } from '../../engines/json-schema/schema-index.ts'
import { proofs } from './inclusion.ts'
import type { Located } from './located.ts'
import type { Failure } from './work.ts'

export type Schema = Readonly<Record<string, unknown>> | boolean

/** A schema as a version of a profile has it. */
export function opened(schema: unknown): Located {
  const index = indexSchemas({ schemas: new Map([['a.schema.json', schema]]), dialect: '2020-12', foreign: true })
  return { index, node: index.entry('a.schema.json'), owner: undefined }
}

/** What a value that fits one schema may break of the other: `place keyword`, with `?` where nobody can tell. */
export function broken(one: Schema, other: Schema): readonly string[] {
  const found: Failure[] = []
  const isKept = proofs(each => found.push(each)).includes(opened(one), opened(other), '')
  if (isKept !== (found.length === 0)) throw new Error('what is not proved has to be told, and nothing else')
  return found.map(({ at, keyword, isDecided }) => `${at || '/'} ${keyword}${isDecided ? '' : '?'}`)
}
