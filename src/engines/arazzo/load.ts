import { hasMoreNodes, mostNodes, noCache, readYaml } from '../../documents/yaml.ts'
import { ToolError } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import type { Cache } from '../../model/world.ts'
import { readAction, readActions } from './read-action.ts'
import { readGuard } from './read-criteria.ts'
import { type Components, readParameter } from './read-parameter.ts'
import { readOutputs, readStep } from './read-step.ts'
import {
  type Fields,
  isObject,
  looseFields,
  type Node,
  optional,
  readFields,
  readList,
  readMap,
  readText,
  readWord,
  refuse,
  refuseDoubles,
} from './reader.ts'
import type { SourceDescription, Suite, Workflow } from './suite.ts'

/**
 * Reads an Arazzo 1.0 or 1.1 document, YAML or JSON, with our `x-` fields.
 * Everything that can be seen without the API descriptions is checked; `checkSuite` looks at the rest.
 * @throws ToolError `suite.refused` (with JSON Pointer), `suite.expression`
 */
export async function loadSuite(text: string, path: string, cache: Cache = noCache): Promise<Suite> {
  const root: Node = { value: await parse(text, path, cache), pointer: '', path }
  const version = readVersion(root)
  const fields = readFields(
    root,
    ['arazzo', 'info', 'sourceDescriptions', 'workflows', 'components', ...(version === '1.1' ? ['$self'] : [])],
    ['arazzo', 'info', 'sourceDescriptions', 'workflows'],
  )
  const components = readComponents(fields.get('components'), version)
  const workflows = readList(fields.need('workflows'), node => readWorkflow(node, components), 1)
  refuseDoubles(
    fields.need('workflows'),
    workflows.map(workflow => workflow.id),
  )
  const inputSchemas = fields.get('components')?.value
  return {
    path,
    version,
    ...optional(fields.get('$self'), node => ({ self: readSelf(node) })),
    title: readTitle(fields.need('info')),
    sources: readSources(fields.need('sourceDescriptions'), version),
    workflows: new Map(workflows.map(workflow => [workflow.id, workflow])),
    inputSchemas: isObject(inputSchemas) && isObject(inputSchemas.inputs) ? inputSchemas.inputs : {},
  }
}

async function parse(text: string, path: string, cache: Cache): Promise<unknown> {
  const root: Node = { value: undefined, pointer: '', path }
  try {
    const value = await readYaml(text, cache)
    return hasMoreNodes(value, mostNodes)
      ? refuse(root, message('arazzo.refused.too-large', { most: mostNodes }))
      : value
  } catch (error) {
    if (error instanceof ToolError) throw error
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
    return refuse(root, message('arazzo.refused.syntax', { why }))
  }
}

function readVersion(root: Node): Suite['version'] {
  const node = looseFields(root).need('arazzo')
  const match = typeof node.value === 'string' ? /^(1\.[01])\.\d+(-.+)?$/.exec(node.value) : null
  return match ? (match[1] as Suite['version']) : refuse(node, message('arazzo.refused.version'))
}

function readSelf(node: Node): string {
  const text = readText(node)
  return text.includes('#') ? refuse(node, message('arazzo.refused.fragment')) : text
}

function readTitle(node: Node): string {
  const fields = readFields(node, ['title', 'summary', 'description', 'version'], ['title', 'version'])
  readText(fields.need('version'))
  return readText(fields.need('title'))
}

function readSources(node: Node, version: Suite['version']): readonly SourceDescription[] {
  const types = version === '1.1' ? (['openapi', 'asyncapi', 'arazzo'] as const) : (['openapi', 'arazzo'] as const)
  const sources = readList(
    node,
    item => {
      const fields = readFields(item, ['name', 'url', 'type'], ['name', 'url'])
      const name = readText(fields.need('name'))
      if (!/^[A-Za-z0-9_-]+$/.test(name)) refuse(fields.need('name'), message('arazzo.refused.key', { name }))
      const type = fields.get('type')
      return { name, url: readText(fields.need('url')), type: type ? readWord(type, types) : ('openapi' as const) }
    },
    1,
  )
  refuseDoubles(
    node,
    sources.map(source => source.name),
  )
  return sources
}

const parts = ['inputs', 'parameters', 'successActions', 'failureActions'] as const

function readComponents(node: Node | undefined, version: Suite['version']): Components {
  const fields = node && readFields(node, parts)
  const maps = new Map(parts.map(part => [part, new Map(readMap(fields?.get(part), item => item))]))
  const components: Components = { version, find: (type, name) => maps.get(type)?.get(name) }
  // Read once here, so that a faulty component is refused even when nothing uses it.
  for (const [, item] of maps.get('parameters') ?? []) readParameter(item, components, { placed: false })
  for (const type of ['successActions', 'failureActions'] as const) {
    for (const [, item] of maps.get(type) ?? []) readAction(item, type, components)
  }
  return components
}

const workflowFields = [
  ...['workflowId', 'summary', 'description', 'inputs', 'dependsOn', 'steps'],
  ...['successActions', 'failureActions', 'outputs', 'parameters'],
]

function readWorkflow(node: Node, components: Components): Workflow {
  const fields = readFields(node, workflowFields, ['workflowId', 'steps'])
  const misplaced = ['x-verifies', 'x-criteria'].find(name => fields.has(name))
  if (misplaced) refuse(fields.need(misplaced), message('arazzo.refused.belongs-to-step', { name: misplaced }))
  const defaults = {
    parameters: fields.get('parameters'),
    successActions: readActions(fields.get('successActions'), 'successActions', components),
    failureActions: readActions(fields.get('failureActions'), 'failureActions', components),
  }
  const steps = readList(fields.need('steps'), item => readStep(item, components, defaults), 1)
  const bare = { ...defaults, successActions: [], failureActions: [] }
  const last = readList(fields.get('x-finally'), item => readStep(item, components, bare), 1)
  refuseDoubles(
    fields.need('steps'),
    [...steps, ...last].map(step => step.id),
  )
  return {
    id: readText(fields.need('workflowId')),
    ...optional(fields.get('inputs'), item => ({ inputs: item.value })),
    dependsOn: readList(fields.get('dependsOn'), readText),
    steps,
    finally: last,
    outputs: readOutputs(fields.get('outputs'), components.version),
    ...readConditions(fields),
  }
}

function readModules(fields: Fields): readonly string[] {
  const node = fields.get('x-module')
  if (!node) return []
  return Array.isArray(node.value) ? readList(node, readText, 1) : [readText(node)]
}

function readConditions(fields: Fields): Pick<Workflow, 'modules' | 'role' | 'when'> {
  return {
    modules: readModules(fields),
    ...optional(fields.get('x-role'), node => ({ role: readText(node) })),
    ...optional(fields.get('x-when'), node => ({ when: readGuard(node) })),
  }
}
