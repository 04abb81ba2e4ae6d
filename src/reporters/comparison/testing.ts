import { message } from '../../messages/speaker.ts'
import type { Comparison } from '../../model/comparison.ts'
import { compareBids } from '../../tender/compare.ts'
import { boundTender, comparedBy, declarationOf, editedBid, exampleBid } from '../../tender/testing-bids.ts'

const scoring = { rule: 'Poäng per krav.', points: { S1: 2, S2: 3.5 } }

/** An honest bid with a deviation, one that was edited, and one that is masked; every text of theirs is `text`. */
export function compared(text = 'Alfa'): Comparison {
  const declaration = declarationOf(text, {
    deviations: [{ requirement: 'S2', reason: text, plan: text }],
    equivalence: [{ requirement: 'S1', how: text }],
  })
  const sut = { supplier: text, product: text, version: text, role: 'provider', modules: ['core'] }
  const steps = [{ step: 'signer', outcome: 'remark', said: [message('verify.no-trust')] }] as const
  const honest = exampleBid(text, { declaration, steps, report: { sut } })
  const signers = [{ keyId: text, isTrusted: true, subject: text }]
  const masked = exampleBid(text, {
    words: ['failed', 'manual', 'passed', 'inapplicable'],
    verification: { masked: ['sha256:1'], signers },
  })
  const level = { required: 'MUST', except: [{ requirement: 'M2', reason: 'r' }] } as const
  return compareBids(boundTender({ scoring, level }), [honest, editedBid('Beta'), masked], comparedBy)
}
