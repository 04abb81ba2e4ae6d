import expectedSchema from './expected.schema.json' with { type: 'json' }
import manifestSchema from './manifest.schema.json' with { type: 'json' }
import mutantsSchema from './mutants.schema.json' with { type: 'json' }
import packageVectorsSchema from './package-vectors.schema.json' with { type: 'json' }
import requirementsSchema from './requirements.schema.json' with { type: 'json' }
import vectorsSchema from './vectors.schema.json' with { type: 'json' }

/** Schemas for those who write profiles in an editor, by the name of the published file: those that profiles are loaded by. */
export const authoringSchemas: Readonly<Record<string, object>> = {
  'profile-1.schema.json': forEditors(manifestSchema) as object,
  'requirements-1.schema.json': forEditors(requirementsSchema) as object,
  'package-vectors-1.schema.json': forEditors(packageVectorsSchema) as object,
  'vectors-1.schema.json': forEditors(vectorsSchema) as object,
  'mutants-1.schema.json': forEditors(mutantsSchema) as object,
  'expected-1.schema.json': forEditors(expectedSchema) as object,
}

/** Editors show a `description` as it stands, and only `markdownDescription` as the Markdown that it is. */
function forEditors(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(forEditors)
  if (typeof schema !== 'object' || schema === null) return schema
  const members = Object.entries(schema).flatMap(([name, value]) => {
    const isText = name === 'description' && typeof value === 'string'
    return isText
      ? [
          [name, value.replaceAll('`', '')],
          ['markdownDescription', value],
        ]
      : [[name, forEditors(value)]]
  })
  return Object.fromEntries(members)
}
