/** True when one of the patterns means the id: it is the id, or its beginning followed by `*`. */
export function means(patterns: readonly string[], id: string): boolean {
  return patterns.some(pattern => (pattern.endsWith('*') ? id.startsWith(pattern.slice(0, -1)) : pattern === id))
}

/** The same for many ids: a rule set may name a thousand rows one by one, and be asked about each. */
export function meaning(patterns: readonly string[]): (id: string) => boolean {
  const whole = new Set(patterns.filter(pattern => !pattern.endsWith('*')))
  const beginnings = patterns.filter(pattern => pattern.endsWith('*'))
  return id => whole.has(id) || means(beginnings, id)
}
