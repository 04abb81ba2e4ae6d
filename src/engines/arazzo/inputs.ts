import { follow } from './follow.ts'
import { isObject } from './reader.ts'
import type { Inputs } from './resolve.ts'
import type { Suite, Workflow } from './suite.ts'

interface Declared {
  readonly properties: ReadonlyMap<string, Readonly<Record<string, unknown>>>
  readonly required: readonly string[]
  /** False when the schema may allow names that it does not list. */
  readonly closed: boolean
}

/** The inputs of a workflow: what was given, and defaults of its schema for the rest. */
export function openInputs(workflow: Workflow, suite: Suite, given: Readonly<Record<string, unknown>>): Inputs {
  const { properties, closed } = declaredIn(workflow.inputs, suite)
  const defaults = [...properties].flatMap(([name, schema]) => ('default' in schema ? [[name, schema.default]] : []))
  const known = Object.entries(given).filter(([, value]) => value !== undefined)
  return {
    values: { ...Object.fromEntries(defaults), ...Object.fromEntries(known) },
    declares: name => !closed || properties.has(name),
    isSecret: name => properties.get(name)?.format === 'password',
  }
}

/** Names of required inputs that have no value. */
export function missingInputs(workflow: Workflow, suite: Suite, inputs: Inputs): readonly string[] {
  return declaredIn(workflow.inputs, suite).required.filter(name => !Object.hasOwn(inputs.values, name))
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
