import { recordsOf } from '../documents/document.ts'
import { recogniseType } from '../documents/recognise.ts'
import { rootElement } from '../documents/xml/root.ts'
import { ToolError } from '../errors.ts'
import type { Document, Evidence } from '../model/evidence.ts'
import type { DocumentType, Profile } from '../model/profile.ts'
import type { World } from '../model/world.ts'
import { knownProfiles, loadProfile, recordTypes } from '../profile/load.ts'
import { recordsAt } from './check/documents.ts'
import { isMeant, xmlTypeOf } from './check/xml-documents.ts'
import { illFormed } from './ill-formed.ts'
import { refuseUnknownType } from './plan.ts'

/** Where files are, and what the user says of them. */
export interface FilesAsked {
  readonly files: readonly string[]
  /** Without it, the profiles that ship with the program, and those added to the project, are asked whether they know the files. */
  readonly profile?: string
  /** Folder with what the profile pins and does not ship. */
  readonly resources?: string
  readonly documentType?: string
  /** XML documents may have a DTD. */
  readonly allowsDtd?: boolean
}

/** A kind of document, in JSON or XML. */
export type AnyType = Pick<DocumentType, 'id' | 'module'>

export interface Recognised {
  readonly profile: Profile
  /** Those that there are, in the order in which they were met. */
  readonly types: readonly AnyType[]
}

/** Documents by which the profile is chosen, when there are several and any of these is known to one. */
export const sampled = 100

/**
 * Finds the profile that knows the files, and their types. Of those that ship with the program, it is the one that says
 * most of what the documents are; among equals the first.
 * @throws ToolError `document.unrecognised`, `document.ill-formed`, `usage.option` for a type that the named profile has not, `file.unreadable` when nothing could be read
 */
export async function recognise(world: World, asked: FilesAsked, evidence: readonly Evidence[]): Promise<Recognised> {
  const documents = evidence.filter((item): item is Document => item.kind === 'document')
  const names = asked.profile === undefined ? await knownProfiles(world) : [asked.profile]
  const profiles: Profile[] = []
  const isPackage = documents.some(({ inventory }) => inventory)
  const isXml = documents.some(({ mediaType }) => mediaType === 'application/xml')
  const some = names.length > 1 ? documents.slice(0, sampled) : documents
  const passed: string[] = []
  const load = async (name: string) => {
    const profile = await loadProfile(world, name, asked.resources)
    profiles.push(profile)
    return profile
  }
  const loadIfKnown = async (name: string) => {
    if (asked.profile !== undefined || isXml || isPackage) return load(name)
    const types = await recordTypes(world, name)
    if (await isAnyOf(types, asked, some)) return load(name)
    if (types.length > 0) passed.push(name)
    return undefined
  }
  const found = await bestOf(
    names.map(name => () => loadIfKnown(name)),
    asked,
    some,
  )
  if (found && some.length === documents.length) return found
  if (!found) for (const name of passed) await load(name)
  const rest = found ? [found.profile] : some.length < documents.length ? profiles : []
  const best = await bestOf(
    rest.map(profile => async () => profile),
    asked,
    documents,
  )
  if (best) return best
  if (documents.length === 0) refuseUnreadable(evidence)
  const fault = await illFormed(documents, asked.allowsDtd)
  if (fault) throw fault
  for (const profile of asked.profile === undefined ? [] : profiles) refuseUnknownType(profile, asked)
  const known = profiles.flatMap(profile => typesOf(profile).map(type => `${profile.id}/${type.id}`))
  throw new ToolError('document.unrecognised', { where: asked.files.join(', '), known: known.join(', ') })
}

/** What could not be opened is not unknown for what is in it. */
function refuseUnreadable(evidence: readonly Evidence[]): void {
  for (const item of evidence) {
    if (item.kind !== 'unreadable' || item.trouble.kind !== 'unreadable-file') continue
    throw new ToolError('file.unreadable', { where: item.name, why: item.trouble.detail })
  }
}

/** The profile that says most of what the documents are; among equals the first. Undefined stands for one passed over. */
async function bestOf(
  profiles: readonly (() => Promise<Profile | undefined>)[],
  asked: FilesAsked,
  documents: readonly Document[],
): Promise<Recognised | undefined> {
  let best: Recognised | undefined
  for (const load of profiles) {
    const profile = await load()
    if (!profile) continue
    const known = (await kindsOf(profile, asked, documents)).filter(kind => kind !== undefined)
    if (known.length === 0) continue
    const found = { profile, types: [...new Set(known.map(({ type }) => type))] }
    if (known.some(({ mayBeOther }) => !mayBeOther)) return found
    best ??= found
  }
  return best
}

/** What one document is. */
interface Kind {
  readonly type: AnyType
  /** It is XML of which another profile may say more. */
  readonly mayBeOther: boolean
}

/** The type of each document, or undefined where the profile knows none. */
export async function typesIn(
  profile: Profile,
  asked: FilesAsked,
  documents: readonly Document[],
): Promise<readonly (AnyType | undefined)[]> {
  return (await kindsOf(profile, asked, documents)).map(kind => kind?.type)
}

async function kindsOf(
  profile: Profile,
  { documentType, allowsDtd }: FilesAsked,
  documents: readonly Document[],
): Promise<readonly (Kind | undefined)[]> {
  const named = typesOf(profile).find(({ id }) => id === documentType)
  const kinds: (Kind | undefined)[] = []
  for (const document of documents) {
    const type = named ?? namedType(profile, document)
    kinds.push(type ? { type, mayBeOther: false } : await kindOf(profile, document, allowsDtd))
  }
  return kinds
}

/** The type of a file that its name tells by itself. */
export function namedType(
  { documents }: Profile,
  { name, mediaType, inventory }: Pick<Document, 'name' | 'mediaType' | 'inventory'>,
): AnyType | undefined {
  return inventory || mediaType === 'application/xml' ? undefined : recogniseType(name, undefined, documents).type
}

async function kindOf(profile: Profile, document: Document, allowsDtd?: boolean): Promise<Kind | undefined> {
  if (document.inventory) {
    const type = profile.documents.find(({ id }) => profile.packages.some(each => each.document === id))
    return type && { type, mayBeOther: false }
  }
  const root = document.mediaType === 'application/xml' ? await rootElement(document, allowsDtd) : undefined
  const ofXml = root && xmlTypeOf(profile, root, document.name)
  if (ofXml) return { type: ofXml, mayBeOther: !isMeant(ofXml, root) }
  const type = await typeOf(profile.documents, document)
  return type && { type, mayBeOther: false }
}

/** Every kind of document that a profile knows. */
export function typesOf(profile: Profile): readonly AnyType[] {
  return [...profile.documents, ...profile.xmlDocuments]
}

/** Whether one of the documents is of one of these types, or is said to be. */
async function isAnyOf(
  types: readonly DocumentType[],
  { documentType }: FilesAsked,
  documents: readonly Document[],
): Promise<boolean> {
  if (types.some(({ id }) => id === documentType)) return true
  for (const document of documents) if (await typeOf(types, document)) return true
  return false
}

/** The type that the file name tells; only when it tells none is the file looked into. */
async function typeOf(types: readonly DocumentType[], document: Document): Promise<AnyType | undefined> {
  if (types.length === 0) return undefined
  const { type } = recogniseType(document.name, undefined, types)
  if (document.mediaType === 'application/xml') return type
  return type ?? recogniseType(document.name, await firstRecord(document), types).type
}

async function firstRecord(document: Document): Promise<unknown> {
  for await (const { records } of recordsOf(document, { recordsAt })) {
    if (records[0]) return records[0].value
  }
  return undefined
}
