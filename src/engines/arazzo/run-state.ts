import type { Sink } from '../../model/check.ts'
import type { Exchange, RecordedRequest, StepTurn } from '../../model/evidence.ts'
import type { ServedResponse } from '../../model/handler.ts'
import type { Message, Text } from '../../model/text.ts'
import type { Answered, StepRequest } from './answer.ts'
import type { FoundWorkflow } from './find-workflow.ts'
import type { Languages } from './languages.ts'
import type { Inputs, Outputs, Scope, WorkflowTrace } from './resolve.ts'
import type { Step, Suite } from './suite.ts'
import type { Apis } from './target.ts'

export interface SendOptions {
  /** `none`: send without credentials. */
  readonly auth: 'default' | 'none'
  /** The request breaks the description on purpose: an answer such as 400 or 401 is then no trouble. */
  readonly negative: boolean
  /** Milliseconds. */
  readonly timeout?: number
  /** What the connection shows is wanted too. */
  readonly connection?: boolean
}

/** Sends a request of a step, or finds what was recorded for that turn. Throws NotRecorded when nothing was. */
export type Send = (request: StepRequest, turn: StepTurn, options: SendOptions) => Promise<Exchange>

/**
 * Waits for a request of the system under test to an address of our receiver, or finds the one that was recorded for that
 * turn. Throws NotRecorded when there is neither a receiver nor a recording.
 */
export type Receive = (address: string, turn: StepTurn, wait: Waiting) => Promise<Exchange>

/** How a request of the system under test is waited for, and met. */
export interface Waiting {
  /** Milliseconds. */
  readonly patience: number
  /** What somebody has to do, so that it comes. */
  readonly instruction?: Text
  /** What our receiver answers, when the step says it. */
  readonly answer?: (request: RecordedRequest) => Promise<ServedResponse>
}

/** What a replay throws for a turn that the evidence does not hold. */
export class NotRecorded extends Error {}

/** What a run needs from outside; the interpreter itself touches neither network nor clock. */
export interface RunContext {
  readonly apis: Apis
  readonly inputs: Readonly<Record<string, unknown>>
  readonly send: Send
  readonly receive?: Receive
  /** Milliseconds. A replay does not wait. */
  readonly sleep: (milliseconds: number) => Promise<void>
  /** Modules in scope; absent means all. */
  readonly modules?: readonly string[]
  readonly role: string
  readonly languages: Languages
  /** Called when a step has fetched every record of a document type (`x-complete`), with its last exchange. */
  readonly onComplete?: (exchange: Exchange, documentType: string) => void
  /** What `x-for-each` draws by from a list that is longer than its limit; without it the first ones are taken. */
  readonly seed?: string
  /** Step attempts that one workflow may make, nested ones included. */
  readonly maxSteps?: number
}

/** How one workflow, with those that it calls, speaks to the system under test. */
export interface Lane extends Pick<RunContext, 'send' | 'receive' | 'onComplete'> {
  /** Nothing more is sent in it. */
  readonly close: () => void
}

/** Workflows of a live run that cannot disturb each other may be on their way at the same time. */
export interface Lanes {
  /** So many at once. */
  readonly most: number
  /** Opens the next; what is sent in a lane comes, in the evidence, after all of those that were opened before. */
  readonly open: () => Lane
}

/** One run over all workflows: what they share. */
export interface Run {
  readonly context: RunContext
  readonly suites: readonly Suite[]
  /** Nobody hears what is said: what only says something, and decides nothing, is left out. */
  readonly isUnheard: boolean
  /** Requests sent so far, by workflow and step. */
  readonly turns: Map<string, number>
  readonly traces: Map<string, WorkflowTrace>
  readonly results: Map<string, WorkflowResult>
  /** Workflows that have begun. */
  readonly begun: Set<string>
  /** Step attempts left. */
  left: number
  /** Runs a workflow within this run, called by a step or an action. */
  readonly playWorkflow: (
    found: FoundWorkflow,
    inputs: Readonly<Record<string, unknown>>,
    setting: PlaySetting,
  ) => Promise<WorkflowResult>
}

export interface PlaySetting {
  readonly sink: Sink
  /** Workflows that called this one. */
  readonly depth: number
  /** Milliseconds that a calling step gives each request. */
  readonly timeout?: number
}

export interface WorkflowResult {
  readonly outcome: 'passed' | 'failed' | 'untested' | 'error' | 'inapplicable' | 'out-of-scope'
  readonly outputs: Outputs
  /** The last exchange of the workflow, which a calling step may speak of. */
  readonly last?: Answered
  readonly reason?: Message
}

export type StepState = 'passed' | 'failed' | 'untested' | 'error' | 'inapplicable'

/** One workflow being run. */
export interface Play extends FoundWorkflow, PlaySetting {
  readonly run: Run
  readonly inputs: Inputs
  readonly outputs: Map<string, Outputs>
  readonly states: Map<string, StepState>
  last?: Answered
  /** All that was answered; in a live run, whose verdicts nobody hears, none is kept longer than it is needed. */
  readonly answers: Exchange[]
}

/** More step attempts, or deeper calls, than a run may make: a loop in the suite. */
export class OverBudget extends Error {}

export const defaultMaxSteps = 10_000
const deepestCall = 32

/** Takes one step attempt from the budget. Throws OverBudget. */
export function spend(play: Play): void {
  if (play.run.left <= 0 || play.depth > deepestCall) throw new OverBudget()
  play.run.left -= 1
}

/** The turn of the next request of a step: counts over the whole run. */
export function nextTurn({ run, workflow }: Play, step: Step): StepTurn {
  const key = `${workflow.id}\n${step.id}`
  const turn = run.turns.get(key) ?? 0
  run.turns.set(key, turn + 1)
  return { workflow: workflow.id, step: step.id, turn }
}

/** What expressions see while a step runs. */
export function scopeOf(play: Play, step: string, each?: { readonly item: unknown }): Scope {
  const known = [...play.workflow.steps, ...play.workflow.finally]
  const apis = [...play.run.context.apis.values()]
  return {
    suite: play.suite,
    step,
    inputs: play.inputs,
    steps: play.outputs,
    knowsStep: id => known.some(other => other.id === id),
    workflows: play.run.traces,
    knowsWorkflow: id => play.run.suites.some(suite => suite.workflows.has(id)),
    ...(each ? { each } : {}),
    hasBrokenAnswer: () => play.answers.some(exchange => apis.some(api => api.isBroken?.(exchange) === true)),
  }
}

/** Keeps what was answered last. */
export function keepAnswer(play: Play, answered: Answered): void {
  play.last = answered
  if (!play.run.isUnheard) play.answers.push(answered.exchange)
}
