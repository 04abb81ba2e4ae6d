import { posix } from 'node:path'
import { ToolError } from '../../errors.ts'
import { download } from '../../exchange/download.ts'
import { refuseCredentials } from '../../exchange/refuse-credentials.ts'
import type { World } from '../../model/world.ts'
import type { Contents } from '../archive.ts'
import { integrityOf } from './pack.ts'
import { packageLimits, untar } from './tar.ts'

/** Where a package is had from. */
export type Source =
  | { readonly kind: 'npm'; readonly spec: string }
  | { readonly kind: 'url'; readonly url: string }
  /** A tarball or a folder. */
  | { readonly kind: 'file'; readonly path: string }

/** What was had, and how the lock names it: a registry's by the very version. */
export interface Had {
  readonly contents: Contents
  readonly source: string
  /** For messages. */
  readonly where: string
  /** Of a tarball. */
  readonly integrity?: string
}

const npmSpec = /^(?:@[a-z0-9][a-z0-9._-]*\/)?[a-z0-9][a-z0-9._-]*(?:@[A-Za-z0-9^~<>=.*| -]{1,100})?$/

/**
 * What a user, or a lock, names.
 * @throws ToolError `package.source`
 */
export function sourceOf(spec: string): Source {
  if (/^https?:\/\//.test(spec)) return { kind: 'url', url: spec }
  if (spec.startsWith('file:')) return { kind: 'file', path: spec.slice('file:'.length) }
  const bare = spec.replace(/^npm:/, '')
  if (bare === spec && (/^[.~]?[./\\]|^[A-Za-z]:[/\\]/.test(spec) || /\.(?:tgz|tar\.gz)$/.test(spec)))
    return { kind: 'file', path: spec }
  if (!npmSpec.test(bare)) throw new ToolError('package.source', { where: spec, spec, problem: 'package.source.form' })
  return { kind: 'npm', spec: bare }
}

/**
 * Gets a package: in memory, and looked through for what no package may have.
 * @param registry of npm, when not the user's own
 * @throws ToolError `address.credentials`, `package.refused`, `package.source`, `npm.failed`, `download.failed`, `file.missing`
 */
export async function had(world: World, source: Source, registry?: string): Promise<Had> {
  if (source.kind === 'npm') {
    const { name, version, tarball } = await world.npm.fetch(source.spec, registry)
    return ofTarball(tarball, `npm:${name}@${version}`)
  }
  if (source.kind === 'url') return atAddress(world, source.url)
  const { path } = source
  const isFolder = await world.files.exists(`${path}/profile.yaml`)
  if (isFolder) return { contents: await inFolder(world, path), source: `file:${path}`, where: path }
  const bytes = await world.files.readSmall(path, packageLimits.packed)
  if (!bytes) throw new ToolError('package.refused', { where: path, problem: 'package.why.large', name: '' })
  return ofTarball(bytes, `file:${path}`)
}

/** The lock that names it is kept with the project, for all to read. */
async function atAddress(world: World, url: string): Promise<Had> {
  refuseCredentials(url)
  return ofTarball(await download(world, url, packageLimits.packed), url)
}

function ofTarball(bytes: Uint8Array, source: string): Had {
  return { contents: untar(bytes, source), source, where: source, integrity: integrityOf(bytes) }
}

/** A folder as it would be packed: what is hidden, and packages of others, are left where they are. */
async function inFolder(world: World, folder: string): Promise<Contents> {
  const files = new Map<string, Uint8Array>()
  let size = 0
  for (const { path, name } of await world.files.list(folder)) {
    if (/(?:^|\/)(?:\.|node_modules(?:\/|$))/.test(name)) continue
    const bytes = await world.files.read(path)
    size += bytes.length
    files.set(name, bytes)
    if (files.size > packageLimits.files || size > packageLimits.unpacked)
      throw new ToolError('package.refused', { where: folder, problem: 'package.why.large', name })
  }
  return files
}

/** Where a file lies that is beside the source; undefined where nothing is. */
export function besides(source: Source, name: string): Source | undefined {
  if (source.kind === 'url') return { kind: 'url', url: new URL(name, source.url).href }
  if (source.kind === 'npm') return undefined
  return { kind: 'file', path: posix.join(source.path.replaceAll('\\', '/'), '..', name) }
}
