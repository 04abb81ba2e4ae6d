import { type Expression, expressionsIn } from './expressions.ts'
import { operandsOf } from './simple-condition.ts'
import type { CelCriterion, Criterion, Output, Receiving, RequestBody, Step, Value } from './suite.ts'

/** Every expression that a step evaluates, in the order of the document's fields. */
export function expressionsOfStep(step: Step): readonly Expression[] {
  return [
    ...(step.when ? inCriterion(step.when.condition) : []),
    ...(step.each ? inValue(step.each.in) : []),
    ...step.parameters.flatMap(parameter => inValue(parameter.value)),
    ...(step.receive ? inReceiving(step.receive) : []),
    ...(step.address ? inValue(step.address) : []),
    ...inBody(step.body),
    ...(step.poll ? inCriterion(step.poll.until) : []),
    ...(step.paging ? [step.paging.next] : []),
    ...[...step.successCriteria, ...step.criteria].flatMap(inCriterion),
    ...[...step.onSuccess, ...step.onFailure].flatMap(action => [
      ...action.criteria.flatMap(inCriterion),
      ...action.parameters.flatMap(parameter => inValue(parameter.value)),
    ]),
    ...step.outputs.flatMap(inOutput),
  ]
}

export function inOutput({ value }: Output): readonly Expression[] {
  return inValue(value)
}

function inReceiving({ address, patience, instruction, answer }: Receiving): readonly Expression[] {
  const values = [address, patience, instruction?.unless].filter(value => value !== undefined)
  return [...values.flatMap(inValue), ...inBody(answer?.body)]
}

function inBody(body: RequestBody | undefined): readonly Expression[] {
  const { payload, replacements = [] } = body ?? {}
  return [...(payload ? inValue(payload) : []), ...replacements.flatMap(({ value }) => inValue(value))]
}

function inCriterion(criterion: Criterion | CelCriterion): readonly Expression[] {
  if (criterion.type === 'simple') return operandsOf(criterion.parsed)
  return criterion.type === 'cel' ? [] : [criterion.context, ...expressionsIn(criterion.template)]
}

function inValue(value: Value): readonly Expression[] {
  switch (value.kind) {
    case 'constant':
    case 'cel':
      return []
    case 'expression':
      return [value.expression]
    case 'text':
      return expressionsIn(value.parts)
    case 'list':
      return value.items.flatMap(inValue)
    case 'object':
      return value.members.flatMap(([, member]) => inValue(member))
    case 'selector':
      return [value.selector.context]
  }
}

/** Every CEL source that a step holds outside its criteria's conditions, for trying out whether it can be read. */
export function celOfStep(step: Step): readonly string[] {
  const { address, patience, instruction, answer } = step.receive ?? {}
  const bodies = [step.body, answer?.body].filter(body => body !== undefined)
  const values = [
    step.each?.in,
    step.address,
    address,
    patience,
    instruction?.unless,
    ...bodies.flatMap(({ payload, replacements }) => [payload, ...replacements.map(({ value }) => value)]),
    ...[step, ...step.onSuccess, ...step.onFailure].flatMap(({ parameters }) => parameters.map(({ value }) => value)),
    ...step.outputs.map(({ value }) => value),
  ].filter(value => value !== undefined)
  return [...values.flatMap(celIn), ...step.criteria.flatMap(each => each.when ?? [])]
}

function celIn(value: Value): readonly string[] {
  if (value.kind === 'cel') return [value.source]
  if (value.kind === 'list') return value.items.flatMap(celIn)
  return value.kind === 'object' ? value.members.flatMap(([, member]) => celIn(member)) : []
}
