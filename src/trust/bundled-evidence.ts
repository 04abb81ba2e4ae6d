import { readJson } from '../documents/read-json.ts'
import { ToolError } from '../errors.ts'
import { fromHar, toHar } from '../exchange/har.ts'
import type { Document, Exchange } from '../model/evidence.ts'
import type { Cache, World } from '../model/world.ts'
import { type Index, readIndex, type SavedDocument, type SavedEvidence, savedOf } from '../run/evidence-index.ts'
import { digestOf } from '../run/same-bytes.ts'
import { type Contents, limits } from './archive.ts'
import { bytesOf } from './bundle-layout.ts'

/** In a bundle exchanges stand one in a file each, so the index also says in which order they came. */
type BundledIndex = Index & { readonly exchangeIds: readonly string[] }

export const indexPath = 'evidence/evidence.json'
const harPath = 'evidence/exchanges.har'

/** What may be taken out of a copy: one piece of evidence by itself. */
export function isPieceOfEvidence(path: string): boolean {
  return /^evidence\/(?:exchanges|documents)\//.test(path)
}

/** The file of a bundle that holds a piece of evidence; undefined for an id that names none. */
export function pieceOf(contents: Iterable<string>, id: string): string | undefined {
  const hex = id.replace(/^sha256:/, '')
  return /^[0-9a-f]{64}$/.test(hex)
    ? [...contents].find(path => isPieceOfEvidence(path) && path.includes(`/${hex}.`))
    : undefined
}

/**
 * The files of an evidence folder as a bundle has them: each exchange as a HAR of its own, named by its digest, so that
 * one can be left out of a copy and the rest still verifies.
 * @throws ToolError `evidence.refused`, `har.refused`, `bundle.too-large` before anything large is read
 */
export async function bundleEvidence(world: World, folder: string): Promise<Contents> {
  const where = `${folder}/evidence.json`
  const index = await readIndex(textOf(await world.files.read(where)), where, world.cache)
  const size = index.documents.reduce((sum, document) => sum + document.size, 0)
  const files = index.order.length
  if (size > limits.unpacked || files > limits.files) {
    throw new ToolError('bundle.too-large', { where: folder, size: Math.ceil(size / (1 << 20)), files })
  }
  const exchanges = fromHar(textOf(await world.files.read(`${folder}/exchanges.har`)))
  const bundled: BundledIndex = { ...index, exchangeIds: exchanges.map(({ id }) => id) }
  const contents = new Map([[indexPath, bytesOf(`${JSON.stringify(bundled, null, 2)}\n`)]])
  for (const exchange of exchanges) contents.set(fileOf(exchange.id), bytesOf(toHar([exchange], index.facts.tool)))
  for (const { file } of index.documents) contents.set(`evidence/${file}`, await world.files.read(`${folder}/${file}`))
  return contents
}

/** The evidence of a bundle, open. */
export interface BundledEvidence {
  /** What is there, to be judged. */
  readonly saved: SavedEvidence
  /** The exchanges that are there. */
  readonly exchanges: readonly Exchange[]
  /** Paths of the pieces that it names, those that were left out included. */
  readonly files: ReadonlySet<string>
  /** Ids of the evidence that was left out of this copy. */
  readonly masked: readonly string[]
  /** How many exchanges of these. */
  readonly maskedExchanges: number
  /** How many identity numbers of real people were found, and masked, in what is there. Test numbers are none. */
  readonly identityNumbers: number
}

/**
 * Opens the evidence that a bundle was made of, without what was masked.
 * @throws ToolError `evidence.refused` when a piece is not what its name says, or when they are other pieces
 */
export async function openEvidence(cache: Cache, contents: Contents): Promise<BundledEvidence> {
  const index = await readBundledIndex(cache, contents)
  const found = index.exchangeIds.map(id => exchangeOf(contents, id, index.facts.tool))
  const exchanges = found.flatMap(exchange => exchange ?? [])
  const isAllThere = exchanges.length === found.length
  if (isAllThere && digestOf(bytesOf(toHar(exchanges, index.facts.tool))) !== index.exchanges) {
    throw new ToolError('evidence.refused', { where: harPath, why: 'changed' })
  }
  const documents = index.documents.map(saved => documentOf(contents, saved))
  const { unreadable } = index
  const hiddenDocuments = index.documents.filter((_, at) => !documents[at])
  return {
    saved: savedOf(index, { document: documents, exchange: found, unreadable }, indexPath),
    exchanges,
    files: new Set([...index.exchangeIds.map(fileOf), ...index.documents.map(({ file }) => `evidence/${file}`)]),
    masked: [...index.exchangeIds.filter((_, at) => !found[at]), ...hiddenDocuments.map(({ id }) => id)],
    maskedExchanges: found.length - exchanges.length,
    identityNumbers: identityNumbersIn(index, exchanges),
  }
}

function identityNumbersIn({ documents }: Index, exchanges: readonly Exchange[]): number {
  const inExchanges = exchanges
    .flatMap(({ redactions }) => redactions)
    .filter(({ kind }) => kind === 'personal-identity-number')
  return documents.reduce((sum, { masked }) => sum + masked.length, inExchanges.length)
}

async function readBundledIndex(cache: Cache, contents: Contents): Promise<BundledIndex> {
  const bytes = contents.get(indexPath)
  if (!bytes) throw new ToolError('evidence.refused', { where: indexPath, why: 'incomplete' })
  // Two values for a name would be two lists to two readers.
  readJson(textOf(bytes), indexPath)
  const { exchangeIds, ...index } = await readIndex(textOf(bytes), indexPath, cache)
  if (!exchangeIds) throw new ToolError('evidence.refused', { where: indexPath, why: 'incomplete' })
  return { ...index, exchangeIds }
}

/**
 * The exchange in a file of its own; undefined when it is masked. Its id is made anew from what it says, and the file must
 * say it as `toHar` writes it: what is not read by us might be by whoever opens it.
 */
function exchangeOf(contents: Contents, id: string, tool: Index['facts']['tool']): Exchange | undefined {
  const where = fileOf(id)
  const bytes = contents.get(where)
  if (!bytes) return undefined
  const [exchange, ...more] = fromHar(textOf(bytes), undefined, where)
  const isWhole = exchange?.id === id && more.length === 0 && Buffer.from(toHar([exchange], tool)).equals(bytes)
  if (!isWhole) {
    throw new ToolError('evidence.refused', { where, why: 'changed' })
  }
  return exchange
}

/** A document that is read where it lies; undefined when it is masked. */
function documentOf(contents: Contents, { file, masked, ...about }: SavedDocument): Document | undefined {
  const where = `evidence/${file}`
  const bytes = contents.get(where)
  if (!bytes) return undefined
  if (digestOf(bytes) !== about.id) throw new ToolError('evidence.refused', { where, why: 'changed' })
  return { ...about, masked: new Set(masked), chunks: () => inOnePiece(bytes) }
}

async function* inOnePiece(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes
}

function fileOf(exchange: string): string {
  return `evidence/exchanges/${exchange.slice('sha256:'.length)}.har`
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}
