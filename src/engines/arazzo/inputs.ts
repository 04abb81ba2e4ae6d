import { redactedInput } from '../../model/sut.ts'
import { follow } from './follow.ts'
import { isObject } from './reader.ts'
import type { Inputs } from './resolve.ts'
import type { Suite, Workflow } from './suite.ts'

/** What the schema of a workflow's inputs lists. */
export interface Declared {
  readonly properties: ReadonlyMap<string, Readonly<Record<string, unknown>>>
  readonly required: readonly string[]
  /** False when the schema may allow names that it does not list. */
  readonly closed: boolean
}

/** The inputs of a workflow: what was given, and defaults of its schema for the rest. */
export function openInputs(workflow: Workflow, suite: Suite, given: Readonly<Record<string, unknown>>): Inputs {
  const declared = declaredInputs(workflow, suite)
  const { properties, closed } = declared
  const defaults = [...properties].flatMap(([name, schema]) => ('default' in schema ? [[name, schema.default]] : []))
  const known = Object.entries(given).filter(([, value]) => value !== undefined)
  const values = { ...Object.fromEntries(defaults), ...Object.fromEntries(known) }
  return {
    values,
    redacted: Object.keys(values).filter(name => values[name] === redactedInput),
    declares: name => !closed || properties.has(name),
    isSecret: name => isSecretInput(declared, name),
    isReceiver: name => isReceiverInput(declared, name),
  }
}

/** Names of required inputs that have no value. */
export function missingInputs(workflow: Workflow, suite: Suite, inputs: Inputs): readonly string[] {
  return declaredInputs(workflow, suite).required.filter(name => !Object.hasOwn(inputs.values, name))
}

/** The inputs that a workflow declares, and which of them it cannot do without. */
export function declaredInputs(workflow: Workflow, suite: Suite): Declared {
  return declaredIn(workflow.inputs, suite)
}

/** True for the name of a secret: a property of format `password`. */
export function isSecretInput({ properties }: Pick<Declared, 'properties'>, name: string): boolean {
  return properties.get(name)?.format === 'password'
}

/** True for the name of an address that the run itself fills in: where the system under test can call us. */
export function isReceiverInput(declared: Pick<Declared, 'properties'>, name: string): boolean {
  return receptionOf(declared, name) !== undefined
}

/** How our receiver meets what comes to an address. */
export interface Reception {
  /** Calls wait until a step answers them; else they get 200 at once. */
  readonly holds: boolean
  /** Bytes of the largest body that is taken. */
  readonly largest: number
}

/** Notices are small: more than this is no notice. */
const usualLargest = 64 * 1024

/** What `x-receiver` of an input says: `true`, or an object with what is not as usual. */
export function receptionOf({ properties }: Pick<Declared, 'properties'>, name: string): Reception | undefined {
  const said = properties.get(name)?.['x-receiver']
  if (said !== true && !isObject(said)) return undefined
  const { holds = false, largest = usualLargest } = said === true ? {} : said
  return { holds: holds === true, largest: typeof largest === 'number' ? largest : usualLargest }
}

/** So many hexadecimal digits the run makes up for an input that nobody gives (`x-fresh`): others in each run. */
export function freshDigits({ properties }: Pick<Declared, 'properties'>, name: string): number | undefined {
  const digits = properties.get(name)?.['x-fresh']
  return typeof digits === 'number' ? digits : undefined
}

const reusable = '#/components/inputs/'

/** The schema of an input as a document of its own, which holds what it refers to. @param others reusable schemas of the suite */
export function standaloneInput(schema: object, others: Suite['inputSchemas']): unknown {
  return JSON.parse(JSON.stringify({ $defs: others, ...schema }).replaceAll(`"${reusable}`, '"#/$defs/'))
}

/** Properties of a schema, through `allOf` and references to `#/components/inputs`; other keywords leave it open. */
function declaredIn(schema: unknown, suite: Suite, depth = 0): Declared {
  if (!isObject(schema) || depth > 10) return { properties: new Map(), required: [], closed: false }
  const parts = [
    ...(typeof schema.$ref === 'string' ? [referenced(schema.$ref, suite)] : []),
    ...(Array.isArray(schema.allOf) ? schema.allOf : []),
  ].map(part => declaredIn(part, suite, depth + 1))
  const own = isObject(schema.properties) ? Object.entries(schema.properties) : []
  const choices = ['anyOf', 'oneOf', 'if', 'patternProperties', 'dependentSchemas', '$dynamicRef']
  const lists = own.length > 0 || parts.some(part => part.closed)
  return {
    properties: new Map([
      ...parts.flatMap(part => [...part.properties]),
      ...own.map(([name, property]) => [name, isObject(property) ? property : {}] as const),
    ]),
    required: [
      ...parts.flatMap(part => part.required),
      ...(Array.isArray(schema.required) ? schema.required.map(String) : []),
    ],
    closed: lists && !choices.some(name => name in schema),
  }
}

function referenced(reference: string, suite: Suite): unknown {
  const pointer = /^#(\/components\/inputs\/.*)$/.exec(reference)?.[1]
  return pointer ? follow({ components: { inputs: suite.inputSchemas } }, { path: '', pointer })?.value : undefined
}
