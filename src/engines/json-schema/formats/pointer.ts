import { fromAjvFormats } from './from-ajv-formats.ts'

/** RFC 6901 JSON Pointer in its string form. */
export const isJsonPointer = fromAjvFormats('json-pointer')

/** Relative JSON Pointer: steps up, then a JSON Pointer, or # for the name or index. */
export const isRelativeJsonPointer = fromAjvFormats('relative-json-pointer')
