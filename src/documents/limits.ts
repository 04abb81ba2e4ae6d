/** Bounds on what is read. Sizes in bytes. */
export interface JsonLimits {
  /** Objects and arrays inside one another, the outermost counted. At most 2,000. */
  readonly depth: number
  /** Largest text that is parsed as one value. */
  readonly size: number
  /** Largest record of a stream: an NDJSON line, an item of an array. */
  readonly record: number
  /** An object at most this large is parsed as one value without asking whether it is an envelope of records. */
  readonly inMemory: number
  /** Problems told one by one for a document; the rest are counted. */
  readonly problems: number
}

const mebibyte = 2 ** 20

/** `size` is 512 MiB less 24 bytes: the longest string that the JavaScript engine can make. */
export const defaultLimits: JsonLimits = {
  depth: 256,
  size: 512 * mebibyte - 24,
  record: 64 * mebibyte,
  inMemory: 8 * mebibyte,
  problems: 100,
}

/** Fills in what the caller left out, and keeps the depth within what recursion over a value can take. */
export function withDefaults(limits: Partial<JsonLimits> | undefined): JsonLimits {
  if (limits === undefined || limits === defaultLimits) return defaultLimits
  const filled = { ...defaultLimits, ...limits }
  return {
    ...filled,
    depth: Math.min(filled.depth, 2_000),
    size: Math.min(filled.size, defaultLimits.size),
    record: Math.min(filled.record, defaultLimits.size),
  }
}
