/** A place in a rule file; line and column count from 1. */
export interface Place {
  readonly file: string
  readonly line: number
  readonly column: number
}

/** Why a rule set is refused. */
export interface Problem {
  readonly place: Place
  /** The construct and what is wrong with it, in English: it is about the source of rules, and for their author. */
  readonly text: string
}

/** Ends the reading of a part of a rule set. */
export class SchematronProblem extends Error {
  readonly place: Place

  constructor(text: string, place: Place) {
    super(text)
    this.name = 'SchematronProblem'
    this.place = place
  }
}
