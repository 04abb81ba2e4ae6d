import { createHash } from 'node:crypto'
import { recogniseSyntax } from '../../documents/document.ts'
import {
  byPath,
  fitsPath,
  foldersIn,
  nameFault,
  pathOf,
  rootsOf,
  treeOf,
  twinsIn,
} from '../../documents/package/names.ts'
import { PackageFault, type PackageSource } from '../../documents/package/source.ts'
import { xmlTree } from '../../documents/xml.ts'
import { message } from '../../messages/speaker.ts'
import type { Document } from '../../model/evidence.ts'
import type {
  InventoryLine,
  InventoryReference,
  PackageEntry,
  PackageFaultKind,
  PackageType,
  PackageValue,
} from '../../model/package.ts'
import type { World } from '../../model/world.ts'
import { maskedText } from '../number-mask.ts'
import type { Progress } from '../progress.ts'
import { digestOf, sameBytes } from '../same-bytes.ts'
import { openInventory } from './inventory.ts'
import { type Measured, measure } from './measure.ts'
import { lastName, openPackage, packageName } from './open-package.ts'
import { type FoundReference, referencesIn, rootAttributes } from './references.ts'

/**
 * The evidence of a package: its manifests and the other files that are judged as documents, and an inventory, which says
 * what was found of every file and every reference. Of the files nothing is kept, so that a package can be larger than memory.
 */
export async function collectPackage(
  world: World,
  path: string,
  type: PackageType,
  progress: Progress,
): Promise<readonly Document[]> {
  const name = await lastName(world, path)
  progress.tell(message('package.progress.listing', { name }))
  try {
    const { source, close } = await openPackage(world, path)
    try {
      return await collectFrom({ world, path, name, type, source, progress })
    } finally {
      await close()
    }
  } catch (error) {
    if (!(error instanceof PackageFault)) throw error
    const inventory = openInventory(await maskedText(name))
    inventory.add({ fault: error.fault })
    return [inventory.document()]
  }
}

interface Collecting {
  readonly world: World
  readonly path: string
  readonly name: string
  readonly type: PackageType
  readonly source: PackageSource
  readonly progress: Progress
}

/** The same of one that is open already. */
export async function collectFrom(collecting: Collecting): Promise<readonly Document[]> {
  const { name, type, source, progress } = collecting
  const inventory = openInventory(await maskedText(name))
  const { roots, root } = rootsOf(source.entries)
  const inside = root === undefined ? new Map<string, PackageEntry>() : byPath(source.entries, root)
  const isRefused = source.faults.some(({ fault }) => fault === 'bomb' || fault === 'overlap')
  const wanted = documentsOf(isRefused ? new Map() : inside, type)
  const documents = await readDocuments(collecting, wanted)
  const found = await manifestsOf(type, documents)
  const referred = resolveAll(found, inside)
  const twins = twinsIn(source.entries, root)
  const entriesAt = (each: string) => [inside.get(each), twins.get(each)].filter(entry => entry !== undefined)
  const algorithms = new Map(
    [...referred.digests].flatMap(([to, names]) => entriesAt(to).map(entry => [entry, names] as const)),
  )
  const measured = await measure(source, algorithms, done =>
    progress.tell(message('package.progress.reading', { name, ...done })),
  )
  const [top] = type.manifests
  const manifest = found.find(each => each.path === top)?.attributes
  const value: PackageValue = {
    name: packageName(name, source),
    format: source.format,
    roots,
    ...(root === undefined || root === '.' ? {} : { root }),
    ...(manifest ? { manifest } : {}),
    ...(root === undefined ? {} : { tree: treeOf(inside) }),
  }
  inventory.add({ package: value })
  for (const fault of [...source.faults, ...entryFaults(source.entries), ...measured.faults]) inventory.add(fault)
  for (const [file, entry] of inside) {
    // Of what was refused unread nobody knows what its manifests say.
    if (isRefused || entry.kind !== 'file' || file === top) continue
    inventory.add({ file, size: entry.size, isListed: referred.files.has(file) })
  }
  for (const reference of referred.references) {
    const files = entriesAt(reference.to).filter(({ kind }) => kind === 'file')
    if (files.length === 0) inventory.add(placeOf(reference))
    // It is right when both of two with one name are.
    for (const file of files) inventory.add(lineOf(reference, file, measured.checksums))
  }
  return [...documents.map(({ document }) => document), inventory.document()]
}

function documentsOf(inside: ReadonlyMap<string, PackageEntry>, { manifests, documents = [] }: PackageType) {
  const patterns = [...manifests, ...documents]
  return new Map(
    [...inside].filter(([path, { kind }]) => kind === 'file' && patterns.some(pattern => fitsPath(path, pattern))),
  )
}

interface Read {
  readonly path: string
  readonly document: Document
}

/** Bytes of the documents of one package that are kept; of others the package is opened again. */
const mostKept = 128 * 1024 * 1024

