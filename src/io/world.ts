import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { setImmediate as immediate } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Npm, Workers, World } from '../model/world.ts'
import { privateCache } from './cache.ts'
import { diskFiles } from './files.ts'

/**
 * The World of the running process: its disk, its network, its clock, its environment.
 *
 * @param onLongStream - called when a file of 256 MiB or more begins to be read in chunks
 */
export function realWorld(onLongStream?: () => void): World {
  const environment = process.env
  return {
    files: diskFiles(onLongStream),
    cache: privateCache(environment),
    // Runs on files never load what speaks TLS and HTTP.
    connect: async settings => (await import('./http.ts')).httpConnection(settings, environment),
    listen: async (...given) => (await import('./listen.ts')).listen(...given),
    print: async sheet => (await import('./chromium.ts')).printSheet(sheet, environment),
    now: () => new Date(),
    ticks: () => performance.now(),
    sleep: milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds)),
    underway: async () => {
      // undici writes a request in the turn of the event loop after the one in which it was given.
      await immediate()
      await immediate()
    },
    uuid: () => randomUUID(),
    project: '.',
    npm: npmOnDemand(environment),
    embeddedProfiles: profilesFolder(),
    environment,
    ...workersBeside(new URL('./worker.js', import.meta.url)),
  }
}

/** Few commands speak to npm, and what starts other programs takes as long to load as a small file to judge. */
function npmOnDemand(environment: World['environment']): Npm {
  const npm = async () => (await import('./npm.ts')).usersNpm(environment)
  return {
    fetch: async (...given) => (await npm()).fetch(...given),
    versions: async (...given) => (await npm()).versions(...given),
    publish: async (...given) => (await npm()).publish(...given),
  }
}

/** Only the built program has an entry point for threads beside it. */
function workersBeside(entry: URL): Pick<World, 'workers'> {
  if (!existsSync(entry)) return {}
  const open: Workers['open'] = async (...given) => (await import('./worker-pool.ts')).openPool(entry, ...given)
  return { workers: { cores: availableParallelism(), open } }
}

/** `profiles/` of the package: one folder above the bundle in `dist/`, two above this file in `src/io/`. */
function profilesFolder(): string {
  const besideBundle = fileURLToPath(new URL('../profiles', import.meta.url))
  return existsSync(besideBundle) ? besideBundle : fileURLToPath(new URL('../../profiles', import.meta.url))
}
