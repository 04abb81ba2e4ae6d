import { createHash } from 'node:crypto'
import type { Profile } from '../../model/profile.ts'
import type { HistoryEntry, PublishedFile } from '../../model/profile-docs.ts'
import type { World } from '../../model/world.ts'
import { profileFolder } from '../load.ts'
import { precedence } from '../precedence.ts'
import { readManifest } from '../read.ts'

/**
 * The files of a profile's own folder that make it what it is, as they stand there. What it takes from a profile that it extends is
 * published with that one; what it pins is not its own to publish.
 * @throws ToolError `profile.broken`, `file.missing`
 */
export async function publishedFiles(world: World, name: string): Promise<readonly PublishedFile[]> {
  const folder = await profileFolder(world, name)
  const bytes = await world.files.read(`${folder}/profile.yaml`)
  const manifest = await readManifest(world, new TextDecoder().decode(bytes), `${folder}/profile.yaml`)
  const { resources = [], suites = [], api } = manifest
  const paths = new Set(['profile.yaml', 'requirements.yaml', ...resources, ...suites, ...(api ? [api] : [])])
  return Promise.all(
    [...paths].sort().map(async path => {
      const content = await world.files.read(`${folder}/${path}`)
      return { path, content, digest: `sha256:${createHash('sha256').update(content).digest('hex')}` }
    }),
  )
}

/** What the profile says of its own past, the newest first; of one day the higher version. */
export function historyOf({ status }: Profile): readonly HistoryEntry[] {
  const entries: readonly HistoryEntry[] = 'history' in status ? (status.history as readonly HistoryEntry[]) : []
  const byDay = ({ date: a = '' }: HistoryEntry, { date: b = '' }: HistoryEntry) => (a === b ? 0 : a < b ? 1 : -1)
  return [...entries].sort((a, b) => byDay(a, b) || precedence(b.version, a.version))
}
