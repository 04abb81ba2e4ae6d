import { message } from '../../messages/speaker.ts'
import type { Message } from '../../model/text.ts'

/** A rule that gave no verdict: a member that is not there, a type that does not fit, a result that is not true or false. */
export class RuleError extends Error {
  readonly reason: Message

  constructor(reason: Message) {
    super(`${reason.key} ${JSON.stringify(reason.args)}`)
    this.name = 'RuleError'
    this.reason = reason
  }
}

/** The rule asks for something that the document does not have. */
export function missing(name: string): RuleError {
  return new RuleError(message('rule.missing', { name }))
}

/** The rule uses an operation on types that it is not for. */
export function unfit(operation: string, types: string): RuleError {
  return new RuleError(message('rule.type', { operation, types }))
}

/** The rule gives an operation a value that it has no answer for: overflow, a bad date, an index outside the list. */
export function invalid(operation: string, value: string): RuleError {
  return new RuleError(message('rule.value', { operation, value: value.slice(0, 100) }))
}
