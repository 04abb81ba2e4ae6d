import { message } from '../../messages/speaker.ts'
import type { RecordedRequest, Redaction } from '../../model/evidence.ts'
import type { Message } from '../../model/text.ts'
import type { Operation, Parameter } from './description.ts'
import { fieldValue, listText } from './header-field.ts'
import type { Api } from './load.ts'
import { type Match, operationOf } from './match.ts'
import { decodeText, readParameter } from './parameter-text.ts'
import type { Pair } from './parameters.ts'
import { bodyProblems } from './request-body.ts'
import { isValid } from './schema-value.ts'

/** Something in a request that the description does not allow. */
interface RequestProblem {
  /** As a redaction names it (`query:civicNo`, `header:X-Id`), `path:id`, `cookie:id`, `body`, or `operation`. */
  readonly place: string
  readonly message: Message
}

export interface RequestOptions {
  /** Hides personal identity numbers in the values that messages quote. */
  readonly mask?: (text: string) => string
  /** Of a recorded request: what stands at these places is not what was sent, so nothing is said about it. */
  readonly redactions?: readonly Redaction[]
}

/**
 * Holds a request of ours against the description: the operation, its parameters, its body. An empty list means that the
 * server has no right to refuse the request for its form; anything in it is our own fault, never the server's.
 */
export function checkRequest(
  api: Api,
  request: RecordedRequest,
  baseUrl: string,
  { mask = text => text, redactions = [] }: RequestOptions = {},
): readonly Message[] {
  const places = redactions.filter(({ where }) => where === 'request').map(({ place }) => place.toLowerCase())
  const problems = problemsOf(api, request, baseUrl, mask)
  return problems.filter(({ place }) => !isMasked(place, places)).map(problem => problem.message)
}

/** True when masking at capture may have made the problem. */
function isMasked(place: string, redacted: readonly string[]): boolean {
  const [where = '', name = ''] = place.toLowerCase().split(/:(.*)/s)
  if (where === 'body') return redacted.some(one => /^(?:body|form)/.test(one))
  if (where === 'path') return redacted.includes('path')
  if (where === 'cookie') return redacted.includes('header:cookie')
  return redacted.some(one => one === `${where}:${name}` || one.startsWith(`${where}:${name}[`))
}

function problemsOf(
  api: Api,
  request: RecordedRequest,
  baseUrl: string,
  mask: (text: string) => string,
): readonly RequestProblem[] {
  const { method, url } = request
  const match = operationOf(api, method, url, baseUrl)
  if (!match) {
    const path = mask(decodeText(url.split('?')[0] ?? ''))
    return [{ place: 'operation', message: message('openapi.request-operation', { method, path }) }]
  }
  const { operation } = match
  const query = queryPairs(url)
  return [
    ...operation.parameters.flatMap(parameter => {
      const found = parameterProblem(api, parameter, pairsFor(parameter, request, query, match), mask)
      return found ? [{ place: `${parameter.in}:${parameter.name}`, message: found }] : []
    }),
    ...unknownNames(api, operation, query).map(name => ({
      place: `query:${name}`,
      message: message('openapi.request-parameter-unknown', { name }),
    })),
    ...bodyProblems(api, operation, request, mask).map(said => ({ place: 'body', message: said })),
  ]
}

function parameterProblem(
  api: Api,
  parameter: Parameter,
  pairs: readonly Pair[],
  mask: (text: string) => string,
): Message | undefined {
  const { name, in: place, required, requiredUnless, schema, allowEmptyValue } = parameter
  const read = readParameter(parameter, pairs)
  const isWanted =
    required || (requiredUnless !== undefined && !pairs.some(([key]) => decodeText(key) === requiredUnless))
  if (!read) return isWanted ? message('openapi.request-parameter-missing', { name, place }) : undefined
  if ('wrong' in read && read.wrong === 'repeated') {
    return message('openapi.request-parameter-repeated', { name, place })
  }
  const text = pairs.find(([key]) => decodeText(key) === name)?.[1] ?? ''
  if (allowEmptyValue && text === '') return undefined
  if ('value' in read && (schema === undefined || isValid(api.schema(schema), read.value))) return undefined
  const value = mask(decodeText(text)).slice(0, 120)
  return message('openapi.request-parameter-value', { name, place, value })
}

/** The raw pairs among which a parameter is looked for. */
function pairsFor(
  parameter: Parameter,
  request: RecordedRequest,
  query: readonly Pair[],
  match: Match,
): readonly Pair[] {
  const { in: place, name } = parameter
  if (place === 'query') return query
  if (place === 'path') return [[name, match.rawParameters[name] ?? '']]
  const value = fieldValue(request.headers, place === 'cookie' ? 'cookie' : name)
  if (value === undefined) return []
  return place === 'header' ? [[name, listText(parameter, value)]] : cutPairs(value, /;\s*/)
}

/** The raw pairs of an address's query. */
function queryPairs(url: string): readonly Pair[] {
  const [, query = ''] = url.split('#')[0]?.split(/\?(.*)/s) ?? []
  return cutPairs(query, '&')
}

function cutPairs(text: string, between: string | RegExp): readonly Pair[] {
  const parts = text.split(between).filter(part => part !== '')
  return parts.map(part => {
    const end = part.indexOf('=')
    return end < 0 ? [part, ''] : [part.slice(0, end), part.slice(end + 1)]
  })
}

/** Names in the query that no parameter of the operation explains. */
function unknownNames(api: Api, { parameters }: Operation, pairs: readonly Pair[]): readonly string[] {
  const query = parameters.filter(parameter => parameter.in === 'query')
  const explained = (name: string) =>
    api.queryCredentials.includes(name) || query.some(parameter => explains(parameter, name))
  const names = pairs.map(([name]) => decodeText(name.replaceAll('+', ' ')))
  return [...new Set(names)].filter(name => !explained(name))
}

function explains({ name, style, explode, shape }: Parameter, given: string): boolean {
  if (style === 'deepObject') return given.startsWith(`${name}[`) && given.endsWith(']')
  if (style !== 'form' || !explode || shape.kind !== 'object') return given === name
  return Object.hasOwn(shape.members, given) || shape.others !== undefined
}
