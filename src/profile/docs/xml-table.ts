import { type Components, type Name, readComponents, TooManyParts } from '../../engines/xsd/model/components.ts'
import { asRefused } from '../../engines/xsd/validator.ts'
import type { Profile, XmlDocumentType } from '../../model/profile.ts'
import type { DocumentTable } from '../../model/profile-docs.ts'
import { chosenFile, filesOf } from '../../model/profile-files.ts'
import { xmlRows } from './xml-rows.ts'
import { membersSpokenOf } from './xml-rules.ts'

/**
 * All that a kind of XML document may hold by its XML Schema, the one that judges: what stands in the profile, or the artefact
 * that was supplied; and the requirements whose rules speak of each element and attribute.
 * @throws ToolError `xsd.refused`
 */
export function xmlTable(profile: Profile, type: XmlDocumentType): DocumentTable {
  const { id, title, module, root, xsd } = type
  const table = { id, title, module, kind: 'xml', root: root.name, members: [], leftOut: 0 } as const
  if (!xsd) return { ...table, missing: 'no-schema' }
  const chosen = chosenFile(profile, xsd)
  const pin = profile.pinned.find(({ name }) => name === chosen.pinned)
  const files = filesOf(profile, chosen)
  const xmlSchema = {
    requirement: xsd.requirement,
    path: 'missing' in files ? (chosen.path ?? '') : files.path,
    ...(pin ? { pinned: `${pin.name} ${pin.version}` } : {}),
    namespaces: [],
    withoutRules: [],
  }
  if ('missing' in files) return { ...table, missing: 'not-supplied', xmlSchema }
  const components = componentsOf(files)
  if (components.isRedefined) return { ...table, missing: 'redefined', xmlSchema }
  const found = rowsOf(components, { uri: root.namespace, local: root.name })
  if (!found) return { ...table, missing: 'too-many', xmlSchema }
  const { rows, used } = found
  const { spoken, withoutRules } = membersSpokenOf(profile, type, rows)
  const told = rows.all.slice(0, mostXmlMembers)
  const members = told.map(row => ({ ...row.member, requirements: [...(spoken.get(row) ?? [])].sort() }))
  const namespaces = prefixesOf(components, used)
  return {
    ...table,
    members,
    leftOut: rows.all.length - told.length,
    xmlSchema: { ...xmlSchema, namespaces, withoutRules },
  }
}

/** Elements and attributes of one kind of document that are told. */
export const mostXmlMembers = 20_000

function componentsOf(files: Parameters<typeof readComponents>[0]): Components {
  try {
    return readComponents(files)
  } catch (error) {
    throw asRefused(error)
  }
}

/** Undefined for a schema that has more parts than can be gone through. */
function rowsOf(components: Components, root: Name): ReturnType<typeof xmlRows> | undefined {
  try {
    return xmlRows(components, root)
  } catch (error) {
    if (error instanceof TooManyParts) return undefined
    throw error
  }
}

function prefixesOf({ shown }: Components, used: ReadonlySet<Name['uri']>) {
  return [...shown].filter(([uri]) => used.has(uri)).map(([uri, prefix]) => ({ prefix, uri }))
}
