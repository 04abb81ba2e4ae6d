import { createHash } from 'node:crypto'
import { ToolError } from '../errors.ts'
import type { PinnedArtefact, Profile, Resource, SuppliedFiles } from '../model/profile.ts'
import type { World } from '../model/world.ts'
import { kindOf } from './resource-kind.ts'

/**
 * The profile with those of its pinned artefacts that are found below a folder. One of which a file is not there is not
 * supplied; a file that is there and is another than the one meant is refused.
 * @throws ToolError `profile.pin`, `file.missing` when there is no such folder
 */
export async function supply(world: World, profile: Profile, folder: string): Promise<Profile> {
  if (!(await world.files.exists(folder))) throw new ToolError('file.missing', { where: folder, path: folder })
  const supplied = new Map<string, SuppliedFiles>()
  for (const pin of profile.pinned) {
    const files = await filesOf(world, pin, folder)
    if (files) supplied.set(pin.name, files)
  }
  return { ...profile, supplied }
}

async function filesOf(world: World, pin: PinnedArtefact, folder: string): Promise<SuppliedFiles | undefined> {
  const found = new Map<string, Resource>()
  for (const [path, sha256, at] of wanted(pin, folder)) {
    if (!(await world.files.exists(at))) return undefined
    found.set(path, await pinnedFile(world, pin, { path, sha256, at }))
  }
  return found
}

/** Path inside the artefact, digest, and where the file is. */
function wanted(
  { path, sha256, files }: PinnedArtefact,
  folder: string,
): readonly (readonly [string, string, string])[] {
  const at = `${folder.replace(/\/+$/, '')}/${path}`
  if (sha256 !== undefined) return [[path.slice(path.lastIndexOf('/') + 1), sha256, at]]
  return Object.entries(files ?? {}).map(([inside, digest]) => [inside, digest, `${at}/${inside}`] as const)
}

async function pinnedFile(
  world: World,
  { name, version, url }: PinnedArtefact,
  { path, sha256, at }: { readonly path: string; readonly sha256: string; readonly at: string },
): Promise<Resource> {
  const bytes = await world.files.read(at)
  const found = createHash('sha256').update(bytes).digest('hex')
  if (found !== sha256) throw new ToolError('profile.pin', { where: at, name, version, wanted: sha256, found, url })
  return { path, kind: kindOf(path), text: new TextDecoder('utf-8').decode(bytes), digest: `sha256:${found}`, bytes }
}
