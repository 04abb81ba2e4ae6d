/** Reasons why something was not judged. */
export const run = {}
