import { ToolError } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import type { Message } from '../../model/text.ts'
import { plainLine } from '../../model/trouble.ts'
import type { StepOutcome, StepResult, VerificationStep } from '../../model/verification.ts'

/** Worst last. */
const order: readonly StepOutcome[] = ['ok', 'absent', 'remark', 'unproved', 'invalid']

/** What a step says of what it looks at. The worst that it says is how it ends. */
export type Say = (outcome: StepOutcome, ...said: readonly Message[]) => void

export interface Stepper {
  readonly steps: readonly StepResult[]
  /**
   * Takes a step. A refusal of what the bundle holds makes it invalid; a fault of our own leaves it unproved, and is never
   * the bundle's. Either gives nothing to the steps that follow.
   */
  take<T>(step: VerificationStep, work: (say: Say) => T | Promise<T>): Promise<T | undefined>
}

/** Takes the steps of a verification, one after the other, and keeps what each said. */
export function stepper(): Stepper {
  const steps: StepResult[] = []
  return {
    steps,
    take: async (step, work) => {
      let outcome: StepOutcome = 'ok'
      const messages: Message[] = []
      const say: Say = (said, ...more) => {
        if (order.indexOf(said) > order.indexOf(outcome)) outcome = said
        messages.push(...more)
      }
      try {
        return await work(say)
      } catch (error) {
        sayError(say, error)
        return undefined
      } finally {
        steps.push({ step, outcome, said: messages })
      }
    },
  }
}

/** A refusal of what the bundle holds makes it invalid; a fault of our own is never the bundle's. */
export function sayError(say: Say, error: unknown): void {
  if (error instanceof ToolError) say('invalid', ...saidBy(error))
  else say('unproved', message('verify.broke-off', { why: plainLine(String(error)) }))
}

/** What and why, as the error's own sentences. */
export function saidBy({ code, args, reason }: ToolError): readonly Message[] {
  return [{ key: `error.${code}.what`, args }, reason ?? { key: `error.${code}.why`, args }]
}

/** What work gave, or the error that it ended with, for each step that asks for it. */
export async function attempted<T>(work: Promise<T>): Promise<() => T> {
  return work.then(
    value => () => value,
    (error: unknown) => () => {
      throw error
    },
  )
}
