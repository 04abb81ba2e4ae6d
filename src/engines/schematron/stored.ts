import type { Cache } from '../../model/world.ts'
import { seal, sha256, unseal } from '../sealed.ts'
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
 * Compiles a rule set once for later runs. What is kept, V8's code too, is held against its digest before it is used, and
 * belongs to one rule set and one version of the engine.
 */
export async function loadStored(source: StoredSource, cache: Cache): Promise<Stored> {
  const key = keyOf(source)
  const kept = unseal(await cache.get(key))
  if (kept !== undefined) {
    const known = JSON.parse(kept) as RuleProgram
    const code = await codeCache(`${key}-code`, cache)
    return { loaded: { compiled: openProgram(known, source.read, code.cache), problems: [] }, keep: code.keep }
  }
  const { buildProgram } = await import('./load.ts')
  const built = buildProgram(source)
  if ('problems' in built) return { loaded: built, keep: async () => {} }
  await cache.put(key, seal(JSON.stringify(built)))
  const code = await codeCache(`${key}-code`, cache)
  return { loaded: { compiled: openProgram(built, source.read, code.cache), problems: [] }, keep: code.keep }
}

async function codeCache(key: string, cache: Cache): Promise<{ readonly cache: CodeCache; keep(): Promise<void> }> {
  const text = unseal(await cache.get(key))
  const code: CodeCache = text === undefined ? {} : { known: Buffer.from(text, 'base64') }
  return {
    cache: code,
    keep: async () => {
      const made = code.take?.()
      if (made) await cache.put(key, seal(Buffer.from(made).toString('base64')))
    },
  }
}

function keyOf({ path, phase = '', digest }: StoredSource): string {
  const engine = typeof SAMKLANG_SCHEMATRON === 'string' ? SAMKLANG_SCHEMATRON : 'source'
  return `schematron-${sha256(JSON.stringify([engine, path, phase, digest]))}`
}
