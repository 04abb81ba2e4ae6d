import { recordsOf } from '../documents/document.ts'
import { recogniseType } from '../documents/recognise.ts'
import { rootElement } from '../documents/xml/root.ts'
import { ToolError } from '../errors.ts'
import type { Document, Evidence } from '../model/evidence.ts'
import type { DocumentType, Profile } from '../model/profile.ts'
import type { Report } from '../model/report.ts'
import type { World } from '../model/world.ts'
import { embeddedProfiles, loadProfile } from '../profile/load.ts'
import { isMeant, xmlTypeOf } from './check/xml-documents.ts'
import { collectDocuments } from './collect-documents.ts'
import { conclude } from './conclude.ts'
import { type Crew, withCrew } from './crew.ts'
import { documentChecks } from './document-checks.ts'
import { illFormed } from './ill-formed.ts'
import { plan } from './plan.ts'
import { type Progress, silent } from './progress.ts'

export interface CheckRequest {
  readonly files: readonly string[]
  /** Without it, the profiles that ship with the program are asked whether they know the files. */
  readonly profile?: string
  /** Folder with what the profile pins and does not ship. */
  readonly resources?: string
  readonly documentType?: string
  /** Threads that read and judge files to 8 MiB, the main one too; without it as many as pay. */
  readonly workers?: number
  readonly command: string
  readonly tool: Report['tool']
}

/** The role that files are checked in. */
const role = 'document'

/**
 * Judges files by themselves. Only what their types can decide is in scope: a person file says nothing of groups, and
 * a reference into a file that is not there says nothing of either.
 * @throws ToolError `document.unrecognised`, `document.ill-formed`, `file.missing`
 */
export function checkFiles(world: World, request: CheckRequest, progress: Progress = silent): Promise<Report> {
  return withCrew(world, request.workers, crew => checkWith(crew, world, request, progress))
}

async function checkWith(crew: Crew, world: World, request: CheckRequest, progress: Progress): Promise<Report> {
  const startedAt = world.now().toISOString()
  const evidence = await collectDocuments(world, request.files, crew)
  const { profile, types } = await recognise(world, request, evidence)
  const sut = {
    role,
    modules: [...new Set(types.map(({ module }) => module))],
    files: request.files,
    ...(request.documentType === undefined ? {} : { documentType: request.documentType }),
  }
  const about = { documentTypes: types.map(({ id }) => id), startedAt }
  const everything = { ...plan(profile, sut, { only: [], exclude: [] }), ...about }
  const checks = await documentChecks(everything, world.cache)
  const all = [checks.document, ...(checks.xml ?? [])]
  const decidable = decidableIn(profile, types, id => all.flatMap(each => each?.verifiesFor(id) ?? []))
  const planned = { ...plan(profile, sut, { only: [], exclude: [], decidable }), ...about }
  const facts = { startedAt, finishedAt: world.now().toISOString(), tool: request.tool, command: request.command }
  return conclude(world, planned, { evidence, checks, troubles: [], isFilesAlone: true }, facts, progress, crew)
}

/** Requirements that records of these types alone can settle. */
function decidableIn(
  profile: Profile,
  types: readonly AnyType[],
  verifiesFor: (id: string) => readonly string[],
): readonly string[] {
  const present = new Set(types.map(({ id }) => id))
  const wellFormed = profile.wellFormed ? [profile.wellFormed] : []
  const unique = profile.unique.filter(rule => present.has(rule.document))
  const references = profile.references.filter(rule => present.has(rule.document) && present.has(rule.to))
  const across = [...unique, ...references].map(rule => rule.requirement)
  return [...new Set([...wellFormed, ...types.flatMap(({ id }) => verifiesFor(id)), ...across])]
}

type AnyType = Pick<DocumentType, 'id' | 'module'>

interface Recognised {
  readonly profile: Profile
  readonly types: readonly AnyType[]
  /** All that was recognised is XML of which another profile may say more. */
  readonly mayBeOther: boolean
}

/** Documents by which the profile is chosen, when there are several and any of these is known to one. */
const sampled = 100

async function recognise(world: World, request: CheckRequest, evidence: readonly Evidence[]): Promise<Recognised> {
  const documents = evidence.filter((item): item is Document => item.kind === 'document')
  const names = request.profile === undefined ? await embeddedProfiles(world) : [request.profile]
  const profiles: Profile[] = []
  const profileOf = async (name: string) => {
    const profile = await loadProfile(world, name, request.resources)
    profiles.push(profile)
    return profile
  }
  const some = names.length > 1 ? documents.slice(0, sampled) : documents
  const found = await bestOf(
    names.map(name => () => profileOf(name)),
    some,
    request.documentType,
  )
  if (found && some.length === documents.length) return found
  const rest = found ? [found.profile] : some.length < documents.length ? profiles : []
  const best = await bestOf(
    rest.map(profile => async () => profile),
    documents,
    request.documentType,
  )
  if (best) return best
  const fault = await illFormed(documents)
  if (fault) throw fault
  const known = profiles.flatMap(({ id, documents: records, xmlDocuments }) =>
    [...records, ...xmlDocuments].map(type => `${id}/${type.id}`),
  )
  throw new ToolError('document.unrecognised', { where: request.files.join(', '), known: known.join(', ') })
}

/** The profile that says most of what the documents are; among equals the first. */
async function bestOf(
  profiles: readonly (() => Promise<Profile>)[],
  documents: readonly Document[],
  documentType: string | undefined,
): Promise<Recognised | undefined> {
  let best: Recognised | undefined
  for (const profile of profiles) {
    const found = await typesIn(await profile(), documents, documentType)
    if (found && !found.mayBeOther) return found
    best ??= found
  }
  return best
}

async function typesIn(
  profile: Profile,
  documents: readonly Document[],
  documentType: string | undefined,
): Promise<Recognised | undefined> {
  const named = [...profile.documents, ...profile.xmlDocuments].find(({ id }) => id === documentType)
  if (named) return documents.length > 0 ? { profile, types: [named], mayBeOther: false } : undefined
  const types = new Set<AnyType>()
  let mayBeOther = true
  for (const document of documents) {
    const root = document.mediaType === 'application/xml' ? await rootElement(document) : undefined
    const ofXml = root && xmlTypeOf(profile, root)
    const type = ofXml ?? (await typeOf(profile, document))
    if (type) types.add(type)
    if (type && !(ofXml && !isMeant(ofXml, root))) mayBeOther = false
  }
  return types.size > 0 ? { profile, types: [...types], mayBeOther } : undefined
}

/** The type that the file name tells; only when it tells none is the file looked into. */
async function typeOf(profile: Profile, document: Document): Promise<AnyType | undefined> {
  if (profile.documents.length === 0) return undefined
  const { type } = recogniseType(document.name, undefined, profile.documents)
  if (document.mediaType === 'application/xml') return type
  return type ?? recogniseType(document.name, await firstRecord(document), profile.documents).type
}

async function firstRecord(document: Document): Promise<unknown> {
  for await (const { records } of recordsOf(document, { recordsAt: '/data' })) {
    if (records[0]) return records[0].value
  }
  return undefined
}
