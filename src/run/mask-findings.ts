import type { Finding } from '../model/finding.ts'

/**
 * Masks the personal identity numbers of real people in what findings quote from files; exchanges were masked at capture.
 * What knows the test numbers is only loaded when a text could hold a number at all.
 */
export async function maskFindings(findings: readonly Finding[]): Promise<readonly Finding[]> {
  if (!findings.some(finding => /\d{4}/.test(JSON.stringify(finding)))) return findings
  const [{ maskNumbers }, { loadTestNumbers }] = await Promise.all([
    import('../exchange/redact.ts'),
    import('../exchange/test-numbers.ts'),
  ])
  const isTestNumber = await loadTestNumbers()
  const mask = (text: string) => maskNumbers(text, isTestNumber)
  return findings.map(finding => masked(finding, mask))
}

function masked(finding: Finding, mask: (text: string) => string): Finding {
  const { message, expected, actual } = finding
  const args = Object.entries(message.args).map(([name, value]) => [
    name,
    typeof value === 'string' ? mask(value) : value,
  ])
  return {
    ...finding,
    at: finding.at.pointer === undefined ? finding.at : { ...finding.at, pointer: mask(finding.at.pointer) },
    message: { key: message.key, args: Object.fromEntries(args) },
    ...(expected === undefined ? {} : { expected: mask(expected) }),
    ...(actual === undefined ? {} : { actual: mask(actual) }),
  }
}
