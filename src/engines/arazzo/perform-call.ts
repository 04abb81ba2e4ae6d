import { message } from '../../messages/speaker.ts'
import type { Sink } from '../../model/check.ts'
import type { Message } from '../../model/text.ts'
import { evaluate } from './evaluate.ts'
import { findWorkflow } from './find-workflow.ts'
import { type Attempt, judgeOwn, judgeSuccess, settle } from './perform.ts'
import type { Scope } from './resolve.ts'
import { keepAnswer, type Play, scopeOf, type WorkflowResult } from './run-state.ts'
import type { Parameter, Step } from './suite.ts'

/** Runs the workflow that a step calls, and judges the step's criteria on its outputs and its last exchange. */
export async function performCall(
  play: Play,
  step: Step,
  each: { readonly item: unknown } | undefined,
  sink: Sink,
): Promise<Attempt> {
  const before = scopeOf(play, step.id, each)
  const reference = step.target.kind === 'workflow' ? step.target.id : ''
  const called = await callWorkflow(play, reference, step.parameters, before, { sink, timeout: step.timeout })
  if ('verdict' in called) return settle(step, before, called.verdict, called.reason, sink)
  const { result } = called
  if (result.last) keepAnswer(play, result.last)
  const scope: Scope = { ...before, outputs: result.outputs, ...(result.last ? { answered: result.last } : {}) }
  if (result.outcome !== 'passed') {
    return settle(
      step,
      scope,
      'untested',
      message('arazzo.called-failed', { step: step.id, workflow: reference }),
      sink,
      true,
    )
  }
  const broken = await judgeSuccess(play, step, scope, sink)
  if (broken) return broken
  await judgeOwn(play, step.criteria, scope, sink)
  for (const requirement of step.verifies) sink.exercised(requirement)
  return { outcome: 'held', scope, mayRecover: false }
}

interface CallSetting {
  readonly sink: Sink
  /** Milliseconds for each request of the called workflow. */
  readonly timeout?: number | undefined
  /** True for an action: what it does not name keeps the value that it has here. */
  readonly inherits?: boolean
}

/** Runs another workflow with the inputs that the parameters give. */
export async function callWorkflow(
  play: Play,
  reference: string,
  parameters: readonly Parameter[],
  scope: Scope,
  { sink, timeout, inherits }: CallSetting,
): Promise<{ readonly result: WorkflowResult } | { readonly verdict: 'untested' | 'error'; readonly reason: Message }> {
  const found = findWorkflow(reference, play.suite, play.run.suites)
  if (!found) return { verdict: 'error', reason: message('arazzo.no-workflow', { workflow: reference }) }
  const inputs: Record<string, unknown> = inherits ? { ...play.inputs.values } : {}
  for (const { name, value } of parameters) {
    const resolved = await evaluate(value, scope, play.run.context.languages)
    if (!resolved.found) {
      return { verdict: resolved.fault === 'suite' ? 'error' : 'untested', reason: resolved.reason }
    }
    inputs[name] = resolved.value
  }
  const limit = timeout ?? play.timeout
  const result = await play.run.playWorkflow(found, inputs, {
    sink,
    depth: play.depth + 1,
    ...(limit === undefined ? {} : { timeout: limit }),
  })
  return { result }
}
