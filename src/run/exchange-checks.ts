import type { XmlCheck } from '../documents/xml/xml-check.ts'
import { arazzoCheck } from '../engines/arazzo/trace-check.ts'
import { openApiCheck } from '../engines/openapi/exchange-check.ts'
import type { Plan } from '../model/plan.ts'
import { xmlBodyChecks } from './check/xml-bodies.ts'
import { type Checks, recordChecks, refuseUnknown } from './checks.ts'
import { apisOf, type Endpoints } from './endpoints.ts'

/**
 * The checks for a system over HTTP: every answer against the API description, the suites, the rules across records, and
 * what judges XML in bodies.
 * @param xml of the profile (`xmlChecks`), when it knows kinds of XML documents
 * @throws ToolError `profile.unknown-name`
 */
export function exchangeChecks(
  plan: Plan,
  endpoints: Endpoints,
  baseUrl: string,
  xml: readonly XmlCheck[] | undefined,
): Checks {
  const { modules } = plan
  const exchange = [openApiCheck(endpoints.api, baseUrl, { modules }), ...(xml ? xmlBodyChecks(plan, xml) : [])]
  const trace = [arazzoCheck(endpoints.suites, replayContext(plan, endpoints, baseUrl))]
  refuseUnknown(plan, [...exchange, ...trace])
  return { ...(xml ? { xml } : {}), exchange, trace, records: recordChecks(plan) }
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
