import type { Handler, ServedResponse, WireRequest } from '../../model/handler.ts'
import { readJson, refuseAdmission } from './admit.ts'
import { type Answer, empty, Refusal } from './answer.ts'
import { type Behaviour, type Call, properBehaviour } from './api.ts'
import { get, lookup } from './entity.ts'
import { list } from './list.ts'
import { type Paths, type Reached, reach, refuseAddress } from './routing.ts'
import type { Display } from './show.ts'
import { createStore, type Tables } from './store.ts'

/** Changes an answer after it was made: the last of the seams where a fault can sit. */
export type ChangeAnswer = (answer: Answer, call: Call, reached: Reached | undefined) => Answer

export interface ServerOptions extends Paths {
  /** What all paths begin with. */
  readonly basePath: string
  readonly tables: Tables
  /** The only bearer token that is let in. */
  readonly token: string
  readonly now: () => Date
  readonly behaviour?: Partial<Behaviour> | undefined
  readonly change?: ChangeAnswer | undefined
}

/**
 * A reference server as a function from request to answer: it has no socket, no clock and no randomness of its own.
 * A request is let in by its token, reaches a route or an operation, and its answer gets the headers that all have.
 */
export function createServer(options: ServerOptions): Handler {
  const behaviour = { ...properBehaviour, ...options.behaviour }
  const names = Object.fromEntries(options.routes.map(({ type, name }) => [type, name]))
  const display: Display = { store: createStore(options.tables), names, behaviour }
  return request => {
    const call = readCall(request, options)
    if (call === undefined) return toServed(empty(404), options.now())
    const reached = reach(options, call.method, call.path)
    const denied = refuseAdmission(request, options.token, behaviour.admits)
    const answer = denied ?? orRefused(() => run(options, reached, call, display))
    return toServed(options.change?.(answer, call, reached) ?? answer, call.now)
  }
}

function readCall(request: WireRequest, { basePath, now }: ServerOptions): Call | undefined {
  // The address needs a host to be read by; this one is nobody's (RFC 2606). `//` is then no address at all.
  if (!URL.canParse(request.url, 'http://simulator.invalid')) return undefined
  const { pathname, searchParams } = new URL(request.url, 'http://simulator.invalid')
  if (!pathname.startsWith(`${basePath}/`)) return undefined
  const path = pathname.slice(basePath.length)
  return { method: request.method, path, query: searchParams, body: () => readJson(request), now: now() }
}

function run(paths: Paths, reached: Reached | undefined, call: Call, display: Display): Answer {
  if (reached === undefined) return refuseAddress(paths, call.path)
  switch (reached.kind) {
    case 'operation':
      return reached.operation.run(call, reached.id, display.store)
    case 'list':
      return list(reached.route, call.query, display)
    case 'get':
      return get(reached.route, reached.id, call.query, display)
    case 'lookup':
      return lookup(reached.route, call, display)
  }
}

function orRefused(answer: () => Answer): Answer {
  try {
    return answer()
  } catch (error) {
    if (error instanceof Refusal) return error.answer
    throw error
  }
}

function toServed({ status, headers, value, text, delay, hangUp }: Answer, now: Date): ServedResponse {
  const body = text ?? (value === undefined ? undefined : JSON.stringify(value))
  return {
    status,
    headers: [...Object.entries(headers), ['Date', now.toUTCString()], ['Cache-Control', 'no-store']],
    ...(body === undefined ? {} : { body }),
    ...(delay === undefined ? {} : { delay }),
    ...(hangUp === undefined ? {} : { hangUp }),
  }
}