async function readDocuments(
  { world, path, name, source }: Collecting,
  wanted: ReadonlyMap<string, PackageEntry>,
): Promise<readonly Read[]> {
  const paths = new Map([...wanted].map(([each, entry]) => [entry, each]))
  const read: Read[] = []
  let kept = 0
  await source.walk(new Set(paths.keys()), async (entry, content) => {
    const inside = paths.get(entry) ?? entry.path
    const isKept = kept + entry.size <= mostKept
    if (isKept) kept += entry.size
    const bytes = isKept ? await wholeOf(content) : undefined
    const id = bytes ? digestOf(bytes) : await digestOfAll(content)
    if (id === undefined) return
    const start = bytes?.subarray(0, 512) ?? new Uint8Array(0)
    const mediaType = recogniseSyntax(inside, start) ?? 'application/xml'
    const about = {
      kind: 'document',
      id,
      name: await maskedText(`${name}/${inside}`),
      mediaType,
      size: entry.size,
    } as const
    const again = () => sameBytes(reopened(world, path, entry), id, about.name)
    read.push({
      path: inside,
      document: { ...about, ...(bytes ? { bytes } : {}), chunks: bytes ? () => one(bytes) : again },
    })
  })
  return read
}

/** One that cannot be read is told when all files are read. */
async function wholeOf(content: AsyncIterable<Uint8Array>): Promise<Uint8Array | undefined> {
  const pieces: Uint8Array[] = []
  try {
    for await (const piece of content) pieces.push(piece)
  } catch (error) {
    if (error instanceof PackageFault) return undefined
    throw error
  }
  return Buffer.concat(pieces)
}

async function digestOfAll(content: AsyncIterable<Uint8Array>): Promise<string | undefined> {
  const hash = createHash('sha256')
  try {
    for await (const piece of content) hash.update(piece)
  } catch (error) {
    if (error instanceof PackageFault) return undefined
    throw error
  }
  return `sha256:${hash.digest('hex')}`
}

async function* reopened(world: World, path: string, entry: PackageEntry): AsyncGenerator<Uint8Array, void> {
  const { source, close } = await openPackage(world, path)
  try {
    const same = source.entries.find(each => each.path === entry.path && each.at === entry.at)
    if (same) yield* source.content(same)
  } finally {
    await close()
  }
}

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array, void> {
  yield bytes
}

interface Manifest {
  readonly path: string
  readonly attributes: Readonly<Record<string, string>>
  readonly references: readonly FoundReference[]
}

/** What the manifests say. One that is no XML says nothing: that is found when it is judged. */
async function manifestsOf(type: PackageType, documents: readonly Read[]): Promise<readonly Manifest[]> {
  const manifests: Manifest[] = []
  for (const { path, document } of documents) {
    if (!type.manifests.some(pattern => fitsPath(path, pattern))) continue
    const { tree } = await xmlTree(document)
    if (!tree) continue
    manifests.push({ path, attributes: rootAttributes(tree), references: [...referencesIn(tree, type.references)] })
  }
  return manifests
}

interface Referred extends FoundReference {
  readonly from: string
  readonly to: string
}

function resolveAll(manifests: readonly Manifest[], inside: ReadonlyMap<string, PackageEntry>) {
  const references: Referred[] = []
  const digests = new Map<string, Set<string>>()
  const files = new Set<string>()
  for (const { path: from, references: all } of manifests) {
    for (const reference of all) {
      const to = pathOf(reference.href, from, each => inside.has(each))
      if (to === undefined) continue
      references.push({ ...reference, from, to })
      files.add(to)
      if (reference.algorithm !== undefined && reference.checksum !== undefined) {
        digests.set(to, (digests.get(to) ?? new Set()).add(reference.algorithm))
      }
    }
  }
  return { references, digests, files }
}

type Fault = Extract<InventoryLine, { readonly fault: PackageFaultKind }>

/** What is wrong with names and kinds of entries. */
function entryFaults(entries: readonly PackageEntry[]): readonly Fault[] {
  const seen = new Set<string>()
  const folders = foldersIn(entries)
  return entries.flatMap(({ path, kind }): readonly Fault[] => {
    // Folders may be told again, but no file can have the name of one.
    const isTwice = kind !== 'folder' && (seen.has(path) || folders.has(path))
    seen.add(path)
    const fault = nameFault(path) ?? (isTwice ? 'twice' : undefined)
    const other = kind === 'link' || kind === 'special' ? kind : undefined
    return [fault, other].flatMap(each => (each === undefined ? [] : [{ fault: each, path }]))
  })
}

function placeOf({ href, from, line, column, xpath }: Referred): InventoryReference {
  return { href, from, line, column, xpath }
}

function lineOf(reference: Referred, entry: PackageEntry, checksums: Measured['checksums']): InventoryReference {
  const { to, size, checksum, algorithm } = reference
  const found = algorithm === undefined ? undefined : checksums.get(entry)?.get(algorithm)
  return {
    ...placeOf(reference),
    to,
    ...(size === undefined ? {} : { size: { declared: size, found: entry.size } }),
    ...(checksum === undefined || algorithm === undefined
      ? {}
      : { checksum: { algorithm, declared: checksum, ...(found === undefined ? {} : { found }) } }),
  }
}
