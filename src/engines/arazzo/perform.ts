import { message } from '../../messages/speaker.ts'
import type { Sink } from '../../model/check.ts'
import type { Message } from '../../model/text.ts'
import type { Answered } from './answer.ts'
import type { Target } from './api.ts'
import type { PageQuery } from './build-request.ts'
import { asksForPages, judgeCriterion, judgeOwnCriterion } from './criteria.ts'
import { printExpression } from './expressions.ts'
import { type Judgement, showValue } from './judge-condition.ts'
import { resolve, type Scope } from './resolve.ts'
import { type Play, scopeOf } from './run-state.ts'
import { sendStep } from './send-step.ts'
import type { Criterion, OwnCriterion, Paging, Step } from './suite.ts'
import { sayCircle, sayJudgement, sayOfAll, sayTrouble } from './talk.ts'
import { findTarget, isAsync } from './target.ts'

/** What came of one attempt at a step. */
export interface Attempt {
  readonly outcome: 'held' | 'broken' | 'trouble' | 'untested' | 'error'
  /** What actions and outputs see: with the last exchange. */
  readonly scope: Scope
  /** True when failure actions apply: something was asked, and the answer was not what the step wants. */
  readonly mayRecover: boolean
  /** Kind of trouble, for the steps that are not reached because of it. */
  readonly trouble?: string
}

/** Sends the requests of an operation step, page by page, and judges every answer. What it finds goes to `sink`. */
export async function performOperation(
  play: Play,
  step: Step,
  each: { readonly item: unknown } | undefined,
  sink: Sink,
): Promise<Attempt> {
  const scope = scopeOf(play, step.id, each)
  if (isAsync(step.target, play.suite)) {
    return settle(step, scope, 'untested', message('arazzo.async', { step: step.id }), sink)
  }
  const target = findTarget(step.target, play.suite, play.run.context.apis)
  if ('reason' in target) return settle(step, scope, 'error', target.reason, sink)
  return performPages(play, step, target, scope, sink)
}

/** Ends an attempt for a reason that concerns every requirement of the step. */
export function settle(
  step: Step,
  scope: Scope,
  outcome: 'untested' | 'error',
  reason: Message,
  sink: Sink,
  mayRecover = false,
): Attempt {
  sayOfAll(step, sink, outcome, reason)
  return { outcome, scope, mayRecover }
}

/**
 * Judges the success criteria, and what was polled for. Undefined when all hold. When one is broken, our own criteria
 * are not judged: what an unwanted answer lacks says nothing about them.
 */
export async function judgeSuccess(play: Play, step: Step, scope: Scope, sink: Sink): Promise<Attempt | undefined> {
  const criteria = [...(step.poll ? [step.poll.until] : []), ...step.successCriteria]
  const judged: { readonly criterion: Criterion; readonly judgement: Judgement }[] = []
  for (const criterion of criteria) {
    judged.push({ criterion, judgement: await judgeCriterion(criterion, scope, play.run.context.languages) })
  }
  for (const verdict of ['error', 'untested'] as const) {
    const open = judged.map(({ judgement }) => judgement).find(judgement => judgement.verdict === verdict)
    if (open && 'reason' in open) return settle(step, scope, verdict, open.reason, sink)
  }
  const broken = judged.filter(({ judgement }) => judgement.verdict === 'broken')
  if (broken.length === 0) return undefined
  const tooMany = tooManyRequests(scope)
  if (tooMany) return settle(step, scope, 'untested', tooMany, sink, true)
  for (const { criterion, judgement } of broken) {
    sayJudgement(judgement, step.verifies, { answered: scope.answered, text: criterion.message }, sink)
  }
  const reason = message('arazzo.success-broken', { step: step.id })
  for (const criterion of step.criteria) for (const id of criterion.verifies) sink.untested(id, reason)
  return { outcome: 'broken', scope, mayRecover: true }
}

/** Judges criteria of `x-criteria`, each with a verdict of its own. No step follows from them, so a live run does without. */
export async function judgeOwn(play: Play, criteria: readonly OwnCriterion[], scope: Scope, sink: Sink): Promise<void> {
  if (play.run.isUnheard) return
  for (const criterion of criteria) {
    const judgement = await judgeOwnCriterion(criterion, scope, play.run.context.languages)
    const tooMany = judgement?.verdict === 'broken' ? tooManyRequests(scope) : undefined
    const said = tooMany ? { verdict: 'untested' as const, reason: tooMany } : judgement
    if (said) sayJudgement(said, criterion.verifies, { answered: scope.answered, text: criterion.message }, sink)
  }
}

