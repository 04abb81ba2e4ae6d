/** Findings and reasons of workflows. */
export const arazzo = {}
