import type { RecordListener, Sink } from '../../model/check.ts'
import type { Exchange, RecordedResponse } from '../../model/evidence.ts'
import type { Place } from '../../model/finding.ts'
import type { Message } from '../../model/text.ts'
import type { KindRequirements, Operation, ResponseKind } from './description.ts'
import type { Api } from './load.ts'

/** One answer that is to be judged, and where what is said of it goes. */
export interface Judgement {
  readonly api: Api
  readonly operation: Operation
  readonly exchange: Exchange
  readonly answer: RecordedResponse
  readonly sink: Sink
  readonly listener: RecordListener
  /** A 5xx that the operation does not describe is the server's failure, even where `default` would cover it. */
  readonly serverErrorIsProblem: boolean
  /** True when the request follows the description, as far as its masked places let that be seen. */
  readonly isRequestSound: () => boolean
}

/** What a finding shows beside its sentence. */
export interface Details {
  readonly expected?: string
  readonly actual?: string
  /** JSON Pointer into the body. */
  readonly pointer?: string
}

/** A breach of the requirement that stands for the kind; a description without one judges nothing of that kind. */
export function report(
  { exchange, sink }: Judgement,
  requirements: KindRequirements,
  kind: ResponseKind,
  message: Message,
  { pointer, ...details }: Details = {},
): void {
  const requirement = requirements[kind]
  if (requirement !== undefined) sink.finding({ requirement, at: placeOf(exchange, pointer), message, ...details })
}

/** The kind was looked at and held. */
export function hold({ sink }: Judgement, requirements: KindRequirements, kind: ResponseKind): void {
  const requirement = requirements[kind]
  if (requirement !== undefined) sink.exercised(requirement)
}

/** The kind could not be looked at here, and nothing else may make up for it. */
export function leaveUntested(
  { sink }: Judgement,
  requirements: KindRequirements,
  kind: ResponseKind,
  reason: Message,
): void {
  const requirement = requirements[kind]
  if (requirement !== undefined) sink.untested(requirement, reason)
}

/** Where something in an exchange is, for a person. */
export function placeOf(exchange: Exchange, pointer?: string): Place {
  const name = `${exchange.request.method} ${exchange.request.url}`
  return { evidence: exchange.id, name, ...(pointer === undefined ? {} : { pointer }) }
}
