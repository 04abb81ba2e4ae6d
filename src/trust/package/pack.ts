import { createHash } from 'node:crypto'
import { ToolError } from '../../errors.ts'
import type { Profile } from '../../model/profile.ts'
import type { World } from '../../model/world.ts'
import { embeddedProfiles, loadProfile, profileFolder } from '../../profile/load.ts'
import { type Manifest, namedFiles, readManifest } from '../../profile/read.ts'
import type { Contents } from '../archive.ts'
import { keyIdOf } from '../dsse.ts'
import type { Signer } from '../keys.ts'
import { type BaseDependency, engines, packageJson, packageNameOf, packageReadme } from './describe.ts'
import { signPackage } from './publication.ts'
import { tarball, untar } from './tar.ts'

export interface PackRequest {
  /** Id or folder. */
  readonly profile: string
  /** Folder that holds a folder of vectors for each profile. */
  readonly vectors: string
  readonly signer?: Signer
  /** Why it is packed though its tests do not hold. */
  readonly unproved?: string
}

export interface Packed {
  readonly profile: Profile
  readonly packageName: string
  readonly fileName: string
  readonly tarball: Uint8Array
  /** `sha512-` and base64, as npm and a lock write it. */
  readonly integrity: string
  readonly publisher?: string
}

/** Names in a package that no file of a profile may have. */
const reserved = /^(?:package\.json|README\.md|LICENSE|(?:attestation|test-vectors)(?:\/.*)?)$/

/**
 * A profile as one npm tarball: its files, vectors, a package.json and README, and when there is a signer the publisher's
 * signed statement of all of them. The same profile gives the same bytes on every machine and day.
 * @throws ToolError what loading throws, `package.refused`
 */
export async function packProfile(world: World, request: PackRequest): Promise<Packed> {
  const folder = await profileFolder(world, request.profile)
  const profile = await loadProfile(world, request.profile)
  const manifest = await manifestIn(world, folder)
  const files = new Map<string, Uint8Array>()
  for (const path of ownFiles(manifest)) {
    if (reserved.test(path)) {
      throw new ToolError('package.refused', { where: folder, problem: 'package.why.reserved', name: path })
    }
    files.set(path, await world.files.read(`${folder}/${path}`))
  }
  await addVectors(world, request.vectors, profile.id, files)
  const base = await baseOf(world, profile, manifest, folder)
  if (await world.files.exists(`${folder}/LICENSE`)) files.set('LICENSE', await world.files.read(`${folder}/LICENSE`))
  const readme = `${folder}/README.md`
  const hasReadme = await world.files.exists(readme)
  files.set('README.md', hasReadme ? await world.files.read(readme) : packageReadme(profile))
  const { id, version, digest } = profile
  const { unproved, signer } = request
  const member = {
    ...{ id, digest, engines },
    ...(base ? { extends: base } : {}),
    ...(unproved === undefined ? {} : { unproved }),
  }
  files.set('package.json', packageJson(profile, member, files))
  const contents: Contents = signer ? signPackage(files, { id, version, digest }, signer) : files
  const bytes = tarball(contents, folder)
  // What nobody could add is not packed: whoever adds it holds it against more than names.
  untar(bytes, folder)
  return {
    profile,
    packageName: packageNameOf(profile),
    fileName: `samklang-profile-${id}-${version}.tgz`,
    tarball: bytes,
    integrity: integrityOf(bytes),
    ...(signer ? { publisher: keyIdOf(signer.publicKey) } : {}),
  }
}

/** `sha512-` and base64 (Subresource Integrity, as npm uses it). */
export function integrityOf(bytes: Uint8Array): string {
  return `sha512-${createHash('sha512').update(bytes).digest('base64')}`
}

/** Paths of the files of a profile itself, its manifest and the rows first. */
export function ownFiles(manifest: Manifest): readonly string[] {
  return ['profile.yaml', 'requirements.yaml', ...namedFiles(manifest)]
}

async function manifestIn(world: World, folder: string): Promise<Manifest> {
  const where = `${folder}/profile.yaml`
  return readManifest(world, new TextDecoder().decode(await world.files.read(where)), where)
}

/** In the profile itself, as a lone profile has them. */
async function addVectors(world: World, vectors: string, id: string, files: Map<string, Uint8Array>): Promise<void> {
  const folder = `${vectors}/${id}`
  if (!(await world.files.exists(folder))) return
  for (const { path, name } of await world.files.list(folder)) {
    files.set(`test-vectors/${id}/${name}`, await world.files.read(path))
  }
}

/**
 * The base as a dependency. One that is named by path is found again only where the two lie side by side, by their ids.
 * @throws ToolError `package.refused`
 */
async function baseOf(
  world: World,
  { extends: base }: Profile,
  { extends: pin }: Manifest,
  folder: string,
): Promise<BaseDependency | undefined> {
  if (!base || !pin) return undefined
  const version = pin.version ?? base.version
  const isPath = /[/\\.]/.test(pin.profile)
  if (!isPath && (await embeddedProfiles(world)).includes(base.id)) return { id: base.id, version }
  if (isPath && pin.profile.replace(/\/+$/, '') !== `../${base.id}`) {
    const args = { where: folder, problem: 'package.why.base-path', name: pin.profile, base: base.id }
    throw new ToolError('package.refused', args)
  }
  const manifest = await manifestIn(world, await profileFolder(world, pin.profile, isPath ? folder : undefined))
  return { id: base.id, version, package: packageNameOf(manifest) }
}
