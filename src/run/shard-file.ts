import { ToolError } from '../errors.ts'
import type { Unreadable } from '../model/evidence.ts'
import type { Profile } from '../model/profile.ts'
import type { JudgedDocument } from './check/share.ts'
import type { Count } from './check/transcript.ts'
import type { Facts } from './conclude.ts'
import type { FilesAsked } from './recognise-files.ts'
import type { SentDocument } from './same-bytes.ts'

/** One of several shares of the same files; both numbers count from 1. */
export interface ShardName {
  readonly index: number
  readonly count: number
}

export const shardSchema = 'samklang-shard/1'

/** What one share of the files gave: enough to write the report of all files, without reading them again. */
export interface ShardFile {
  readonly schema: string
  readonly shard: ShardName
  readonly profile: { readonly id: string; readonly version: string; readonly digest: string }
  /** What was supplied of the files that the profile does not ship, by name: other files are other rules. */
  readonly supplied: readonly string[]
  readonly asked: FilesAsked
  /** All files that were there, in this share or another: how many, and a digest over their names. */
  readonly listing: { readonly files: number; readonly digest: string }
  readonly facts: Facts
  readonly evidence: readonly ShardEvidence[]
  readonly counts: readonly Count[]
}

/** A file of the share, with what was said of it. */
export type ShardEvidence =
  | { readonly unreadable: Unreadable }
  | {
      readonly document: Omit<SentDocument, 'bytes'>
      /** Id of the type that it was recognised as. */
      readonly type?: string
      readonly judged: JudgedDocument
    }

/** The names of what was supplied, as a share says them. */
export function suppliedNames({ supplied }: Pick<Profile, 'supplied'>): readonly string[] {
  return [...supplied.keys()].sort()
}

/** `2/5` and the like. @throws ToolError `usage.option` */
export function shardName(text: string): ShardName {
  const [, index = '', count = ''] = /^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? []
  const shard = { index: Number(index), count: Number(count) }
  if (shard.index >= 1 && shard.index <= shard.count) return shard
  throw new ToolError('usage.option', { option: '--shard', value: text, allowed: '1/4, 2/4, …' })
}

/** The name of the file that a share is written to. */
export function shardFileName({ index, count }: ShardName): string {
  return `shard-${index}-of-${count}.json`
}

/** @throws ToolError `shard.refused` for what is no such file, or has parts missing */
export function readShard(text: string, where: string): ShardFile {
  const value = parsed(text, where)
  if (!isObject(value) || value.schema !== shardSchema)
    throw new ToolError('shard.refused', { where, why: 'other-schema' })
  const { shard, facts, asked, profile, supplied, listing, evidence, counts } = value
  const isWhole =
    [shard, facts, asked, profile, listing].every(isObject) &&
    Array.isArray(counts) &&
    Array.isArray(supplied) &&
    Array.isArray(evidence) &&
    evidence.every(
      one => isObject(one) && (isObject(one.unreadable) || (isObject(one.document) && isObject(one.judged))),
    )
  if (!isWhole) throw new ToolError('shard.refused', { where, why: 'incomplete' })
  return value as unknown as ShardFile
}

function parsed(text: string, where: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new ToolError('shard.refused', { where, why: 'not-json' }, error)
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
