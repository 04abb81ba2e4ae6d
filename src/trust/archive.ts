import { zipSync } from 'fflate'
import { ToolError } from '../errors.ts'
import { firstDay } from '../reporters/package-parts.ts'
import { AmbiguousZip, unpacked, type ZipEntry, zipEntries } from './zip.ts'

/** Names and contents of the files of a bundle. */
export type Contents = ReadonlyMap<string, Uint8Array>

/** What a bundle may be when it is read. Sizes in bytes; the ratio is that of a large file unpacked to packed. */
export const limits = { packed: 512 << 20, files: 20_000, unpacked: 768 << 20, name: 200, ratio: 200, large: 8 << 20 }

/** Every segment begins with a letter or digit: no path leads out of the bundle, and none is hidden. */
const safeName = /^[A-Za-z0-9][A-Za-z0-9._-]*(?:\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/

/** One zip. The same contents give the same bytes, in whatever order they were put in. */
export function pack(contents: Contents): Uint8Array {
  const sorted = [...contents].sort(([a], [b]) => (a < b ? -1 : 1))
  return zipSync(Object.fromEntries(sorted), { mtime: firstDay, level: 6 })
}

/**
 * The files of a zip that a stranger may have made: in memory only, under limits that are held before anything is
 * unpacked (CWE-22, CWE-409). Nested archives are bytes like others.
 * @throws ToolError `bundle.refused` with `problem`, a key of `bundle.why.…`
 */
export function unpack(bytes: Uint8Array, where: string): Contents {
  const refuse = (why: string, name = '') =>
    new ToolError('bundle.refused', { where, problem: `bundle.why.${why}`, name })
  if (bytes.length > limits.packed) throw refuse('large')
  const seen = new Set<string>()
  let total = 0
  const mayOpen = ({ name, packedSize, size }: ZipEntry) => {
    if (name.length > limits.name || !safeName.test(name)) throw refuse('name', name.slice(0, limits.name))
    // Names that differ in case are one file on many disks.
    const folded = name.toLowerCase()
    if (seen.has(folded)) throw refuse('twice', name)
    seen.add(folded)
    total += size
    if (seen.size > limits.files || total > limits.unpacked) throw refuse('large', name)
    if (size > limits.large && size > packedSize * limits.ratio) throw refuse('bomb', name)
  }
  try {
    const entries = zipEntries(bytes, limits.files)
    for (const entry of entries) mayOpen(entry)
    return new Map(entries.map(entry => [entry.name, unpacked(entry)]))
  } catch (error) {
    if (error instanceof ToolError) throw error
    if (!(error instanceof AmbiguousZip)) throw error
    throw refuse(isSomeZip(bytes) ? 'ambiguous' : 'zip')
  }
}

/** A file with something in it that begins, or ends, as a zip does. */
function isSomeZip(bytes: Uint8Array): boolean {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return ['PK\u0003\u0004', 'PK\u0005\u0006'].some(signature => view.includes(signature, 0, 'latin1'))
}
