import { ToolError } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import type { Message } from '../../model/text.ts'
import { findDangling } from './dangling.ts'
import { printExpression } from './expressions.ts'
import { faultText } from './fault-text.ts'
import { findWorkflow } from './find-workflow.ts'
import { declaredInputs, receptionOf } from './inputs.ts'
import { queryJson } from './jsonpath.ts'
import type { Languages } from './languages.ts'
import { inOrder } from './play-workflow.ts'
import { celOfStep, expressionsOfStep, inOutput } from './step-expressions.ts'
import type { Action, CelCriterion, Criterion, Step, Suite, Workflow } from './suite.ts'
import { type Apis, findTarget, isAsync } from './target.ts'
import { checkXPath } from './xpath.ts'

export interface SuiteSurroundings {
  /** All suites of the profile, this one too. */
  readonly suites: readonly Suite[]
  readonly apis: Apis
  readonly languages: Languages
}

/**
 * What `loadSuite` cannot see in one document alone: that every name leads somewhere, that no step asks for what comes
 * after it, and that conditions in other languages can be read. The official fixtures do not all pass: they name
 * things that are nowhere. A profile's suites must, for a name that leads nowhere would be a check that never runs.
 * @throws ToolError `suite.refused`, `suite.expression`
 */
export async function checkSuite(suite: Suite, surroundings: SuiteSurroundings): Promise<void> {
  for (const [at, workflow] of [...suite.workflows.values()].entries()) {
    const pointer = `/workflows/${at}`
    for (const reference of workflow.dependsOn) needWorkflow(suite, surroundings, reference, `${pointer}/dependsOn`)
    for (const [index, step] of workflow.steps.entries()) {
      await checkStep({ suite, workflow, step, pointer: `${pointer}/steps/${index}`, ...surroundings })
    }
    for (const [index, step] of workflow.finally.entries()) {
      await checkStep({ suite, workflow, step, pointer: `${pointer}/x-finally/${index}`, ...surroundings })
    }
    for (const expression of workflow.outputs.flatMap(inOutput)) {
      if (findDangling(expression, { suite, workflow, step: undefined, suites: surroundings.suites })) {
        refuseExpression(suite, `${pointer}/outputs`, printExpression(expression))
      }
    }
  }
}

/** A receiver that does not hold calls has answered them before any step says what. */
function canAnswer({ suite, workflow }: Place): boolean {
  const declared = declaredInputs(workflow, suite)
  return [...declared.properties.keys()].some(name => receptionOf(declared, name)?.holds)
}

interface Place extends SuiteSurroundings {
  readonly suite: Suite
  readonly workflow: Workflow
  readonly step: Step
  readonly pointer: string
}

async function checkStep(place: Place): Promise<void> {
  const { suite, step, pointer, apis } = place
  if (step.target.kind === 'workflow') needWorkflow(suite, place, step.target.id, pointer)
  else if (!isAsync(step.target, suite)) {
    const target = findTarget(step.target, suite, apis)
    if ('reason' in target) refuse(suite, pointer, target.reason)
    const { isWebhook = false } = target.operation
    if (isWebhook !== (step.receive !== undefined)) refuse(suite, pointer, message('arazzo.refused.receive'))
    if (step.receive?.answer && !canAnswer(place)) refuse(suite, pointer, message('arazzo.refused.answer'))
  }
  checkOrder(place)
  for (const action of [...step.onSuccess, ...step.onFailure]) checkAction(place, action)
  for (const expression of expressionsOfStep(step)) {
    if (findDangling(expression, place)) refuseExpression(suite, pointer, printExpression(expression))
  }
  for (const source of celOfStep(step)) {
    await checkLanguage(place, { type: 'cel', condition: source })
  }
  for (const criterion of [...step.successCriteria, ...step.criteria]) await checkLanguage(place, criterion)
}

/** A loop of `dependsOn` has no order; a step that is not there can never have succeeded. */
function checkOrder({ suite, workflow, step, pointer }: Place): void {
  const ordered = inOrder(workflow.steps)
  for (const needed of step.dependsOn.filter(reference => !reference.startsWith('$'))) {
    const at = ordered.findIndex(({ id }) => id === needed)
    const own = ordered.indexOf(step)
    if (at < 0 || (own >= 0 && at >= own)) {
      refuse(suite, `${pointer}/dependsOn`, message('arazzo.refused.reference', { name: needed }))
    }
  }
}

function checkAction(place: Place, { stepId, workflowId }: Action): void {
  const { suite, workflow, pointer } = place
  if (stepId !== undefined && !workflow.steps.some(({ id }) => id === stepId)) {
    refuse(suite, pointer, message('arazzo.no-step', { step: stepId }))
  }
  if (workflowId !== undefined) needWorkflow(suite, place, workflowId, pointer)
}

function needWorkflow(suite: Suite, { suites }: SuiteSurroundings, reference: string, pointer: string): void {
  if (!findWorkflow(reference, suite, suites)) {
    refuse(suite, pointer, message('arazzo.no-workflow', { workflow: reference }))
  }
}

/** A condition in another language is tried out, unless parts of it are only known at run time. */
async function checkLanguage(
  { suite, step, pointer, languages }: Place,
  criterion: Criterion | CelCriterion,
): Promise<void> {
  if (criterion.type === 'simple') return
  if (criterion.type !== 'cel' && criterion.template.some(part => typeof part !== 'string')) return
  const { type, condition } = criterion
  try {
    if (type === 'cel') languages.cel(condition)
    if (type === 'regex') languages.regexp(condition)
    if (type === 'jsonpath') await queryJson(condition, null, languages)
    if (type === 'xpath') await checkXPath(condition, languages)
  } catch (error) {
    const detail = faultText(error)
    refuseExpression(suite, pointer, condition, message('arazzo.criterion-error', { step: step.id, condition, detail }))
  }
}

function refuse(suite: Suite, pointer: string, reason: Message): never {
  throw new ToolError('suite.refused', { where: suite.path, pointer }, undefined, reason)
}

function refuseExpression(suite: Suite, pointer: string, expression: string, reason?: Message): never {
  throw new ToolError('suite.expression', { where: suite.path, pointer, expression }, undefined, reason)
}
