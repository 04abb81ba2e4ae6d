import type { Finding, Place } from '../model/finding.ts'
import { couldHoldNumber, numberMask } from './number-mask.ts'

/**
 * Masks the personal identity numbers of real people in what findings quote from files; exchanges were masked at capture.
 */
export async function maskFindings(findings: readonly Finding[]): Promise<readonly Finding[]> {
  if (!findings.some(finding => couldHoldNumber(JSON.stringify(finding)))) return findings
  const mask = await numberMask()
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
    at: maskedPlace(finding.at, mask),
    message: { key: message.key, args: Object.fromEntries(args) },
    ...(expected === undefined ? {} : { expected: mask(expected) }),
    ...(actual === undefined ? {} : { actual: mask(actual) }),
  }
}

/** A finding about a file as a whole may be all that is said of it: its name is quoted from the package or folder that it is in. */
function maskedPlace(at: Place, mask: (text: string) => string): Place {
  if (at.pointer !== undefined) return { ...at, pointer: mask(at.pointer) }
  return at.line === undefined ? { ...at, name: mask(at.name) } : at
}
