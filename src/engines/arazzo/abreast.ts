import type { FoundWorkflow } from './find-workflow.ts'
import { operandsOf } from './simple-condition.ts'
import { expressionsOfStep, inOutput } from './step-expressions.ts'
import type { Step, Workflow } from './suite.ts'
import { type Apis, findTarget } from './target.ts'

/** A workflow, and which of its group must have ended before it begins. */
export interface Abreast extends FoundWorkflow {
  readonly after: readonly string[]
}

/**
 * Workflows side by side, in groups that follow one another. In a group no workflow can tell whether the others ran before
 * it, after it or meanwhile: each only reads, and what it speaks of has ended. What writes, waits for a call or leads to
 * another workflow is a group of its own.
 */
export function abreast(workflows: readonly FoundWorkflow[], apis: Apis): readonly (readonly Abreast[])[] {
  const groups: Abreast[][] = []
  const before = new Set<string>()
  let group: Abreast[] = []
  let isOpen = false
  for (const found of workflows) {
    const spokenOf = othersIn(found.workflow)
    const isReader = onlyReads(found, apis) && spokenOf.every(id => before.has(id))
    if (!isOpen || !isReader) {
      group = []
      groups.push(group)
    }
    const beside = new Set(group.map(({ workflow }) => workflow.id))
    group.push({ ...found, after: spokenOf.filter(id => beside.has(id)) })
    before.add(found.workflow.id)
    isOpen = isReader
  }
  return groups
}

function onlyReads({ suite, workflow }: FoundWorkflow, apis: Apis): boolean {
  const reads = (step: Step) => {
    const target = findTarget(step.target, suite, apis)
    return 'operation' in target && target.operation.isSafe === true && step.receive === undefined
  }
  return workflow.dependsOn.length === 0 && stepsOf(workflow).every(step => reads(step) && !leadsElsewhere(step))
}

/** To another workflow, or it depends on a step of one. */
function leadsElsewhere({ onSuccess, onFailure, dependsOn }: Step): boolean {
  const actions = [...onSuccess, ...onFailure]
  return actions.some(({ workflowId }) => workflowId !== undefined) || dependsOn.some(id => id.startsWith('$'))
}

/** Ids of the workflows whose inputs, outputs or steps it speaks of. */
function othersIn(workflow: Workflow): readonly string[] {
  const expressions = [
    ...(workflow.when ? operandsOf(workflow.when.condition.parsed) : []),
    ...workflow.outputs.flatMap(inOutput),
    ...stepsOf(workflow).flatMap(expressionsOfStep),
  ]
  const ids = expressions.flatMap(each =>
    each.kind === 'workflows' || each.kind === 'workflow-steps' ? [each.workflow] : [],
  )
  return [...new Set(ids)]
}

const stepsOf = ({ steps, finally: last }: Workflow): readonly Step[] => [...steps, ...last]
