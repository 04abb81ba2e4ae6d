import { jsonSchemaCheck } from '../engines/json-schema/document-check.ts'
import type { DocumentCheck } from '../model/check.ts'
import type { Plan } from '../model/plan.ts'
import type { Cache } from '../model/world.ts'
import { type Checks, recordChecks, refuseUnknown } from './checks.ts'
import { xmlChecks } from './xml-checks.ts'

/**
 * The checks for exported files: the schema of each document type, the rules across records, and what judges XML.
 * @throws ToolError `profile.unknown-name`, `schema.refused`, `schematron.refused`
 */
export async function documentChecks(plan: Plan, cache: Cache): Promise<Checks & Required<Pick<Checks, 'document'>>> {
  const { documents } = plan.profile
  const document = documents.length === 0 ? noRecords : await jsonSchemaCheck(plan.profile, cache)
  refuseUnknown(plan, [document])
  const xml = await xmlChecks(plan, cache)
  return { document, ...(xml ? { xml } : {}), exchange: [], trace: [], records: recordChecks(plan) }
}

/** A profile of XML alone has no records. */
const noRecords: DocumentCheck = { id: 'json-schema', verifies: [], verifiesFor: () => [], record: () => {} }
