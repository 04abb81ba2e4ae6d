import { createHash } from 'node:crypto'
import { ToolError } from '../errors.ts'
import { fromHar, toHar } from '../exchange/har.ts'
import { loadTestNumbers } from '../exchange/test-numbers.ts'
import type { Document, Evidence, Exchange, Unreadable } from '../model/evidence.ts'
import type { Plan } from '../model/plan.ts'
import type { World } from '../model/world.ts'
import {
  evidenceSchema,
  type Index,
  readIndex,
  type SavedDocument,
  type SavedEvidence,
  savedOf,
} from './evidence-index.ts'
import { maskStream } from './mask-stream.ts'
import { maskTyped } from './mask-typed.ts'
import { sameBytes } from './same-bytes.ts'

/**
 * Saves evidence in a folder: `evidence.json`, `exchanges.har`, and the documents by digest. Personal identity numbers
 * of real people are masked on the way, those in names of files too, so what is given back is the evidence to judge: the folder and the report speak
 * of the same bytes.
 */
export async function saveEvidence(
  world: World,
  folder: string,
  saved: Omit<SavedEvidence, 'profile'> & { readonly plan: Plan },
): Promise<readonly Evidence[]> {
  const { plan, evidence, ...rest } = saved
  const kept: Evidence[] = []
  for (const item of evidence) kept.push(item.kind === 'document' ? await saveDocument(world, folder, item) : item)
  const exchanges = kept.filter((item): item is Exchange => item.kind === 'exchange')
  const har = toHar(exchanges, saved.facts.tool)
  const { id, version, digest } = plan.profile
  const index: Index = {
    schema: evidenceSchema,
    profile: { id, version, digest },
    ...rest,
    ...(await maskTyped(rest.sut, rest.facts)),
    documents: kept.flatMap(item => (item.kind === 'document' ? [indexed(item)] : [])),
    exchanges: digestOf(har),
    unreadable: kept.filter((item): item is Unreadable => item.kind === 'unreadable'),
    order: kept.map(({ kind }) => kind),
  }
  await world.files.write(`${folder}/exchanges.har`, har)
  await world.files.write(`${folder}/evidence.json`, `${JSON.stringify(index, null, 2)}\n`)
  return kept
}

/** @throws ToolError `evidence.refused` when the folder is not as it was saved, `har.refused` */
export async function loadEvidence(world: World, folder: string): Promise<SavedEvidence> {
  const where = `${folder}/evidence.json`
  const index = await readIndex(new TextDecoder().decode(await world.files.read(where)), where, world.cache)
  const har = new TextDecoder().decode(await world.files.read(`${folder}/exchanges.har`))
  if (digestOf(har) !== index.exchanges) {
    throw new ToolError('evidence.refused', { where: `${folder}/exchanges.har`, why: 'changed' })
  }
  const document = await Promise.all(index.documents.map(saved => openDocument(world, folder, saved)))
  return savedOf(index, { document, exchange: fromHar(har), unreadable: index.unreadable }, where)
}

async function saveDocument(world: World, folder: string, document: Document): Promise<Document> {
  const isTestNumber = await loadTestNumbers()
  const masked = new Set<string>()
  const hash = createHash('sha256')
  for await (const chunk of maskStream(document.chunks(), isTestNumber, masked)) hash.update(chunk)
  const id = `sha256:${hash.digest('hex')}`
  const path = `${folder}/${fileOf({ ...document, id })}`
  await world.files.writeStream(path, maskStream(document.chunks(), isTestNumber, masked))
  // What was kept of it is not masked.
  const { bytes: _bytes, ...about } = document
  return { ...about, id, path, chunks: () => sameBytes(world.files.stream(path), id, path), masked }
}

function indexed({ chunks: _chunks, path: _path, bytes: _bytes, masked, ...rest }: Document): SavedDocument {
  return { ...rest, file: fileOf(rest), masked: [...(masked ?? [])].sort() }
}

function digestOf(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`
}

function fileOf({ id, mediaType }: Pick<Document, 'id' | 'mediaType'>): string {
  return `documents/${id.slice('sha256:'.length)}.${endings[mediaType]}`
}

const endings = {
  'application/json': 'json',
  'application/x-ndjson': 'ndjson',
  'application/xml': 'xml',
  'application/yaml': 'yaml',
} as const

/** Evidence that was changed after it was saved is no evidence. */
async function openDocument(world: World, folder: string, saved: SavedDocument): Promise<Document> {
  const { masked, id, name, mediaType, size, inventory } = saved
  const path = `${folder}/${fileOf(saved)}`
  const hash = createHash('sha256')
  for await (const chunk of world.files.stream(path)) hash.update(chunk)
  if (`sha256:${hash.digest('hex')}` !== id) throw new ToolError('evidence.refused', { where: path, why: 'changed' })
  return {
    kind: 'document',
    id,
    name,
    mediaType,
    size,
    ...(inventory ? { inventory } : {}),
    path,
    chunks: () => sameBytes(world.files.stream(path), id, path),
    masked: new Set(masked),
  }
}
