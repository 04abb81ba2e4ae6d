import { ToolError } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import type { Sink } from '../../model/check.ts'
import { type FoundWorkflow, findWorkflow } from './find-workflow.ts'
import { isInScope, playWorkflow } from './play-workflow.ts'
import { defaultMaxSteps, OverBudget, type Run, type RunContext, type WorkflowResult } from './run-state.ts'
import type { Suite, Workflow } from './suite.ts'
import { sayOfAll, silentSink } from './talk.ts'

/**
 * Runs one workflow, with what it depends on. All that it proves or breaks goes to `sink`; without one it is a live
 * run, whose verdicts come from judging the exchanges that it made.
 */
export async function runWorkflow(
  suite: Suite,
  workflowId: string,
  context: RunContext,
  sink: Sink = silentSink,
): Promise<WorkflowResult> {
  return runTop(openRun([suite], context, sink), suite, workflowId, sink)
}

/**
 * Runs every workflow of the suites that no other workflow calls, in order. Workflows that are called by others run
 * as often as they are called; one that never came to run leaves its requirements untested.
 * @throws ToolError `suite.refused` when two suites have a workflow of the same id
 */
export async function runSuites(suites: readonly Suite[], context: RunContext, sink: Sink = silentSink): Promise<void> {
  refuseSameIds(suites)
  const run = openRun(suites, context, sink)
  for (const { suite, workflow } of topWorkflows(suites)) {
    if (!run.results.has(workflow.id)) await runTop(run, suite, workflow.id, sink)
  }
  for (const workflow of suites.flatMap(suite => [...suite.workflows.values()])) {
    if (run.begun.has(workflow.id) || !isInScope(workflow, run)) continue
    const reason = message('arazzo.workflow-not-run', { workflow: workflow.id })
    for (const step of [...workflow.steps, ...workflow.finally]) sayOfAll(step, sink, 'untested', reason)
  }
}

/** The workflows that no other one calls: those that are given the inputs of the run. */
export function topWorkflows(suites: readonly Suite[]): readonly FoundWorkflow[] {
  const called = new Set(suites.flatMap(suite => calledIn(suite, suites)))
  return suites.flatMap(suite =>
    [...suite.workflows.values()].filter(({ id }) => !called.has(id)).map(workflow => ({ suite, workflow })),
  )
}

async function runTop(run: Run, suite: Suite, workflowId: string, sink: Sink): Promise<WorkflowResult> {
  const found = findWorkflow(workflowId, suite, run.suites)
  if (!found) {
    const reason = message('arazzo.no-workflow', { workflow: workflowId })
    throw new ToolError('suite.refused', { where: suite.path, pointer: '/workflows' }, undefined, reason)
  }
  run.left = run.context.maxSteps ?? defaultMaxSteps
  try {
    return await playWorkflow(run, found, run.context.inputs, { sink, depth: 0 })
  } catch (error) {
    if (!(error instanceof OverBudget)) throw error
    return { outcome: 'error', outputs: new Map(), reason: message('arazzo.over-budget', { workflow: workflowId }) }
  }
}

function openRun(suites: readonly Suite[], context: RunContext, sink: Sink): Run {
  const run: Run = {
    context,
    suites,
    isUnheard: sink === silentSink,
    turns: new Map(),
    traces: new Map(),
    results: new Map(),
    begun: new Set(),
    left: 0,
    playWorkflow: (found, inputs, setting) => playWorkflow(run, found, inputs, setting),
  }
  return run
}

/** Ids of workflows that a step or an action of the suite leads to. */
function calledIn(suite: Suite, suites: readonly Suite[]): readonly string[] {
  return [...suite.workflows.values()]
    .flatMap(referencesOf)
    .flatMap(reference => findWorkflow(reference, suite, suites)?.workflow.id ?? [])
}

function referencesOf(workflow: Workflow): readonly string[] {
  return [...workflow.steps, ...workflow.finally].flatMap(step => [
    ...(step.target.kind === 'workflow' ? [step.target.id] : []),
    ...[...step.onSuccess, ...step.onFailure].flatMap(action => action.workflowId ?? []),
  ])
}

/** Evidence names a workflow by its id alone. */
function refuseSameIds(suites: readonly Suite[]): void {
  const seen = new Set<string>()
  for (const suite of suites) {
    for (const id of suite.workflows.keys()) {
      if (seen.has(id)) {
        const reason = message('arazzo.refused.duplicate', { name: id })
        throw new ToolError('suite.refused', { where: suite.path, pointer: '/workflows' }, undefined, reason)
      }
      seen.add(id)
    }
  }
}
