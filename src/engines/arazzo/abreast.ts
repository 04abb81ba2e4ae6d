import type { FoundWorkflow } from './find-workflow.ts'
import { operandsOf } from './simple-condition.ts'
import { expressionsOfStep, inOutput } from './step-expressions.ts'
import type { Step, Workflow } from './suite.ts'
import { type Apis, findTarget } from './target.ts'

/** RFC 9110 section 9.2.1. */
const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE'])

/**
 * Workflows side by side in groups that follow one another. In a group no workflow can tell whether the others ran before
 * it, after it or meanwhile: each only reads, and speaks of no other. What writes, waits for a call or leads to another
 * workflow is a group of its own.
 */
export function abreast(workflows: readonly FoundWorkflow[], apis: Apis): readonly (readonly FoundWorkflow[])[] {
  const groups: FoundWorkflow[][] = []
  let isOpen = false
  for (const each of workflows) {
    const isReader = onlyReads(each, apis)
    const last = groups.at(-1)
    if (isOpen && isReader && last) last.push(each)
    else groups.push([each])
    isOpen = isReader
  }
  return groups
}

function onlyReads({ suite, workflow }: FoundWorkflow, apis: Apis): boolean {
  const reads = (step: Step) => {
    const target = findTarget(step.target, suite, apis)
    return step.receive === undefined && 'operation' in target && safeMethods.has(target.operation.method)
  }
  const steps = [...workflow.steps, ...workflow.finally]
  return steps.every(reads) && !speaksOfOthers(workflow, steps)
}

function speaksOfOthers({ dependsOn, when, outputs }: Workflow, steps: readonly Step[]): boolean {
  const actions = steps.flatMap(({ onSuccess, onFailure }) => [...onSuccess, ...onFailure])
  const expressions = [
    ...(when ? operandsOf(when.condition.parsed) : []),
    ...outputs.flatMap(inOutput),
    ...steps.flatMap(expressionsOfStep),
  ]
  return (
    dependsOn.length > 0 ||
    actions.some(({ workflowId }) => workflowId !== undefined) ||
    // Of steps elsewhere it says more than their names.
    steps.some(step => step.dependsOn.some(reference => reference.startsWith('$'))) ||
    expressions.some(({ kind }) => kind === 'workflows' || kind === 'workflow-steps')
  )
}
