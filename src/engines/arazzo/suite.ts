import type { Text } from '../../model/text.ts'
import type { Expression, Template } from './expressions.ts'
import type { Condition } from './simple-condition.ts'

/** An Arazzo document, checked and read; references into `components` are already followed. */
export interface Suite {
  /** As the profile names the file. */
  readonly path: string
  readonly version: '1.0' | '1.1'
  readonly self?: string
  readonly title: string
  readonly sources: readonly SourceDescription[]
  readonly workflows: ReadonlyMap<string, Workflow>
  /** Reusable input schemas, for `$ref: '#/components/inputs/…'`. */
  readonly inputSchemas: Readonly<Record<string, unknown>>
}

export interface SourceDescription {
  readonly name: string
  readonly url: string
  readonly type: 'openapi' | 'asyncapi' | 'arazzo'
}

export interface Workflow {
  readonly id: string
  /** JSON Schema of the inputs, as it stands. */
  readonly inputs?: unknown
  readonly dependsOn: readonly string[]
  readonly steps: readonly Step[]
  /** `x-finally`: run after the steps, whatever became of them. */
  readonly finally: readonly Step[]
  readonly outputs: readonly Output[]
  /** `x-module`: run only when the supplier claims all of them. */
  readonly modules: readonly string[]
  /** `x-role`: run only against a system in that role. */
  readonly role?: string
  readonly when?: Guard
}

/** `x-when`: what has to hold for the requirements to apply, and in words what it means when it does not. */
export interface Guard {
  readonly condition: SimpleCriterion
  readonly reason: Text
}

export type StepTarget =
  | { readonly kind: 'operation'; readonly id: string }
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'workflow'; readonly id: string }
  /** AsyncAPI: it loads, and is not run. */
  | { readonly kind: 'message' }

export interface Step {
  readonly id: string
  readonly target: StepTarget
  /** The step's own, and those of the workflow that it does not override. */
  readonly parameters: readonly Parameter[]
  readonly body?: RequestBody
  readonly successCriteria: readonly Criterion[]
  readonly onSuccess: readonly Action[]
  readonly onFailure: readonly Action[]
  readonly outputs: readonly Output[]
  /** Milliseconds. */
  readonly timeout?: number
  readonly dependsOn: readonly string[]
  /** `x-verifies`: requirements that the success criteria prove or break. */
  readonly verifies: readonly string[]
  /** `x-criteria`: each with a verdict of its own. */
  readonly criteria: readonly OwnCriterion[]
  readonly when?: Guard
  readonly each?: { readonly in: Value; readonly limit: number }
  readonly paging?: Paging
  /** `x-complete`: the document type of which every record has been fetched when the step is done. */
  readonly completes?: string
  readonly poll?: { readonly until: SimpleCriterion; readonly every: number; readonly timeout: number }
  /** `x-receive`: the system under test is to call our receiver; nothing is sent. */
  readonly receive?: Receiving
  /** `x-address`: where the request goes in place of the operation's path: below the base address, or whole. */
  readonly address?: Value
  readonly auth: 'default' | 'none'
  readonly negative: boolean
  /** `x-connection`: what the connection itself shows is looked at too. */
  readonly connection: boolean
}

/** What is waited for at our receiver, and what comes of it. */
export interface Receiving {
  readonly address: Value
  /** Seconds that the call is waited for; without it the step's timeout, or a minute. */
  readonly patience?: Value
  /** What somebody has to do, so that the system calls; unless that value is true. */
  readonly instruction?: Text & { readonly unless?: Value }
  /** Without it our receiver says 200 and nothing more. */
  readonly answer?: OurAnswer
}

/** What our receiver answers; the body may speak of the request that came (`$request.body`). */
export interface OurAnswer {
  readonly status: number
  readonly body?: RequestBody
}

export interface Paging {
  readonly next: Expression
  readonly parameter: string
  readonly keep: readonly string[]
  readonly max: number
}

export interface Parameter {
  readonly name: string
  readonly in?: ParameterPlace
  readonly value: Value
}

export const parameterPlaces = ['path', 'query', 'querystring', 'header', 'cookie', 'channel'] as const
type ParameterPlace = (typeof parameterPlaces)[number]

export interface RequestBody {
  readonly contentType?: string
  readonly payload?: Value
  readonly replacements: readonly Replacement[]
}

export interface Replacement {
  readonly target: string
  readonly language?: SelectorLanguage
  readonly value: Value
}

export interface Output {
  readonly name: string
  readonly value: Value
}

/** A value of the document with the expressions inside it already parsed. */
export type Value =
  | { readonly kind: 'constant'; readonly value: unknown }
  | { readonly kind: 'expression'; readonly expression: Expression }
  | { readonly kind: 'text'; readonly parts: Template }
  | { readonly kind: 'list'; readonly items: readonly Value[] }
  | { readonly kind: 'object'; readonly members: readonly (readonly [string, Value])[] }
  | { readonly kind: 'selector'; readonly selector: Selector }
  /** `x-cel`: what an expression over `celVariables` gives. */
  | { readonly kind: 'cel'; readonly source: string }

export type SelectorLanguage = 'jsonpath' | 'xpath' | 'jsonpointer'

export interface Selector {
  readonly context: Expression
  readonly selector: string
  readonly language: SelectorLanguage
}

export interface SimpleCriterion {
  readonly type: 'simple'
  readonly condition: string
  readonly parsed: Condition
  readonly message?: Text
}

export interface ContextCriterion {
  readonly type: 'regex' | 'jsonpath' | 'xpath'
  readonly condition: string
  readonly template: Template
  readonly context: Expression
  readonly message?: Text
}

/** A rule in CEL: ours, only in `x-criteria`. */
export interface CelCriterion {
  readonly type: 'cel'
  readonly condition: string
  readonly message?: Text
}

export type Criterion = SimpleCriterion | ContextCriterion
export type OwnCriterion = (Criterion | CelCriterion) & {
  readonly verifies: readonly string[]
  /** CEL. Where it does not hold there is nothing to judge, and nothing is said. */
  readonly when?: string
}

export interface Action {
  readonly name: string
  readonly type: 'end' | 'goto' | 'retry'
  readonly stepId?: string
  readonly workflowId?: string
  readonly parameters: readonly Parameter[]
  readonly criteria: readonly Criterion[]
  /** Seconds. */
  readonly retryAfter: number
  readonly retryLimit: number
}

/** Requirement ids that a step can prove or break. */
export function verifiedByStep(step: Step): readonly string[] {
  return [...new Set([...step.verifies, ...step.criteria.flatMap(criterion => criterion.verifies)])]
}

/** Requirement ids by workflow: what the plan counts as tested by this suite. */
export function verifiedBy(suite: Suite): ReadonlyMap<string, readonly string[]> {
  const ids = (workflow: Workflow) => [
    ...new Set([...workflow.steps, ...workflow.finally].flatMap(step => verifiedByStep(step))),
  ]
  return new Map([...suite.workflows.values()].map(workflow => [workflow.id, ids(workflow)]))
}
