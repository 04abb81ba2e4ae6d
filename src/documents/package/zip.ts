import { pipeline, Readable } from 'node:stream'
import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib'
import type { Entry } from 'yauzl'
import type { PackageEntry, PackageFaultKind } from '../../model/package.ts'
import type { OpenFile } from '../../model/world.ts'
import { entryPath, isTop } from './names.ts'
import {
  isBomb,
  mostEntries,
  PackageFault,
  type PackageSource,
  pieceSize,
  TooManyEntries,
  walkByContent,
} from './source.ts'

const madeByUnix = 3
const fileTypes = { mask: 0o170000, link: 0o120000, folder: 0o040000, regular: 0o100000 }
const localSize = 30
const deflated = 8

/**
 * A zip by its directory (APPNOTE.TXT 6.3.10), zip64 too: its entries are listed, none is unpacked. Two entries that share
 * bytes are refused, and so is what would unpack to much more than it is (CWE-409).
 * @throws PackageFault `broken` for what is no zip
 */
export async function openZip(file: OpenFile): Promise<PackageSource> {
  const listed = await entriesOf(file)
  const faults: { fault: PackageFaultKind; path?: string }[] = []
  for (const { entry, isEncrypted } of listed) {
    if (isEncrypted) faults.push({ fault: 'encrypted', path: entry.path })
    else if (entry.kind === 'file' && entry.method !== 0 && entry.method !== deflated)
      faults.push({ fault: 'method', path: entry.path })
  }
  const entries = listed.map(({ entry }) => entry).filter(entry => !isTop(entry))
  const shared = overlapIn(entries)
  if (shared) faults.push({ fault: 'overlap', path: shared.path })
  const unpacked = entries.reduce((sum, { size }) => sum + size, 0)
  if (isBomb(unpacked, file.size)) faults.push({ fault: 'bomb' })
  const content = (entry: PackageEntry) => contentOf(file, entry)
  return { format: 'zip', entries, faults, content, walk: walkByContent(entries, content) }
}

interface Listed {
  readonly entry: PackageEntry
  readonly isEncrypted: boolean
}

async function entriesOf(file: OpenFile): Promise<readonly Listed[]> {
  const { fromRandomAccessReaderPromise, getFileNameLowLevel, RandomAccessReader } = await import('yauzl')
  const read = heldReads(file)
  class Reader extends RandomAccessReader {
    override read(
      ...[target, offset, length, position, done]: Parameters<InstanceType<typeof RandomAccessReader>['read']>
    ) {
      read(target, offset, length, position).then(() => done(null), done)
    }
  }
  try {
    const options = { lazyEntries: true, decodeStrings: false, autoClose: false, validateEntrySizes: false }
    const zip = await fromRandomAccessReaderPromise(new Reader(), file.size, options)
    if (zip.entryCount > mostEntries) throw new TooManyEntries()
    const listed: Listed[] = []
    for await (const entry of zip.eachEntry()) {
      const { generalPurposeBitFlag, fileNameRaw, extraFields } = entry
      // As it is written: a name that leads elsewhere is told, not mended.
      const name = getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, true)
      listed.push(asListed(entry, name))
    }
    return listed
  } catch (error) {
    // What is said of the archive is a plain error; others are our own mistakes.
    if (!(error instanceof Error) || error.constructor !== Error) throw error
    throw new PackageFault('broken', error)
  }
}

function asListed(entry: Entry, name: string): Listed {
  const type = entry.versionMadeBy >> 8 === madeByUnix ? (entry.externalFileAttributes >>> 16) & fileTypes.mask : 0
  const isFolder = name.endsWith('/')
  const isOther = type !== 0 && type !== fileTypes.regular && type !== fileTypes.folder
  const kind = isFolder ? 'folder' : type === fileTypes.link ? 'link' : isOther ? 'special' : 'file'
  const { relativeOffsetOfLocalHeader: at, compressedSize: packed, uncompressedSize: size } = entry
  const path = entryPath(name)
  const { compressionMethod: method, crc32: crc } = entry
  return { entry: { path, kind, size, at, packed, method, crc }, isEncrypted: entry.isEncrypted() }
}

