import { message } from '../../messages/speaker.ts'
import { readCriterion } from './read-criteria.ts'
import { type Components, dereference, readParameters } from './read-parameter.ts'
import {
  type Fields,
  type Node,
  readFields,
  readList,
  readNumber,
  readText,
  readWord,
  refuse,
  refuseDoubles,
} from './reader.ts'
import type { Action } from './suite.ts'

/** Success or failure actions; those of the workflow stand after the step's own, unless one of the same name overrides it. */
export function readActions(
  node: Node | undefined,
  kind: 'successActions' | 'failureActions',
  components: Components,
): readonly Action[] {
  const actions = readList(node, item => readAction(dereference(item, kind, components).node, kind, components))
  refuseDoubles(
    node,
    actions.map(action => action.name),
  )
  return actions
}

const common = ['name', 'type', 'workflowId', 'stepId', 'criteria']

/** A Success or Failure Action Object. */
export function readAction(node: Node, kind: 'successActions' | 'failureActions', components: Components): Action {
  const allowed = [
    ...common,
    ...(kind === 'failureActions' ? ['retryAfter', 'retryLimit'] : []),
    ...(components.version === '1.1' ? ['parameters'] : []),
  ]
  const fields = readFields(node, allowed, ['name', 'type'])
  const words = kind === 'failureActions' ? (['end', 'goto', 'retry'] as const) : (['end', 'goto'] as const)
  const type = readWord<Action['type']>(fields.need('type'), words)
  refuseWrongTarget(fields, type)
  const least = kind === 'successActions' ? 1 : 0
  const retryAfter = fields.get('retryAfter')
  const retryLimit = fields.get('retryLimit')
  return {
    name: readText(fields.need('name')),
    type,
    ...readTarget(fields),
    parameters: readParameters(fields.get('parameters'), components, { placed: false }),
    criteria: readList(fields.get('criteria'), item => readCriterion(item, components.version), least),
    retryAfter: retryAfter ? readNumber(retryAfter, 0, false) : 0,
    retryLimit: retryLimit ? readNumber(retryLimit, 0, true) : 1,
  }
}

function readTarget(fields: Fields): Pick<Action, 'stepId' | 'workflowId'> {
  const step = fields.get('stepId')
  const workflow = fields.get('workflowId')
  return { ...(step ? { stepId: readText(step) } : {}), ...(workflow ? { workflowId: readText(workflow) } : {}) }
}

function refuseWrongTarget(fields: Fields, type: Action['type']): void {
  const both = fields.has('stepId') && fields.has('workflowId')
  const none = !fields.has('stepId') && !fields.has('workflowId')
  if (both || (type === 'goto' && none)) {
    refuse(fields.node, message('arazzo.refused.one-of', { names: 'stepId, workflowId' }))
  }
  if (fields.has('parameters') && !fields.has('workflowId')) {
    refuse(fields.node, message('arazzo.refused.required', { name: 'workflowId' }))
  }
}
