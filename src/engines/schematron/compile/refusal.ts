import { speaker } from '../../../messages/speaker.ts'
import type { Message } from '../../../model/text.ts'

/** A construct that is not supported, or wrong: the rule set is refused, at this place of the expression. */
export class Refusal extends Error {
  readonly said: Message
  /** Offset in the expression. */
  readonly at: number

  constructor(said: Message, at = 0) {
    super(speaker('en').say(said))
    this.name = 'Refusal'
    this.said = said
    this.at = at
  }
}

export function refuse(said: Message, at = 0): never {
  throw new Refusal(said, at)
}