/** RFC 6585 section 4: 429 says how fast we ask, and nothing of what was asked. */
function tooManyRequests({ answered, step }: Scope): Message | undefined {
  return answered?.exchange.response?.status === 429 ? message('arazzo.too-many-requests', { step }) : undefined
}

async function performPages(play: Play, step: Step, target: Target, base: Scope, sink: Sink): Promise<Attempt> {
  const late = step.paging ? step.criteria.filter(asksForPages) : []
  const early = step.criteria.filter(criterion => !late.includes(criterion))
  const pages: unknown[] = []
  const marks = new Set<unknown>()
  let query: PageQuery | undefined
  for (;;) {
    const page = await performPage(play, step, target, { base, pages, query, early }, sink)
    if ('outcome' in page) return page
    if (page.next === 'none') {
      await judgeOwn(play, late, page.scope, sink)
      for (const requirement of step.verifies) sink.exercised(requirement)
      return { outcome: 'held', scope: page.scope, mayRecover: false }
    }
    query = page.next
    const mark = step.paging && resolve(step.paging.next, page.scope)
    // Marks that were masked at capture look all the same.
    if (!mark?.found || mark.masked) continue
    if (marks.has(mark.value)) {
      sayCircle(step, late, page.answered, pages.length, sink)
      return { outcome: 'broken', scope: page.scope, mayRecover: false }
    }
    marks.add(mark.value)
  }
}

interface PageSetting {
  readonly base: Scope
  /** Bodies so far; this page's is added. */
  readonly pages: unknown[]
  readonly query: PageQuery | undefined
  /** Criteria that each page is judged by. */
  readonly early: readonly OwnCriterion[]
}

/** One page: an attempt when it ends here and now, else the query of the next. */
async function performPage(
  play: Play,
  step: Step,
  target: Target,
  { base, pages, query, early }: PageSetting,
  sink: Sink,
): Promise<Attempt | { readonly next: PageQuery | 'none'; readonly scope: Scope; readonly answered: Answered }> {
  const sent = await sendStep(play, step, target, base, query)
  if ('reason' in sent) return settle(step, base, sent.kind, sent.reason, sink)
  const { answered } = sent
  pages.push(answered.body ?? null)
  const scope: Scope = { ...base, answered, ...(step.paging ? { pages } : {}) }
  if (sent.kind === 'trouble') {
    sayTrouble(step, answered, sent.trouble, sink)
    return { outcome: 'trouble', scope, mayRecover: true, trouble: sent.trouble.kind }
  }
  const broken = await judgeSuccess(play, step, scope, sink)
  if (broken) return broken
  await judgeOwn(play, early, scope, sink)
  const next = step.paging ? nextPage(step, step.paging, scope, answered, pages.length) : 'none'
  return typeof next === 'object' && 'reason' in next
    ? settle(step, scope, 'untested', next.reason, sink)
    : { next, scope, answered }
}

/** The query of the next page; `none` after the last one; a reason when it cannot be told. */
function nextPage(
  step: Step,
  paging: Paging,
  scope: Scope,
  { body }: Answered,
  fetched: number,
): PageQuery | 'none' | { readonly reason: Message } {
  const { next, parameter, keep, max } = paging
  // A body that is no JSON has no mark of a next page, but is no last page either.
  if (next.kind === 'body' && (typeof body !== 'object' || body === null)) {
    return { reason: message('arazzo.answer-lacks', { step: step.id, expression: printExpression(next) }) }
  }
  const mark = resolve(next, scope)
  if (!mark.found || mark.value === null || mark.value === '') return 'none'
  if (typeof mark.value !== 'string' && typeof mark.value !== 'number') {
    return { reason: message('arazzo.next-form', { step: step.id, actual: showValue(mark.value) }) }
  }
  if (fetched >= max) return { reason: message('arazzo.paging-max', { step: step.id, max }) }
  return { keep, extra: [{ name: parameter, value: mark.value }] }
}
