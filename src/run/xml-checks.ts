import type { XmlCheck } from '../documents/xml/xml-check.ts'
import type { CheckOptions } from '../engines/schematron/xml-check.ts'
import type { Plan } from '../model/plan.ts'
import type { Profile } from '../model/profile.ts'
import type { Cache } from '../model/world.ts'

/**
 * The checks for the kinds of XML document of a profile; nothing when it has none. An engine is loaded when there is
 * something for it.
 * @throws ToolError `schematron.refused`, `xsd.refused`, `profile.unknown-name`, `profile.untested`
 */
export async function xmlChecks(
  { profile, documentTypes, startedAt }: Plan,
  cache: Cache,
): Promise<readonly XmlCheck[] | undefined> {
  if (profile.xmlDocuments.length === 0) return undefined
  const present = profile.xmlDocuments.filter(({ id }) => documentTypes?.includes(id) ?? true)
  const types = present.map(({ id }) => id)
  const now = startedAt === undefined ? {} : { now: new Date(startedAt) }
  // libxml2 is made ready beside the main thread, so it is begun first.
  const xsd = present.some(each => each.xsd) ? xsdOf(profile, types) : []
  const rules = profile.schematron.length > 0 && types.length > 0 ? rulesOf(profile, { types, cache, ...now }) : []
  const [ofXsd, ofRules] = await Promise.all([xsd, rules])
  return [...ofXsd, ...ofRules]
}

async function xsdOf(profile: Profile, types: readonly string[]): Promise<readonly XmlCheck[]> {
  const { xsdChecks } = await import('../engines/xsd/xml-check.ts')
  return xsdChecks(profile, types)
}

async function rulesOf(profile: Profile, options: CheckOptions): Promise<readonly XmlCheck[]> {
  const { schematronChecks } = await import('../engines/schematron/xml-check.ts')
  return schematronChecks(profile, options)
}
