/** Troubles on the way to the system under test, and their next steps. */
export const exchange = {}
