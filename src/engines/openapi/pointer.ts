/** Adds one segment to a JSON Pointer (RFC 6901 section 3). */
export function child(pointer: string, key: string | number): string {
  return `${pointer}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`
}

/** The value that a JSON Pointer names, `undefined` when there is none. Only own members count. */
export function valueAt(root: unknown, pointer: string): unknown {
  let value = root
  for (const key of segmentsOf(pointer)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as Record<string, unknown>)[key]
  }
  return value
}

/** The names that a JSON Pointer is made of, unescaped. */
export function segmentsOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map(segment => segment.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** Every pointer above this one, the root (`''`) included, the pointer itself not. */
export function parentsOf(pointer: string): readonly string[] {
  const segments = pointer.split('/')
  return segments.slice(1).map((_, index) => segments.slice(0, index + 1).join('/'))
}

/** An object that is not a list: what a JSON object becomes. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
