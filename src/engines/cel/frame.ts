import { ToolError } from '../../errors.ts'
import { missing, RuleError } from './rule-error.ts'
import type { Value } from './values.ts'

/** Steps that one evaluation may take: about a tenth of a second. */
const maxSteps = 2_000_000

/** Throwing is that much slower than going on. */
const stepsPerError = 200

/** What one evaluation works on: the variables by their slot, and the steps that are left. */
export class Frame {
  readonly slots: (Value | undefined)[]
  readonly #source: string
  #left = maxSteps

  constructor(source: string, slots: (Value | undefined)[]) {
    this.#source = source
    this.slots = slots
  }

  /** The variable in a slot; `name` is for the error when the context did not have it. */
  read(slot: number, name: string): Value {
    const value = this.slots[slot]
    if (value === undefined) throw missing(name)
    return value
  }

  /** Takes an error that the rest of the rule may make up for; anything else, a spent budget above all, goes through. */
  forgive(error: unknown): RuleError {
    if (!(error instanceof RuleError)) throw error
    this.charge(stepsPerError)
    return error
  }

  /**
   * Pays for work that grows with the data: items looked at, characters read or made. Throws ToolError `rule.cost` when
   * the budget is spent, so that no rule hangs on a hostile document.
   */
  charge(steps: number): void {
    this.#left -= steps
    if (this.#left < 0) throw new ToolError('rule.cost', { where: this.#source })
  }
}

/** A compiled expression. */
export type Run = (frame: Frame) => Value
