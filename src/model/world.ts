import type { ConnectionFacts } from './connection.ts'
import type { Headers } from './evidence.ts'
import type { Listen, WireRequest } from './handler.ts'
import type { Sheet } from './reporter.ts'
import type { ServerCertificate } from './sut.ts'
import type { Trouble } from './trouble.ts'

export interface FileEntry {
  /** Path to open it by. */
  readonly path: string
  /** Path relative to what was listed, with forward slashes. */
  readonly name: string
}

/** Something in a folder, as it is there: links are not followed. */
export interface FolderEntry extends FileEntry {
  readonly kind: 'file' | 'folder' | 'link' | 'special'
  /** Bytes, of a file. */
  readonly size: number
  /** A folder that cannot be looked into. */
  readonly isClosed?: true
}

/** A file that is read here and there. */
export interface OpenFile {
  /** Bytes. */
  readonly size: number
  /** So many bytes from a place on; fewer where the file ends. */
  read(at: number, length: number): Promise<Uint8Array>
  close(): Promise<void>
}

/** A file of a folder that is written whole. */
export interface NewFile {
  /** Path inside the folder, with forward slashes. */
  readonly name: string
  readonly content: string | Uint8Array
}

/** Files. Every refusal is thrown as a ToolError that says what, where, why and what to do. */
export interface Files {
  read(path: string): Promise<Uint8Array>
  /**
   * All of a file of at most so many bytes; nothing of a larger one. Threads can be sent it without a copy.
   * @param room where to put the bytes, from its start on, if they fit: the caller may use it for others when it needs them no more
   */
  readSmall(path: string, most: number, room?: Uint8Array): Promise<Uint8Array | undefined>
  /** Reads in pieces of 1 MiB; each call opens the file anew. */
  stream(path: string): AsyncIterable<Uint8Array>
  /** A file gives itself; a folder gives its files, recursively, sorted by name. */
  list(path: string): Promise<readonly FileEntry[]>
  exists(path: string): Promise<boolean>
  /** Whether it is a folder, or a link to one; what cannot be looked at is none. */
  isFolder(path: string): Promise<boolean>
  /**
   * The one absolute path of what a path leads to, links followed, with forward slashes: equal for every way to write it. Of what
   * is not there, that of the nearest folder above it that is, and the rest as written.
   */
  realPath(path: string): Promise<string>
  /** All that is in a folder, folders and links too, sorted by name; undefined for what is no folder. */
  walk(path: string): Promise<readonly FolderEntry[] | undefined>
  open(path: string): Promise<OpenFile>
  /** Writes whole or not at all: a temporary file beside it, then rename. Makes missing folders. */
  write(path: string, content: string | Uint8Array): Promise<void>
  /** The same for content that comes in pieces. */
  writeStream(path: string, chunks: AsyncIterable<Uint8Array>): Promise<void>
  /**
   * Puts a whole folder in the place of one that is there, or of none: written beside it, then renamed. What fails on the way
   * leaves what was there as it was. Names are relative, with forward slashes.
   */
  replaceFolder(path: string, files: Iterable<NewFile>): Promise<void>
  /** Writes a new file that only its owner may read. @throws ToolError `key.exists` when there is one */
  writeSecret(path: string, content: string): Promise<void>
  /** Writes new folders, all whole or none. @throws ToolError `folder.exists` where something has the name */
  writeFolders(folders: NewFolders): Promise<void>
  /** Takes away a file, or a folder and all in it; a link is taken away and not followed. Nothing there is no error. */
  remove(path: string): Promise<void>
}

/** Path of a folder to its files. */
export type NewFolders = ReadonlyMap<string, readonly NewFile[]>

/** A private store for things that can be made again. A key that is unknown, damaged or not ours gives nothing. */
export interface Cache {
  get(key: string): Promise<string | undefined>
  put(key: string, content: string): Promise<void>
}

export interface WireResponse {
  readonly status: number
  readonly headers: Headers
  readonly body: Uint8Array
}

