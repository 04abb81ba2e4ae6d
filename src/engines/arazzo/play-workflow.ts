import { message } from '../../messages/speaker.ts'
import type { Message } from '../../model/text.ts'
import { evaluate } from './evaluate.ts'
import { type FoundWorkflow, findWorkflow } from './find-workflow.ts'
import { missingInputs, openInputs } from './inputs.ts'
import { callWorkflow } from './perform-call.ts'
import { inputMissing, type Outputs, type Resolved } from './resolve.ts'
import {
  OverBudget,
  type Play,
  type PlaySetting,
  type Run,
  type StepState,
  scopeOf,
  type WorkflowResult,
} from './run-state.ts'
import { judgeGuard, type Next, runStep } from './run-step.ts'
import type { Step, Workflow } from './suite.ts'
import { sayOfAll } from './talk.ts'

/** Attempts that steps of `x-finally` may make when the budget of the run is used up. */
const finalBudget = 100

/**
 * Runs one workflow: what it depends on first, then its steps, then `x-finally`. Every requirement of every step is
 * spoken of: a step that is not reached is untested, with the reason.
 */
export async function playWorkflow(
  run: Run,
  { suite, workflow }: FoundWorkflow,
  given: Readonly<Record<string, unknown>>,
  setting: PlaySetting,
): Promise<WorkflowResult> {
  if (!isInScope(workflow, run)) return { outcome: 'out-of-scope', outputs: new Map() }
  const inputs = openInputs(workflow, suite, given)
  const play: Play = { run, suite, workflow, inputs, outputs: new Map(), states: new Map(), answers: [], ...setting }
  run.begun.add(workflow.id)
  const result = await playSteps(play)
  run.traces.set(workflow.id, {
    inputs,
    outputs: result.outputs,
    steps: play.outputs,
    passed: new Set([...play.states].flatMap(([step, state]) => (state === 'passed' ? [step] : []))),
  })
  run.results.set(workflow.id, result)
  return result
}

type Scoped = Pick<Run['context'], 'modules' | 'role'>

/** A workflow runs when its modules are claimed and the system has its role. */
export function isInScope({ modules, role }: Workflow, { context }: { readonly context: Scoped }): boolean {
  const claimed = modules.every(module => context.modules === undefined || context.modules.includes(module))
  return claimed && (role === undefined || role === context.role)
}

/** Says the same of every step of a workflow that is not run. */
async function barred(play: Play): Promise<WorkflowResult | undefined> {
  const { workflow, suite, inputs } = play
  const [missing] = missingInputs(workflow, suite, inputs)
  if (missing !== undefined) return bar(play, 'untested', inputMissing(missing, inputs))
  for (const reference of workflow.dependsOn) {
    const reason = await dependency(play, reference)
    if (reason) return bar(play, reason.verdict, reason.reason)
  }
  const guarded = workflow.when && judgeGuard(workflow.when, scopeOf(play, workflow.id))
  return guarded && bar(play, guarded.verdict, guarded.reason)
}

async function dependency(
  play: Play,
  reference: string,
): Promise<{ readonly verdict: 'untested' | 'error'; readonly reason: Message } | undefined> {
  const { run, suite, sink, depth } = play
  const found = findWorkflow(reference, suite, run.suites)
  if (!found) return { verdict: 'error', reason: message('arazzo.no-workflow', { workflow: reference }) }
  const { id } = found.workflow
  if (run.begun.has(id) && !run.results.has(id)) {
    return { verdict: 'error', reason: message('arazzo.dependency-loop', { workflow: id }) }
  }
  const result = run.results.get(id) ?? (await playWorkflow(run, found, run.context.inputs, { sink, depth: depth + 1 }))
  if (result.outcome === 'passed') return undefined
  return { verdict: 'untested', reason: message('arazzo.workflow-dependency', { workflow: id }) }
}

