import { type MessageKey, message } from '../messages/speaker.ts'
import type { Message } from '../model/text.ts'
import type { StepResult, VerificationStep } from '../model/verification.ts'
import type { Bid } from './comparability.ts'

/** Steps that say whether the file is whole. */
const wholeness: readonly VerificationStep[] = ['archive', 'files', 'report']

/** What to ask for when a verification says so. The first of those that ask for the same is enough. */
const asked: Readonly<Record<string, MessageKey>> = {
  'verify.unsigned': 'bids.ask.unsigned',
  'verify.no-key': 'bids.ask.signature',
  'verify.bad-signature': 'bids.ask.signature',
  'verify.other-subject': 'bids.ask.signature',
  'verify.nobody-trusted': 'bids.ask.untrusted',
  'verify.other-holder': 'bids.ask.other-holder',
  'binding.no-tender': 'bids.ask.no-tender',
  'binding.other-tender': 'bids.ask.other-tender',
  'binding.other-words': 'bids.ask.other-tender',
  'binding.other-nonce': 'bids.ask.other-tender',
  'binding.unchallenged': 'bids.ask.other-tender',
  'binding.other-profile': 'bids.ask.other-profile',
  'binding.other-role': 'bids.ask.other-scope',
  'binding.modules-missing': 'bids.ask.other-scope',
  'binding.exclusions': 'bids.ask.other-scope',
  'binding.not-in-files': 'bids.ask.other-scope',
  'binding.version-unstated': 'bids.ask.no-version',
}

/**
 * Defects of form in a bid, as what a request to clarify or complete could ask for (LOU 4:9): whether it may be asked is for
 * the authority to decide. That a requirement failed, or that a report says otherwise than its evidence, is no defect of form.
 */
export function formalDefects(
  { verification, report, declaration }: Bid,
  reasons: readonly Message[],
): readonly Message[] {
  const { steps, masked } = verification
  const keys = new Set(reasons.flatMap(({ key }) => asked[key] ?? []))
  const supplier = report?.sut.supplier
  return [
    ...(steps.some(isBroken) ? [message('bids.ask.broken')] : []),
    ...[...keys].map((key): Message => ({ key, args: {} })),
    ...(masked.length === 0 ? [] : [message('bids.ask.masked', { count: masked.length })]),
    ...(report && !declaration ? [message('bids.ask.no-declaration')] : []),
    ...(report && supplier === undefined ? [message('bids.ask.no-supplier')] : []),
    ...(declaration && supplier !== undefined && declaration.supplier.name !== supplier
      ? [message('bids.ask.other-supplier', { stated: supplier, declared: declaration.supplier.name })]
      : []),
  ]
}

function isBroken({ step, outcome }: StepResult): boolean {
  return outcome === 'invalid' && wholeness.includes(step)
}
