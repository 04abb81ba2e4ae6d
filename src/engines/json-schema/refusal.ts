import { ToolError } from '../../errors.ts'
import type { Message } from '../../model/text.ts'

/** Where a schema stands: file of the profile and JSON Pointer in it. */
export interface SchemaPlace {
  readonly path: string
  readonly pointer: string
}

/** The error for a schema that cannot be used, with the file, the place in it, and why. */
export function refusal(place: SchemaPlace, why: Message, cause?: unknown): ToolError {
  return new ToolError('schema.refused', { where: addressOf(place) }, cause, why)
}

/** `resources/person.schema.json#/properties/email` */
export function addressOf({ path, pointer }: SchemaPlace): string {
  return pointer === '' ? path : `${path}#${pointer}`
}
