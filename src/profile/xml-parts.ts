import { ToolError } from '../errors.ts'
import { meaning, means } from '../model/id-pattern.ts'
import type { DocumentType, FileReference, PinnedArtefact, Profile, XmlDocumentType } from '../model/profile.ts'

/** The kinds of document as a manifest lists them: one with a root element is XML, the others are records. */
export function byLanguage(documents: readonly (DocumentType | XmlDocumentType)[]) {
  const isXml = (type: DocumentType | XmlDocumentType): type is XmlDocumentType => 'root' in type
  const isRecord = (type: DocumentType | XmlDocumentType): type is DocumentType => !isXml(type)
  return { documents: documents.filter(isRecord), xmlDocuments: documents.filter(isXml) }
}

/** What `verifies` and `requirement` of the XML parts of a manifest name, and where in it that stands. */
export function xmlTests({ xmlDocuments, schematron }: Profile): readonly XmlTest[] {
  return [
    ...xmlDocuments.flatMap(({ id, xsd }) =>
      xsd ? [{ by: 'xsd', pointer: `/documents/${id}/xsd`, patterns: [xsd.requirement] } as const] : [],
    ),
    ...schematron.map(({ verifies }, at) => {
      return { by: 'schematron', pointer: `/schematron/${at}/verifies`, patterns: verifies } as const
    }),
  ]
}

interface XmlTest {
  readonly by: 'xsd' | 'schematron'
  /** In profile.yaml. */
  readonly pointer: string
  readonly patterns: readonly string[]
}

/**
 * Refuses what the XML parts of a profile name and is not there: a file, an artefact, a kind of document, a row.
 * @throws ToolError `profile.unknown-name`, `profile.duplicate-id`, `profile.untested`
 */
export function refuseDanglingXml(profile: Profile, folder: string): void {
  const refuse = (kind: string, name: string, by: string): never => {
    throw new ToolError('profile.unknown-name', { where: folder, kind, name, by })
  }
  const rows = profile.requirements.map(({ id }) => id)
  const known = new Set(rows)
  const kinds = new Set(profile.xmlDocuments.map(({ id }) => id))
  refuseDouble(
    [...profile.documents, ...profile.xmlDocuments].map(({ id }) => id),
    folder,
  )
  refuseDouble(
    profile.pinned.map(({ name }) => name),
    folder,
  )
  for (const { by, pointer, patterns } of xmlTests(profile)) {
    const idle = patterns.find(pattern => !known.has(pattern) && !rows.some(id => means([pattern], id)))
    if (idle !== undefined && !isDropped(profile, idle)) refuse('requirement', idle, `${by} ${pointer}`)
  }
  for (const { id, module, xsd } of profile.xmlDocuments) {
    if (!Object.hasOwn(profile.modules, module)) refuse('module', module, id)
    if (xsd) needFile(profile, xsd, id, refuse)
    if (xsd?.alternative) needFile(profile, xsd.alternative, `${id}/xsd/alternative`, refuse)
  }
  for (const [at, entry] of profile.schematron.entries()) {
    const by = `/schematron/${at}`
    needFile(profile, entry, by, refuse)
    if (entry.alternative) needFile(profile, entry.alternative, `${by}/alternative`, refuse)
    for (const id of entry.documents) if (!kinds.has(id)) refuse('document-type', id, by)
  }
  refuseUntested(profile, folder)
}

function needFile(
  { resources, pinned }: Profile,
  { path, pinned: name }: FileReference,
  by: string,
  refuse: (kind: string, name: string, by: string) => never,
): void {
  if (name === undefined) {
    if (path === undefined || !resources.has(path)) refuse('resource', path ?? '', by)
    return
  }
  const pin = pinned.find(each => each.name === name) ?? refuse('pinned', name, by)
  if (!fileNames(pin).includes(path ?? ownName(pin))) refuse('resource', path ?? name, by)
}

/** Paths inside a pinned artefact. */
function fileNames(pin: PinnedArtefact): readonly string[] {
  return pin.files ? Object.keys(pin.files) : [ownName(pin)]
}

function ownName({ path }: PinnedArtefact): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** Rows of a base that an extension leaves out may be named by what it inherits. */
function isDropped({ extends: base }: Profile, pattern: string): boolean {
  return (base?.dropped ?? []).some(({ requirement }) => means([pattern], requirement))
}

/** In a profile of XML alone the manifest says what tests each row; elsewhere `profile coverage` has to look into files. */
function refuseUntested(profile: Profile, folder: string): void {
  const { documents, suites, api, xmlDocuments, wellFormed } = profile
  if (xmlDocuments.length === 0 || documents.length + suites.length > 0 || api !== undefined) return
  const isTested = meaning(xmlTests(profile).flatMap(({ patterns }) => patterns))
  const open = profile.requirements.filter(({ id, notTested, manual }) => {
    return !notTested && !manual && id !== wellFormed && !isTested(id)
  })
  if (open.length === 0) return
  const ids = open.map(({ id }) => id)
  throw new ToolError('profile.untested', { where: folder, count: ids.length, ids: ids.slice(0, 10).join(', ') })
}

function refuseDouble(ids: readonly string[], folder: string): void {
  const double = ids.find((id, at) => ids.indexOf(id) !== at)
  if (double !== undefined) throw new ToolError('profile.duplicate-id', { where: folder, id: double })
}
