/** Findings of formats, cross-field rules and rules across documents. */
export const rules = {}
