import { message } from '../../messages/speaker.ts'
import type { Message } from '../../model/text.ts'
import { type Answered, headerOf, isHeaderMasked, maskingAt, requestBody } from './answer.ts'
import { type Expression, printExpression, type Tail } from './expressions.ts'
import { follow, splitName } from './follow.ts'
import type { Suite } from './suite.ts'

/** The value of an expression, or why there is none. */
export type Resolved = Found | Absent

interface Found {
  readonly found: true
  readonly value: unknown
  /** The value, or a part of it, was masked at capture: it can be sent on, but proves nothing when compared. */
  readonly masked?: 'whole' | 'part'
}

export interface Absent {
  readonly found: false
  /**
   * `answer`: the answer at hand lacks it. `earlier`: an earlier one did, or its step did not apply. `not-run`: the step
   * that gives it was not run or failed. `input`: the user did not give it. `suite`: it can never be there.
   */
  readonly fault: 'answer' | 'earlier' | 'not-run' | 'input' | 'suite'
  readonly reason: Message
}

export type Outputs = ReadonlyMap<string, Resolved>

/** The inputs of one run of a workflow. */
export interface Inputs {
  readonly values: Readonly<Record<string, unknown>>
  /** False for a name that the workflow does not declare: then the suite is wrong, not the user. */
  readonly declares: (name: string) => boolean
  /** Names whose value was not kept: what is compared with it proves nothing. */
  readonly redacted: readonly string[]
  /** True for an input of format `password`: its value is never shown. */
  readonly isSecret: (name: string) => boolean
  /** True for an input that is the address of our receiver. */
  readonly isReceiver: (name: string) => boolean
}

/** Everything that an expression may speak of at one moment of a run. */
export interface Scope {
  readonly suite: Suite
  /** The step at hand, for messages. */
  readonly step: string
  readonly inputs: Inputs
  readonly answered?: Answered
  /** Outputs of the steps that have run; a step of the workflow that has not gives no entry. */
  readonly steps: ReadonlyMap<string, Outputs>
  readonly knowsStep: (step: string) => boolean
  /** Outputs of the workflow that the step called, or of this workflow when it is done. */
  readonly outputs?: Outputs
  readonly workflows: ReadonlyMap<string, WorkflowTrace>
  /** True for a workflow of any suite of the run: one that is not run is nobody's mistake. */
  readonly knowsWorkflow: (workflow: string) => boolean
  readonly each?: { readonly item: unknown }
  readonly pages?: readonly unknown[]
  /** True when an answer that the workflow has had breaks its description: what a rule makes of it is no fault of ours. */
  readonly hasBrokenAnswer?: () => boolean
}

/** What a workflow that has run left behind for others to read. */
export interface WorkflowTrace {
  readonly inputs: Inputs
  readonly outputs: Outputs
  readonly steps: ReadonlyMap<string, Outputs>
  /** Steps that succeeded. */
  readonly passed: ReadonlySet<string>
}

/** Evaluates an expression. It never throws: what is not there says whose fault that is. */
export function resolve(expression: Expression, scope: Scope): Resolved {
  switch (expression.kind) {
    case 'inputs':
      return fromInputs(expression, scope.inputs, expression)
    case 'outputs':
      return scope.outputs ? fromOutputs(expression, scope.outputs, expression) : noSuchThing(expression)
    case 'steps':
      return fromStep(expression, scope)
    case 'workflows':
    case 'workflow-steps':
      return fromWorkflow(expression, scope)
    case 'each':
      return scope.each ? fromItem(expression, scope.each.item) : noSuchThing(expression)
    case 'pages':
      return scope.pages ? fromItem(expression, scope.pages) : noSuchThing(expression)
    case 'self':
      return scope.suite.self === undefined ? noSuchThing(expression) : { found: true, value: scope.suite.self }
    case 'source':
      return fromSource(expression, scope.suite)
    case 'component':
    case 'opaque':
      return noSuchThing(expression)
    default:
      return scope.answered ? fromExchange(expression, scope.answered, scope.step) : noSuchThing(expression)
  }
}

/** Why an input has no value: nobody gave it, or there is no receiver whose address it could be. */
export function inputMissing(name: string, inputs: Inputs): Message {
  return inputs.isReceiver(name) ? message('arazzo.no-receiver') : message('arazzo.input-missing', { name })
}

/** The suite asks for something that can never be there. */
function noSuchThing(expression: Expression): Absent {
  const reason = message('arazzo.unknown-name', { expression: printExpression(expression) })
  return { found: false, fault: 'suite', reason }
}

type Named = Extract<Expression, { readonly of: string; readonly name: string }>
type OfExchange = Extract<
  Expression,
  { kind: 'url' | 'method' | 'statusCode' | 'self' | 'header' | 'query' | 'path' | 'body' }
>

function fromExchange(expression: OfExchange, answered: Answered, step: string): Resolved {
  const { request, exchange } = answered
  switch (expression.kind) {
    case 'url':
      return { found: true, value: request.url }
    case 'method':
      return { found: true, value: request.method }
    case 'statusCode':
      return present(exchange.response?.status, expression, step)
    case 'body':
      return fromBody(expression, answered, step)
    case 'header':
      return fromHeader(expression, answered, step)
    case 'query':
      return ours(expression, queryOf(request.url, expression.name))
    case 'path':
      return ours(expression, answered.pathParameters[expression.name])
    default:
      return noSuchThing(expression)
  }
}

