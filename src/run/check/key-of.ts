/**
 * What a value is compared by, across documents: strings and other scalars as themselves, a string never equal to a
 * number. Undefined for what names nothing: null, objects and lists.
 */
export function keyOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  // A control character in front keeps 5 and "5" apart.
  return typeof value === 'number' || typeof value === 'boolean' ? `\u0000${value}` : undefined
}

/** A key as a person knows it. */
export function shown(key: string): string {
  return key.startsWith('\u0000') ? key.slice(1) : key
}
