import { closeSync, constants, fstatSync, openSync, readFileSync, readSync, type Stats } from 'node:fs'
import { ToolError } from '../errors.ts'
import { codeOf } from './write-error.ts'

/** Opening a pipe must not wait for somebody to write into it. */
export const readOnly = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)

/**
 * All of a file of at most so many bytes, undefined of a larger one. It is opened once and never looked up by name again. Read at
 * once: a promise per small file costs more than the read itself.
 *
 * @param room where the bytes are put, when they fit; otherwise in memory that is nobody's, and that threads share: such bytes are
 *   sent to them as they are
 */
export function readSmall(path: string, most: number, room?: Uint8Array): Uint8Array | undefined {
  try {
    const file = openSync(path, readOnly)
    try {
      const into = room && room.length >= slabRoom ? room : freshRoom()
      const all = (most >= quickRoom && quickly(file, into)) || slowly(file, most, into)
      if (into === slab && all?.buffer === slab.buffer) slab = slab.subarray(all.length)
      return all
    } finally {
      closeSync(file)
    }
  } catch (error) {
    throw readError(path, error)
  }
}

/** Room in a slab for one file; of a larger one, that much is read into it. */
const slabRoom = 64 * 1024
const slabSize = 1024 * 1024
let slab: Uint8Array = new Uint8Array(0)

function freshRoom(): Uint8Array {
  if (slab.length < slabRoom) slab = Buffer.from(new SharedArrayBuffer(slabSize))
  return slab
}

/** Most files have less. No more is asked for: the kernel would touch all of the memory that it is given. */
const quickRoom = 16 * 1024

/**
 * All of a small file; undefined when it must be looked at first. Files are read so at a place, which pipes and folders refuse;
 * and a device that would never end fills the room. To ask what a file is takes longer than to ask whether more of it comes.
 */
function quickly(file: number, into: Uint8Array): Uint8Array | undefined {
  try {
    const size = readSync(file, into, 0, quickRoom, 0)
    if (size === 0 || size === quickRoom || readSync(file, into, size, 1, size) > 0) return undefined
    return into.subarray(0, size)
  } catch {
    return undefined
  }
}

/** What is made up as it is read says that it has no size, and is read to its end. */
function slowly(file: number, most: number, into: Uint8Array): Uint8Array | undefined {
  const saidSize = refuseUnlessFile(fstatSync(file))
  if (saidSize > most) return undefined
  const wanted = saidSize > 0 ? Math.min(saidSize, slabRoom) : slabRoom
  let size = 0
  while (size < wanted) {
    const read = readSync(file, into, size, wanted - size, null)
    if (read === 0) break
    size += read
  }
  const start = into.subarray(0, size)
  const all = size < slabRoom ? start : Buffer.concat([start, readFileSync(file)])
  return all.length > most ? undefined : all
}

/** The size of a file in bytes. A pipe or a device is refused: it could make a read wait for ever. */
export function refuseUnlessFile(found: Stats): number {
  if (found.isDirectory()) throw systemError('EISDIR')
  if (!found.isFile()) throw systemError('not a regular file')
  return found.size
}

function systemError(code: string): Error {
  return Object.assign(new Error(code), { code })
}

/** What the disk refused, as it is told; anything else as it is. */
export function readError(path: string, error: unknown): unknown {
  const code = codeOf(error)
  if (code === 'ENOENT' || code === 'ENOTDIR') return new ToolError('file.missing', { where: path }, error)
  return code === '' ? error : new ToolError('file.unreadable', { where: path, why: code }, error)
}
