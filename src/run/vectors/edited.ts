import { posix } from 'node:path'
import { EditRefused, editXml, type XmlEdit } from '../../documents/xml/edit.ts'
import { ToolError } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import type { Message } from '../../model/text.ts'
import type { World } from '../../model/world.ts'
import { readVectors, type VectorEntry, type VectorFile } from '../../profile/read.ts'
import { namedVectors, type RequirementVectors } from './named-vectors.ts'

/** A document of a profile's own vectors: one that keeps a requirement, or one that breaks it. */
export interface EditedVector {
  readonly requirement: string
  readonly kind: 'pass' | 'fail'
  /** File, requirement and what it is made of: what a person finds it by. */
  readonly name: string
  /** Requirements that are broken beside the one that is meant, or cannot be decided, because they cannot be parted from it. */
  readonly also: readonly string[]
  readonly text: string
  /** The document that it was made of; its own text when nothing was changed. */
  readonly of: string
}

/** A whole document that vectors are edits of. */
export interface EditedBase extends Base {
  readonly name: string
}

/** The bases of a folder, each with its edits made. @throws ToolError `profile.broken` for an edit that cannot be made */
export async function editedBases(world: World, folder: string): Promise<readonly EditedBase[]> {
  const bases = await openBases(world, folder, await vectorFiles(world, folder))
  return [...bases].map(([name, base]) => ({ name, ...base }))
}

interface Base {
  readonly text: string
  readonly also: readonly string[]
}

type Bases = ReadonlyMap<string, Base>

/**
 * Vectors that are written as edits: `*.vectors.yaml` in the folder of a profile, which share their bases. That a base keeps
 * a requirement is a passing vector of it.
 * @throws ToolError `profile.broken` for an edit that cannot be made
 */
export async function editedVectors(world: World, folder: string): Promise<readonly EditedVector[]> {
  const files = await vectorFiles(world, folder)
  const bases = await openBases(world, folder, files)
  return files.flatMap(({ where, file }) =>
    Object.entries(file.vectors ?? {}).flatMap(([requirement, entry]) => {
      const name = entry.of ?? file.of ?? ''
      return vectorsOf({ where, requirement, name, base: baseOf(bases, name, where) }, entry)
    }),
  )
}

/** The vectors of a folder by name, without making them. */
export async function namesEdited(world: World, folder: string): Promise<readonly RequirementVectors[]> {
  return namedVectors(await vectorFiles(world, folder))
}

interface Origin {
  readonly where: string
  readonly requirement: string
  readonly name: string
  readonly base: Base
}

function vectorsOf({ where, requirement, name, base }: Origin, { fail, pass, also = [] }: VectorEntry) {
  const made = (kind: 'pass' | 'fail', edits: readonly XmlEdit[]): EditedVector => {
    const at = `${where} ${requirement} ${kind}`
    const others = kind === 'fail' ? [...base.also, ...also] : base.also
    return { requirement, kind, name: at, also: others, text: edited(base.text, edits, at), of: base.text }
  }
  const kept = { requirement, kind: 'pass', name: `${where} ${requirement} ${name}`, ...base, of: base.text } as const
  return [kept, ...(pass ? [made('pass', pass)] : []), made('fail', fail)]
}

async function vectorFiles(world: World, folder: string) {
  if (!(await world.files.exists(folder))) return []
  const entries = (await world.files.list(folder)).filter(({ name }) => /^[^/]+\.vectors\.yaml$/.test(name))
  const read = async (where: string) => {
    const at = `${folder}/${where}`
    return { where, file: await readVectors(world, await readText(world, at), at) }
  }
  return Promise.all(entries.map(({ name }) => read(name)))
}

async function openBases(
  world: World,
  folder: string,
  files: readonly { readonly where: string; readonly file: VectorFile }[],
): Promise<Bases> {
  const bases = new Map<string, Base>()
  // A base is made of one that stands before it, so that there are no circles.
  for (const { where, file } of files) {
    for (const [name, { file: path, of = '', edits = [], also = [] }] of Object.entries(file.bases ?? {})) {
      if (bases.has(name)) throw broken(where, `/bases/${name}`, message('vectors.base-taken', { name }))
      const text = path === undefined ? baseOf(bases, of, where).text : await readText(world, posix.join(folder, path))
      bases.set(name, { text: edited(text, edits, `${where} ${name}`), also })
    }
  }
  return bases
}

async function readText(world: World, path: string): Promise<string> {
  return new TextDecoder().decode(await world.files.read(path))
}

function baseOf(bases: Bases, name: string, where: string): Base {
  const base = bases.get(name)
  if (base === undefined) throw broken(where, '/of', message('vectors.no-base', { name }))
  return base
}

function edited(text: string, edits: readonly XmlEdit[], name: string): string {
  try {
    return editXml(text, edits)
  } catch (error) {
    throw error instanceof EditRefused ? broken(name, '/', error.reason) : error
  }
}

function broken(where: string, pointer: string, reason: Message): ToolError {
  return new ToolError('profile.broken', { where, pointer, why: '' }, undefined, reason)
}
