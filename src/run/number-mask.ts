export type NumberMask = (text: string) => string

/**
 * Gives what masks the personal identity numbers of real people in a text. What is masked once stays as it is.
 * What knows the test numbers is only loaded when this is asked for.
 */
export async function numberMask(): Promise<NumberMask> {
  const [{ maskNumbers }, { loadTestNumbers }] = await Promise.all([
    import('../exchange/redact.ts'),
    import('../exchange/test-numbers.ts'),
  ])
  const isTestNumber = await loadTestNumbers()
  return text => maskNumbers(text, isTestNumber)
}

/** A text that could hold a number at all: it has ten digits, also where they are escaped. */
export function couldHoldNumber(text: string): boolean {
  return /(?:\d\D*){10}/.test(text)
}

/** A short text, such as the name of a file or what somebody typed, with such numbers masked. */
export async function maskedText(text: string): Promise<string> {
  return couldHoldNumber(text) ? (await numberMask())(text) : text
}
