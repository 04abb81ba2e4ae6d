import { message } from '../../messages/speaker.ts'
import type { Message } from '../../model/text.ts'
import type { ApiDescription, Target } from './api.ts'
import { parseExpression } from './expressions.ts'
import type { SourceDescription, StepTarget, Suite } from './suite.ts'

/** The API descriptions of a run, by the name of the source description. */
export type Apis = ReadonlyMap<string, ApiDescription>

/** Finds the operation that a step calls, or says why there is none. */
export function findTarget(target: StepTarget, suite: Suite, apis: Apis): Target | { readonly reason: Message } {
  if (target.kind === 'operation') return findById(target.id, suite, apis)
  if (target.kind === 'path') return findByPath(target.path, suite, apis)
  return { reason: message('arazzo.no-operation', { operation: target.kind }) }
}

/** True for a step of an AsyncAPI source, which is not run. */
export function isAsync(target: StepTarget, suite: Suite): boolean {
  if (target.kind === 'message') return true
  if (target.kind !== 'operation' && target.kind !== 'path') return false
  const text = target.kind === 'operation' ? target.id : target.path
  const named = /\$sourceDescriptions\.([A-Za-z0-9_-]+)/.exec(text)?.[1]
  const candidates = suite.sources.filter(source => (named ? source.name === named : source.type !== 'arazzo'))
  return candidates.length > 0 && candidates.every(source => source.type === 'asyncapi')
}

function findById(id: string, suite: Suite, apis: Apis): Target | { readonly reason: Message } {
  const expression = parseExpression(id)
  const source = expression?.kind === 'source' ? expression : undefined
  const operationId = source?.reference ?? id
  const sources = suite.sources.filter(({ name, type }) => type === 'openapi' && (!source || name === source.source))
  const found = sources.flatMap(known => targetIn(known, apis, api => api.byId(operationId)))
  return only(found, id)
}

/** `{$sourceDescriptions.name.url}#/paths/~1persons/get`, with or without the braces and the field. */
function findByPath(path: string, suite: Suite, apis: Apis): Target | { readonly reason: Message } {
  const [, name, pointer] = /^\{?\$sourceDescriptions\.([A-Za-z0-9_-]+)(?:\.url)?\}?#(\/.*)$/.exec(path) ?? []
  const sources = suite.sources.filter(source => source.type === 'openapi' && source.name === name)
  return only(
    sources.flatMap(source => targetIn(source, apis, api => api.byPointer(pointer ?? ''))),
    path,
  )
}

function targetIn(
  { name }: SourceDescription,
  apis: Apis,
  find: (api: ApiDescription) => Target['operation'] | undefined,
): readonly Target[] {
  const api = apis.get(name)
  const operation = api && find(api)
  return api && operation ? [{ api, operation }] : []
}

function only(found: readonly Target[], operation: string): Target | { readonly reason: Message } {
  const [target, ...others] = found
  if (target && others.length === 0) return target
  return {
    reason: message(target ? 'arazzo.operation-ambiguous' : 'arazzo.no-operation', { operation }),
  }
}
