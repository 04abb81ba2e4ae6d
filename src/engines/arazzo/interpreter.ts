import { ToolError } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import type { Sink } from '../../model/check.ts'
import { abreast } from './abreast.ts'
import { type FoundWorkflow, findWorkflow } from './find-workflow.ts'
import { isInScope, playWorkflow } from './play-workflow.ts'
import {
  defaultMaxSteps,
  type Lane,
  type Lanes,
  OverBudget,
  type Run,
  type RunContext,
  type WorkflowResult,
} from './run-state.ts'
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

/**
 * A live run of the same: what comes of it are the exchanges, and verdicts come from judging them. Neighbouring workflows
 * that only read run side by side.
 * @throws ToolError `suite.refused` when two suites have a workflow of the same id
 */
export async function runLive(
  suites: readonly Suite[],
  setting: Omit<RunContext, keyof Lane>,
  { most, open }: Lanes,
): Promise<void> {
  refuseSameIds(suites)
  const shared = openShared()
  for (const group of abreast(topWorkflows(suites), setting.apis)) {
    const ended = new Map<string, Promise<void>>()
    const lanes = group.map(found => ({ ...found, lane: open() }))
    await sideBySide(most, lanes, ({ suite, workflow, after, lane }) => {
      const play = async () => {
        await Promise.all(after.map(id => ended.get(id)))
        const run = openRun(suites, { ...setting, ...lane }, silentSink, shared)
        if (!shared.results.has(workflow.id)) await runTop(run, suite, workflow.id, silentSink)
        lane.close()
      }
      const over = play()
      ended.set(workflow.id, over)
      return over
    })
  }
}

/** At most so many at once. When one fails, no other is begun, and those on their way are waited for. */
async function sideBySide<T>(most: number, all: readonly T[], work: (each: T) => Promise<void>): Promise<void> {
  const waiting = [...all]
  const next = async (): Promise<void> => {
    const each = waiting.shift()
    if (each === undefined) return
    try {
      await work(each)
    } catch (error) {
      waiting.length = 0
      throw error
    }
    await next()
  }
  const ended = await Promise.allSettled(Array.from({ length: Math.min(most, all.length) }, next))
  for (const each of ended) if (each.status === 'rejected') throw each.reason
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

/** What all workflows of a run know of each other, whoever runs them. */
type Shared = Pick<Run, 'turns' | 'traces' | 'results' | 'begun'>

const openShared = (): Shared => ({ turns: new Map(), traces: new Map(), results: new Map(), begun: new Set() })

function openRun(suites: readonly Suite[], context: RunContext, sink: Sink, shared: Shared = openShared()): Run {
  const run: Run = {
    ...shared,
    context,
    suites,
    isUnheard: sink === silentSink,
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
