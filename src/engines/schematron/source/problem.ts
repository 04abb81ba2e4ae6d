import { speaker } from '../../../messages/speaker.ts'
import type { Message } from '../../../model/text.ts'

/** A place in a rule file; line and column count from 1. */
export interface Place {
  readonly file: string
  readonly line: number
  readonly column: number
}

/** Why a rule set is refused. */
export interface Problem {
  readonly place: Place
  /** The construct and what is wrong with it, in English. */
  readonly text: string
  /** The same for users. */
  readonly said: Message
}

/** Ends the reading of a part of a rule set. */
export class SchematronProblem extends Error {
  readonly place: Place
  readonly said: Message

  constructor(said: Message, place: Place) {
    super(english(said))
    this.name = 'SchematronProblem'
    this.place = place
    this.said = said
  }
}

/** What is told of a rule set that is refused. */
export function problem(said: Message, place: Place): Problem {
  return { place, said, text: english(said) }
}

function english(said: Message): string {
  return speaker('en').say(said)
}
