/** ECMA-262 pattern under the `u` flag, as JSON Schema reads patterns. It is only parsed, never run. */
export function isRegex(value: string): boolean {
  try {
    new RegExp(value, 'u')
    return true
  } catch {
    return false
  }
}
