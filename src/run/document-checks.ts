import { jsonSchemaCheck } from '../engines/json-schema/document-check.ts'
import type { Plan } from '../model/plan.ts'
import type { Cache } from '../model/world.ts'
import { type Checks, recordChecks, refuseUnknown } from './checks.ts'

/**
 * The checks for exported files: the schema of each document type, and the rules across records.
 * @throws ToolError `profile.unknown-name`, `schema.refused`
 */
export async function documentChecks(plan: Plan, cache: Cache): Promise<Checks & Required<Pick<Checks, 'document'>>> {
  const document = await jsonSchemaCheck(plan.profile, cache)
  refuseUnknown(plan, [document])
  return { document, exchange: [], trace: [], records: recordChecks(plan) }
}