/** The first of the entries that lies in the bytes of the one before it. */
function overlapIn(entries: readonly PackageEntry[]): PackageEntry | undefined {
  const byPlace = [...entries].sort((a, b) => (a.at ?? 0) - (b.at ?? 0))
  let end = 0
  for (const entry of byPlace) {
    const { at = 0, packed = 0 } = entry
    if (at < end) return entry
    end = at + localSize + packed
  }
  return undefined
}

/** Exactly what the directory says of it: as many bytes, with that checksum. */
async function* contentOf(file: OpenFile, entry: PackageEntry): AsyncGenerator<Uint8Array, void> {
  const { size, crc: stated = 0, method = 0, packed = 0 } = entry
  if (method !== 0 && method !== deflated) throw new PackageFault('method')
  let crc = 0
  let read = 0
  const pieces = packed <= pieceSize && size <= pieceSize ? small(file, entry) : large(file, entry)
  for await (const piece of pieces) {
    read += piece.length
    if (read > size) throw new PackageFault('corrupt')
    crc = crc32(piece, crc)
    yield piece
  }
  if (read !== size || crc !== stated) throw new PackageFault('corrupt')
}

/** At once: a stream for each of a hundred thousand small files costs more than all the rest. */
async function* small(
  file: OpenFile,
  { at = 0, packed = 0, size, method, path }: PackageEntry,
): AsyncGenerator<Uint8Array, void> {
  const guess = localSize + Buffer.byteLength(path) + 1 + 64
  const start = await file.read(at, guess + packed)
  const begins = dataStart(start)
  const data =
    begins + packed <= start.length ? start.subarray(begins, begins + packed) : await file.read(at + begins, packed)
  if (data.length !== packed) throw new PackageFault('corrupt')
  if (method === 0) return yield data
  try {
    yield inflateRawSync(data, {
      maxOutputLength: Math.max(1, size),
      chunkSize: Math.max(64, Math.min(size + 1, 65_536)),
    })
  } catch (error) {
    throw new PackageFault('corrupt', error)
  }
}

async function* large(file: OpenFile, { at = 0, packed = 0, method }: PackageEntry): AsyncGenerator<Uint8Array, void> {
  const from = at + dataStart(await file.read(at, localSize))
  const pieces = pieceByPiece(file, from, packed)
  if (method === 0) return yield* pieces
  const source = Readable.from(pieces, { objectMode: false, highWaterMark: pieceSize })
  // What goes wrong in one ends the other; it is told where the pieces are taken.
  const unpacked = pipeline(source, createInflateRaw({ chunkSize: 256 * 1024 }), () => {})
  try {
    yield* unpacked
  } catch (error) {
    throw new PackageFault('corrupt', error)
  } finally {
    unpacked.destroy()
  }
}

async function* pieceByPiece(file: OpenFile, from: number, size: number): AsyncGenerator<Uint8Array, void> {
  for (let at = 0; at < size; ) {
    const piece = await file.read(from + at, Math.min(pieceSize, size - at))
    if (piece.length === 0) throw new PackageFault('corrupt')
    at += piece.length
    yield piece
  }
}

/** Where the content begins, from the local header on: the lengths there are not always those of the directory. */
function dataStart(start: Uint8Array): number {
  const view = Buffer.from(start.buffer, start.byteOffset, start.byteLength)
  if (view.length < localSize || view.readUInt32LE(0) !== 0x04034b50) throw new PackageFault('corrupt')
  return localSize + view.readUInt16LE(26) + view.readUInt16LE(28)
}

/** What yauzl reads by: many small reads that follow one another, so a piece is kept. */
function heldReads(file: OpenFile) {
  let held: { readonly from: number; readonly bytes: Uint8Array } = { from: 0, bytes: new Uint8Array(0) }
  return async (target: Buffer, offset: number, length: number, position: number) => {
    const isHeld = position >= held.from && position + length <= held.from + held.bytes.length
    if (!isHeld) held = { from: position, bytes: await file.read(position, Math.max(length, pieceSize)) }
    const start = position - held.from
    if (held.bytes.length - start < length) throw new Error('unexpected end of file')
    target.set(held.bytes.subarray(start, start + length), offset)
  }
}
