import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { PackageEntry } from '../../model/package.ts'
import type { OpenFile } from '../../model/world.ts'
import { type Bytes, bytesOfFile, bytesOfStream } from './bytes.ts'
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
import { type Header, readHeader, recordsOf, textField } from './tar-header.ts'

const block = 512
/** Of a name or of the records before a header; no name is so long. */
const largestMeta = 1 << 20

/** A tar (POSIX ustar, pax, and the long names of GNU): only its headers are read. @throws PackageFault `broken`; TooManyEntries */
export async function openTar(file: OpenFile): Promise<PackageSource> {
  const entries = await listed(bytesOfFile(file), mostEntries)
  const content = (entry: PackageEntry) => bytesOfFile(file, entry.at).stream(entry.size)
  return { format: 'tar', entries, faults: [], content, walk: walkByContent(entries, content) }
}

/**
 * A tar that is packed as a whole: it is unpacked from its beginning each time that something of it is read.
 * @throws PackageFault `broken`, `bomb`; TooManyEntries
 */
export async function openTarGz(file: OpenFile, most = mostEntries): Promise<PackageSource> {
  const refuse = (unpacked: number) => {
    if (isBomb(unpacked, file.size)) throw new PackageFault('bomb')
  }
  const entries = await inGzip(file, bytes => listed(bytes, most, refuse))
  const walk: PackageSource['walk'] = async (wanted, visit) => {
    const byPlace = new Map([...wanted].map(entry => [entry.at, entry]))
    await inGzip(file, bytes =>
      headersOf(bytes, async ({ at }) => {
        const entry = byPlace.get(at)
        if (!entry) return 0
        await visit(entry, bytes.stream(entry.size))
        return entry.size
      }),
    )
  }
  return { format: 'tar.gz', entries, faults: [], walk, content: entry => alone(file, entry) }
}

async function* alone(file: OpenFile, { at = 0, size }: PackageEntry): AsyncGenerator<Uint8Array, void> {
  const { bytes, close } = unpack(file)
  try {
    await bytes.skip(at)
    yield* bytes.stream(size)
  } catch (error) {
    throw asFault(error)
  } finally {
    close()
  }
}

async function inGzip<T>(file: OpenFile, work: (bytes: Bytes) => Promise<T>): Promise<T> {
  const { bytes, close } = unpack(file)
  try {
    return await work(bytes)
  } catch (error) {
    throw asFault(error)
  } finally {
    close()
  }
}

function unpack(file: OpenFile): { readonly bytes: Bytes; close(): void } {
  const packed = Readable.from(bytesOfFile(file).stream(file.size), { objectMode: false, highWaterMark: pieceSize })
  const unpacked = pipeline(packed, createGunzip({ chunkSize: 256 * 1024 }), () => {})
  const close = () => {
    packed.destroy()
    unpacked.destroy()
  }
  return { bytes: bytesOfStream(unpacked), close }
}

function asFault(error: unknown): Error {
  return error instanceof PackageFault || error instanceof TooManyEntries ? error : new PackageFault('broken', error)
}

async function listed(
  bytes: Bytes,
  most: number,
  refuse: (unpacked: number) => void = () => {},
): Promise<readonly PackageEntry[]> {
  const entries: PackageEntry[] = []
  await headersOf(bytes, async entry => {
    refuse(entry.at + entry.size)
    if (entries.length === most) throw new TooManyEntries()
    if (!isTop(entry)) entries.push(entry)
    return 0
  })
  return entries
}

/** Tells each entry when the bytes of its content come; it says how many of them it has read. */
async function headersOf(bytes: Bytes, tell: (entry: PackageEntry & { at: number }) => Promise<number>): Promise<void> {
  let said: ReadonlyMap<string, string> = new Map()
  let isEmpty = true
  for (;;) {
    const head = await bytes.read(block)
    // The end is two blocks of zeros, and of some writers nothing.
    if (head.length === 0 || head.every(byte => byte === 0)) break
    if (head.length < block) throw new PackageFault('broken')
    const header = readHeader(head)
    if (!header) throw new PackageFault('broken')
    isEmpty = false
    if (meta.has(header.type)) {
      // What pax says of a size is of the file that follows, not of another header before it.
      const { size } = header
      if (size > largestMeta) throw new PackageFault('broken')
      const content = await bytes.read(size)
      if (content.length < size) throw new PackageFault('broken')
      said = metaOf(header, content, said)
      await bytes.skip(padding(size))
      continue
    }
    const size = sizeOf(header, said)
    const entry = entryOf(header, said, size, bytes.at)
    const read = await tell(entry)
    await bytes.skip(size - read + padding(size))
    said = new Map()
  }
  if (isEmpty) throw new PackageFault('broken')
}

/** Types of headers that speak of the next one: pax records, a long name, a long target of a link. */
const meta = new Set(['x', 'g', 'L', 'K'])

function metaOf({ type }: Header, content: Uint8Array, said: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  if (type === 'g' || type === 'K') return said
  if (type === 'L') return new Map([...said, ['path', textField(content)]])
  return new Map([...said, ...recordsOf(content)])
}

function sizeOf({ size }: Header, said: ReadonlyMap<string, string>): number {
  const stated = said.get('size')
  if (stated === undefined) return size
  if (!/^\d{1,15}$/.test(stated)) throw new PackageFault('broken')
  return Number(stated)
}

function entryOf(header: Header, said: ReadonlyMap<string, string>, size: number, at: number) {
  const path = said.get('path') ?? header.name
  const isFolder = header.type === '5' || path.endsWith('/')
  const kind = isFolder ? 'folder' : (kinds[header.type] ?? 'special')
  return { path: entryPath(path), kind, size, at } as const
}

const kinds: Readonly<Record<string, 'file' | 'link'>> = {
  '0': 'file',
  '\0': 'file',
  '7': 'file',
  '1': 'link',
  '2': 'link',
}

function padding(size: number): number {
  return (block - (size % block)) % block
}
