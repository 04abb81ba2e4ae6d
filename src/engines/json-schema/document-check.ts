import { message } from '../../messages/speaker.ts'
import type { DocumentCheck } from '../../model/check.ts'
import type { Profile, Resource } from '../../model/profile.ts'
import type { Cache } from '../../model/world.ts'
import { compileSchemas } from './compile.ts'
import { refusal } from './refusal.ts'
import type { Unread } from './types.ts'
import { type IntoOptions, validateInto } from './validate-into.ts'

/** Id of the check. */
const id = 'json-schema'

/**
 * The check that holds each record against the schema of its document type. A record of a type that the profile does
 * not have is a bug of the caller.
 * @throws ToolError `schema.refused`, `schema.pattern`, `rule.syntax`, `rule.cost`
 */
export async function jsonSchemaCheck(
  profile: Profile,
  cache: Cache,
  options: Pick<IntoOptions, 'mask'> = {},
): Promise<DocumentCheck> {
  const entries = [...new Set(profile.documents.map(({ schema }) => schema))].sort()
  const compiled = await compileSchemas({ schemas: schemasOf(profile, entries), entries, cache })
  const byType = new Map(profile.documents.map(type => [type.id, compiled.entry(type.schema)]))
  return {
    id,
    verifies: [...new Set([...byType.values()].flatMap(({ verifies }) => verifies))].sort(),
    verifiesFor: documentType => byType.get(documentType)?.verifies ?? [],
    record(documentType, record, sink, listener) {
      const entry = byType.get(documentType)
      if (!entry) throw new Error(`the profile has no document type ${documentType}`)
      validateInto(entry, record, sink, listener, options)
    },
  }
}

/** The JSON Schemas of a profile, and its API description when a document type has its schema there. */
function schemasOf(profile: Profile, entries: readonly string[]): Unread {
  const files = new Set(entries.map(entry => entry.split('#', 1)[0] ?? ''))
  const wanted = [...profile.resources.values()].filter(({ kind, path }) => kind === 'json-schema' || files.has(path))
  return {
    digest: wanted.map(({ path, digest }) => `${path} ${digest}`).join('\n'),
    read: async () =>
      new Map(await Promise.all(wanted.map(async resource => [resource.path, await parse(resource)] as const))),
  }
}

async function parse({ path, text }: Resource): Promise<unknown> {
  try {
    if (!/\.ya?ml$/.test(path)) return JSON.parse(text)
    const yaml = await import('js-yaml')
    return yaml.load(text)
  } catch (error) {
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
    throw refusal({ path, pointer: '' }, message('schema.syntax', { why }), error)
  }
}
