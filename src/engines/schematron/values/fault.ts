/** A dynamic error of XPath, with the code of the specification (for instance FORG0001) before the words. */
export class EvaluationError extends Error {
  constructor(text: string) {
    super(text)
    this.name = 'EvaluationError'
  }
}

export function fault(text: string): never {
  throw new EvaluationError(text)
}
