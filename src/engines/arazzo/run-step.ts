import { message } from '../../messages/speaker.ts'
import type { Message } from '../../model/text.ts'
import type { TroubleKind } from '../../model/trouble.ts'
import { sampleOf } from '../draw.ts'
import { chooseAction } from './choose-action.ts'
import { evaluate } from './evaluate.ts'
import { judgeSimple } from './judge-condition.ts'
import { type Attempt, performOperation } from './perform.ts'
import { callWorkflow, performCall } from './perform-call.ts'
import type { Outputs, Resolved, Scope } from './resolve.ts'
import { retryDelay } from './retry-delay.ts'
import { type Play, type StepState, scopeOf, spend } from './run-state.ts'
import type { Action, Guard, Step } from './suite.ts'
import { bufferedSink, sayOfAll } from './talk.ts'

/** Where the workflow goes after a step. */
export type Next =
  | { readonly kind: 'on' }
  | { readonly kind: 'step'; readonly id: string }
  | { readonly kind: 'workflow'; readonly action: Action; readonly scope: Scope }
  /** The workflow ends; `reason` is for the steps that are not reached. */
  | { readonly kind: 'stop'; readonly state: StepState; readonly reason: Message }

/** An attempt that counts, and the failure action that was chosen after it. */
interface Settled {
  readonly attempt: Attempt
  readonly action?: Action
}

/** Runs one step with all that belongs to it; every requirement of the step is spoken of, whatever happens. */
export async function runStep(play: Play, step: Step): Promise<Next> {
  const barred = barredBy(play, step)
  if (barred) return leave(play, step, 'untested', barred)
  const guarded = step.when && guardStep(play, step, step.when)
  if (guarded) return guarded
  const items = await itemsOf(play, step)
  if ('verdict' in items) return leave(play, step, items.verdict, items.reason)
  if (items.list.length === 0) {
    leave(play, step, 'untested', message('arazzo.no-test-data', { step: step.id }))
    play.outputs.set(step.id, listed(step, []))
    return { kind: 'on' }
  }
  const settled: Settled[] = []
  for (const each of items.list) {
    const one = await tryStep(play, step, each)
    settled.push(one)
    if (one.attempt.outcome !== 'held' && one.attempt.outcome !== 'broken' && !isOfOneAddress(step, one)) break
  }
  await keepOutputs(play, step, settled)
  return follow(play, step, settled)
}

/** What a guard says: undefined when its condition holds. */
export function judgeGuard(
  guard: Guard,
  scope: Scope,
): { readonly verdict: 'inapplicable' | 'untested' | 'error'; readonly reason: Message } | undefined {
  const judgement = judgeSimple(guard.condition, scope)
  if (judgement.verdict === 'held') return undefined
  if (judgement.verdict !== 'broken') return { verdict: judgement.verdict, reason: judgement.reason }
  const { sv, en } = guard.reason
  return { verdict: 'inapplicable', reason: message('arazzo.inapplicable', { sv, en }) }
}

function guardStep(play: Play, step: Step, guard: Guard): Next | undefined {
  const judged = judgeGuard(guard, scopeOf(play, step.id))
  if (!judged) return undefined
  const next = leave(play, step, judged.verdict, judged.reason)
  return judged.verdict === 'inapplicable' ? { kind: 'on' } : next
}

/** Ends a step that sent nothing. */
function leave(play: Play, step: Step, state: 'untested' | 'error' | 'inapplicable', reason: Message): Next {
  sayOfAll(step, play.sink, state, reason)
  play.states.set(step.id, state)
  if (state === 'inapplicable') play.outputs.set(step.id, absentOutputs(step))
  return { kind: 'stop', state, reason: message('arazzo.after-untested', { step: step.id }) }
}

/** A step named in `dependsOn` that has not succeeded. */
function barredBy(play: Play, step: Step): Message | undefined {
  const missing = step.dependsOn.find(reference => {
    const other = /^\$(?:workflows|sourceDescriptions\.[^.]+)\.([^.]+)\.steps\.([^.]+)$/.exec(reference)
    if (!other) return play.states.get(reference) !== 'passed'
    return !play.run.traces.get(other[1] ?? '')?.passed.has(other[2] ?? '')
  })
  return missing === undefined ? undefined : message('arazzo.dependency', { step: step.id, needed: missing })
}

type Items =
  | { readonly list: readonly ({ readonly item: unknown } | undefined)[] }
  | { readonly verdict: 'untested' | 'error'; readonly reason: Message }

async function itemsOf(play: Play, step: Step): Promise<Items> {
  if (!step.each) return { list: [undefined] }
  const resolved = await evaluate(step.each.in, scopeOf(play, step.id), play.run.context.languages)
  if (!resolved.found) {
    return { verdict: resolved.fault === 'suite' ? 'error' : 'untested', reason: resolved.reason }
  }
  if (!Array.isArray(resolved.value)) {
    return { verdict: 'untested', reason: message('arazzo.no-list', { step: step.id }) }
  }
  const { seed } = play.run.context
  const own = seed === undefined ? undefined : `${seed}\n${play.workflow.id}\n${step.id}`
  return { list: sampleOf(resolved.value, step.each.limit, own).map((item: unknown) => ({ item })) }
}

