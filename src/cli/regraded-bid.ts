import { message } from '../messages/speaker.ts'
import type { SignedAdvisory } from '../model/advisory.ts'
import { plainLine } from '../reporters/plain-text.ts'
import type { RegradedReport } from '../trust/advisory/regrade.ts'
import { regradeBid } from '../trust/advisory/regrade-bid.ts'
import { idsOf } from '../trust/advisory/regrade-original.ts'
import type { VerifiedBid } from '../trust/verify/verify-bundle.ts'
import type { CommandContext } from './command.ts'

/**
 * The report of a bundle as advisories have it be read. That none counted, since the report did not hold, is told.
 * @throws ToolError `advisory.refused`
 */
export function regradedBid(
  bid: VerifiedBid,
  advisories: readonly SignedAdvisory[],
  file: string,
  { world, terminal, speaker }: CommandContext,
): RegradedReport | undefined {
  const regraded = regradeBid(bid, advisories, file, world.now())
  if (advisories.length > 0 && !regraded) {
    const said = message('advisory.left-out', { file, ids: idsOf(advisories) })
    terminal.err(`${plainLine(speaker.say(said))}\n`)
  }
  return regraded
}
