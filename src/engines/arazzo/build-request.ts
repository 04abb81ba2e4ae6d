import { message } from '../../messages/speaker.ts'
import type { Message } from '../../model/text.ts'
import type { StepRequest } from './answer.ts'
import type { ApiParameter, Pair, Target } from './api.ts'
import { evaluate } from './evaluate.ts'
import { faultText } from './fault-text.ts'
import type { Languages } from './languages.ts'
import { buildBody } from './payload.ts'
import { plainParameter } from './plain-parameter.ts'
import type { Resolved, Scope } from './resolve.ts'
import type { Parameter, Step } from './suite.ts'

/** A request ready to be sent. */
export interface Built {
  readonly request: StepRequest
  readonly pathParameters: Readonly<Record<string, string>>
}

/** Why no request could be built: nobody's fault but the data's (`untested`), or ours (`error`). */
export interface NotBuilt {
  readonly verdict: 'untested' | 'error'
  readonly reason: Message
}

/** Which query parameters go into this page's request. */
export interface PageQuery {
  /** Only these of the step's own are repeated; undefined repeats all. */
  readonly keep?: readonly string[]
  readonly extra: readonly { readonly name: string; readonly value: unknown }[]
}

const wholeQuery: PageQuery = { extra: [] }

/** Builds the request of a step from its operation, parameters and body. */
export async function buildRequest(
  step: Step,
  target: Target,
  scope: Scope,
  languages: Languages,
  page: PageQuery = wholeQuery,
): Promise<Built | NotBuilt> {
  const parts: Parts = { path: new Map(), query: [], headers: [], cookies: [] }
  for (const parameter of step.parameters) {
    const dropped = parameter.in === 'query' && page.keep && !page.keep.includes(parameter.name)
    const fault = dropped ? undefined : await place(parameter, parts, target, scope, languages)
    if (fault) return fault
  }
  for (const { name, value } of page.extra) {
    const pairs = declared(target, name, 'query').serialize(value)
    parts.query.push(...pairs.map(([key, text]) => `${key}=${text}`))
  }
  const address = step.address && (await evaluate(step.address, scope, languages))
  if (address && !address.found) return notBuilt(address)
  const body = await buildBody(step.body, target.operation.requestTypes, scope, languages)
  if ('verdict' in body) return body
  return assemble(address ? directed(target, String(address.value)) : target, parts, body, step)
}

/** Turns an expression without a value into the verdict that it makes. */
function notBuilt(resolved: Resolved & { readonly found: false }): NotBuilt {
  return { verdict: resolved.fault === 'suite' ? 'error' : 'untested', reason: resolved.reason }
}

/** `x-address`: a path below the base address with its query, or a whole address; braces in it are text. */
function directed({ api, operation }: Target, address: string): Target {
  const isWhole = /^https?:\/\//.test(address)
  const path = address.replace(/\{/g, '%7B').replace(/\}/g, '%7D')
  return { api, operation: { ...operation, path, baseUrl: isWhole ? '' : api.baseUrl } }
}

interface Parts {
  readonly path: Map<string, string>
  readonly query: string[]
  readonly headers: Pair[]
  readonly cookies: string[]
}

async function place(
  parameter: Parameter,
  parts: Parts,
  target: Target,
  scope: Scope,
  languages: Languages,
): Promise<NotBuilt | undefined> {
  const resolved = await evaluate(parameter.value, scope, languages)
  if (!resolved.found) return notBuilt(resolved)
  const { name } = parameter
  if (parameter.in === 'querystring') {
    parts.query.push(String(resolved.value))
    return undefined
  }
  if (!parameter.in || parameter.in === 'channel') {
    return { verdict: 'error', reason: message('arazzo.parameter-place', { step: scope.step, name }) }
  }
  try {
    put(parts, parameter.in, declared(target, name, parameter.in).serialize(resolved.value))
    return undefined
  } catch (error) {
    const detail = faultText(error)
    return { verdict: 'error', reason: message('arazzo.parameter-form', { step: scope.step, name, detail }) }
  }
}

function put(parts: Parts, where: ApiParameter['in'], pairs: readonly Pair[]): void {
  if (where === 'path') for (const [name, text] of pairs) parts.path.set(name, text)
  if (where === 'header') parts.headers.push(...pairs)
  if (where === 'query') parts.query.push(...pairs.map(([name, text]) => `${name}=${text}`))
  if (where === 'cookie') parts.cookies.push(...pairs.map(([name, text]) => `${name}=${text}`))
}

function declared({ operation }: Target, name: string, where: ApiParameter['in']): ApiParameter {
  const same = (known: string) => (where === 'header' ? known.toLowerCase() === name.toLowerCase() : known === name)
  return (
    operation.parameters.find(parameter => parameter.in === where && same(parameter.name)) ??
    plainParameter(name, where)
  )
}

function assemble(
  { api, operation }: Target,
  parts: Parts,
  body: { readonly text?: string; readonly contentType?: string },
  step: Step,
): Built | NotBuilt {
  let missing: string | undefined
  const path = operation.path.replace(/\{([^{}]+)\}/g, (whole, name: string) => {
    const text = parts.path.get(name)
    if (!text) missing ??= name
    return text ?? whole
  })
  if (missing !== undefined) {
    // Not given at all is our fault; given but empty came from the data.
    const given = step.parameters.some(parameter => parameter.in === 'path' && parameter.name === missing)
    const reason = message('arazzo.path-parameter', { step: step.id, name: missing })
    return { verdict: given ? 'untested' : 'error', reason }
  }
  const base = operation.baseUrl ?? api.baseUrl
  if (base === '' && path.startsWith('/')) {
    return { verdict: 'untested', reason: message('arazzo.no-address', { step: step.id }) }
  }
  const query = parts.query.filter(text => text !== '').join('&')
  const url = `${base}${path}${query ? `${path.includes('?') ? '&' : '?'}${query}` : ''}`
  const headers = withDefaults(parts, operation.responseTypes, body.contentType)
  return {
    request: { method: operation.method, url, headers, ...(body.text === undefined ? {} : { body: body.text }) },
    pathParameters: Object.fromEntries([...parts.path].map(([name, text]) => [name, decodeURIComponent(text)])),
  }
}

function withDefaults(parts: Parts, accepted: readonly string[], contentType: string | undefined): readonly Pair[] {
  const has = (wanted: string) => parts.headers.some(([name]) => name.toLowerCase() === wanted)
  return [
    ...parts.headers,
    ...(parts.cookies.length > 0 ? [['Cookie', parts.cookies.join('; ')] as const] : []),
    ...(accepted.length > 0 && !has('accept') ? [['Accept', accepted.join(', ')] as const] : []),
    ...(contentType && !has('content-type') ? [['Content-Type', contentType] as const] : []),
  ]
}