/** Tries a step until it holds or no retry is left; only what the last attempt said counts. */
async function tryStep(play: Play, step: Step, each: { readonly item: unknown } | undefined): Promise<Settled> {
  const retried = new Map<Action, number>()
  for (;;) {
    spend(play)
    const sink = bufferedSink()
    const perform = step.target.kind === 'workflow' ? performCall : performOperation
    const attempt = await perform(play, step, each, sink)
    const choice = attempt.mayRecover
      ? await chooseAction(step.onFailure, attempt.scope, play.run.context.languages, retried)
      : 'none'
    if (typeof choice === 'object' && 'action' in choice && choice.action.type === 'retry') {
      retried.set(choice.action, (retried.get(choice.action) ?? 0) + 1)
      await play.run.context.sleep(retryDelay(choice.action, attempt.scope.answered))
      await runReferenced(play, choice.action, attempt.scope)
      continue
    }
    sink.flush(play.sink)
    if (choice === 'none') return { attempt }
    if ('action' in choice) return { attempt, action: choice.action }
    sayOfAll(step, play.sink, 'error', choice.reason)
    return { attempt: { ...attempt, outcome: 'error' } }
  }
}

/** A retry may name a step or a workflow that is run before it. */
async function runReferenced(play: Play, action: Action, scope: Scope): Promise<void> {
  const other = play.workflow.steps.find(known => known.id === action.stepId)
  if (other) await runStep(play, other)
  if (action.workflowId === undefined) return
  await callWorkflow(play, action.workflowId, action.parameters, scope, { sink: play.sink, inherits: true })
}

/** The outputs of a step; with `x-for-each` a list of each, in the order of the items. */
async function keepOutputs(play: Play, step: Step, settled: readonly Settled[]): Promise<void> {
  const all: Outputs[] = []
  for (const { attempt } of settled) {
    const outputs = new Map<string, Resolved>()
    for (const { name, value } of step.outputs) {
      const resolved = await evaluate(value, attempt.scope, play.run.context.languages)
      outputs.set(name, attempt.outcome === 'held' ? resolved : afterFailure(step, resolved, attempt))
    }
    all.push(outputs)
  }
  const [only = new Map()] = all
  play.outputs.set(step.id, step.each ? listed(step, all) : only)
}

/**
 * What a failed answer lacks says nothing: it must not be taken for a system that has no such thing. Where there was no
 * answer at all, even a name that every answer has is not there.
 */
function afterFailure(step: Step, resolved: Resolved, { scope }: Attempt): Resolved {
  if (resolved.found || (resolved.fault === 'suite' && scope.answered)) return resolved
  return { found: false, fault: 'not-run', reason: message('arazzo.step-failed', { step: step.id }) }
}

function absentOutputs(step: Step): Outputs {
  const reason = message('arazzo.step-inapplicable', { step: step.id })
  return new Map(step.outputs.map(({ name }) => [name, { found: false, fault: 'earlier', reason }]))
}

/** What an answer lacks is left out; an expression of ours that cannot be decided for one of them makes all unknown. */
function listed(step: Step, all: readonly Outputs[]): Outputs {
  return new Map(
    step.outputs.map(({ name, value: { kind } }) => {
      const undecided = kind === 'cel' ? all.map(outputs => outputs.get(name)).find(isOurFault) : undefined
      if (undecided) return [name, undecided]
      const values = all.flatMap(outputs => {
        const output = outputs.get(name)
        return output?.found ? [output.value] : []
      })
      return [name, { found: true, value: values }]
    }),
  )
}

function isOurFault(output: Resolved | undefined): boolean {
  return output?.found === false && output.fault === 'suite'
}

const troublesOfOneAddress: readonly string[] = [
  'foreign-origin',
  'too-many-redirects',
  'too-large',
  'closed',
  'protocol',
] satisfies readonly TroubleKind[]

/** What an address that the API names itself answers with says nothing of the next one: a file may lie with another host. */
function isOfOneAddress(step: Step, { attempt: { outcome, trouble } }: Settled): boolean {
  const { address, each } = step
  return outcome === 'trouble' && !!address && !!each && troublesOfOneAddress.includes(trouble ?? '')
}

async function follow(play: Play, step: Step, settled: readonly Settled[]): Promise<Next> {
  const failed = settled.find(one => one.attempt.outcome !== 'held' && !isOfOneAddress(step, one))
  if (failed) {
    const state = stateOf(failed.attempt)
    play.states.set(step.id, state)
    return goOn(step, failed.action, failed.attempt.scope, {
      kind: 'stop',
      state,
      reason: afterwards(step, failed.attempt),
    })
  }
  play.states.set(step.id, 'passed')
  const last = settled.at(-1)?.attempt.scope
  if (!last) return { kind: 'on' }
  if (step.completes && last.answered) play.run.context.onComplete?.(last.answered.exchange, step.completes)
  const choice = await chooseAction(step.onSuccess, last, play.run.context.languages)
  if (choice === 'none') return { kind: 'on' }
  if ('action' in choice) return goOn(step, choice.action, last, { kind: 'on' })
  sayOfAll(step, play.sink, 'error', choice.reason)
  return { kind: 'stop', state: 'error', reason: message('arazzo.after-error', { step: step.id }) }
}

function goOn(step: Step, action: Action | undefined, scope: Scope, otherwise: Next): Next {
  if (!action) return otherwise
  if (action.type === 'goto' && action.stepId !== undefined) return { kind: 'step', id: action.stepId }
  if (action.type === 'goto') return { kind: 'workflow', action, scope }
  const state = otherwise.kind === 'stop' ? otherwise.state : 'passed'
  return { kind: 'stop', state, reason: message('arazzo.after-end', { step: step.id, action: action.name }) }
}

function stateOf({ outcome }: Attempt): StepState {
  if (outcome === 'broken') return 'failed'
  return outcome === 'error' ? 'error' : 'untested'
}

function afterwards({ id }: Step, { outcome, trouble }: Attempt): Message {
  if (outcome === 'broken') return message('arazzo.after-failed', { step: id })
  if (outcome === 'trouble') return message('arazzo.after-trouble', { step: id, kind: trouble ?? '-' })
  return message(outcome === 'error' ? 'arazzo.after-error' : 'arazzo.after-untested', { step: id })
}