function bar(play: Play, verdict: 'untested' | 'error' | 'inapplicable', reason: Message): WorkflowResult {
  for (const step of allSteps(play)) sayOfAll(step, play.sink, verdict, reason)
  return { outcome: verdict, outputs: new Map(), reason }
}

async function playSteps(play: Play): Promise<WorkflowResult> {
  const { run, sink, workflow } = play
  try {
    const barredResult = await barred(play)
    if (barredResult) return barredResult
    const end = await walk(play, workflow.steps)
    const transferred = end.kind === 'workflow' ? await transfer(play, end) : undefined
    const reason = end.kind === 'stop' ? end.reason : message('arazzo.passed-by')
    sayUnreached(play, workflow.steps, reason)
    await playFinally(play)
    return await finish(play, end, transferred)
  } catch (error) {
    if (!(error instanceof OverBudget)) throw error
    for (const step of allSteps(play))
      sayOfAll(step, sink, 'error', message('arazzo.over-budget', { workflow: workflow.id }))
    run.left = finalBudget
    await playFinally(play)
    run.left = 0
    throw error
  }
}

/** Goes from step to step until one ends the workflow, hands it over, or there is none left. */
async function walk(play: Play, steps: readonly Step[]): Promise<Next> {
  const ordered = inOrder(steps)
  let at = 0
  for (;;) {
    const step = ordered[at]
    if (!step) return { kind: 'on' }
    const next = await runStep(play, step)
    if (next.kind === 'stop' || next.kind === 'workflow') return next
    if (next.kind === 'on') at += 1
    else {
      at = ordered.findIndex(({ id }) => id === next.id)
      if (at < 0) return { kind: 'stop', state: 'error', reason: message('arazzo.no-step', { step: next.id }) }
    }
  }
}

/** As written, but never before a step that `dependsOn` names ("Step Dependencies and Execution Order"). */
export function inOrder(steps: readonly Step[]): readonly Step[] {
  const ordered: Step[] = []
  const add = (step: Step, above: readonly Step[]): void => {
    if (ordered.includes(step) || above.includes(step)) return
    for (const needed of step.dependsOn) {
      const other = steps.find(({ id }) => id === needed)
      if (other) add(other, [...above, step])
    }
    ordered.push(step)
  }
  for (const step of steps) add(step, [])
  return ordered
}

async function transfer(play: Play, { action, scope }: Extract<Next, { kind: 'workflow' }>): Promise<WorkflowResult> {
  const called = await callWorkflow(play, action.workflowId ?? '', action.parameters, scope, {
    sink: play.sink,
    inherits: true,
  })
  return 'result' in called ? called.result : { outcome: called.verdict, outputs: new Map(), reason: called.reason }
}

function sayUnreached(play: Play, steps: readonly Step[], reason: Message): void {
  for (const step of steps) if (!play.states.has(step.id)) sayOfAll(step, play.sink, 'untested', reason)
}

async function playFinally(play: Play): Promise<void> {
  for (const step of play.workflow.finally) await runStep(play, step)
}

async function finish(play: Play, end: Next, transferred: WorkflowResult | undefined): Promise<WorkflowResult> {
  if (transferred) return transferred
  const state: StepState = end.kind === 'stop' ? end.state : 'passed'
  const outputs = await outputsOf(play)
  return {
    outcome: state,
    outputs,
    ...(play.last ? { last: play.last } : {}),
    ...(end.kind === 'stop' ? { reason: end.reason } : {}),
  }
}

async function outputsOf(play: Play): Promise<Outputs> {
  const outputs = new Map<string, Resolved>()
  const scope = { ...scopeOf(play, play.workflow.id), outputs }
  for (const { name, value } of play.workflow.outputs) {
    outputs.set(name, await evaluate(value, scope, play.run.context.languages))
  }
  return outputs
}

function allSteps({ workflow }: Play): readonly Step[] {
  return [...workflow.steps, ...workflow.finally]
}
