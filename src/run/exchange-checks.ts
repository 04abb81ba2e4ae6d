import { arazzoCheck } from '../engines/arazzo/trace-check.ts'
import { openApiCheck } from '../engines/openapi/exchange-check.ts'
import type { Plan } from '../model/plan.ts'
import { type Checks, recordChecks, refuseUnknown } from './checks.ts'
import { apisOf, type Endpoints } from './endpoints.ts'

/**
 * The checks for a system over HTTP: every answer against the API description, the suites, and the rules across records.
 * @throws ToolError `profile.unknown-name`
 */
export function exchangeChecks(plan: Plan, endpoints: Endpoints, baseUrl: string): Checks {
  const { modules } = plan
  const exchange = [openApiCheck(endpoints.api, baseUrl, { modules })]
  const trace = [arazzoCheck(endpoints.suites, replayContext(plan, endpoints, baseUrl))]
  refuseUnknown(plan, [...exchange, ...trace])
  return { exchange, trace, records: recordChecks(plan) }
}

/** What a workflow sees of the run, live and in the replay alike, but for inputs that are not kept. */
export function replayContext({ sut, modules, challenge }: Plan, endpoints: Endpoints, baseUrl: string) {
  return {
    apis: apisOf(endpoints, baseUrl),
    inputs: sut.inputs ?? {},
    modules,
    role: sut.role,
    languages: endpoints.languages,
    ...(challenge === undefined ? {} : { seed: challenge }),
  }
}
