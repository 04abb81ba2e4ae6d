import { ToolError } from '../../errors.ts'
import type { SignedAdvisory } from '../../model/advisory.ts'
import type { VerifiedBid } from '../verify/verify-bundle.ts'
import type { RegradedReport } from './regrade.ts'
import { idsOf, regradeOriginal } from './regrade-original.ts'

/**
 * The report of a bundle as advisories have it be read: of one that holds, and that none of those has signed whose advisories they are.
 * @throws ToolError `advisory.refused`
 */
export function regradeBid(
  { verification, report, reportDigest }: VerifiedBid,
  advisories: readonly SignedAdvisory[],
  where: string,
  now: Date,
): RegradedReport | undefined {
  if (advisories.length === 0 || verification.result === 'invalid' || !report || reportDigest === undefined)
    return undefined
  const own = verification.signers.some(({ keyId }) => advisories.some(({ signer }) => signer === keyId))
  if (own) throw new ToolError('advisory.refused', { file: idsOf(advisories), where, problem: 'advisory.why.own' })
  return regradeOriginal(report, reportDigest, advisories, { where, now })
}
