import type { PackageEntry, PackageFaultKind, PackageFormat } from '../../model/package.ts'

/** Something that is wrong with an archive, or with a file in it, so that it cannot be read. */
export class PackageFault extends Error {
  readonly fault: PackageFaultKind

  constructor(fault: PackageFaultKind, cause?: unknown) {
    super(fault, { cause })
    this.fault = fault
  }
}

/** Entries of a package: each takes half a kilobyte of memory, and an archive of some megabytes can have billions. */
export const mostEntries = 2_000_000

/** A package has more entries than can be listed. */
export class TooManyEntries extends Error {}

/** Of an archive that unpacks to more bytes, and to so many times its size. Deflate itself reaches 1 032 times. */
const bomb = { unpacked: 4 * 2 ** 30, ratio: 250 }

/** True for one that unpacks to much more than it is (CWE-409). Sizes in bytes. */
export function isBomb(unpacked: number, packed: number): boolean {
  return unpacked > bomb.unpacked && unpacked > bomb.ratio * packed
}

/** What reads a file of a package: its bytes are checked on the way, and what is wrong is thrown. */
export type Visit = (entry: PackageEntry, content: AsyncIterable<Uint8Array>) => Promise<void>

/** A package that can be read. Nothing is kept of what is read. */
export interface PackageSource {
  readonly format: PackageFormat
  readonly entries: readonly PackageEntry[]
  readonly faults: readonly { readonly fault: PackageFaultKind; readonly path?: string }[]
  /** Reads the files that are wanted, in the order in which they lie. */
  walk(wanted: ReadonlySet<PackageEntry>, visit: Visit): Promise<void>
  /** One file by itself. @throws PackageFault in the middle of it */
  content(entry: PackageEntry): AsyncIterable<Uint8Array>
}

/** The `walk` of what can be read anywhere. */
export function walkByContent(
  entries: readonly PackageEntry[],
  content: PackageSource['content'],
): PackageSource['walk'] {
  return async (wanted, visit) => {
    for (const entry of entries) if (wanted.has(entry)) await visit(entry, content(entry))
  }
}

/** Bytes that are read at a time. */
export const pieceSize = 1 << 20
