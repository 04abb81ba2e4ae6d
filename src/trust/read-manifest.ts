import schema from '../../reports/schema/manifest-1.schema.json' with { type: 'json' }
import type { Manifest } from '../model/bundle.ts'
import type { Cache } from '../model/world.ts'
import type { Contents } from './archive.ts'
import { paths, textIn } from './bundle-layout.ts'
import { readTyped } from './read-typed.ts'

/** The list of what a bundle holds. @throws ToolError `bundle.refused` when there is none, or it is no such list */
export async function readManifest(cache: Cache, contents: Contents, where: string): Promise<Manifest> {
  const kind = { name: 'manifest-1.schema.json', schema }
  return readTyped<Manifest>(cache, textIn(contents, paths.manifest, where), paths.manifest, kind)
}
