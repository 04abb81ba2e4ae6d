import type { Text } from '../../../model/text.ts'
import type { Contract } from './records.ts'

/** A call on its way out. */
export interface SoapCall {
  readonly contentType: string
  /** The field SOAPAction; without it the field is not sent. */
  readonly action: string | undefined
  readonly envelope: string
}

/** One thing that the reference consumer does wrong, in the call on its way out. */
export interface ConsumerFault {
  readonly title: Text
  /** The requirement that it breaks. */
  readonly requirement: string
  /** The call that is made; none when nothing is sent. */
  readonly calls: (call: SoapCall, contract: Contract) => SoapCall | undefined
}
