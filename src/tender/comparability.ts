import { message } from '../messages/speaker.ts'
import type { Declaration } from '../model/bundle.ts'
import type { Report } from '../model/report.ts'
import type { BoundTender } from '../model/tender.ts'
import type { Message } from '../model/text.ts'
import type { StepResult, Verification } from '../model/verification.ts'
import { headFaults } from './binding.ts'

/** A bid as it was handed in and verified against the tender. */
export interface Bid {
  /** As it was given. */
  readonly file: string
  readonly verification: Verification
  /** What was verified; absent when it could not be read. */
  readonly report?: Report
  /** The same as advisories of the profile's publisher have it be read, when the reader has named any. */
  readonly regraded?: Report
  readonly declaration?: Declaration
}

/** Sentences of a verification that find no fault with the bid: what they mean is for the buyer to say. */
const noFault: readonly string[] = [
  'verify.no-trust',
  'verify.chain',
  'verify.not-revoked',
  'verify.holder-unstated',
  'verify.other-tool',
  'verify.views-not-compared',
  'binding.other-tool',
  'binding.tool-too-old',
]

/**
 * Why a bid cannot be compared with others; nothing when it can. It must hold, its evidence must have been judged again, and
 * it must be for this tender: the same profile by digest, role, modules and challenge.
 */
export function reasonsAgainst({ verification, report }: Bid, bound: BoundTender, now: Date): readonly Message[] {
  const said = verification.steps.flatMap(faultsIn)
  const known = new Set(said.map(({ key }) => key))
  const own = report ? headFaults(report, bound.tender, bound.digest, now) : []
  const faults = [...said, ...own.filter(fault => !known.has(fault.key) && !isNote(fault))]
  if (faults.length > 0) return faults
  if (!report || verification.report?.reportId !== report.reportId) return [message('bids.unread')]
  if (verification.tender?.digest !== bound.digest) return [message('bids.not-held')]
  const judged = verification.steps.find(({ step }) => step === 'evidence')
  return judged ? [] : [message('bids.not-judged')]
}

/** What a verification saw that is no fault. More evidence than a bundle can be is not its fault either. */
export function notesOf({ steps }: Verification): readonly Message[] {
  return steps.flatMap(({ outcome, said }) =>
    said.filter(each => isNote(each) || (outcome === 'unproved' && each.key === 'verify.step-demanded')),
  )
}

function faultsIn({ step, outcome, said }: StepResult): readonly Message[] {
  if (outcome !== 'invalid' && outcome !== 'unproved') return []
  const isBeyond = ({ key }: Message) => outcome === 'unproved' && key === 'verify.step-demanded'
  const faults = said.filter(each => each.key !== 'verify.signed' && !isNote(each) && !isBeyond(each))
  // A step that ended ill and says nothing that we know is still no proof.
  return faults.length > 0 || said.some(isBeyond) ? faults : [message('bids.step', { step })]
}

function isNote({ key, args }: Message): boolean {
  return noFault.includes(key) || (key === 'verify.masked' && args.open === 0)
}
