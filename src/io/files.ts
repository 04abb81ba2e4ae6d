import { randomUUID } from 'node:crypto'
import { closeSync, fsync, openSync, renameSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ToolError } from '../errors.ts'
import type { Files, OpenFile } from '../model/world.ts'
import { listFiles } from './list-files.ts'
import { makeFolder } from './make-folder.ts'
import { readError, readOnly, readSmall, refuseUnlessFile } from './read-small.ts'
import { realPath } from './real-path.ts'
import { replaceFolder } from './replace-folder.ts'
import { isFolder, walkFolder } from './walk-folder.ts'
import { codeOf, writeError } from './write-error.ts'
import { writeFolders } from './write-folders.ts'

const chunkSize = 1024 * 1024

/**
 * Files on disk. Short reads are done at once: a promise per small file costs more than the read itself.
 *
 * @param onLongStream - called when a file of 256 MiB or more begins to be read in chunks
 */
export function diskFiles(onLongStream: () => void = () => undefined): Files {
  return {
    read: async path => readWhole(path),
    readSmall: async (path, most, room) => readSmall(path, most, room),
    stream: path => readInChunks(path, onLongStream),
    list: async path => listFiles(path),
    exists: async path => mayExist(path),
    isFolder: async path => isFolder(path),
    realPath: async path => realPath(path),
    walk: async path => walkFolder(path),
    open: openFile,
    write: (path, content) => writeInChunks(path, onePiece(content)),
    writeStream: writeInChunks,
    replaceFolder: async (path, files) => replaceFolder(path, files),
    writeSecret: async (path, content) => writeSecret(path, content),
    writeFolders: async folders => writeFolders(folders),
    remove: async path => remove(path),
  }
}

function readWhole(path: string): Uint8Array {
  return readSmall(path, Number.POSITIVE_INFINITY) ?? new Uint8Array(0)
}

/** Reads are asynchronous: others compute meanwhile. */
async function openFile(path: string): Promise<OpenFile> {
  try {
    const file = await open(path, readOnly)
    const size = refuseUnlessFile(await file.stat().catch(error => file.close().then(() => Promise.reject(error))))
    return {
      size,
      read: async (at, length) => {
        const buffer = Buffer.allocUnsafeSlow(Math.max(0, Math.min(length, size - at)))
        let filled = 0
        while (filled < buffer.length) {
          const { bytesRead } = await file.read(buffer, filled, buffer.length - filled, at + filled)
          if (bytesRead === 0) break
          filled += bytesRead
        }
        return buffer.subarray(0, filled)
      },
      close: () => file.close(),
    }
  } catch (error) {
    throw readError(path, error)
  }
}

/** Each chunk is memory of its own, so that a reader may keep it. A small file is one chunk. */
async function* readInChunks(path: string, onLongStream: () => void): AsyncIterable<Uint8Array> {
  const small = readSmall(path, chunkSize)
  if (small) return yield small
  let file: Awaited<ReturnType<typeof open>> | undefined
  try {
    file = await open(path, readOnly)
    if ((await file.stat()).size >= longStream) onLongStream()
    for (;;) {
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafeSlow(chunkSize), 0, chunkSize)
      if (bytesRead === 0) return
      yield buffer.subarray(0, bytesRead)
    }
  } catch (error) {
    throw readError(path, error)
  } finally {
    await file?.close()
  }
}

/** Bytes of a file of which the rules across records may keep so much that nothing else may take much. */
const longStream = 256 * 1024 * 1024

/** A path that cannot be looked at may exist: the read that follows then says why it is closed. */
function mayExist(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined
  } catch (error) {
    return codeOf(error) !== 'ENOTDIR'
  }
}

/** The pieces are gathered in the temporary file; only a whole file gets the name. */
async function writeInChunks(path: string, chunks: AsyncIterable<Uint8Array>): Promise<void> {
  const temporary = temporaryBeside(path)
  try {
    makeFolder(dirname(path))
    removeAtExit(temporary)
    const file = openSync(temporary, 'wx')
    try {
      for await (const chunk of chunks) writeAll(file, chunk)
      await synced(file)
    } finally {
      closeSync(file)
    }
    renameSync(temporary, path)
  } catch (error) {
    removeQuietly(temporary)
    throw writeError(path, error)
  } finally {
    unfinished.delete(temporary)
  }
}

/** Temporary files that are being written. */
const unfinished = new Set<string>()

/** Who is interrupted leaves nothing behind. */
function removeAtExit(temporary: string): void {
  if (unfinished.size === 0) {
    process.off('exit', removeUnfinished)
    process.once('exit', removeUnfinished)
  }
  unfinished.add(temporary)
}

function removeUnfinished(): void {
  for (const temporary of unfinished) removeQuietly(temporary)
}

/** The disk has it. Other work goes on meanwhile: several files are waited for at once. */
function synced(file: number): Promise<void> {
  return new Promise((resolve, reject) => fsync(file, error => (error ? reject(error) : resolve())))
}

/** Made with its rights, not given them afterwards: nobody can open it in between. */
function writeSecret(path: string, content: string): void {
  try {
    makeFolder(dirname(path))
    writeFileSync(path, content, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw new ToolError('key.exists', { where: path }, error)
    throw writeError(path, error)
  }
}

function remove(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true })
  } catch (error) {
    throw writeError(path, error)
  }
}

function temporaryBeside(path: string): string {
  return join(dirname(path), `.samklang-${randomUUID()}.tmp`)
}

async function* onePiece(content: string | Uint8Array): AsyncIterable<Uint8Array> {
  yield typeof content === 'string' ? Buffer.from(content) : content
}

/** The error that is told is the one that stopped the writing. */
function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch {}
}

/** One call may write less than it was given. */
function writeAll(file: number, content: Uint8Array): void {
  for (let at = 0; at < content.length; ) at += writeSync(file, content, at)
}
