/** Addresses in the page. Each kind has a letter of its own, so that no name of a profile is taken for a part of the page. */

/** Of the row of a requirement in the matrix: what others link to. */
export function rowOf(requirement: string): string {
  return `r-${requirement}`
}

export function cardOf(requirement: string): string {
  return `k-${requirement}`
}

/** Of an exchange, by its number in the report. */
export function exchangeAddress(at: number): string {
  return `b-${at + 1}`
}
