const badEscape = /~(?![01])/

/** RFC 6901 JSON Pointer in its string form. */
export function isJsonPointer(value: string): boolean {
  return (value === '' || value.startsWith('/')) && !badEscape.test(value)
}

/** Relative JSON Pointer: steps up, then a JSON Pointer, or # for the name or index. */
export function isRelativeJsonPointer(value: string): boolean {
  const steps = /^(?:0|[1-9]\d*)/.exec(value)?.[0]
  if (steps === undefined) return false
  const rest = value.slice(steps.length)
  return rest === '#' || isJsonPointer(rest)
}
