/** True when one of the patterns means the id: it is the id, or its beginning followed by `*`. */
export function means(patterns: readonly string[], id: string): boolean {
  return patterns.some(pattern => (pattern.endsWith('*') ? id.startsWith(pattern.slice(0, -1)) : pattern === id))
}
