import type { Shape } from './description.ts'
import { fromText } from './parameter-text.ts'

/**
 * An `application/x-www-form-urlencoded` body as the object that its schema describes: a name that the schema has as a
 * list may be repeated, and texts become numbers and booleans where the schema allows no string.
 */
export function readFormBody(shape: Shape, body: string): unknown {
  const members = shape.kind === 'object' ? shape.members : {}
  const found = new Map<string, unknown>()
  for (const [name, text] of new URLSearchParams(body)) {
    const own = Object.hasOwn(members, name) ? members[name] : undefined
    if (own?.kind === 'array') found.set(name, [...asList(found.get(name)), fromText(text, own.items)])
    else found.set(name, own ? fromText(text, own) : text)
  }
  return Object.fromEntries(found)
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
