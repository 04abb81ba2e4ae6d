import { crc32, inflateRawSync } from 'node:zlib'

/** One file of a zip, packed. Offsets and sizes in bytes (APPNOTE.TXT 6.3.10, sections 4.3.7 and 4.3.12). */
export interface ZipEntry {
  readonly name: string
  /** 0 stored, 8 deflated. */
  readonly method: number
  readonly crc: number
  readonly packedSize: number
  readonly size: number
  readonly data: Uint8Array
}

/** A zip that two readers could read as two different things, or that is none. */
export class AmbiguousZip extends Error {}

const endSize = 22
const centralSize = 46
const localSize = 30
const signatures = { end: 0x06054b50, central: 0x02014b50, local: 0x04034b50, descriptor: 0x08074b50 }
const flag = { descriptor: 1 << 3, utf8: 1 << 11 }
/** How hard it was deflated, a descriptor, UTF-8: whatever else there is (encryption, patches) changes what is read. */
const harmlessFlags = 0b110 | flag.descriptor | flag.utf8
/** Times and owners. Other extra fields give names or sizes that some readers go by and others do not. */
const harmlessExtras: readonly number[] = [0x5455, 0x7855, 0x7875, 0x5855, 0x000a]
const madeByUnix = 3
const fileTypes = { mask: 0o170000, regular: 0o100000 }
const folder = 0x10

/**
 * The files that a zip holds, not yet unpacked, in the order in which they lie. Readers differ in where they look: at the
 * directory at the end, or from the beginning, with or without what stands before, between and after. So it is read only
 * when all of them must see the same: the files lie one after another from the first byte, the directory says the same of
 * them, and the end is the end. No zip64, encryption, links, comments or second names.
 * @throws AmbiguousZip
 */
export function zipEntries(bytes: Uint8Array, mostEntries: number): readonly ZipEntry[] {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = view.length - endSize
  must(end >= 0 && view.readUInt32LE(end) === signatures.end)
  const [count, size, start] = [view.readUInt16LE(end + 10), view.readUInt32LE(end + 12), view.readUInt32LE(end + 16)]
  // One disk, no comment, and a directory that ends where this record begins.
  must(view.readUInt32LE(end + 4) === 0 && view.readUInt16LE(end + 8) === count && view.readUInt16LE(end + 20) === 0)
  must(start + size === end && count <= mostEntries + 1)
  const entries: ZipEntry[] = []
  let [at, next] = [start, 0]
  for (let index = 0; index < count; index += 1) {
    must(at + centralSize <= end)
    const read = entryAt(view.subarray(0, end), at, next, start)
    entries.push(read.entry)
    at = read.at
    next = read.next
  }
  must(at === end && next === start)
  return entries
}

/**
 * What a file unpacks to: exactly what its entry says, of exactly the bytes that it has.
 * @throws AmbiguousZip
 */
export function unpacked({ method, data, size, crc }: ZipEntry): Uint8Array {
  const content = method === 0 ? data : inflated(data, size)
  must(content.length === size && crc32(content) === crc)
  return new Uint8Array(content.buffer, content.byteOffset, content.length)
}

/** Memory is taken in pieces of this many bytes; a small file takes no more than it needs. */
const piece = { least: 64, most: 1 << 20 }

function inflated(data: Uint8Array, size: number): Uint8Array {
  const chunkSize = Math.min(Math.max(size + 1, piece.least), piece.most)
  // Node gives with `info` what its types do not know of (node:zlib, "info").
  const { buffer, engine } = tried(() =>
    inflateRawSync(data, { maxOutputLength: Math.max(size, 1), chunkSize, info: true }),
  ) as unknown as { readonly buffer: Uint8Array; readonly engine: { readonly bytesWritten: number } }
  must(engine.bytesWritten === data.length)
  return buffer
}

/** What cannot be inflated, or is more than it said, is the fault of the zip. */
function tried<T>(inflate: () => T): T {
  try {
    return inflate()
  } catch (error) {
    throw new AmbiguousZip('', { cause: error })
  }
}

