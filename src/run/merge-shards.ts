import { ToolError } from '../errors.ts'
import type { Document, Evidence, Unreadable } from '../model/evidence.ts'
import type { Report } from '../model/report.ts'
import type { World } from '../model/world.ts'
import { loadProfile } from '../profile/load.ts'
import type { FromWorker, Share } from './check/share.ts'
import type { Count } from './check/transcript.ts'
import { planFiles } from './check-files.ts'
import { conclude } from './conclude.ts'
import { expectedOf } from './expected-failures.ts'
import { type Progress, silent } from './progress.ts'
import { typesOf } from './recognise-files.ts'
import { readable } from './same-bytes.ts'
import { readShard, type ShardEvidence, type ShardFile, suppliedNames } from './shard-file.ts'

export interface MergeRequest {
  /** Files that `judgeShard` gave. */
  readonly shards: readonly string[]
  /** Where the profile is, when it is not where the shares had it. */
  readonly profile?: string
  readonly resources?: string
  /** File of failures that the supplier knows of. */
  readonly expectedFailures?: string
}

/**
 * Writes the report of all files from what the shares gave: the one that a single run gives, with the times of the
 * shares. The files are not read, but for the lines of what reaches across records, where they are still there. A share
 * that is missing could have shown anything, so that everything it could have shown is untested.
 * @throws ToolError `shard.refused` when the shares do not belong together, `document.unrecognised`
 */
export async function mergeShards(world: World, request: MergeRequest, progress: Progress = silent): Promise<Report> {
  const shards = await readShards(world, request.shards)
  const [first] = shards
  if (!first) throw new ToolError('usage.nothing-to-do', { missing: 'shard' })
  const profile = await loadProfile(world, request.profile ?? first.asked.profile ?? '', request.resources)
  if (profile.digest !== first.profile.digest) {
    throw new ToolError('shard.refused', { where: request.shards[0] ?? '', why: 'other-profile' })
  }
  if (!isSame(suppliedNames(profile), first.supplied)) {
    throw new ToolError('shard.refused', { where: request.shards[0] ?? '', why: 'other-resources' })
  }
  const expected = await expectedOf(world, request, profile)
  const entries = inOrder(shards)
  const judged = new Map<Document, FromWorker>()
  const evidence = entries.map(entry => evidenceOf(world, entry, judged))
  const share: Share = { judged: async document => judged.get(document) }
  const present = new Set(entries.map(({ given }) => ('type' in given ? given.type : undefined)))
  const known = typesOf(profile).filter(({ id }) => present.has(id))
  const types = [...present].flatMap(id => known.filter(type => type.id === id))
  if (types.length === 0) {
    const all = typesOf(profile).map(type => `${profile.id}/${type.id}`)
    throw new ToolError('document.unrecognised', { where: first.asked.files.join(', '), known: all.join(', ') })
  }
  const facts = {
    ...first.facts,
    startedAt: shards.map(({ facts }) => facts.startedAt).sort()[0] ?? '',
    finishedAt:
      shards
        .map(({ facts }) => facts.finishedAt)
        .sort()
        .at(-1) ?? '',
  }
  const { planned, checks } = await planFiles(world, first.asked, { profile, types }, facts.startedAt)
  return conclude(
    world,
    { ...planned, ...expected },
    { evidence, checks, troubles: [], isFilesAlone: true, share },
    facts,
    progress,
  )
}

interface Entry {
  readonly given: ShardEvidence
  /** What only adds up over a share is told with its last document. */
  readonly counts: readonly Count[]
}

/** The evidence of all shares in the order of the files; for a missing share one entry, which says so. */
function inOrder(shards: readonly ShardFile[]): readonly Entry[] {
  const [first] = shards
  const count = first?.shard.count ?? 0
  const rows = Array.from({ length: count }, (_, at) => {
    const shard = shards.find(({ shard: { index } }) => index === at + 1)
    return shard ? entriesOf(shard) : [{ given: { unreadable: missing(at + 1, count) }, counts: [] }]
  })
  const longest = Math.max(...rows.map(({ length }) => length))
  return Array.from({ length: longest }, (_, at) => rows.flatMap(row => row[at] ?? [])).flat()
}

function entriesOf({ evidence, counts }: ShardFile): readonly Entry[] {
  const last = evidence.findLastIndex(given => 'document' in given)
  return evidence.map((given, at) => ({ given, counts: at === last ? counts : [] }))
}

function missing(index: number, count: number): Unreadable {
  const name = `${index}/${count}`
  return { kind: 'unreadable', name, trouble: { kind: 'missing-shard', owner: 'test-data', detail: name } }
}

function evidenceOf(world: World, { given, counts }: Entry, judged: Map<Document, FromWorker>): Evidence {
  if ('unreadable' in given) return given.unreadable
  const document = readable(world, given.document)
  judged.set(document, { ...given.judged, counts })
  return document
}

/** Shares of the same files, by the same profile, each once. */
async function readShards(world: World, paths: readonly string[]): Promise<readonly ShardFile[]> {
  const shards: ShardFile[] = []
  for (const where of paths) {
    const shard = readShard(new TextDecoder().decode(await world.files.read(where)), where)
    const [first] = shards
    const refuse = (why: string) => new ToolError('shard.refused', { where, why })
    if (first && shard.shard.count !== first.shard.count) throw refuse('other-count')
    if (first && shard.profile.digest !== first.profile.digest) throw refuse('other-profile')
    if (first && !isSame(shard.supplied, first.supplied)) throw refuse('other-resources')
    if (first && shard.listing.digest !== first.listing.digest) throw refuse('other-files')
    if (shards.some(({ shard: { index } }) => index === shard.shard.index)) throw refuse('twice')
    if (shard.evidence.length !== ownFiles(shard)) throw refuse('miscounted')
    shards.push(shard)
  }
  return shards
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.join('\n') === other.join('\n')
}

/** How many of the files that were there are of this share. */
function ownFiles({ listing: { files }, shard: { index, count } }: ShardFile): number {
  return Math.floor((files - index + count) / count)
}
