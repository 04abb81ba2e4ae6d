import { ToolError } from '../errors.ts'
import { fromHar, toHar } from '../exchange/har.ts'
import type { Exchange } from '../model/evidence.ts'
import type { World } from '../model/world.ts'
import { type Index, readIndex } from '../run/evidence-index.ts'
import { digestOf } from '../run/same-bytes.ts'
import type { Contents } from './archive.ts'

/** `evidence.json` in a bundle: exchanges stand one in a file, so it also says in which order they came. */
type BundledIndex = Index & { readonly exchangeIds: readonly string[] }

const indexPath = 'evidence/evidence.json'
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
 * @throws ToolError `evidence.refused`, `har.refused`
 */
export async function bundleEvidence(world: World, folder: string): Promise<Contents> {
  const where = `${folder}/evidence.json`
  const index = readIndex(textOf(await world.files.read(where)), where)
  const exchanges = fromHar(textOf(await world.files.read(`${folder}/exchanges.har`)))
  const bundled: BundledIndex = { ...index, exchangeIds: exchanges.map(({ id }) => id) }
  const contents = new Map([[indexPath, bytesOf(`${JSON.stringify(bundled, null, 2)}\n`)]])
  for (const exchange of exchanges) contents.set(fileOf(exchange.id), bytesOf(toHar([exchange], index.facts.tool)))
  for (const { file } of index.documents) contents.set(`evidence/${file}`, await world.files.read(`${folder}/${file}`))
  return contents
}

export interface Unbundled {
  /** An evidence folder, of what is there. */
  readonly folder: Contents
  /** Ids of the evidence that was left out of this copy. */
  readonly masked: readonly string[]
}

/**
 * The evidence folder that a bundle was made of, without what was masked.
 * @throws ToolError `evidence.refused` when a piece is not what its name says, or when they are other pieces
 */
export function unbundleEvidence(contents: Contents): Unbundled {
  const index = readBundledIndex(contents)
  const found = index.exchangeIds.map(id => exchangeOf(contents, id))
  const exchanges = found.flatMap(exchange => exchange ?? [])
  const documents = index.documents.filter(({ file }) => contents.has(`evidence/${file}`))
  const har = toHar(exchanges, index.facts.tool)
  if (exchanges.length === found.length && digestOf(bytesOf(har)) !== index.exchanges) {
    throw new ToolError('evidence.refused', { where: harPath, why: 'changed' })
  }
  const masked = [
    ...index.exchangeIds.filter((_, at) => !found[at]),
    ...index.documents.filter(each => !documents.includes(each)).map(({ id }) => id),
  ]
  const kept: Index = { ...index, documents, exchanges: digestOf(bytesOf(har)), order: orderOf(index, contents) }
  const folder = new Map<string, Uint8Array>([
    [indexPath, bytesOf(JSON.stringify(kept))],
    [harPath, bytesOf(har)],
  ])
  for (const { file } of documents) folder.set(`evidence/${file}`, contents.get(`evidence/${file}`) ?? bytesOf(''))
  return { folder, masked }
}

/**
 * The exchanges that are there, and how many of them were masked.
 * @throws ToolError `evidence.refused`
 */
export function exchangesIn(contents: Contents): { readonly exchanges: readonly Exchange[]; readonly masked: number } {
  const { exchangeIds } = readBundledIndex(contents)
  const exchanges = exchangeIds.flatMap(id => exchangeOf(contents, id) ?? [])
  return { exchanges, masked: exchangeIds.length - exchanges.length }
}

/**
 * How many identity numbers of real people were found, and masked, in the evidence that is there. Test numbers are none.
 * @throws ToolError `evidence.refused`
 */
export function identityNumbersIn(contents: Contents): number {
  const { documents } = readBundledIndex(contents)
  const inExchanges = exchangesIn(contents)
    .exchanges.flatMap(({ redactions }) => redactions)
    .filter(({ kind }) => kind === 'personal-identity-number')
  return documents.reduce((sum, { masked }) => sum + masked.length, inExchanges.length)
}

function readBundledIndex(contents: Contents): BundledIndex {
  const bytes = contents.get(indexPath)
  if (!bytes) throw new ToolError('evidence.refused', { where: indexPath, why: 'incomplete' })
  const index = readIndex(textOf(bytes), indexPath) as BundledIndex
  const counted = index.order.filter(kind => kind === 'exchange').length
  if (!Array.isArray(index.exchangeIds) || index.exchangeIds.length !== counted) {
    throw new ToolError('evidence.refused', { where: indexPath, why: 'incomplete' })
  }
  return index
}

/** The exchange in a file of its own; undefined when it is masked. Its id is made anew from what it says. */
function exchangeOf(contents: Contents, id: string): Exchange | undefined {
  const where = fileOf(id)
  const bytes = contents.get(where)
  if (!bytes) return undefined
  const [exchange, ...more] = fromHar(textOf(bytes), undefined, where)
  if (!exchange || more.length > 0 || exchange.id !== id) {
    throw new ToolError('evidence.refused', { where, why: 'changed' })
  }
  return exchange
}

/** The kinds of what is there, in the order of all. */
function orderOf(index: BundledIndex, contents: Contents): Index['order'] {
  const exchanges = index.exchangeIds.values()
  const documents = index.documents.values()
  return index.order.filter(kind => {
    if (kind === 'exchange') return contents.has(fileOf(exchanges.next().value ?? ''))
    return kind !== 'document' || contents.has(`evidence/${documents.next().value?.file}`)
  })
}

function fileOf(exchange: string): string {
  return `evidence/exchanges/${exchange.slice('sha256:'.length)}.har`
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
