import { posix } from 'node:path'
import { ToolError } from '../errors.ts'
import type { WireRequest } from '../model/handler.ts'
import type {
  FileEntry,
  FolderEntry,
  HttpConnection,
  HttpSettings,
  WireResponse,
  Workers,
  World,
} from '../model/world.ts'

/** What a test lets the code under test do. What is not named here is refused. */
export interface Grants {
  /** Path to content; a folder is what the paths say it is. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>
  /** May files be written; what was written is in `written`. */
  readonly mayWrite?: boolean
  readonly cache?: boolean
  readonly environment?: World['environment']
  readonly embeddedProfiles?: string
  /** Start of the clock, ISO 8601; without it no clock may be read. */
  readonly now?: string
  /** Answers requests; settings are those that the code under test connected with. */
  readonly answer?: (
    request: WireRequest,
    settings: HttpSettings,
  ) => Awaitable<Awaited<ReturnType<HttpConnection['send']>>>
}

type Awaitable<T> = T | Promise<T>

export interface TestWorld extends World {
  /** What was written through the World, by path. */
  readonly written: ReadonlyMap<string, Uint8Array>
  /** Requests sent, in order. */
  readonly sent: readonly WireRequest[]
  /** Moves the clock; `sleep` moves it too, and returns at once. */
  readonly advance: (milliseconds: number) => void
}

/** A World in memory. Time stands still but for `sleep` and `advance`; UUIDs count up. */
export function testWorld(grants: Grants = {}): TestWorld {
  const files = new Map(Object.entries(grants.files ?? {}).map(([path, content]) => [path, bytes(content)]))
  const written = new Map<string, Uint8Array>()
  const cache = new Map<string, string>()
  const sent: WireRequest[] = []
  let elapsed = 0
  let uuids = 0
  const advance = (milliseconds: number) => {
    elapsed += milliseconds
  }
  return {
    written,
    sent,
    advance,
    files: {
      read: async path => read(files, path),
      readSmall: async (path, most) => {
        const content = read(files, path)
        return content.length <= most ? content : undefined
      },
      stream: path => inPieces(files, path),
      list: async path => list(files, path),
      exists: async path => entries(files, path).length > 0,
      isFolder: async path => !files.has(path) && entries(files, path).length > 0,
      realPath: async path => posix.resolve('/', path),
      walk: async path => (files.has(path) ? undefined : walk(files, path)),
      open: async path => {
        const content = read(files, path)
        return {
          size: content.length,
          read: async (at, length) => content.subarray(at, at + length),
          close: async () => {},
        }
      },
      write: async (path, content) => {
        if (!grants.mayWrite) refuse(`write ${path}`)
        files.set(path, bytes(content))
        written.set(path, bytes(content))
      },
      writeStream: async (path, chunks) => {
        if (!grants.mayWrite) refuse(`write ${path}`)
        const parts: Uint8Array[] = []
        for await (const chunk of chunks) parts.push(chunk)
        files.set(path, Buffer.concat(parts))
        written.set(path, Buffer.concat(parts))
      },
      replaceFolder: async (path, added) => {
        if (!grants.mayWrite) refuse(`write ${path}`)
        for (const { path: old } of entries(files, path)) files.delete(old)
        for (const { name, content } of added) {
          files.set(`${path}/${name}`, bytes(content))
          written.set(`${path}/${name}`, bytes(content))
        }
      },
      remove: async path => {
        if (!grants.mayWrite) refuse(`remove ${path}`)
        for (const name of [...files.keys()]) if (name === path || name.startsWith(`${path}/`)) files.delete(name)
      },
      writeSecret: async (path, content) => {
        if (!grants.mayWrite) refuse(`write ${path}`)
        if (files.has(path)) throw new ToolError('key.exists', { where: path })
        files.set(path, bytes(content))
        written.set(path, bytes(content))
      },
      writeFolders: async folders => {
        if (!grants.mayWrite) refuse(`write ${[...folders.keys()].join(', ')}`)
        for (const path of folders.keys()) {
          if (entries(files, path).length > 0) throw new ToolError('folder.exists', { where: path })
        }
        for (const [path, within] of folders) {
          for (const { name, content } of within) {
            files.set(`${path}/${name}`, bytes(content))
            written.set(`${path}/${name}`, bytes(content))
          }
        }
      },
    },
    cache: {
      get: async key => (grants.cache ? cache.get(key) : undefined),
      put: async (key, content) => {
        if (grants.cache) cache.set(key, content)
      },
    },
    connect: async settings => ({
      send: async request => {
        sent.push(request)
        return grants.answer ? grants.answer(request, settings) : refuse(`${request.method} ${request.url}`)
      },
      close: async () => {},
    }),
    listen: async () => refuse('listen'),
    print: async () => refuse('print'),
    now: () => new Date(Date.parse(grants.now ?? refuse('read the clock')) + elapsed),
    ticks: () => elapsed,
    sleep: async milliseconds => advance(milliseconds),
    underway: async () => {},
    uuid: () => {
      uuids += 1
      return `00000000-0000-4000-8000-${String(uuids).padStart(12, '0')}`
    },
    project: '.',
    npm: {
      fetch: async spec => refuse(`npm ${spec}`),
      versions: async name => refuse(`npm ${name}`),
      publish: async () => refuse('npm publish'),
    },
    embeddedProfiles: grants.embeddedProfiles ?? 'profiles',
    environment: grants.environment ?? {},
  }
}

