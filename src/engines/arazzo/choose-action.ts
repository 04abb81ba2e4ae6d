import type { Message } from '../../model/text.ts'
import { judgeCriterion } from './criteria.ts'
import type { Languages } from './languages.ts'
import type { Scope } from './resolve.ts'
import type { Action } from './suite.ts'

/** The action to take; `none` when no action's criteria hold; a reason when a criterion of ours cannot be judged. */
export type Choice = { readonly action: Action } | { readonly reason: Message } | 'none'

/**
 * "The first sequential action matching the criteria SHALL be the action executed"; a retry whose limit is used up
 * is passed over.
 */
export async function chooseAction(
  actions: readonly Action[],
  scope: Scope,
  languages: Languages,
  retried: ReadonlyMap<Action, number> = new Map(),
): Promise<Choice> {
  for (const action of actions) {
    if (action.type === 'retry' && (retried.get(action) ?? 0) >= action.retryLimit) continue
    const fits = await allHold(action, scope, languages)
    if (typeof fits === 'object') return fits
    if (fits) return { action }
  }
  return 'none'
}

async function allHold(
  action: Action,
  scope: Scope,
  languages: Languages,
): Promise<boolean | { readonly reason: Message }> {
  for (const criterion of action.criteria) {
    const judgement = await judgeCriterion(criterion, scope, languages)
    if (judgement.verdict === 'error') return { reason: judgement.reason }
    if (judgement.verdict !== 'held') return false
  }
  return true
}
