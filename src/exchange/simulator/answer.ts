/** An answer before it becomes bytes: a fault can still change its parts. No `value` means no body. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly value?: unknown
  /** The body as it is, in place of the value. */
  readonly text?: string
  readonly delay?: number
  readonly hangUp?: boolean
}

const jsonType = 'application/json; charset=utf-8'

/** An answer with a JSON body. */
export function json(status: number, value: unknown): Answer {
  return { status, headers: { 'Content-Type': jsonType }, value }
}

/** An answer without a body. */
export function empty(status: number, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, headers }
}

/** The error body of SS 12000: a code that each source chooses, and a sentence. */
export function problem(status: number, code: string, message: string): Answer {
  return json(status, { code, message })
}

/** Thrown by any step that ends a request early; the server sends its answer. */
export class Refusal extends Error {
  readonly answer: Answer

  constructor(status: number, code: string, message: string) {
    super(message)
    this.name = 'Refusal'
    this.answer = problem(status, code, message)
  }
}
