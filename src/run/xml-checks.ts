import type { XmlCheck } from '../documents/xml/xml-check.ts'
import type { Plan } from '../model/plan.ts'
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
  const checks: XmlCheck[] = []
  if (present.some(({ xsd }) => xsd)) {
    const { xsdChecks } = await import('../engines/xsd/xml-check.ts')
    checks.push(...(await xsdChecks(profile, types)))
  }
  if (profile.schematron.length > 0 && types.length > 0) {
    const { schematronChecks } = await import('../engines/schematron/xml-check.ts')
    checks.push(
      ...(await schematronChecks(profile, {
        types,
        cache,
        ...(startedAt === undefined ? {} : { now: new Date(startedAt) }),
      })),
    )
  }
  return checks
}