/** Threads that are none: what goes to and fro is cloned as between threads, and later tasks may be done earlier. */
export function pretendedWorkers(worker: () => (task: unknown) => Promise<unknown>): Workers {
  return {
    cores: 2,
    open: async threads => {
      const crew = Array.from({ length: threads }, worker)
      const told: Promise<unknown>[] = []
      let tasks = 0
      return {
        threads,
        tell: task => {
          for (const work of crew) told.push(work(structuredClone(task)))
        },
        run: async task => {
          const number = tasks++
          await Promise.all(told)
          for (let turn = number % threads; turn < threads; turn += 1) await new Promise(setImmediate)
          return structuredClone(await crew[number % threads]?.(structuredClone(task)))
        },
        close: async () => {},
      }
    },
  }
}

/** An answer with a JSON body, for `Grants.answer`. */
export function jsonAnswer(body: unknown, status = 200, headers: WireResponse['headers'] = []): WireResponse {
  return { status, headers: [['content-type', 'application/json'], ...headers], body: bytes(JSON.stringify(body)) }
}

type Contents = ReadonlyMap<string, Uint8Array>

function read(files: Contents, path: string): Uint8Array {
  const content = files.get(path)
  if (content === undefined) throw new ToolError('file.missing', { where: path })
  return content
}

/** Pieces of one byte more than nothing, so that code which forgets the seams is found out. */
async function* inPieces(files: Contents, path: string): AsyncIterable<Uint8Array> {
  const content = read(files, path)
  const size = Math.max(1, Math.ceil(content.length / 3))
  for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size)
}

function list(files: Contents, path: string): readonly FileEntry[] {
  const found = entries(files, path)
  if (found.length === 0) throw new ToolError('file.missing', { where: path })
  return found
}

function entries(files: Contents, path: string): readonly FileEntry[] {
  const folder = `${path.replace(/\/+$/, '')}/`
  return [...files]
    .filter(([name]) => name === path || name.startsWith(folder))
    .map(([name, { length }]) => ({
      path: name,
      name: name === path ? (name.split('/').at(-1) ?? name) : name.slice(folder.length),
      size: length,
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** Files, and the folders that their paths say that there are. */
function walk(files: Contents, path: string): readonly FolderEntry[] {
  const found = entries(files, path)
  const folders = new Set(
    found.flatMap(({ name }) =>
      name
        .split('/')
        .slice(0, -1)
        .map((_, at, all) => all.slice(0, at + 1).join('/')),
    ),
  )
  const asFolders = [...folders].map(name => ({ name, path: `${path}/${name}`, kind: 'folder' as const, size: 0 }))
  const asFiles = found.map(entry => ({ ...entry, kind: 'file' as const, size: read(files, entry.path).length }))
  return [...asFolders, ...asFiles].sort((a, b) => (a.name < b.name ? -1 : 1))
}

function bytes(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content
}

function refuse(what: string): never {
  throw new Error(`The test did not grant: ${what}`)
}
