import type { ApiDescription, ApiOperation } from '../engines/arazzo/api.ts'
import { celVariables, type Languages } from '../engines/arazzo/languages.ts'
import { loadSuite } from '../engines/arazzo/load.ts'
import type { Suite } from '../engines/arazzo/suite.ts'
import { silentSink } from '../engines/arazzo/talk.ts'
import { compileRule } from '../engines/cel/rule.ts'
import type { Operation } from '../engines/openapi/description.ts'
import { openApiCheck } from '../engines/openapi/exchange-check.ts'
import { type Api, loadApi } from '../engines/openapi/load.ts'
import { serializeParameter } from '../engines/openapi/parameters.ts'
import { checkRequest } from '../engines/openapi/request.ts'
import { basesOf } from '../engines/openapi/servers.ts'
import { linearRegExp } from '../engines/regexp/linear.ts'
import type { Exchange, RecordedRequest } from '../model/evidence.ts'
import type { Profile } from '../model/profile.ts'
import type { Message } from '../model/text.ts'
import type { Cache } from '../model/world.ts'

/** What the cache holds for suites that were found sound; it changes with what is looked at. */
const checked = 'sound/1'

/** What a profile holds for systems that are reached over HTTP: the API description and the suites. */
export interface Endpoints {
  readonly api: Api
  readonly suites: readonly Suite[]
  readonly languages: Languages
}

/**
 * Loads what testing over HTTP needs; nothing when the profile has no API description.
 * @throws ToolError `openapi.refused`, `suite.refused`, `schema.refused`
 */
export async function loadEndpoints(profile: Profile, cache: Cache): Promise<Endpoints | undefined> {
  if (!profile.api) return undefined
  const api = await loadApi(profile, profile.api, cache)
  const suites = await Promise.all(
    profile.suites.map(path => loadSuite(profile.resources.get(path)?.text ?? '', path, cache)),
  )
  const languages: Languages = {
    cel: source => compileRule(source, celVariables),
    regexp: pattern => linearRegExp(pattern),
  }
  const endpoints = { api, suites, languages }
  await checkSuitesOnce(profile, endpoints, cache)
  return endpoints
}

/** A name in a suite that leads nowhere would be a check that never runs. Looked at once for each content of a profile. */
async function checkSuitesOnce(profile: Profile, endpoints: Endpoints, cache: Cache): Promise<void> {
  const key = `suites-${profile.digest.replace(':', '-')}`
  if ((await cache.get(key)) === checked) return
  const { checkSuite } = await import('../engines/arazzo/check-suite.ts')
  const { suites, languages } = endpoints
  for (const suite of suites) await checkSuite(suite, { suites, languages, apis: apisOf(endpoints, '') })
  await cache.put(key, checked)
}

/** The description in every name that the suites give it: the one engine's view, as the other engine wants it. */
export function apisOf({ api, suites }: Endpoints, baseUrl: string): ReadonlyMap<string, ApiDescription> {
  const description = describe(api, baseUrl)
  const names = suites.flatMap(suite => suite.sources.filter(({ type }) => type === 'openapi').map(({ name }) => name))
  return new Map(names.map(name => [name, description]))
}

function describe(api: Api, baseUrl: string): ApiDescription {
  const find = (is: (operation: Operation) => boolean): ApiOperation | undefined => {
    const operation = api.operations.find(is)
    if (operation) return adapt(operation, api, baseUrl)
    const webhook = api.webhooks.find(is)
    return webhook && { ...adapt(webhook, api, baseUrl), isWebhook: true }
  }
  return {
    baseUrl,
    byId: id => find(operation => operation.id === id),
    byPointer: pointer => find(operation => operation.pointer === pointer),
    problem: exchange => problemOf(exchange, api, baseUrl),
    isBroken: exchange => isBroken(exchange, api, baseUrl),
  }
}

function isBroken(exchange: Exchange, api: Api, baseUrl: string): boolean {
  let found = false
  const finding = () => {
    found = true
  }
  openApiCheck(api, baseUrl).exchange(exchange, { ...silentSink, finding }, () => undefined)
  return found
}

interface Known {
  readonly api: Api
  readonly baseUrl: string
  /** Places of the request that were masked: what is there is not ours to judge. */
  readonly masked: string
  readonly problem: Message | undefined
}

const known = new WeakMap<RecordedRequest, Known>()

/** What is wrong with a request of ours. It is asked in the live run and again in the replay, and worked out once. */
function problemOf({ request, redactions }: Exchange, api: Api, baseUrl: string): Message | undefined {
  const found = known.get(request)
  const masked = redactions.flatMap(({ where, place }) => (where === 'request' ? [place] : [])).join('\n')
  if (found?.api === api && found.baseUrl === baseUrl && found.masked === masked) return found.problem
  const [problem] = checkRequest(api, request, baseUrl, { redactions })
  known.set(request, { api, baseUrl, masked, problem })
  return problem
}

function adapt(operation: Operation, api: Api, baseUrl: string): ApiOperation {
  const { method, isSafe, path, parameters, requestBody, responses } = operation
  const [own] = operation.servers ? basesOf(api, operation.servers, baseUrl) : []
  return {
    method,
    isSafe,
    path,
    ...(own === undefined ? {} : { baseUrl: own }),
    parameters: parameters.map(parameter => ({
      name: parameter.name,
      in: parameter.in,
      serialize: value => serializeParameter(parameter, value),
    })),
    requestTypes: requestBody?.content.map(({ range }) => range) ?? [],
    responseTypes: [...new Set(responses.flatMap(({ content }) => content.map(({ range }) => range)))],
  }
}