/** The entry that the directory has at `at`, whose file must lie at `lies`, before `start`. */
function entryAt(view: Buffer, at: number, lies: number, start: number) {
  must(view.readUInt32LE(at) === signatures.central)
  const flags = view.readUInt16LE(at + 8)
  const method = view.readUInt16LE(at + 10)
  const [nameSize, extraSize] = [view.readUInt16LE(at + 28), view.readUInt16LE(at + 30)]
  const [crc, packedSize, size] = [16, 20, 24].map(offset => view.readUInt32LE(at + offset)) as [number, number, number]
  const past = at + centralSize + nameSize + extraSize
  must((flags & ~harmlessFlags) === 0 && (method === 8 || (method === 0 && packedSize === size)))
  // No comment, on this disk, and where the file before it ended.
  must(view.readUInt32LE(at + 32) === 0 && view.readUInt32LE(at + 42) === lies && past <= view.length)
  must(isPlainFile(view.readUInt16LE(at + 4) >> 8, view.readUInt32LE(at + 38)))
  mustBeHarmless(view.subarray(past - extraSize, past))
  const name = view.subarray(at + centralSize, at + centralSize + nameSize)
  const data = localData(view.subarray(0, start), lies, { flags, method, crc, packedSize, size, name })
  const next =
    data + packedSize + ((flags & flag.descriptor) === 0 ? 0 : descriptorSize(view, data, packedSize, size, crc))
  must(next <= start)
  const content = view.subarray(data, data + packedSize)
  const read = { name: name.toString('utf8'), method, crc, packedSize, size, data: content }
  return { entry: read, at: past, next }
}

interface Stated {
  readonly flags: number
  readonly method: number
  readonly crc: number
  readonly packedSize: number
  readonly size: number
  readonly name: Buffer
}

/** Where the data of a file begins, which says the same of itself as the directory does. */
function localData(view: Buffer, at: number, { flags, method, crc, packedSize, size, name }: Stated): number {
  must(at + localSize <= view.length && view.readUInt32LE(at) === signatures.local)
  must(view.readUInt16LE(at + 6) === flags && view.readUInt16LE(at + 8) === method)
  const own = [14, 18, 22].map(offset => view.readUInt32LE(at + offset))
  const stated = [crc, packedSize, size]
  // What follows in a descriptor may be left open here; a file that is stored so ends where each reader thinks that it does.
  const mayBeOpen = (flags & flag.descriptor) !== 0 && method === 8
  must(own.every((value, index) => value === stated[index] || (mayBeOpen && value === 0)))
  must((flags & flag.descriptor) === 0 || mayBeOpen)
  const [nameSize, extraSize] = [view.readUInt16LE(at + 26), view.readUInt16LE(at + 28)]
  const data = at + localSize + nameSize + extraSize
  must(data <= view.length && view.subarray(at + localSize, at + localSize + nameSize).equals(name))
  mustBeHarmless(view.subarray(data - extraSize, data))
  return data
}

/** A descriptor says once more what the directory says; its signature may be left out (section 4.3.9.3). */
function descriptorSize(view: Buffer, data: number, packedSize: number, size: number, crc: number): number {
  const at = data + packedSize
  must(at + 16 <= view.length)
  const skip = view.readUInt32LE(at) === signatures.descriptor ? 4 : 0
  must([crc, packedSize, size].every((value, index) => view.readUInt32LE(at + skip + 4 * index) === value))
  return skip + 12
}

function isPlainFile(madeBy: number, attributes: number): boolean {
  const type = madeBy === madeByUnix ? (attributes >>> 16) & fileTypes.mask : 0
  return (type === 0 || type === fileTypes.regular) && (attributes & folder) === 0
}

function mustBeHarmless(extra: Buffer): void {
  let at = 0
  while (at < extra.length) {
    must(at + 4 <= extra.length && harmlessExtras.includes(extra.readUInt16LE(at)))
    at += 4 + extra.readUInt16LE(at + 2)
  }
  must(at === extra.length)
}

function must(isSo: boolean): void {
  if (!isSo) throw new AmbiguousZip()
}
