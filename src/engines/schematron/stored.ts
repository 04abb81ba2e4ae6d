import { createHash } from 'node:crypto'
import type { Cache } from '../../model/world.ts'
import type { Loaded, SchematronSource } from './load.ts'
import { openProgram, type RuleProgram } from './open.ts'
import type { CodeCache } from './run/module.ts'

/** A digest over the sources of this engine, which the bundler puts in: another engine makes other code. */
declare const SAMKLANG_SCHEMATRON: string | undefined

export interface StoredSource extends SchematronSource {
  /** Of every file that the rule set may read. */
  readonly digest: string
}

export interface Stored {
  readonly loaded: Loaded
  /** Puts what V8 compiled in the cache, when it is not there. */
  keep(): Promise<void>
}

/**
 * Compiles a rule set once for later runs. What is kept is held against its digest before it is used, and belongs to one
 * rule set and one version of the engine.
 */
export async function loadStored(source: StoredSource, cache: Cache): Promise<Stored> {
  const key = keyOf(source)
  const known = unpack(await cache.get(key))
  if (known) {
    const code = await codeCache(`${key}-code`, cache)
    return { loaded: { compiled: openProgram(known, source.read, code.cache), problems: [] }, keep: code.keep }
  }
  const { buildProgram } = await import('./load.ts')
  const built = buildProgram(source)
  if ('problems' in built) return { loaded: built, keep: async () => {} }
  await cache.put(key, pack(built))
  const code = await codeCache(`${key}-code`, cache)
  return { loaded: { compiled: openProgram(built, source.read, code.cache), problems: [] }, keep: code.keep }
}

async function codeCache(key: string, cache: Cache): Promise<{ readonly cache: CodeCache; keep(): Promise<void> }> {
  const text = await cache.get(key)
  const code: CodeCache = text === undefined ? {} : { known: Buffer.from(text, 'base64') }
  return {
    cache: code,
    keep: async () => {
      const made = code.take?.()
      if (made) await cache.put(key, made.toString('base64'))
    },
  }
}

function keyOf({ path, phase = '', digest }: StoredSource): string {
  const engine = typeof SAMKLANG_SCHEMATRON === 'string' ? SAMKLANG_SCHEMATRON : 'source'
  return `schematron-${sha256(JSON.stringify([engine, path, phase, digest]))}`
}

function pack(program: RuleProgram): string {
  const text = JSON.stringify(program)
  return `${sha256(text)}\n${text}`
}

/** Nothing when a single byte differs: such a content must not be run. */
function unpack(content: string | undefined): RuleProgram | undefined {
  if (content === undefined) return undefined
  const start = content.indexOf('\n') + 1
  const text = content.slice(start)
  return start > 0 && sha256(text) === content.slice(0, start - 1) ? (JSON.parse(text) as RuleProgram) : undefined
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
