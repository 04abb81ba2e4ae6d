import type { schema as english } from '../en/schema.ts'

/** Iakttagelser från JSON Schema-motorn. */
export const schema: typeof english = {}
