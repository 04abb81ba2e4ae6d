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
  let digits = 0
  // Asked of the name of each of a hundred thousand files: a pattern takes ten times as long.
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code >= 0x30 && code <= 0x39) digits += 1
    if (digits === 10) return true
  }
  return false
}

/** A short text, such as the name of a file or what somebody typed, with such numbers masked. */
export async function maskedText(text: string): Promise<string> {
  return couldHoldNumber(text) ? (await numberMask())(text) : text
}
