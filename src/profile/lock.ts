import { createHash } from 'node:crypto'
import { posix } from 'node:path'
import { readJson } from '../documents/read-json.ts'
import { firstFault, type OwnSchema } from '../engines/json-schema/first-fault.ts'
import { ToolError } from '../errors.ts'
import type { Resource } from '../model/profile.ts'
import type { World } from '../model/world.ts'

/** What is known of a profile that was added to a project. Digests are `sha256:` and 64 hex digits. */
export interface LockEntry {
  readonly version: string
  /** Over the profile's own files, those of a base not included. */
  readonly files: string
  /** `npm:name@version`, the address of a tarball, or `file:` and a path from the project. */
  readonly source: string
  /** `sha512-` and base64 over the tarball, as npm writes it; a folder has none. */
  readonly integrity?: string
  /** The key that its publisher signed it with; absent where nobody did. */
  readonly publisher?: string
}

/** `samklang.lock.json`: which profiles a project has added, by id. */
export interface Lock {
  readonly schema: 'samklang-lock/1'
  readonly profiles: Readonly<Record<string, LockEntry>>
}

const sha256 = { type: 'string', pattern: '^sha256:[0-9a-f]{64}$' }

const lockKind: OwnSchema = {
  name: 'samklang-lock',
  schema: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    required: ['schema', 'profiles'],
    additionalProperties: false,
    properties: {
      schema: { const: 'samklang-lock/1' },
      profiles: {
        type: 'object',
        propertyNames: { type: 'string', pattern: '^[a-z0-9][a-z0-9-]{0,63}$' },
        additionalProperties: {
          type: 'object',
          required: ['version', 'files', 'source'],
          additionalProperties: false,
          properties: {
            version: { type: 'string', pattern: '^[0-9]{1,6}[.][0-9]{1,6}[.][0-9]{1,6}(-[0-9A-Za-z.-]{1,64})?$' },
            files: sha256,
            source: { type: 'string', pattern: '^(npm:|file:|https?://)' },
            integrity: { type: 'string', pattern: '^sha512-[A-Za-z0-9+/]{86}==$' },
            publisher: sha256,
          },
        },
      },
    },
  },
}

export const noLock: Lock = { schema: 'samklang-lock/1', profiles: {} }

export function lockPath({ project }: World): string {
  return posix.join(project, 'samklang.lock.json')
}

/** Folder of an added profile. Those of others stand beside it, so that `../id` leads from one to another. */
export function addedFolder({ project }: World, id: string): string {
  return posix.join(project, '.samklang/profiles', id)
}

/** An added profile: its id, and the project that it was added to. */
export interface AddedProfile {
  readonly id: string
  readonly project: string
}

/**
 * The added profile that a folder is of, however its path is written, whatever links lead there, and whichever project it
 * was added to; undefined for any other folder. What stands in an added profile's place is one too, though it be a link to
 * elsewhere.
 */
export async function addedIn(world: World, folder: string): Promise<AddedProfile | undefined> {
  const { files, project } = world
  const path = folder.replaceAll('\\', '/')
  const above = await files.realPath(posix.dirname(addedFolder(world, 'x')))
  const named = posix.join(await files.realPath(posix.dirname(path)), posix.basename(path))
  for (const each of [named, await files.realPath(path)]) {
    const [, other, id = ''] = /^(.*)\/\.samklang\/profiles\/([^/]+)\/?$/.exec(each) ?? []
    if (posix.dirname(each) === above) return { id: posix.basename(each), project }
    if (other !== undefined) return { id, project: other === '' ? '/' : other }
  }
  return undefined
}

/**
 * The lock of the project; undefined when nothing was added.
 * @throws ToolError `lock.refused`, `json.syntax`
 */
export async function readLock(world: World): Promise<Lock | undefined> {
  const where = lockPath(world)
  if (!(await world.files.exists(where))) return undefined
  const value = readJson(new TextDecoder().decode(await world.files.read(where)), where)
  const fault = await firstFault(world.cache, value, lockKind)
  if (fault) throw new ToolError('lock.refused', { where: `${where}#${fault.pointer}` }, undefined, fault.message)
  return value as Lock
}

/** The lock as it is written: by id, so that a diff shows what changed and nothing else. */
export function lockText({ profiles, schema }: Lock): string {
  const sorted = Object.entries(profiles).sort(([a], [b]) => (a < b ? -1 : 1))
  return `${JSON.stringify({ schema, profiles: Object.fromEntries(sorted) }, undefined, 2)}\n`
}

/**
 * Refuses an added profile whose files are not those that were added.
 * @throws ToolError `lock.differs`
 */
export async function refuseChanged(world: World, folder: string, files: readonly Resource[]): Promise<void> {
  const added = await addedIn(world, folder)
  if (added === undefined) return
  const { id } = added
  const home = { ...world, project: added.project }
  const lock = await readLock(home)
  const wanted = lock && Object.hasOwn(lock.profiles, id) ? lock.profiles[id]?.files : undefined
  const found = filesDigest(files)
  if (wanted !== found)
    throw new ToolError('lock.differs', { where: folder, id, wanted: wanted ?? '', found, lock: lockPath(home) })
}

/** One line per file, `path digest`, sorted by path: independent of the order in the manifest. */
export function filesDigest(files: readonly Pick<Resource, 'path' | 'digest'>[]): string {
  const lines = files.map(file => `${file.path} ${file.digest}\n`).sort()
  return `sha256:${createHash('sha256').update(lines.join('')).digest('hex')}`
}
