import type { XmlCheck } from '../documents/xml/xml-check.ts'
import type { Plan } from '../model/plan.ts'

/**
 * The checks for the kinds of XML document of a profile; nothing when it has none. The engines are loaded when there is
 * something for them.
 * @throws ToolError `schematron.refused`, `profile.unknown-name`, `profile.untested`
 */
export async function xmlChecks({ profile, documentTypes, startedAt }: Plan): Promise<readonly XmlCheck[] | undefined> {
  if (profile.xmlDocuments.length === 0) return undefined
  const all = profile.xmlDocuments.map(({ id }) => id)
  const types = all.filter(id => documentTypes?.includes(id) ?? true)
  if (types.length === 0) return []
  const { schematronChecks } = await import('../engines/schematron/xml-check.ts')
  return schematronChecks(profile, { types, ...(startedAt === undefined ? {} : { now: new Date(startedAt) }) })
}
