import { arazzoCheck } from '../engines/arazzo/trace-check.ts'
import { jsonSchemaCheck } from '../engines/json-schema/document-check.ts'
import { openApiCheck } from '../engines/openapi/exchange-check.ts'
import { maskNumbers } from '../exchange/redact.ts'
import { loadTestNumbers } from '../exchange/test-numbers.ts'
import type { DocumentCheck, ExchangeCheck, RecordCheck, TraceCheck } from '../model/check.ts'
import type { Plan } from '../model/plan.ts'
import type { Cache } from '../model/world.ts'
import { referenceCheck } from './check/reference.ts'
import { uniqueCheck } from './check/unique.ts'
import { apisOf, type Endpoints } from './endpoints.ts'

/** Every check of a run, by what it reads. */
export interface Checks {
  readonly document?: DocumentCheck
  readonly exchange: readonly ExchangeCheck[]
  readonly trace: readonly TraceCheck[]
  readonly records: readonly RecordCheck[]
}

/** The checks for exported files: the schema of each document type, and the rules across records. */
export async function documentChecks(plan: Plan, cache: Cache): Promise<Checks> {
  const isTestNumber = await loadTestNumbers()
  const mask = (text: string) => maskNumbers(text, isTestNumber)
  const document = await jsonSchemaCheck(plan.profile, cache, { mask })
  return { document, exchange: [], trace: [], records: recordChecks(plan) }
}

/** The checks for a system over HTTP: every answer against the API description, the suites, and the rules across records. */
export function exchangeChecks(plan: Plan, endpoints: Endpoints, baseUrl: string): Checks {
  const { modules } = plan
  return {
    exchange: [openApiCheck(endpoints.api, baseUrl, { modules })],
    trace: [arazzoCheck(endpoints.suites, replayContext(plan, endpoints, baseUrl))],
    records: recordChecks(plan),
  }
}

/** What a workflow sees of the run, live and in the replay alike. */
export function replayContext({ sut, modules }: Plan, endpoints: Endpoints, baseUrl: string) {
  return { apis: apisOf(endpoints, baseUrl), inputs: {}, modules, role: sut.role, languages: endpoints.languages }
}

function recordChecks({ profile }: Plan): readonly RecordCheck[] {
  return [uniqueCheck(profile), referenceCheck(profile)].filter(each => each !== undefined)
}
