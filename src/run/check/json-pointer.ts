/** A value inside a document and the concrete JSON Pointer (RFC 6901) that leads to it. */
export interface PointedValue {
  readonly pointer: string
  readonly value: unknown
}

/**
 * Every value that a pointer pattern reaches; a `*` segment means each item of an array or each member of an object.
 * What is not there gives nothing.
 */
export function* valuesAt(value: unknown, pattern: string): Generator<PointedValue> {
  yield* walk(value, segments(pattern), 0, '')
}

function segments(pattern: string): readonly string[] {
  return pattern === '' ? [] : pattern.slice(1).split('/')
}

function* walk(value: unknown, path: readonly string[], depth: number, pointer: string): Generator<PointedValue> {
  const segment = path[depth]
  if (segment === undefined) {
    yield { pointer, value }
    return
  }
  if (typeof value !== 'object' || value === null) return
  if (segment === '*') {
    for (const [key, item] of Object.entries(value))
      yield* walk(item, path, depth + 1, `${pointer}/${escapeSegment(key)}`)
    return
  }
  const key = segment.replaceAll('~1', '/').replaceAll('~0', '~')
  if (Object.hasOwn(value, key)) {
    yield* walk((value as Record<string, unknown>)[key], path, depth + 1, `${pointer}/${segment}`)
  }
}

function escapeSegment(key: string): string {
  return key.includes('~') || key.includes('/') ? key.replaceAll('~', '~0').replaceAll('/', '~1') : key
}
