import { createHash } from 'node:crypto'
import { message } from '../../messages/speaker.ts'
import { seal, unseal } from '../sealed.ts'
import type { Tables } from './program.ts'
import { refusal } from './refusal.ts'
import type { CompileOptions } from './types.ts'

/** What a compilation gives and a cache keeps: code, and the tables that its numbers lead into. */
export interface CompiledCode {
  readonly tables: Tables
  readonly code: string
}

/** Part of every key. Raise `engine` with each change to what is generated or to how it is called. */
export const versions = { engine: 2, ajv: '8.20.0' }

/** Key of everything that the code depends on: the whole schema set, the entries, the options and the versions. */
export function cacheKey(options: CompileOptions): string {
  const { schemas, entries, dialect, untagged, foreign, format } = options
  const about = { versions, entries, dialect, untagged, foreign, format }
  const hash = createHash('sha256').update(JSON.stringify(about))
  if ('digest' in schemas) return `json-schema-${hash.update(`\n${schemas.digest}`).digest('hex')}`
  for (const [path, schema] of schemas) hash.update(`\n${JSON.stringify(path)} ${textOf(path, schema)}`)
  return `json-schema-${hash.digest('hex')}`
}

/** YAML can make an object that contains itself; no schema does. */
function textOf(path: string, schema: unknown): string {
  try {
    return JSON.stringify(schema) ?? 'null'
  } catch (cause) {
    throw refusal({ path, pointer: '' }, message('schema.not-a-schema'), cause)
  }
}

/** The tables on one line and the code, sealed. */
export function pack({ tables, code }: CompiledCode): string {
  return seal(`${JSON.stringify(tables)}\n${code}`)
}

/** What was packed, or nothing when a single byte differs: such a content must not be run. */
export function unpack(content: string | undefined): CompiledCode | undefined {
  const text = unseal(content)
  if (text === undefined) return undefined
  const end = text.indexOf('\n')
  return { tables: JSON.parse(text.slice(0, end)) as Tables, code: text.slice(end + 1) }
}