function fromBody(expression: Expression & { kind: 'body' }, answered: Answered, step: string): Resolved {
  if (expression.of === 'request') {
    const body = requestBody(answered.request)
    const value = follow(body, expression)?.value
    return answered.exchange.sender ? present(value, expression, step) : ours(expression, value)
  }
  const reached = follow(answered.body, expression)
  if (reached?.value === undefined) return present(undefined, expression, step)
  const masked = maskingAt(answered.exchange, reached.pointer)
  return { found: true, value: reached.value, ...(masked === 'none' ? {} : { masked }) }
}

function fromHeader(expression: Named, answered: Answered, step: string): Resolved {
  if (expression.of === 'request') {
    const value = headerOf(answered.request.headers, expression.name)
    return answered.exchange.sender ? present(value, expression, step) : ours(expression, value)
  }
  const value = headerOf(answered.exchange.response?.headers ?? [], expression.name)
  if (value === undefined) return present(value, expression, step)
  return { found: true, value, ...(isHeaderMasked(answered.exchange, expression.name) ? { masked: 'whole' } : {}) }
}

/** A part of the answer: when it is not there, the answer lacks it. */
function present(value: unknown, expression: Expression, step: string): Resolved {
  if (value !== undefined) return { found: true, value }
  const reason = message('arazzo.answer-lacks', { step, expression: printExpression(expression) })
  return { found: false, fault: 'answer', reason }
}

/** A part of our own request: when it is not there, the suite asks for what it did not send. */
function ours(expression: Expression, value: unknown): Resolved {
  return value === undefined ? noSuchThing(expression) : { found: true, value }
}

function queryOf(url: string, name: string): string | undefined {
  const at = url.indexOf('?')
  return at < 0 ? undefined : (new URLSearchParams(url.slice(at + 1)).get(name) ?? undefined)
}

function fromInputs(tail: Tail, inputs: Inputs, expression: Expression): Resolved {
  const reached = follow(inputs.values, tail)
  const { name } = splitName(tail.path, known => Object.hasOwn(inputs.values, known) || inputs.declares(known))
  if (reached && reached.value !== undefined) {
    return { found: true, value: reached.value, ...(inputs.redacted.includes(name) ? { masked: 'whole' } : {}) }
  }
  if (!inputs.declares(name)) return noSuchThing(expression)
  return { found: false, fault: 'input', reason: inputMissing(name, inputs) }
}

function fromOutputs(tail: Tail, outputs: Outputs, expression: Expression): Resolved {
  if (tail.path === '') return fromItem(tail, asObject(outputs), expression)
  const { name, rest } = splitName(tail.path, known => outputs.has(known))
  const output = outputs.get(name)
  if (!output) return noSuchThing(expression)
  if (!output.found) return output.fault === 'answer' ? { ...output, fault: 'earlier' } : output
  const inner = fromItem({ ...tail, path: rest }, output.value, expression)
  return inner.found && output.masked ? { ...inner, masked: output.masked } : inner
}

function fromItem(tail: Tail & { readonly kind?: string }, item: unknown, expression?: Expression): Resolved {
  const reached = follow(item, tail)
  if (reached && reached.value !== undefined) return { found: true, value: reached.value }
  const shown = printExpression(expression ?? (tail as Expression))
  return { found: false, fault: 'earlier', reason: message('arazzo.value-lacks', { expression: shown }) }
}

function fromStep(expression: Expression & { kind: 'steps' }, scope: Scope): Resolved {
  const outputs = scope.steps.get(expression.step)
  if (outputs) return fromOutputs(expression, outputs, expression)
  if (!scope.knowsStep(expression.step)) return noSuchThing(expression)
  return { found: false, fault: 'not-run', reason: message('arazzo.step-not-run', { step: expression.step }) }
}

function fromWorkflow(
  expression: Expression & { kind: 'workflows' | 'workflow-steps' },
  { workflows, knowsWorkflow }: Scope,
): Resolved {
  const trace = workflows.get(expression.workflow)
  if (!trace) {
    if (!knowsWorkflow(expression.workflow)) return noSuchThing(expression)
    const reason = message('arazzo.workflow-not-run', { workflow: expression.workflow })
    return { found: false, fault: 'not-run', reason }
  }
  if (expression.kind === 'workflows') {
    return expression.field === 'inputs'
      ? fromInputs(expression, trace.inputs, expression)
      : fromOutputs(expression, trace.outputs, expression)
  }
  const outputs = trace.steps.get(expression.step)
  return outputs ? fromOutputs(expression, outputs, expression) : noSuchThing(expression)
}

function fromSource(expression: Expression & { kind: 'source' }, suite: Suite): Resolved {
  const source = suite.sources.find(known => known.name === expression.source)
  const field = expression.reference
  return source && (field === 'url' || field === 'type' || field === 'name')
    ? { found: true, value: source[field] }
    : noSuchThing(expression)
}

function asObject(outputs: Outputs): Readonly<Record<string, unknown>> {
  return Object.fromEntries([...outputs].flatMap(([name, output]) => (output.found ? [[name, output.value]] : [])))
}
