import type { Text } from '../../../model/text.ts'
import type { Call, SoapAnswer, SoapFault } from './fault.ts'
import type { Contract } from './records.ts'

export type Change = (envelope: string) => string

/** Changes the envelope of answers of a contract. */
export function inAnswers(contract: Contract, change: Change): SoapFault['soap'] {
  return (answer, { service, kind }) =>
    service === contract && kind === 'answer' ? { ...answer, envelope: change(answer.envelope) } : answer
}

export const inPing = (change: Change) => inAnswers('PingForConfiguration', change)
export const replaced = (from: string | RegExp, to: string) => (text: string) => text.replace(from, to)
export const all = (from: string, to: string) => (text: string) => text.replaceAll(from, to)

/** Another answer in place of those of a kind. */
export function insteadOf(kind: Call['kind'], made: (answer: SoapAnswer, call: Call) => SoapAnswer): SoapFault['soap'] {
  return (answer, call) => (call.kind === kind ? made(answer, call) : answer)
}

/** What a server answers that does not look. */
export const careless = (answer: SoapAnswer, call: Call) => ({ ...answer, status: 200, envelope: call.careless })
export const text = (sv: string, en: string): Text => ({ sv, en })
