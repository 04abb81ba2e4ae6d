import type { Text } from '../../../model/text.ts'
import type { Contract } from './records.ts'

/** A SOAP answer on its way out. */
export interface SoapAnswer {
  readonly status: number
  readonly contentType: string
  readonly envelope: string
}

/** What is known of the call that an answer is to. `kind` is what the answer is: of the contract, or a fault and why. */
export interface Call {
  readonly service: Contract | undefined
  readonly kind: 'answer' | 'error' | 'not-xml' | 'dtd' | 'unknown'
  /** The answer that a server gives that does not look. */
  readonly careless: string
  /** True when only the records of one system are asked for. */
  readonly ofOneSource: boolean
}

/** One thing that the reference producer does wrong, in the answer on its way out. */
export interface SoapFault {
  readonly title: Text
  /** The requirement that it breaks. */
  readonly requirement: string
  /** Requirements that cannot hold while that one is broken, each with the reason why. */
  readonly also?: Readonly<Record<string, string>>
  readonly soap: (answer: SoapAnswer, call: Call) => SoapAnswer
}
