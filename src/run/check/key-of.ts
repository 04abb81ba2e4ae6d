/**
 * What a value is compared by, across documents: strings and other scalars as themselves, a string never equal to a
 * number, and a UUID in small letters, since its case says nothing (RFC 9562, section 4). Undefined for what names
 * nothing: null, objects and lists.
 */
export function keyOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value.length === 36 ? keyOfUuid(value) : value
  // A control character in front keeps 5 and "5" apart.
  return typeof value === 'number' || typeof value === 'boolean' ? `\u0000${value}` : undefined
}

/** A key as a person knows it. */
export function shown(key: string): string {
  return key.startsWith('\u0000') ? key.slice(1) : key
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

function keyOfUuid(text: string): string {
  const small = text.toLowerCase()
  return small !== text && uuid.test(small) ? small : text
}
