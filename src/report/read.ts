import report1Schema from '../../reports/schema/report-1.schema.json' with { type: 'json' }
import { readJson } from '../documents/read-json.ts'
import { firstFault } from '../engines/json-schema/first-fault.ts'
import { ToolError } from '../errors.ts'
import type { Report } from '../model/report.ts'
import type { Cache } from '../model/world.ts'

interface Version {
  readonly schema: unknown
  /** Makes it the newest version. */
  readonly upgrade: (value: unknown) => Report
}

/** Every version that a `report.json` may have. A new version is a row here. */
const versions: Readonly<Record<string, Version>> = {
  'samklang-report/1': { schema: report1Schema, upgrade: value => value as Report },
}

/**
 * Reads a `report.json` of any version that this program knows, and holds it against that version's schema first.
 * @throws ToolError `report.version`, `json.syntax`
 */
export async function readReport(text: string, where: string, cache: Cache): Promise<Report> {
  const value = readJson(text, where)
  const found = typeof value === 'object' && value !== null && 'schema' in value ? String(value.schema) : ''
  const version = Object.hasOwn(versions, found) ? versions[found] : undefined
  if (!version) throw new ToolError('report.version', { where, found: found.slice(0, 60) })
  const fault = await firstFault(cache, value, { name: 'report.schema.json', schema: version.schema })
  if (fault)
    throw new ToolError('report.version', { where: `${where}#${fault.pointer}`, found }, undefined, fault.message)
  return version.upgrade(value)
}
