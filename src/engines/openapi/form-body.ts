import type { Shape } from './description.ts'
import { fromText } from './parameter-text.ts'

/** One field of a form, as it was sent. */
export interface Field {
  readonly name: string
  readonly text: string
  /** The field says of itself that it is JSON. */
  readonly isJson?: boolean
}

/** An `application/x-www-form-urlencoded` body as the object that its schema describes. */
export function readFormBody(shape: Shape, body: string): unknown {
  return objectOf(
    shape,
    [...new URLSearchParams(body)].map(([name, text]) => ({ name, text })),
  )
}

/**
 * Fields as an object: a name that the schema has as a list may be repeated, texts become numbers and booleans where the
 * schema allows no string, and what it has as an object is JSON (OAS 3.1.1, 4.8.15.1, default of `contentType`).
 */
export function objectOf(shape: Shape, fields: readonly Field[]): unknown {
  const members = shape.kind === 'object' ? shape.members : {}
  const found = new Map<string, unknown>()
  for (const field of fields) {
    const own = Object.hasOwn(members, field.name) ? members[field.name] : undefined
    if (own?.kind === 'array') {
      const value = readField(field, own.items)
      // Of a JSON list, that is the list; else the field is one of its items.
      found.set(field.name, field.isJson && Array.isArray(value) ? value : [...asList(found.get(field.name)), value])
    } else found.set(field.name, own ? readField(field, own) : field.isJson ? fromJson(field.text) : field.text)
  }
  return Object.fromEntries(found)
}

function readField({ text, isJson }: Field, shape: Shape): unknown {
  return isJson || shape.kind !== 'primitive' ? fromJson(text) : fromText(text, shape)
}

/** What is no JSON stays text, which then breaks its schema. */
function fromJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
