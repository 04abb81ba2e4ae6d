/** A requirement that the supplier knows to fail, for the time being. It changes no verdict, only what a build server is told. */
export interface ExpectedFailure {
  readonly requirement: string
  readonly reason: string
  /** Where the supplier follows it up. */
  readonly link?: string
  /** ISO date: the last day that it is expected. */
  readonly expires: string
}

/**
 * What became of an expected failure: `expected` (it failed, in time), `stale` (it passed), `expired` (its day has gone
 * by, and it has not passed), `not-judged` (nothing was decided about it in this run).
 */
export type ExpectedFailureState = 'expected' | 'stale' | 'expired' | 'not-judged'

export interface SettledFailure extends ExpectedFailure {
  readonly state: ExpectedFailureState
}
