import { type Answer, empty, problem } from './answer.ts'
import type { Operation, ResourceRoute } from './api.ts'

/** What a request reached. `on` names the resource type, or the path of an operation. */
export type Reached =
  | { readonly kind: 'list' | 'lookup'; readonly on: string; readonly route: ResourceRoute }
  | { readonly kind: 'get'; readonly on: string; readonly route: ResourceRoute; readonly id: string }
  | { readonly kind: 'operation'; readonly on: string; readonly operation: Operation; readonly id: string }

export interface Paths {
  readonly routes: readonly ResourceRoute[]
  readonly operations: readonly Operation[]
}

/** Finds what a method and a path, after the base path, lead to. */
export function reach({ routes, operations }: Paths, method: string, path: string): Reached | undefined {
  for (const operation of operations) {
    const id = idIn(operation.path, path)
    if (operation.method === method && id !== undefined) return { kind: 'operation', on: operation.path, operation, id }
  }
  const [type, id, ...more] = path.split('/').slice(1)
  const route = routes.find(each => each.type === type)
  if (route === undefined || more.length > 0 || id === '') return undefined
  if (method === 'POST' && id === 'lookup' && route.lookup !== undefined)
    return { kind: 'lookup', on: route.type, route }
  if (method !== 'GET' || (id !== undefined && route.byId === false)) return undefined
  return id === undefined
    ? { kind: 'list', on: route.type, route }
    : { kind: 'get', on: route.type, route, id: decoded(id) }
}

/** The answer when nothing was reached: 405 when another method would have, else 404 without a body. */
export function refuseAddress(paths: Paths, path: string): Answer {
  const allowed = ['GET', 'POST', 'PATCH', 'DELETE'].filter(method => reach(paths, method, path) !== undefined)
  if (allowed.length === 0) return empty(404)
  const { headers, ...answer } = problem(405, 'method-not-allowed', `Allowed here: ${allowed.join(', ')}`)
  return { ...answer, headers: { ...headers, Allow: allowed.join(', ') } }
}

/** What stands where the pattern has `{id}`; empty when the pattern has none; nothing when the path is another. */
function idIn(pattern: string, path: string): string | undefined {
  const [before = '', after] = pattern.split('{id}')
  if (after === undefined) return path === before ? '' : undefined
  const id = path.slice(before.length)
  return path.startsWith(before) && id !== '' && !id.includes('/') ? decoded(id) : undefined
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
