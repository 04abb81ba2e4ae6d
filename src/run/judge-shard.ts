import { createHash } from 'node:crypto'
import { ToolError } from '../errors.ts'
import { message } from '../messages/speaker.ts'
import type { Document, Evidence } from '../model/evidence.ts'
import type { Plan } from '../model/plan.ts'
import type { World } from '../model/world.ts'
import { loadProfile } from '../profile/load.ts'
import { type JudgedDocument, openShare } from './check/share.ts'
import type { Count } from './check/transcript.ts'
import { type CheckRequest, planFiles } from './check-files.ts'
import { namedFiles } from './collect-documents.ts'
import type { NamedFile } from './collect-file.ts'
import { collectFiles } from './collect-files.ts'
import { type Crew, withCrew } from './crew.ts'
import { judgeOf } from './document-worker.ts'
import { judgedMasker } from './mask-said.ts'
import { maskTyped } from './mask-typed.ts'
import { maskedText } from './number-mask.ts'
import { packagesAsked, packagesIn } from './package/recognise-package.ts'
import { type Progress, silent } from './progress.ts'
import { typesIn, typesOf } from './recognise-files.ts'
import { type ShardEvidence, type ShardFile, type ShardName, shardSchema, suppliedNames } from './shard-file.ts'

export interface ShardRequest extends CheckRequest {
  /** Named, so that every share is judged by the same. */
  readonly profile: string
  readonly shard: ShardName
}

/**
 * Judges one share of the files: every n-th of those that were named, in their order. What reaches across records waits
 * for `mergeShards`. Every type of the profile is in scope, since what other shares hold is not known here. Personal
 * identity numbers of real people are not written down.
 * @throws ToolError `file.missing`, `profile.unknown`, `shard.package`, `worker.died`
 */
export function judgeShard(world: World, request: ShardRequest, progress: Progress = silent): Promise<ShardFile> {
  return withCrew(world, request.workers, crew => judgeWith(crew, world, request, progress))
}

async function judgeWith(crew: Crew, world: World, request: ShardRequest, progress: Progress): Promise<ShardFile> {
  const startedAt = world.now().toISOString()
  const { files, profile: name, resources, documentType, allowsDtd, shard, command, tool } = request
  const dtd = allowsDtd ? { allowsDtd } : {}
  const asked = { files, profile: name, ...dtd, ...(documentType ? { documentType } : {}) }
  const [found] = await packagesIn(world, files, await packagesAsked(world, request))
  if (found) throw new ToolError('shard.package', { where: found.path })
  const named = await namedFiles(world, files)
  const own = named.filter((_, at) => at % shard.count === shard.index - 1)
  const collected = await collectFiles(world, own, { crew, progress })
  const documents = collected.filter((item): item is Document => item.kind === 'document')
  const profile = await loadProfile(world, name, resources)
  const { planned, checks } = await planFiles(world, asked, { profile, types: typesOf(profile) }, startedAt)
  const { judged, counts } = await judgeAll(crew, world, planned, documents, progress)
  const types = await typesIn(profile, asked, documents)
  const mask = await judgedMasker(checks.records)
  const entries = new Map<Evidence, ShardEvidence>()
  for (const [at, item] of documents.entries()) {
    const { chunks: _chunks, bytes: _bytes, path, ...about } = item
    // Whoever merges reads the file again for its lines, where it is still there; a masked path leads nowhere.
    const document = { ...about, ...(path === undefined ? {} : { path: await maskedText(path) }) }
    const type = types[at]?.id
    const given = judged[at]
    if (!given) throw new Error(`nothing was said of ${document.name}`)
    entries.set(item, { document, ...(type ? { type } : {}), judged: await mask(given) })
  }
  const typed = await maskTyped(
    { role: '', files },
    { startedAt, finishedAt: world.now().toISOString(), tool, command },
  )
  return {
    schema: shardSchema,
    shard,
    profile: { id: profile.id, version: profile.version, digest: profile.digest },
    supplied: suppliedNames(profile),
    asked: { ...asked, files: typed.sut.files ?? files },
    listing: { files: named.length, digest: digestOfNames(named) },
    facts: typed.facts,
    evidence: collected.flatMap(item =>
      item.kind === 'unreadable' ? [{ unreadable: item }] : (entries.get(item) ?? []),
    ),
    counts,
  }
}

/** What is said of each document, in their order. */
async function judgeAll(
  crew: Crew,
  world: World,
  plan: Plan,
  documents: readonly Document[],
  progress: Progress,
): Promise<{ readonly judged: readonly JudgedDocument[]; readonly counts: readonly Count[] }> {
  const judge = await judgeOf(world, { plan })
  const share = await openShare(plan, documents, crew)
  const judged: JudgedDocument[] = []
  const counts: Count[] = []
  for (const [at, document] of documents.entries()) {
    progress.tell(message('run.progress.document', { name: document.name, at: at + 1, of: documents.length }))
    const others = await share?.judged(document)
    // A share that is not whole is not written.
    if (others && 'died' in others)
      throw new ToolError('worker.died', { where: document.name, why: '' }, undefined, others.died)
    if (others) {
      judged.push({ outcome: others.outcome, said: others.said })
      counts.push(...others.counts)
    } else {
      const answer = await judge({ documents: [document] })
      judged.push(...answer.documents)
      counts.push(...answer.counts)
    }
  }
  progress.done()
  return { judged, counts: added(counts) }
}

function added(counts: readonly Count[]): readonly Count[] {
  const sums = new Map<string, Count>()
  for (const one of counts) {
    const key = `${one.check} ${one.requirement}`
    const sum = sums.get(key)
    if (!sum) sums.set(key, { ...one })
    else {
      sum.exercised += one.exercised
      sum.findings += one.findings
    }
  }
  return [...sums.values()]
}

function digestOfNames(files: readonly NamedFile[]): string {
  const hash = createHash('sha256')
  for (const { name } of files) hash.update(`${name}\n`)
  return `sha256:${hash.digest('hex')}`
}
