import { type Digest, digestBy } from '../../documents/package/digests.ts'
import { PackageFault, type PackageSource } from '../../documents/package/source.ts'
import type { InventoryLine, PackageEntry, PackageFaultKind } from '../../model/package.ts'

/** How far the reading of a package is. Sizes in MiB. */
export interface Done {
  readonly [name: string]: number
  readonly at: number
  readonly of: number
  readonly read: number
  readonly all: number
}

export interface Measured {
  /** Of each file, by algorithm as the manifest names it. */
  readonly checksums: ReadonlyMap<PackageEntry, ReadonlyMap<string, string>>
  readonly faults: readonly Extract<InventoryLine, { readonly fault: PackageFaultKind }>[]
}

const mebibyte = 2 ** 20

/** Reads every file of a package once, and computes the checksums that are asked for: all of an archive must be readable. */
export async function measure(
  source: PackageSource,
  algorithms: ReadonlyMap<PackageEntry, ReadonlySet<string>>,
  tell: (done: Done) => void,
): Promise<Measured> {
  const checksums = new Map<PackageEntry, ReadonlyMap<string, string>>()
  const faults: { fault: PackageFaultKind; path: string }[] = []
  const known = new Set(source.faults.map(({ path }) => path))
  const isBomb = source.faults.some(({ fault }) => fault === 'bomb' || fault === 'overlap')
  const wanted = new Set(isBomb ? [] : source.entries.filter(({ kind, path }) => kind === 'file' && !known.has(path)))
  const all = [...wanted].reduce((sum, { size }) => sum + size, 0)
  let [at, read, told] = [0, 0, 0]
  const tellOften = () => {
    if (at % 256 !== 0 && read - told < 64 * mebibyte) return
    told = read
    tell({ at, of: wanted.size, read: Math.round(read / mebibyte), all: Math.round(all / mebibyte) })
  }
  await source.walk(wanted, async (entry, content) => {
    const digests = digestsOf(algorithms.get(entry))
    try {
      for await (const piece of content) {
        for (const digest of digests.values()) digest.update(piece)
        read += piece.length
        tellOften()
      }
      if (digests.size > 0) {
        checksums.set(entry, new Map([...digests].map(([name, digest]) => [name, digest.end()])))
      }
    } catch (error) {
      if (!(error instanceof PackageFault)) throw error
      faults.push({ fault: error.fault, path: entry.path })
    }
    at += 1
    tellOften()
  })
  return { checksums, faults }
}

function digestsOf(names: ReadonlySet<string> | undefined): ReadonlyMap<string, Digest> {
  const digests = new Map<string, Digest>()
  for (const name of names ?? []) {
    const digest = digestBy(name)
    if (digest) digests.set(name, digest)
  }
  return digests
}
