import manifestSchema from './manifest.schema.json' with { type: 'json' }
import requirementsSchema from './requirements.schema.json' with { type: 'json' }
import vectorsSchema from './vectors.schema.json' with { type: 'json' }

/** Schemas for those who write profiles in an editor, by the name of the published file: those that profiles are loaded by. */
export const authoringSchemas: Readonly<Record<string, object>> = {
  'profile-1.schema.json': manifestSchema,
  'requirements-1.schema.json': requirementsSchema,
  'vectors-1.schema.json': vectorsSchema,
}
