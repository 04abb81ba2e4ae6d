import { message } from '../../messages/speaker.ts'
import { readActions } from './read-action.ts'
import { readBody } from './read-body.ts'
import { readCriterion } from './read-criteria.ts'
import { readExtensions } from './read-extensions.ts'
import { type Components, readParameters } from './read-parameter.ts'
import { readOutput, type Version } from './read-value.ts'
import {
  type Fields,
  type Node,
  optional,
  readFields,
  readList,
  readMap,
  readNumber,
  readText,
  readWord,
  refuse,
} from './reader.ts'
import type { Action, Parameter, Step, StepTarget } from './suite.ts'

/** What the workflow says for all of its steps. */
export interface StepDefaults {
  readonly parameters: Node | undefined
  readonly successActions: readonly Action[]
  readonly failureActions: readonly Action[]
}

const fields10 = [
  ...['stepId', 'description', 'operationId', 'operationPath', 'workflowId', 'parameters', 'requestBody'],
  ...['successCriteria', 'onSuccess', 'onFailure', 'outputs'],
]
const fields11 = [...fields10, 'channelPath', 'correlationId', 'action', 'timeout', 'dependsOn']

/** A Step Object, with what the workflow gives to all steps already merged in. */
export function readStep(node: Node, components: Components, defaults: StepDefaults): Step {
  const { version } = components
  const fields = readFields(node, version === '1.1' ? fields11 : fields10, ['stepId'])
  const target = readTarget(fields)
  const use = { placed: target.kind !== 'workflow' }
  const own = readParameters(fields.get('parameters'), components, use)
  return {
    id: readText(fields.need('stepId')),
    target,
    parameters: mergeParameters(readParameters(defaults.parameters, components, use), own),
    ...optional(fields.get('requestBody'), body => ({ body: readBody(body, version) })),
    successCriteria: readList(fields.get('successCriteria'), item => readCriterion(item, version), 1),
    onSuccess: mergeActions(
      defaults.successActions,
      readActions(fields.get('onSuccess'), 'successActions', components),
    ),
    onFailure: mergeActions(
      defaults.failureActions,
      readActions(fields.get('onFailure'), 'failureActions', components),
    ),
    outputs: readOutputs(fields.get('outputs'), version),
    ...optional(fields.get('timeout'), timeout => ({ timeout: readNumber(timeout, 0, true) })),
    dependsOn: readList(fields.get('dependsOn'), readStepReference, 1),
    ...readExtensions(fields, version),
  }
}

export function readOutputs(node: Node | undefined, version: Version): Step['outputs'] {
  if (!node) return []
  return readMap(node, item => item).map(([name, item]) => readOutput(name, item, version))
}

/** "These can be overridden at the step level but cannot be removed there." */
function mergeActions(general: readonly Action[], own: readonly Action[]): readonly Action[] {
  return [...own, ...general.filter(action => !own.some(other => other.name === action.name))]
}

function mergeParameters(general: readonly Parameter[], own: readonly Parameter[]): readonly Parameter[] {
  const overridden = (parameter: Parameter) =>
    own.some(other => other.name === parameter.name && other.in === parameter.in)
  return [...general.filter(parameter => !overridden(parameter)), ...own]
}

function readTarget(fields: Fields): StepTarget {
  const given = ['operationId', 'operationPath', 'workflowId', 'channelPath'].filter(name => fields.has(name))
  const [name] = given
  if (given.length !== 1 || !name) {
    refuse(
      fields.node,
      message('arazzo.refused.one-of', { names: 'operationId, operationPath, workflowId, channelPath' }),
    )
  }
  const text = readText(fields.need(name))
  if (readIsMessage(fields, name)) return { kind: 'message' }
  if (name === 'operationId') return { kind: 'operation', id: text }
  return name === 'operationPath' ? { kind: 'path', path: text } : { kind: 'workflow', id: text }
}

/** True for an AsyncAPI step: it names an action, and a channel or an operation. */
function readIsMessage(fields: Fields, target: string): boolean {
  const action = fields.get('action')
  const word = action && readWord(action, ['send', 'receive'])
  if (target === 'channelPath' && !word) refuse(fields.node, message('arazzo.refused.required', { name: 'action' }))
  if (word && (target === 'operationPath' || target === 'workflowId')) {
    refuse(fields.need('action'), message('arazzo.refused.not-together', { names: `action, ${target}` }))
  }
  if (fields.has('correlationId') && word !== 'receive') {
    refuse(fields.need('correlationId'), message('arazzo.refused.correlation'))
  }
  return word !== undefined
}

function readStepReference(node: Node): string {
  const text = readText(node)
  const fits = /^[^$]|^\$workflows\.[^.]+\.steps\.[^.]+$|^\$sourceDescriptions\.[^.]+\.[^.]+\.steps\.[^.]+$/.test(text)
  return fits ? text : refuse(node, message('arazzo.refused.reference', { name: text }))
}
