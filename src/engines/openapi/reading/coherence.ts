import type { Profile } from '../../../model/profile.ts'
import { type Description, type Operation, type Response, type ResponseKind, responseKinds } from '../description.ts'
import { child, isObject } from '../pointer.ts'
import { templateKey, templateNames } from '../template.ts'
import type { Problem, Refusal } from './refusal.ts'
import { type Located, member, members, type Sources, settled } from './sources.ts'

type Report = (pointer: string, reason: Refusal, name: string, file?: string) => void

/**
 * What a description says that cannot all be true: two operations with one id, two paths that mean the same, path
 * parameters that do not fit their path, modules and requirements that the profile does not have.
 * Operation ids inside callbacks are left alone: nothing can call them by id.
 */
export function incoherences(profile: Profile, sources: Sources, root: Located, description: Description): Problem[] {
  const problems: Problem[] = []
  const report: Report = (pointer, reason, name, file = root.file) => problems.push({ file, pointer, reason, name })
  const all = [...description.operations, ...description.webhooks]
  checkOperationIds(all, report)
  checkPaths(root, report)
  for (const operation of description.operations) checkTemplate(operation, report)
  for (const operation of all) {
    if (operation.module !== undefined && !Object.hasOwn(profile.modules, operation.module)) {
      report(child(operation.pointer, 'x-module'), 'unknown-module', operation.module)
    }
  }
  for (const place of parameterLists(sources, root)) checkDuplicates(sources, place, report)
  checkRequirements(profile, description, report)
  return problems
}

/** True when the description, or what it was loaded with, says which requirements answers can break. */
export function isTagged({ operations }: Pick<Description, 'operations'>): boolean {
  const has = ({ requirements }: Pick<Operation | Response, 'requirements'>) => Object.keys(requirements).length > 0
  return operations.some(operation => has(operation) || operation.responses.some(has))
}

function checkOperationIds(operations: readonly Operation[], report: Report): void {
  const seen = new Set<string>()
  for (const { id, pointer } of operations) {
    if (id === undefined) continue
    if (seen.has(id)) report(child(pointer, 'operationId'), 'duplicate-operation', id)
    seen.add(id)
  }
}

function checkPaths(root: Located, report: Report): void {
  const seen = new Map<string, string>()
  for (const [path, place] of members(member(root, 'paths'))) {
    const key = templateKey(path)
    const twin = seen.get(key)
    if (twin !== undefined) report(place.pointer, 'duplicate-path', twin)
    seen.set(key, path)
    const names = templateNames(path)
    for (const [index, name] of names.entries()) {
      if (names.indexOf(name) !== index) report(place.pointer, 'duplicate-parameter', name)
    }
  }
}

function checkTemplate({ path, pointer, parameters }: Operation, report: Report): void {
  const places = new Set(templateNames(path))
  const described = parameters.filter(parameter => parameter.in === 'path').map(parameter => parameter.name)
  for (const name of described) if (!places.has(name)) report(pointer, 'path-parameter', name)
  for (const name of places) if (!described.includes(name)) report(pointer, 'path-template', name)
}

/** The `parameters` of every path item and operation. */
function parameterLists(sources: Sources, root: Located): readonly Located[] {
  return members(member(root, 'paths')).flatMap(([, item]) => {
    const target = settled(sources, item)
    return [target, ...members(target).map(([, place]) => place)].flatMap(place => member(place, 'parameters') ?? [])
  })
}

function checkDuplicates(sources: Sources, list: Located, report: Report): void {
  if (!Array.isArray(list.value)) return
  const seen = new Set<string>()
  for (const [, place] of members(list)) {
    const { value } = settled(sources, place)
    if (!isObject(value)) continue
    const key = `${value.in} ${value.name}`
    if (seen.has(key)) report(place.pointer, 'duplicate-parameter', String(value.name), place.file)
    seen.add(key)
  }
}

/** Each kind of response problem must belong to a requirement of the profile, as soon as one of them does. */
function checkRequirements(profile: Profile, { operations, webhooks }: Description, report: Report): void {
  if (!isTagged({ operations })) return
  const known = new Set(profile.requirements.map(requirement => requirement.id))
  for (const operation of operations) {
    for (const response of operation.responses) {
      const pointer = child(child(operation.pointer, 'responses'), response.status)
      checkKinds(response, pointer, known, report)
    }
    if (operation.requirements.status === undefined) report(operation.pointer, 'no-requirement', 'status')
  }
  // Of a webhook the request is judged, which has no status and no fields of ours.
  for (const { pointer, requirements } of webhooks) checkKinds({ requirements, headers: [] }, pointer, known, report)
}

function checkKinds(
  { requirements, headers }: Pick<Response, 'requirements' | 'headers'>,
  pointer: string,
  known: ReadonlySet<string>,
  report: Report,
) {
  for (const kind of responseKinds) {
    const id: unknown = requirements[kind]
    if (id === undefined && (kind !== 'headers' || headers.length > 0)) report(pointer, 'no-requirement', kind)
    else if (id !== undefined && !known.has(String(id))) report(pointer, 'unknown-requirement', String(id))
  }
  for (const kind of Object.keys(requirements)) {
    if (!responseKinds.includes(kind as ResponseKind)) report(pointer, 'unknown-field', `x-requirement: ${kind}`)
  }
}
