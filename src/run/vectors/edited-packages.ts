import { posix } from 'node:path'
import { PackageFault, type PackageSource, walkByContent } from '../../documents/package/source.ts'
import { EditRefused, editXml } from '../../documents/xml/edit.ts'
import { ToolError } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import type { PackageEntry } from '../../model/package.ts'
import type { Message } from '../../model/text.ts'
import type { World } from '../../model/world.ts'
import { type PackageEdit, type PackageVectorEntry, readPackageVectors } from '../../profile/read.ts'
import { namedVectors, type RequirementVectors } from './named-vectors.ts'

/** A package of a profile's own vectors: one that keeps a requirement, or one that breaks it. */
export interface PackageVector {
  readonly requirement: string
  readonly kind: 'pass' | 'fail'
  readonly name: string
  readonly also: readonly string[]
  readonly made: MadePackage
}

/** A file, one that cannot be read to its end, or a link. */
type Content = Uint8Array | { readonly damaged: Uint8Array } | 'link'

/** A package in memory: what stands at each path in its root. */
export interface MadePackage {
  readonly root: string
  readonly contents: ReadonlyMap<string, Content>
}

/**
 * The vectors of a folder that are packages, `*.packages.yaml`. That a base keeps a requirement is a passing vector of it.
 * @throws ToolError `profile.broken` for an edit that cannot be made
 */
export async function packageVectors(world: World, folder: string): Promise<readonly PackageVector[]> {
  const files = await packageVectorFiles(world, folder)
  const bases = new Map<string, Base>()
  for (const { where, file } of files) {
    for (const [name, { folder: path, of = '', edits = [], also = [] }] of Object.entries(file.bases ?? {})) {
      if (bases.has(name)) throw broken(where, `/bases/${name}`, message('vectors.base-taken', { name }))
      const made =
        path === undefined ? baseOf(bases, of, where).made : await readPackage(world, posix.join(folder, path))
      bases.set(name, { made: edited(made, edits, `${where} ${name}`), also })
    }
  }
  return files.flatMap(({ where, file }) =>
    Object.entries(file.vectors ?? {}).flatMap(([requirement, entry]) => {
      const name = entry.of ?? file.of ?? ''
      return vectorsOf(`${where} ${requirement}`, requirement, { ...baseOf(bases, name, where), name }, entry)
    }),
  )
}

/** The vectors of a folder by name, without making them. */
export async function namedPackages(world: World, folder: string): Promise<readonly RequirementVectors[]> {
  return namedVectors(await packageVectorFiles(world, folder))
}

/** A package in memory as one that can be read. */
export function sourceOf({ root, contents }: MadePackage): PackageSource {
  const inside = new Map<PackageEntry, Content>()
  const entries: PackageEntry[] = []
  for (const [name, content] of contents) {
    const path = name.startsWith('../') ? name.slice(3) : `${root}/${name}`
    const size = bytesOf(content).length
    const entry: PackageEntry = { path, kind: content === 'link' ? 'link' : 'file', size }
    entries.push(entry)
    inside.set(entry, content)
  }
  const content = async function* (entry: PackageEntry) {
    const found = inside.get(entry) ?? 'link'
    if (found !== 'link' && 'damaged' in found) throw new PackageFault('corrupt')
    yield bytesOf(found)
  }
  return { format: 'folder', entries, faults: [], content, walk: walkByContent(entries, content) }
}

function bytesOf(content: Content): Uint8Array {
  if (content === 'link') return new Uint8Array(0)
  return 'damaged' in content ? content.damaged : content
}

interface Base {
  readonly made: MadePackage
  readonly also: readonly string[]
}

async function packageVectorFiles(world: World, folder: string) {
  if (!(await world.files.exists(folder))) return []
  const entries = (await world.files.list(folder)).filter(({ name }) => /^[^/]+\.packages\.yaml$/.test(name))
  const read = async (where: string) => {
    const at = `${folder}/${where}`
    const text = new TextDecoder().decode(await world.files.read(at))
    return { where, file: await readPackageVectors(world, text, at) }
  }
  return Promise.all(entries.map(({ name }) => read(name)))
}

async function readPackage(world: World, folder: string): Promise<MadePackage> {
  const contents = new Map<string, Uint8Array>()
  for (const { name, path } of await world.files.list(folder)) contents.set(name, await world.files.read(path))
  return { root: posix.basename(folder), contents }
}

function vectorsOf(
  at: string,
  requirement: string,
  base: Base & { readonly name: string },
  { fail, pass, also = [] }: PackageVectorEntry,
): readonly PackageVector[] {
  const made = (kind: 'pass' | 'fail', edits: readonly PackageEdit[]): PackageVector => {
    const name = `${at} ${kind}`
    const others = kind === 'fail' ? [...base.also, ...also] : base.also
    return { requirement, kind, name, also: others, made: edited(base.made, edits, name) }
  }
  const kept = { requirement, kind: 'pass', name: `${at} ${base.name}`, also: base.also, made: base.made } as const
  return [kept, ...(pass ? [made('pass', pass)] : []), made('fail', fail)]
}

function baseOf(bases: ReadonlyMap<string, Base>, name: string, where: string): Base {
  const base = bases.get(name)
  if (base === undefined) throw broken(where, '/of', message('vectors.no-base', { name }))
  return base
}

function edited(made: MadePackage, edits: readonly PackageEdit[], name: string): MadePackage {
  const contents = new Map(made.contents)
  for (const edit of edits) change(contents, edit, name)
  return { ...made, contents }
}

function change(contents: Map<string, Content>, edit: PackageEdit, where: string): void {
  if ('write' in edit) contents.set(edit.write, new TextEncoder().encode(edit.text))
  else if ('link' in edit) contents.set(edit.link, 'link')
  else if ('damage' in edit) {
    for (const path of found(contents, edit.damage, where)) {
      contents.set(path, { damaged: bytesOf(contents.get(path) ?? 'link') })
    }
  } else if ('drop' in edit) {
    for (const path of found(contents, edit.drop, where)) contents.delete(path)
  } else if ('move' in edit) {
    for (const path of found(contents, edit.move, where)) {
      const content = contents.get(path) ?? 'link'
      contents.delete(path)
      contents.set(edit.to + path.slice(edit.move.length), content)
    }
  } else editFile(contents, edit, where)
}

function editFile(
  contents: Map<string, Content>,
  { edit: file, by }: Extract<PackageEdit, { readonly edit: string }>,
  where: string,
): void {
  for (const path of found(contents, file, where)) {
    try {
      contents.set(
        path,
        new TextEncoder().encode(editXml(new TextDecoder().decode(bytesOf(contents.get(path) ?? 'link')), by)),
      )
    } catch (error) {
      throw error instanceof EditRefused ? broken(where, '/', error.reason) : error
    }
  }
}

/** A file, or all that is in a folder. */
function found(contents: ReadonlyMap<string, unknown>, path: string, where: string): readonly string[] {
  const paths = [...contents.keys()].filter(each => each === path || each.startsWith(`${path}/`))
  if (paths.length === 0) throw broken(where, '/', message('edit.nothing-at', { path }))
  return paths
}

function broken(where: string, pointer: string, reason: Message): ToolError {
  return new ToolError('profile.broken', { where, pointer, why: '' }, undefined, reason)
}
