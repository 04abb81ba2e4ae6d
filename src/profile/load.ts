import { createHash } from 'node:crypto'
import { ToolError } from '../errors.ts'
import type { Profile, Resource, ResourceKind } from '../model/profile.ts'
import type { Requirement } from '../model/requirement.ts'
import type { World } from '../model/world.ts'
import { refuseDangling } from './dangling.ts'
import { type Manifest, readManifest, readRequirements } from './read.ts'

/**
 * Loads a profile whole: an id means one that ships with the package, anything with a slash or a dot is a folder.
 * The digest covers every file that can change a verdict, so that `id@version sha256:…` names one method exactly.
 * @throws ToolError `profile.unknown`, `profile.broken`, `profile.resource-missing`
 */
export async function loadProfile(world: World, name: string): Promise<Profile> {
  const folder = folderOf(world, name)
  if (!(await world.files.exists(`${folder}/profile.yaml`))) {
    throw new ToolError('profile.unknown', { where: folder, name, known: (await embeddedProfiles(world)).join(', ') })
  }
  const manifestFile = await readResource(world, folder, 'profile.yaml')
  const requirementsFile = await readResource(world, folder, 'requirements.yaml')
  const manifest = await readManifest(world, manifestFile.text, `${folder}/profile.yaml`)
  const requirements = await readRequirements(world, requirementsFile.text, `${folder}/requirements.yaml`)
  const paths = [
    ...new Set([...manifest.resources, ...(manifest.suites ?? []), ...(manifest.api ? [manifest.api] : [])]),
  ]
  const files = await Promise.all(paths.map(path => readResource(world, folder, path)))
  const profile = assemble(manifest, requirements, files, digestOf([manifestFile, requirementsFile, ...files]))
  refuseDangling(profile, folder)
  return profile
}

/** Ids of the profiles that ship with the package, sorted. */
export async function embeddedProfiles(world: World): Promise<readonly string[]> {
  const entries = await world.files.list(world.embeddedProfiles)
  return entries.flatMap(entry => (entry.name.endsWith('/profile.yaml') ? [entry.name.split('/')[0] ?? ''] : [])).sort()
}

function folderOf(world: World, name: string): string {
  const isPath = name.includes('/') || name.includes('\\') || name.includes('.')
  return isPath ? name.replace(/\/+$/, '') : `${world.embeddedProfiles}/${name}`
}

function assemble(
  manifest: Manifest,
  requirements: readonly Requirement[],
  files: readonly Resource[],
  digest: string,
): Profile {
  const { resources: _paths, api, ...rest } = manifest
  return {
    ...rest,
    status: manifest.status ?? {},
    mandatoryModules: manifest.mandatoryModules ?? [],
    documents: manifest.documents ?? [],
    unique: manifest.unique ?? [],
    references: manifest.references ?? [],
    sensitive: manifest.sensitive ?? [],
    suites: manifest.suites ?? [],
    ...(api === undefined ? {} : { api }),
    requirements,
    resources: new Map(files.map(file => [file.path, file])),
    digest,
  }
}

async function readResource(world: World, folder: string, path: string): Promise<Resource> {
  const where = `${folder}/${path}`
  if (path.split('/').includes('..') || !(await world.files.exists(where))) {
    throw new ToolError('profile.resource-missing', { where, path })
  }
  const bytes = await world.files.read(where)
  const text = new TextDecoder('utf-8').decode(bytes)
  return { path, kind: kindOf(path), text, digest: `sha256:${createHash('sha256').update(bytes).digest('hex')}` }
}

function kindOf(path: string): ResourceKind {
  if (path.endsWith('.schema.json')) return 'json-schema'
  if (path.endsWith('.arazzo.yaml') || path.endsWith('.arazzo.json')) return 'arazzo'
  return /(^|\/)openapi\.(ya?ml|json)$/.test(path) ? 'openapi' : 'code-list'
}

/** One line per file, `path digest`, sorted by path: independent of the order in the manifest. */
function digestOf(files: readonly Resource[]): string {
  const lines = files.map(file => `${file.path} ${file.digest}\n`).sort()
  return `sha256:${createHash('sha256').update(lines.join('')).digest('hex')}`
}