/** Settings of one HTTP connection pool. Times in milliseconds, sizes in bytes. */
export interface HttpSettings {
  readonly connections: number
  readonly timeout: number
  readonly maxResponseSize: number
  /** PEM text. */
  readonly ca?: string
  readonly clientCertificate?: { readonly cert: string; readonly key: string; readonly passphrase?: string }
  readonly proxy?: string
  /** Hosts that the user named, and which may therefore be private or link-local. */
  readonly namedHosts: readonly string[]
}

/** Sends exactly what it is given: no redirect, no retry, no decompression that is not recorded. */
export interface HttpConnection {
  /** Trouble is returned, not thrown: it is evidence. */
  send(request: WireRequest): Promise<WireResponse | { readonly trouble: Trouble }>
  /** What the server of an origin showed at first; undefined without TLS, and before anything was sent. */
  certificateOf?(origin: string): ServerCertificate | undefined
  /**
   * Looks at the connection that a request goes over, and sends the request once more without our client certificate.
   * Undefined without TLS, and through a proxy. Never rejects.
   */
  inspect?(request: WireRequest): Promise<ConnectionFacts | undefined>
  close(): Promise<void>
}

/** Threads that all do the same. Tasks and answers are plain data that can be cloned. */
export interface WorkerPool {
  readonly threads: number
  /**
   * Gives a task to the thread with least to do.
   * @throws ToolError `worker.died` when the thread ended before it answered
   */
  run(task: unknown): Promise<unknown>
  /** Gives a task that has no answer to every thread: what they need to know for those that follow. */
  tell(task: unknown): void
  /** Ends the threads, whatever they are doing. */
  close(): Promise<void>
}

/** Threads beside the main one, for work that computes. */
export interface Workers {
  /** Threads that the machine can run at once, the main one too. */
  readonly cores: number
  open(threads: number): Promise<WorkerPool>
}

/** A package as a registry gave it. */
export interface FetchedPackage {
  readonly name: string
  readonly version: string
  readonly tarball: Uint8Array
}

/**
 * The user's own npm, with its registry, proxy and tokens. It never runs a script of a package.
 * @throws ToolError `npm.missing`, `npm.failed`
 */
export interface Npm {
  /** @param spec name, and a version or range after `@` */
  fetch(spec: string, registry?: string): Promise<FetchedPackage>
  /** All versions of a package; none when there is no such package. */
  versions(name: string, registry?: string): Promise<readonly string[]>
  /** Gives back what npm said. */
  publish(tarball: Uint8Array, options: PublishOptions): Promise<string>
}

export interface PublishOptions {
  readonly registry?: string
  /** `restricted` or `public`, as npm takes it. */
  readonly access?: string
  readonly tag?: string
  /** Signed by the build server that publishes (docs.npmjs.com, Generating provenance statements). */
  readonly provenance?: boolean
  /** Everything but the upload. */
  readonly dryRun?: boolean
}

/** All that the pipeline may ask of the outside. The test double refuses whatever a test did not grant. */
export interface World {
  readonly files: Files
  readonly cache: Cache
  connect(settings: HttpSettings): Promise<HttpConnection>
  readonly listen: Listen
  /**
   * Prints a page to PDF, tagged and with an outline, by a browser that runs no script and reaches no network.
   * @throws ToolError `browser.missing`, `browser.failed`
   */
  print(sheet: Sheet): Promise<Uint8Array>
  readonly now: () => Date
  /** Milliseconds from an arbitrary start, for durations. */
  readonly ticks: () => number
  readonly sleep: (milliseconds: number) => Promise<void>
  /** Resolves when what was begun has gone out, such as a request just sent: time to compute before it is answered. */
  readonly underway: () => Promise<void>
  /** 128 random bits as a UUID. */
  readonly uuid: () => string
  /** Folder of the user's project, where profiles are added; `.` is where the program was started. */
  readonly project: string
  readonly npm: Npm
  /** Folder with the profiles that ship with the package. */
  readonly embeddedProfiles: string
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Absent where threads cannot be had: everything is then done by the main one. */
  readonly workers?: Workers
}
