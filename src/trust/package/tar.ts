import { gunzipSync } from 'node:zlib'
import { gzipSync } from 'fflate'
import { ToolError } from '../../errors.ts'
import type { Contents } from '../archive.ts'

/** What a package may be. Sizes in bytes. */
export const packageLimits = { packed: 64 << 20, unpacked: 256 << 20, files: 20_000, name: 255 }

/** Every segment begins with a letter, digit or underscore: no path leads out of the package, and none is hidden. */
const safeName = /^[A-Za-z0-9_][A-Za-z0-9._-]*(?:\/[A-Za-z0-9_][A-Za-z0-9._-]*)*$/

const block = 512
/** Folder that npm wants all files of a package in. */
const root = 'package/'
/** Whole seconds: the first day that npm itself writes (1985-10-26T08:15:00Z), so that no clock is in the bytes. */
const firstMoment = 499_162_500

/**
 * The files as a gzipped tar (POSIX ustar) as npm takes it. The same files give the same bytes, in whatever order they
 * come.
 * @throws ToolError `package.refused` for names that a plain ustar header has no room for
 */
export function tarball(contents: Contents, where: string): Uint8Array {
  const sorted = [...contents].sort(([a], [b]) => (a < b ? -1 : 1))
  const parts = sorted.flatMap(([name, bytes]) => {
    if (!safeName.test(name)) throw refusal(where, 'name', name)
    return [header(`${root}${name}`, bytes.length, where), bytes, new Uint8Array(padding(bytes.length))]
  })
  return gzipSync(Buffer.concat([...parts, new Uint8Array(2 * block)]), { level: 9, mtime: 0 })
}

/**
 * The files of a package that a stranger may have made, in memory only. Whatever is not a plain file in a plain place is
 * refused: links, devices, extended headers that give other names, names twice, and more than the limits (CWE-22,
 * CWE-59, CWE-409).
 * @throws ToolError `package.refused` with `problem`, a key of `package.why.…`
 */
export function untar(bytes: Uint8Array, where: string): Contents {
  if (bytes.length > packageLimits.packed) throw refusal(where, 'large')
  const view = unzipped(bytes, where)
  const files = new Map<string, Uint8Array>()
  const seen = new Set<string>()
  let at = 0
  for (; at + block <= view.length && !isEmpty(view.subarray(at, at + block)); ) {
    const { name, size } = readHeader(view.subarray(at, at + block), where)
    const start = at + block
    if (start + size > view.length) throw refusal(where, 'tar', name)
    const folded = name.toLowerCase()
    // Names that differ in case are one file on many disks.
    if (seen.has(folded)) throw refusal(where, 'twice', name)
    seen.add(folded)
    if (seen.size > packageLimits.files) throw refusal(where, 'large', name)
    files.set(name, new Uint8Array(view.subarray(start, start + size)))
    at = start + size + padding(size)
  }
  // What stands behind the end would be read by nobody, or by somebody else.
  if (at >= view.length || !isEmpty(view.subarray(at))) throw refusal(where, 'tar')
  refuseFileAsFolder(files, seen, where)
  return files
}

function unzipped(bytes: Uint8Array, where: string): Buffer {
  try {
    return gunzipSync(bytes, { maxOutputLength: packageLimits.unpacked })
  } catch (error) {
    const isLarge = error instanceof RangeError
    throw refusal(where, isLarge ? 'large' : 'tar', '', error)
  }
}

/** `a` and `a/b` cannot both be files. */
function refuseFileAsFolder(files: Contents, folded: ReadonlySet<string>, where: string): void {
  for (const name of files.keys()) {
    const segments = name.toLowerCase().split('/')
    for (let length = 1; length < segments.length; length += 1) {
      if (folded.has(segments.slice(0, length).join('/'))) throw refusal(where, 'twice', name)
    }
  }
}

function header(path: string, size: number, where: string): Uint8Array {
  const [prefix, name] = splitPath(path, where)
  const head = Buffer.alloc(block)
  const octal = (value: number, offset: number, length: number) =>
    head.write(`${value.toString(8).padStart(length - 1, '0')}\0`, offset, 'latin1')
  head.write(name, 0, 'latin1')
  octal(0o644, 100, 8)
  octal(0, 108, 8)
  octal(0, 116, 8)
  octal(size, 124, 12)
  octal(firstMoment, 136, 12)
  head.write('        0', 148, 'latin1')
  head.write('ustar\u000000', 257, 'latin1')
  head.write(prefix, 345, 'latin1')
  head.write(`${checksum(head).toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  return head
}

/** A name of at most 100 signs, and what stands before it of at most 155. */
function splitPath(path: string, where: string): readonly [prefix: string, name: string] {
  if (path.length <= 100) return ['', path]
  const at = path.indexOf('/', path.length - 101)
  if (at < 0 || at > 155) throw refusal(where, 'name', path)
  return [path.slice(0, at), path.slice(at + 1)]
}

interface Entry {
  readonly name: string
  readonly size: number
}

function readHeader(head: Buffer, where: string): Entry {
  const text = (from: number, length: number) => {
    const field = head.subarray(from, from + length)
    const end = field.indexOf(0)
    return field.subarray(0, end < 0 ? length : end).toString('latin1')
  }
  const number = (from: number, length: number) => {
    const digits = text(from, length).trim()
    return /^[0-7]{1,11}$/.test(digits) ? Number.parseInt(digits, 8) : Number.NaN
  }
  const prefix = text(257, 6) === 'ustar' ? text(345, 155) : ''
  const path = prefix === '' ? text(0, 100) : `${prefix}/${text(0, 100)}`
  if (number(148, 8) !== checksum(head)) throw refusal(where, 'tar', path)
  const type = head.toString('latin1', 156, 157)
  if (type !== '0' && type !== '\0') throw refusal(where, 'kind', path)
  const size = number(124, 12)
  if (!Number.isSafeInteger(size)) throw refusal(where, 'tar', path)
  const name = path.startsWith(root) ? path.slice(root.length) : ''
  if (path.length > packageLimits.name || !safeName.test(name)) throw refusal(where, 'name', path)
  return { name, size }
}

/** The sum of all bytes of a header, its own field taken as blanks. */
function checksum(head: Buffer): number {
  return head.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 0x20 : byte), 0)
}

function padding(size: number): number {
  return (block - (size % block)) % block
}

function isEmpty(bytes: Uint8Array): boolean {
  return bytes.every(byte => byte === 0)
}

function refusal(where: string, why: string, name = '', cause?: unknown): ToolError {
  const args = { where, problem: `package.why.${why}`, name: name.slice(0, packageLimits.name) }
  return new ToolError('package.refused', args, cause)
}
