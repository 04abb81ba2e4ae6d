import { readJson } from '../../documents/read-json.ts'
import { firstFault, type OwnSchema } from '../../engines/json-schema/first-fault.ts'
import { ToolError } from '../../errors.ts'
import { download } from '../../exchange/download.ts'
import type { Text } from '../../model/text.ts'
import type { World } from '../../model/world.ts'
import type { Source } from './source.ts'

/** One package in a folder that a web server, or a shared disk, gives out. */
export interface IndexEntry {
  readonly id: string
  readonly version: string
  readonly title: Text
  /** Name beside the index. */
  readonly file: string
  readonly integrity: string
  readonly digest: string
  readonly publisher?: string
}

/** `index.json` of such a folder: it says what there is, and proves nothing; packages do that themselves. */
export interface WebIndex {
  readonly schema: 'samklang-profile-index/1'
  readonly profiles: readonly IndexEntry[]
}

export const indexName = 'index.json'
const largest = 8 << 20

const indexKind: OwnSchema = {
  name: 'samklang-profile-index',
  schema: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    required: ['schema', 'profiles'],
    properties: {
      schema: { const: 'samklang-profile-index/1' },
      profiles: {
        type: 'array',
        items: {
          type: 'object',
          required: ['id', 'version', 'file', 'integrity'],
          properties: {
            id: { type: 'string', pattern: '^[a-z0-9][a-z0-9-]{0,63}$' },
            version: { type: 'string', pattern: '^[0-9]{1,6}[.][0-9]{1,6}[.][0-9]{1,6}(-[0-9A-Za-z.-]{1,64})?$' },
            file: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,200}[.]tgz$' },
            integrity: { type: 'string', pattern: '^sha512-' },
          },
        },
      },
    },
  },
}

/**
 * The index at a place; an empty one when there is none on a disk.
 * @throws ToolError `package.refused`, `download.failed`
 */
export async function readIndex(world: World, at: Source): Promise<WebIndex> {
  const where = at.kind === 'url' ? at.url : at.kind === 'file' ? at.path : at.spec
  const bytes = await bytesAt(world, at)
  if (!bytes) return { schema: 'samklang-profile-index/1', profiles: [] }
  const value = readJson(bytes, where)
  const fault = await firstFault(world.cache, value, indexKind)
  if (!fault) return value as WebIndex
  const args = { where: `${where}#${fault.pointer}`, problem: 'package.why.index', name: where }
  throw new ToolError('package.refused', args, undefined, fault.message)
}

async function bytesAt(world: World, at: Source): Promise<Uint8Array | undefined> {
  if (at.kind === 'url') return download(world, at.url, largest)
  if (at.kind === 'npm' || !(await world.files.exists(at.path))) return undefined
  return world.files.readSmall(at.path, largest)
}

/** The index with one more package, by id and version. */
export function withEntry({ schema, profiles }: WebIndex, entry: IndexEntry): WebIndex {
  const others = profiles.filter(({ id, version }) => id !== entry.id || version !== entry.version)
  const key = ({ id, version }: IndexEntry) => `${id} ${version}`
  return { schema, profiles: [...others, entry].sort((a, b) => (key(a) < key(b) ? -1 : 1)) }
}
