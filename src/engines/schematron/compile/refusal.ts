/** A construct that is not supported, or wrong: the rule set is refused, at this place of the expression. */
export class Refusal extends Error {
  /** Offset in the expression. */
  readonly at: number

  constructor(text: string, at = 0) {
    super(text)
    this.name = 'Refusal'
    this.at = at
  }
}

export function refuse(text: string, at = 0): never {
  throw new Refusal(text, at)
}
