import { createHash } from 'node:crypto'
import { syntaxOf } from '../documents/syntaxes.ts'
import { ToolError } from '../errors.ts'
import type { Document, Evidence } from '../model/evidence.ts'
import type { FileEntry, World } from '../model/world.ts'

/**
 * Makes a Document of every file that was named, or that is in a folder that was named. A file that cannot be read
 * is evidence too, of nothing tested; a file of another kind inside a folder is passed over, and said to be.
 * @throws ToolError `file.missing` when a named path does not exist
 */
export async function collectDocuments(world: World, paths: readonly string[]): Promise<readonly Evidence[]> {
  const evidence: Evidence[] = []
  for (const path of paths) {
    const entries = await world.files.list(path)
    for (const entry of entries) evidence.push(await collectFile(world, entry, entries.length > 1))
  }
  return evidence
}

async function collectFile(world: World, entry: FileEntry, isFromFolder: boolean): Promise<Evidence> {
  try {
    const mediaType = syntaxOf(entry.name) ?? (isFromFolder ? undefined : 'application/json')
    if (!mediaType) return passedOver(entry)
    return await documentOf(world, entry, mediaType)
  } catch (error) {
    if (!(error instanceof ToolError)) throw error
    const detail = String(error.args.why ?? error.code)
    return { kind: 'unreadable', name: entry.name, trouble: { kind: 'unreadable-file', owner: 'test-data', detail } }
  }
}

async function documentOf(world: World, entry: FileEntry, mediaType: Document['mediaType']): Promise<Document> {
  const hash = createHash('sha256')
  let size = 0
  for await (const chunk of world.files.stream(entry.path)) {
    hash.update(chunk)
    size += chunk.length
  }
  const chunks = () => world.files.stream(entry.path)
  const { name, path } = entry
  return { kind: 'document', id: `sha256:${hash.digest('hex')}`, name, mediaType, size, chunks, path }
}

function passedOver(entry: FileEntry): Evidence {
  return {
    kind: 'unreadable',
    name: entry.name,
    trouble: { kind: 'not-a-document', owner: 'test-data', detail: entry.name },
  }
}
