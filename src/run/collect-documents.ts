import type { Evidence, Unreadable } from '../model/evidence.ts'
import type { FileEntry, World } from '../model/world.ts'
import { type NamedFile, passedOver } from './collect-file.ts'
import { type CollectOptions, collectFiles } from './collect-files.ts'
import type { FilesAhead } from './judge-files-ahead.ts'
import { maskedText } from './number-mask.ts'
import { collectPackage } from './package/collect-package.ts'
import { type FoundPackage, type KnownPackages, noPackages, packagesIn } from './package/recognise-package.ts'
import { silent } from './progress.ts'

/**
 * Makes a Document of every file that was named, or that is in a folder that was named. A file that cannot be read
 * is evidence too, of nothing tested; a file of another kind inside a folder is passed over, and said to be.
 * @throws ToolError `file.missing` when a named path does not exist
 */
export async function collectDocuments(
  world: World,
  paths: readonly string[],
  { packages = noPackages, ahead: aheadOf, ...options }: Options = {},
): Promise<readonly Evidence[]> {
  const found = await packagesIn(world, paths, packages)
  if (found.length === 0) {
    const files = await namedFiles(world, paths)
    // Threads start while it is told what the files are.
    await options.crew?.pool(files.length)
    const ahead = await aheadOf?.(files)
    return collectFiles(world, files, { ...options, ...(ahead ? { keeper: ahead } : {}) })
  }
  const evidence: Evidence[] = []
  const collected = new Set<string>()
  for (const path of await distinct(world, paths)) {
    const within = found.filter(({ named }) => named === path)
    for (const each of within) {
      const real = await world.files.realPath(each.path)
      if (collected.has(real)) continue
      collected.add(real)
      evidence.push(...(await collectPackage(world, each.path, each.type, options.progress ?? silent)))
    }
    evidence.push(...(await besides(world, path, within)))
    if (within.length === 0) evidence.push(...(await collectFiles(world, await namedFiles(world, [path]), options)))
  }
  return evidence
}

/** One that is named twice, however it is written, is one: a package would be judged twice. */
async function distinct(world: World, paths: readonly string[]): Promise<readonly string[]> {
  const named = new Map<string, string>()
  for (const path of paths) {
    const real = await world.files.realPath(path)
    if (!named.has(real)) named.set(real, path)
  }
  return [...named.values()]
}

/** What is beside the packages in a folder of them is passed over, and said to be. */
async function besides(world: World, path: string, packages: readonly FoundPackage[]): Promise<readonly Unreadable[]> {
  if (packages.every(each => each.path === path)) return []
  const known = new Set(packages.map(each => each.path))
  const top = ((await world.files.walk(path)) ?? []).filter(({ name }) => !name.includes('/'))
  const others = top.filter(each => !known.has(each.path))
  return Promise.all(others.map(async ({ name }) => passedOver({ name: await maskedText(name) })))
}

interface Options extends Omit<CollectOptions, 'keeper'> {
  /** Packages that files may be. */
  readonly packages?: KnownPackages
  /** Gives what judges the files as they are read, if there is such; of packages it is not asked for. */
  readonly ahead?: (files: readonly NamedFile[]) => Promise<FilesAhead | undefined>
}

/**
 * The files that are named, or in folders that are. One that is named twice, or is in a folder that is named too, is one file.
 * @throws ToolError `file.missing`
 */
export async function namedFiles(world: World, paths: readonly string[]): Promise<readonly NamedFile[]> {
  const lists = await Promise.all(paths.map(path => world.files.list(path)))
  const [only] = lists
  if (only && lists.length === 1) return marked(only)
  const named = new Map<string, NamedFile>()
  for (const [at, path] of paths.entries()) {
    const real = await world.files.realPath(path)
    for (const file of marked(lists[at] ?? [])) {
      const key = real + file.path.slice(path.replace(/(.)\/+$/, '$1').length)
      const known = named.get(key)
      named.set(key, known && !known.isFromFolder ? known : { ...(known ?? file), isFromFolder: file.isFromFolder })
    }
  }
  return [...named.values()]
}

function marked(entries: readonly FileEntry[]): readonly NamedFile[] {
  const isFromFolder = entries.length > 1
  return entries.map(({ path, name }) => ({ path, name, isFromFolder }))
}
