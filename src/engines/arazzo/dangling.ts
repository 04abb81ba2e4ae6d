import type { Expression, Tail } from './expressions.ts'
import { findWorkflow } from './find-workflow.ts'
import { splitName } from './follow.ts'
import { openInputs } from './inputs.ts'
import type { Output, Step, Suite, Workflow } from './suite.ts'

export interface ExpressionPlace {
  readonly suite: Suite
  readonly suites: readonly Suite[]
  readonly workflow: Workflow
  /** Undefined for the outputs of the workflow. */
  readonly step: Step | undefined
}

/** True for an expression that can never have a value where it stands. */
export function findDangling(expression: Expression, place: ExpressionPlace): boolean {
  const { suite, workflow, step } = place
  switch (expression.kind) {
    case 'opaque':
    case 'component':
      return true
    case 'self':
      return suite.self === undefined
    case 'source':
      return !['url', 'name', 'type'].includes(expression.reference)
    case 'inputs':
      return !declaresInput(expression, workflow, suite)
    case 'each':
      return step?.each === undefined
    case 'pages':
      return step?.paging === undefined
    case 'outputs':
      return !declaresOutput(expression, calledOutputs(place))
    case 'steps':
      return isStepDangling(expression, expression.step, place)
    case 'workflows':
    case 'workflow-steps':
      return isWorkflowDangling(expression, place)
    default:
      // A part of an exchange: a workflow's own outputs have none.
      return step === undefined
  }
}

function isStepDangling(tail: Tail, id: string, { workflow, step }: ExpressionPlace): boolean {
  const all = [...workflow.steps, ...workflow.finally]
  const other = all.find(known => known.id === id)
  if (!other || !declaresOutput(tail, other.outputs)) return true
  // "Implementations SHOULD produce an error if a step references … outputs where the referenced step appears later."
  const linear = !all.some(known => known.dependsOn.length > 0 || hasJump(known))
  return linear && step !== undefined && all.indexOf(other) > all.indexOf(step)
}

function hasJump({ onSuccess, onFailure }: Step): boolean {
  return [...onSuccess, ...onFailure].some(action => action.stepId !== undefined)
}

/** Suites of one run may look at each other's workflows: their ids are unique in it. */
function isWorkflowDangling(
  expression: Expression & { kind: 'workflows' | 'workflow-steps' },
  { suite, suites }: ExpressionPlace,
): boolean {
  const home = [suite, ...suites].find(({ workflows }) => workflows.has(expression.workflow))
  const other = home?.workflows.get(expression.workflow)
  if (!home || !other) return true
  if (expression.kind === 'workflow-steps') {
    const step = [...other.steps, ...other.finally].find(({ id }) => id === expression.step)
    return !step || !declaresOutput(expression, step.outputs)
  }
  return expression.field === 'inputs'
    ? !declaresInput(expression, other, home)
    : !declaresOutput(expression, other.outputs)
}

/** In a step that calls a workflow `$outputs` are that workflow's; in the workflow's own outputs, its own. */
function calledOutputs({ step, workflow, suite, suites }: ExpressionPlace): readonly Output[] {
  if (!step) return workflow.outputs
  if (step.target.kind !== 'workflow') return []
  return findWorkflow(step.target.id, suite, suites)?.workflow.outputs ?? []
}

function declaresOutput({ path }: Tail, outputs: readonly Output[]): boolean {
  const isKnown = (name: string) => outputs.some(output => output.name === name)
  return path === '' || isKnown(splitName(path, isKnown).name)
}

function declaresInput({ path }: Tail, workflow: Workflow, suite: Suite): boolean {
  const { declares } = openInputs(workflow, suite, {})
  return path === '' || declares(splitName(path, declares).name)
}
