/** What an extension leaves out of the base profile, by name. */
export interface Dropped {
  readonly modules: ReadonlySet<string>
  readonly requirements: ReadonlySet<string>
  readonly operations: ReadonlySet<string>
}

type Fields = Readonly<Record<string, unknown>>

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']

/** The operations of an OpenAPI description: their ids and modules. */
export function operationsOf(api: unknown): readonly { readonly id: string; readonly module: string | undefined }[] {
  const items = Object.values(fields(fields(api).paths)).map(fields)
  return items.flatMap(item =>
    methods.flatMap(method => {
      const { operationId: id, 'x-module': module } = fields(item[method])
      return typeof id === 'string' ? [{ id, module: typeof module === 'string' ? module : undefined }] : []
    }),
  )
}

/** The description without the dropped operations; a path that has none left goes too. */
export function narrowApi(api: unknown, { operations }: Dropped): unknown {
  const isDropped = (operation: unknown) => operations.has(String(fields(operation).operationId))
  const paths = Object.entries(fields(fields(api).paths)).flatMap(([path, item]) => {
    const left = Object.entries(fields(item)).filter(([name, value]) => !methods.includes(name) || !isDropped(value))
    return left.some(([name]) => methods.includes(name)) ? [[path, Object.fromEntries(left)]] : []
  })
  return { ...fields(api), paths: Object.fromEntries(paths) }
}

/**
 * The suite without workflows of dropped modules, steps that call dropped operations, and steps that only served what
 * was dropped. What depends on a step that is gone goes too: coverage then shows the rows that nothing tests any more.
 * Undefined when no workflow is left.
 */
export function narrowSuite(suite: unknown, dropped: Dropped): unknown {
  const workflows = list(fields(suite).workflows).flatMap(each => {
    const workflow = fields(each)
    if ([workflow['x-module']].flat().some(module => dropped.modules.has(String(module)))) return []
    const narrowed = narrowWorkflow(workflow, dropped)
    return narrowed ? [narrowed] : []
  })
  return workflows.length > 0 ? { ...fields(suite), workflows } : undefined
}

function narrowWorkflow(workflow: Fields, dropped: Dropped): Fields | undefined {
  const { steps: main, 'x-finally': last, ...rest } = workflow
  const before = [...list(main), ...list(last)].map(fields)
  const after = keepNeeded(before, dropped, JSON.stringify(rest))
  if (before.some(verifiesSomething) && !after.some(verifiesSomething)) return undefined
  const kept = new Map(after.map(step => [step.stepId, step]))
  const stay = (steps: unknown) => list(steps).flatMap(step => kept.get(fields(step).stepId) ?? [])
  if (stay(main).length === 0) return undefined
  return { ...rest, steps: stay(main), ...(last === undefined ? {} : { 'x-finally': stay(last) }) }
}

/** Until nothing changes: steps whose need is gone, or that nobody needs any more. */
function keepNeeded(before: readonly Fields[], dropped: Dropped, around: string): readonly Fields[] {
  const isNamed = (step: Fields, by: readonly Fields[]) =>
    mentions(around, step.stepId) || by.some(other => other !== step && mentions(textOf(other), step.stepId))
  const served = new Set(before.filter(step => verifiesSomething(step) || isNamed(step, before)).map(idOf))
  let steps = before
    .filter(step => !dropped.operations.has(String(step.operationId)))
    .map(step => narrowStep(step, dropped.requirements))
  for (let size = -1; size !== steps.length; ) {
    size = steps.length
    const present = new Set(steps.map(idOf))
    const gone = before.map(idOf).filter(id => !present.has(id))
    steps = steps.filter(step => !gone.some(id => mentions(textOf(step), id)))
    const left = steps
    steps = left.filter(step => !served.has(idOf(step)) || verifiesSomething(step) || isNamed(step, left))
  }
  return steps
}

function narrowStep(step: Fields, requirements: ReadonlySet<string>): Fields {
  const stay = (ids: unknown) => list(ids).filter(id => !requirements.has(String(id)))
  const { 'x-verifies': verifies, 'x-criteria': criteria, ...rest } = step
  const left = list(criteria).flatMap(each => {
    const ids = stay(fields(each).verifies)
    return ids.length > 0 ? [{ ...fields(each), verifies: ids }] : []
  })
  return {
    ...rest,
    ...(stay(verifies).length > 0 ? { 'x-verifies': stay(verifies) } : {}),
    ...(left.length > 0 ? { 'x-criteria': left } : {}),
  }
}

/** `x-complete` counts: without it no reference could be decided. */
function verifiesSomething(step: Fields): boolean {
  return 'x-verifies' in step || 'x-criteria' in step || 'x-complete' in step
}

/** By an expression, or as the step that an action goes to. */
function mentions(text: string, id: unknown): boolean {
  return text.includes(`steps.${id}.`) || text.includes(`"stepId":"${id}"`)
}

function textOf({ stepId: _own, ...rest }: Fields): string {
  return JSON.stringify(rest)
}

function idOf(step: Fields): string {
  return String(step.stepId)
}

function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {}
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
