import { message } from '../../messages/speaker.ts'
import type { EvidenceStep, Report } from '../../model/report.ts'
import type { BoundTender } from '../../model/tender.ts'
import type { Message } from '../../model/text.ts'
import type { StepOutcome, VerifiedSigner } from '../../model/verification.ts'
import { bindingFaults } from '../../tender/binding.ts'
import type { BundledEvidence } from '../bundled-evidence.ts'
import type { Say } from './stepper.ts'

const ladder: readonly EvidenceStep[] = ['E0', 'E1', 'E2', 'E3', 'E4', 'E5']

/** A tool may always be an equivalent one (LOU 9:6): whether it is, is for the buyer to say. */
const buyersOwn: readonly string[] = ['binding.other-tool', 'binding.tool-too-old']

/** What a bundle by itself can reach: more takes somebody else who runs the tests again. */
const mostOfBundle = 'E3'

export interface TenderCheck {
  readonly evidence: BundledEvidence
  readonly report: Report
  readonly bound: BoundTender
  readonly signers: readonly VerifiedSigner[]
  readonly now: Date
}

/**
 * Holds a report against the tender that it was handed in for, and the step of evidence that it reaches against the one
 * that is demanded.
 * @returns true when it belongs to the tender
 */
export function checkTender({ evidence, report, bound, signers, now }: TenderCheck, say: Say): boolean {
  const { exchanges, maskedExchanges: masked } = evidence
  const faults = bindingFaults(report, exchanges, bound.tender, bound.digest, now)
  sayFaults(faults, say, masked > 0)
  const unseen = evidence.masked.length
  if (unseen > 0 && faults.every(({ key }) => key !== 'binding.unseen')) {
    say('unproved', message('verify.masked-bid', { count: unseen }))
  }
  const isBound = unseen === 0 && faults.every(({ key }) => buyersOwn.includes(key))
  const { step: wanted } = bound.tender.evidence
  const reached = signers.length > 0 ? (isBound ? 'E3' : 'E2') : 'E1'
  if (ladder.indexOf(reached) < ladder.indexOf(wanted)) {
    const isBeyond = ladder.indexOf(wanted) > ladder.indexOf(mostOfBundle) && reached === mostOfBundle
    const isHidden = !isBound && faults.every(fault => outcomeOf(fault, masked > 0) !== 'invalid')
    say(
      isBeyond || (isHidden && signers.length > 0) ? 'unproved' : 'invalid',
      message('verify.step-demanded', { wanted, reached }),
    )
  }
  return isBound
}

/** Each fault by itself. @param isMasked whether some evidence is not there */
export function sayFaults(faults: readonly Message[], say: Say, isMasked = false): void {
  for (const fault of faults) say(outcomeOf(fault, isMasked), fault)
}

function outcomeOf({ key }: Message, isMasked: boolean): StepOutcome {
  if (buyersOwn.includes(key)) return 'remark'
  return key === 'binding.unseen' && isMasked ? 'unproved' : 'invalid'
}
