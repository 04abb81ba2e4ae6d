import { recogniseType } from '../../documents/recognise.ts'
import { syntaxOf } from '../../documents/syntaxes.ts'
import type { DocumentType, Profile } from '../../model/profile.ts'
import type { World } from '../../model/world.ts'
import type { MutableFile } from '../../profile/mutants/make.ts'
import type { RecordAt } from '../../profile/mutants/spot.ts'
import { isObject } from '../../profile/schema-node.ts'

/** A passing vector in JSON: its files, with the records in them. */
export interface PassingVector {
  /** Requirement and name. */
  readonly name: string
  readonly files: readonly VectorFile[]
  /** It is of the profile that this one extends, and may hold what this one does not speak of. */
  readonly isInherited: boolean
  /** Of a vector that is one file whose name tells no kind of document: it stays of that kind when it is edited. */
  readonly documentType?: string
}

export interface VectorFile extends MutableFile {
  readonly mediaType: 'application/json' | 'application/x-ndjson'
}

/** Reads the vectors that are files or folders, `<requirement>/pass-…`; those of no known kind of record have no files. */
export async function readPassing(
  world: World,
  profile: Profile,
  folder: string,
  isInherited: boolean,
): Promise<readonly PassingVector[]> {
  const entries = (await world.files.exists(folder)) ? await world.files.list(folder) : []
  const rows = new Set(profile.requirements.map(({ id }) => id))
  const byVector = new Map<string, { readonly name: string; readonly path: string }[]>()
  for (const { name, path } of entries) {
    const [requirement = '', vector = '', ...rest] = name.split('/')
    if (!rows.has(requirement) || !vector.startsWith('pass-')) continue
    const key = `${requirement}/${vector}`
    const file = { name: rest.length > 0 ? rest.join('/') : vector, path }
    byVector.set(key, [...(byVector.get(key) ?? []), file])
  }
  const vectors: PassingVector[] = []
  for (const [name, named] of byVector) {
    const files = await Promise.all(named.map(file => readFile(world, profile, file)))
    const known = files.filter(file => file !== undefined)
    const [first] = known
    const only = known.length === 1 ? { documentType: first?.records[0]?.type ?? '' } : {}
    vectors.push({ name, isInherited, files: known, ...only })
  }
  return vectors
}

async function readFile(
  world: World,
  profile: Profile,
  { name, path }: { readonly name: string; readonly path: string },
): Promise<VectorFile | undefined> {
  const mediaType = syntaxOf(name)
  if (mediaType !== 'application/json' && mediaType !== 'application/x-ndjson') return undefined
  const value = parsed(new TextDecoder().decode(await world.files.read(path)), mediaType)
  if (value === undefined) return undefined
  const paths = recordPaths(value)
  const type = recogniseType(name, inside(value, paths[0] ?? []), profile.documents).type
  if (type === undefined || paths.length === 0) return undefined
  return { name, mediaType, value, records: paths.map(at => recordAt(type, value, at)) }
}

/** The text of a file with this content. */
export function textOf({ mediaType }: Pick<VectorFile, 'mediaType'>, value: unknown): string {
  if (mediaType === 'application/json') return `${JSON.stringify(value)}\n`
  return (value as readonly unknown[]).map(line => `${JSON.stringify(line)}\n`).join('')
}

/** A vector may pass because it is hardly JSON at all: that one has no values to edit. */
function parsed(text: string, mediaType: VectorFile['mediaType']): unknown {
  try {
    if (mediaType === 'application/json') return JSON.parse(text)
    return text
      .split('\n')
      .filter(line => line.trim() !== '')
      .map(line => JSON.parse(line))
  } catch {
    return undefined
  }
}

/** A list of records, their envelope, or one record, as `check` takes it (`recordsAt`). */
function recordPaths(value: unknown): readonly (readonly (string | number)[])[] {
  if (Array.isArray(value)) return value.map((_, at) => [at])
  if (!isObject(value)) return []
  return Array.isArray(value.data) ? value.data.map((_, at) => ['data', at]) : [[]]
}

function recordAt({ id, schema }: DocumentType, value: unknown, path: readonly (string | number)[]): RecordAt {
  const [file = '', pointer = ''] = schema.split('#')
  return { type: id, path, value: inside(value, path), schema: { path: file, pointer } }
}

function inside(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((at, step) => (at as Readonly<Record<string | number, unknown>>)[step], value)
}
