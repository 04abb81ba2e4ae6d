import { message } from '../../messages/speaker.ts'
import { parseExpression } from './expressions.ts'
import { readValue, type Version } from './read-value.ts'
import { looseFields, type Node, readFields, readList, readText, readWord, refuse, refuseExpression } from './reader.ts'
import { type Parameter, parameterPlaces } from './suite.ts'

/** The reusable objects of the document, unread: each is read where it is used, so that faults name both. */
export interface Components {
  readonly version: Version
  /** The object that `$components.<type>.<name>` names. */
  find(type: 'parameters' | 'successActions' | 'failureActions', name: string): Node | undefined
}

/** How a parameter may look where it stands. */
export interface ParameterUse {
  /** True where `in` must be said: the parameter goes into a request, not into a workflow's inputs. */
  readonly placed: boolean
}

/** Parameters of a step, a workflow or an action, in order, without doubles. */
export function readParameters(
  node: Node | undefined,
  components: Components,
  use: ParameterUse,
): readonly Parameter[] {
  const parameters = readList(node, item => readParameter(item, components, use))
  const names = parameters.map(parameter => `${parameter.in ?? ''} ${parameter.name}`)
  const double = parameters[names.findIndex((name, at) => names.indexOf(name) !== at)]
  if (node && double) refuse(node, message('arazzo.refused.duplicate', { name: double.name }))
  return parameters
}

/** Follows a Reusable Object into `components`; anything else is given back as it is. */
export function dereference(
  node: Node,
  type: 'parameters' | 'successActions' | 'failureActions',
  components: Components,
): { readonly node: Node; readonly value: Node | undefined } {
  const fields = looseFields(node)
  const reference = fields.get('reference')
  if (!reference) return { node, value: undefined }
  const text = readText(reference)
  const expression = parseExpression(text)
  if (expression?.kind !== 'component' || expression.type !== type) return refuseExpression(reference, text)
  const target = components.find(type, expression.name)
  return target
    ? { node: target, value: fields.get('value') }
    : refuse(reference, message('arazzo.refused.reference', { name: text }))
}

/** A Parameter Object, or a Reusable Object that names one. */
export function readParameter(item: Node, components: Components, use: ParameterUse): Parameter {
  const { node, value } = dereference(item, 'parameters', components)
  const fields = readFields(node, ['name', 'in', 'value'], ['name', 'value'])
  const place = fields.get('in')
  if (use.placed && !place) refuse(item, message('arazzo.refused.required', { name: 'in' }))
  const places = parameterPlaces.filter(known => components.version === '1.1' || !only11.includes(known))
  return {
    name: readText(fields.need('name')),
    ...(place ? { in: readWord(place, places) } : {}),
    value: readValue(value ?? fields.need('value'), components.version),
  }
}

const only11: readonly string[] = ['querystring', 'channel']
