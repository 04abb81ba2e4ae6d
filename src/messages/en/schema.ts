/** Findings of the JSON Schema engine. */
export const schema = {}
