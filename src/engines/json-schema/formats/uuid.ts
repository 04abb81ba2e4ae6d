const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** RFC 4122 UUID of any version and variant, in either case, without `urn:uuid:`. */
export function isUuid(value: string): boolean {
  return uuid.test(value)
}
