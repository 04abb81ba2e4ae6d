import type { ExchangeCheck } from '../../model/check.ts'
import type { Exchange } from '../../model/evidence.ts'
import type { Content, Operation } from './description.ts'
import type { Api } from './load.ts'
import { operationOf } from './match.ts'
import { isJudgeable } from './media-type.ts'
import { judgeReceived } from './received.ts'
import { checkRequest } from './request.ts'
import { judgeResponse } from './response.ts'

export interface ExchangeCheckOptions {
  /** Modules whose operations are judged; absent means all. An operation without a module is always judged. */
  readonly modules?: readonly string[]
  /**
   * A 5xx answer to a request that follows the description is a finding unless the operation names that status or `5XX`;
   * `default` does not cover it. On by default: else a server that fails on everything would pass.
   */
  readonly serverErrorIsProblem?: boolean
}

/** What became of the exchanges that a check was given. */
interface Tally {
  readonly judged: number
  /** Of modules that nobody claimed. */
  readonly outOfScope: number
  /** Without a response, or with trouble in its place. */
  readonly unanswered: number
  /** Of operations that the description does not have. */
  readonly unmatched: number
  /** The first of those, as `GET https://…` without the query, sorted. */
  readonly unmatchedRequests: readonly string[]
}

export interface OpenApiCheck extends ExchangeCheck {
  tally(): Tally
}

/** How many undescribed requests are named; the rest are counted. */
const maxNamed = 20

/**
 * Judges every answer by the API description: status, media type, header fields and body, each for the requirement that
 * the nearest `x-requirement` names. Answers to requests that the description does not know are counted, not judged.
 */
export function openApiCheck(api: Api, baseUrl: string, options: ExchangeCheckOptions = {}): OpenApiCheck {
  const { modules, serverErrorIsProblem = true } = options
  const inScope = ({ module }: Operation) => module === undefined || !modules || modules.includes(module)
  const webhooks = api.webhooks.filter(inScope)
  const counts = { judged: 0, outOfScope: 0, unanswered: 0, unmatched: 0 }
  const names = new Set<string>()

  return {
    id: 'openapi',
    verifies: requirementsOf(api, api.operations.filter(inScope), webhooks),
    exchange(exchange, sink, listener) {
      if (exchange.sender) {
        if (judgeReceived(api, webhooks, exchange, sink, listener)) counts.judged += 1
        return
      }
      const answer = exchange.trouble ? undefined : exchange.response
      const match = operationOf(api, exchange.request.method, exchange.request.url, baseUrl)
      if (!match) {
        counts.unmatched += 1
        if (names.size < maxNamed) names.add(shortName(exchange))
      } else if (!inScope(match.operation)) counts.outOfScope += 1
      else if (!answer) counts.unanswered += 1
      else {
        counts.judged += 1
        const { operation } = match
        const { request, redactions } = exchange
        const isRequestSound = () => checkRequest(api, request, baseUrl, { redactions }).length === 0
        judgeResponse({ api, operation, exchange, answer, sink, listener, serverErrorIsProblem, isRequestSound })
      }
    },
    tally: () => ({ ...counts, unmatchedRequests: [...names].sort() }),
  }
}

/** Every requirement that answers of the operations can exercise or break; sorted. */
function requirementsOf(api: Api, operations: readonly Operation[], webhooks: readonly Operation[]): readonly string[] {
  const found = new Set<string>()
  for (const { requirements, requestBody } of webhooks) {
    for (const id of [requirements.body, requirements['media-type']]) if (id !== undefined) found.add(id)
    for (const id of requestBody?.content.flatMap(each => bodyRequirements(api, each)) ?? []) found.add(id)
  }
  for (const { requirements, responses } of operations) {
    for (const id of Object.values(requirements)) found.add(id)
    for (const response of responses) {
      for (const id of Object.values(response.requirements)) found.add(id)
      for (const id of response.content.flatMap(each => bodyRequirements(api, each))) found.add(id)
    }
  }
  return [...found].sort()
}

function bodyRequirements(api: Api, { range, schema }: Content): readonly string[] {
  return schema === undefined || !isJudgeable(range) ? [] : api.schema(schema).verifies
}

function shortName({ request }: Exchange): string {
  return `${request.method} ${request.url.split('?')[0]}`
}
