import { createHash } from 'node:crypto'
import type { XmlEdit } from '../documents/xml/edit.ts'
import { noCache, readYaml } from '../documents/yaml.ts'
import { ToolError } from '../errors.ts'
import { message } from '../messages/speaker.ts'
import type { Explanation } from '../model/mutants.ts'
import type { DocumentType, Profile, XmlDocumentType } from '../model/profile.ts'
import type { Level, Requirement } from '../model/requirement.ts'
import type { Message, Text } from '../model/text.ts'
import type { World } from '../model/world.ts'
import { asBroken, notTooLarge } from './broken.ts'
import expectedSchema from './expected.schema.json' with { type: 'json' }
import manifestSchema from './manifest.schema.json' with { type: 'json' }
import mutantsSchema from './mutants.schema.json' with { type: 'json' }
import packageVectorsSchema from './package-vectors.schema.json' with { type: 'json' }
import type { BasePin } from './pin.ts'
import requirementsSchema from './requirements.schema.json' with { type: 'json' }
import vectorsSchema from './vectors.schema.json' with { type: 'json' }

const schemas = {
  'manifest.schema.json': manifestSchema,
  'requirements.schema.json': requirementsSchema,
  'vectors.schema.json': vectorsSchema,
  'package-vectors.schema.json': packageVectorsSchema,
  'mutants.schema.json': mutantsSchema,
  'expected.schema.json': expectedSchema,
}

type Optional =
  | ('status' | 'mandatoryModules' | 'documents' | 'unique' | 'references' | 'across' | 'sensitive' | 'suites')
  | ('roles' | 'modules' | 'limits' | 'schematron' | 'packages' | 'pinned')

/** Made of what stands in files, or written otherwise there. */
type Made = 'requirements' | 'resources' | 'digest' | 'extends' | 'xmlDocuments' | 'supplied'

/** `profile.yaml` as it stands in the file: lists may be left out, and resources are paths. */
export type Manifest = Omit<Profile, Optional | Made> &
  Partial<Pick<Profile, Exclude<Optional, 'documents'>>> & {
    readonly documents?: readonly (DocumentType | XmlDocumentType)[]
    readonly resources?: readonly string[]
    readonly extends?: BasePin
    readonly narrow?: readonly Narrowing[]
    readonly regrade?: readonly { readonly requirement: string; readonly level: Level; readonly reason: Text }[]
  }

/** Parts of the base that an extension leaves out. `instead` is the row that other rows then lie within. */
interface Narrowing {
  readonly modules?: readonly string[]
  readonly requirements?: readonly string[]
  readonly operations?: readonly string[]
  readonly instead?: string
  readonly reason: Text
}

/** @throws ToolError `profile.broken` */
export function readManifest(world: World, text: string, where: string): Promise<Manifest> {
  return readChecked(world, text, where, 'manifest.schema.json') as Promise<Manifest>
}

/** @throws ToolError `profile.broken` */
export function readRequirements(world: World, text: string, where: string): Promise<readonly Requirement[]> {
  return readChecked(world, text, where, 'requirements.schema.json') as Promise<readonly Requirement[]>
}

/** A file of vectors as edits (docs/vectors.md). */
export interface VectorFile {
  /** Base that vectors change when they name no other. */
  readonly of?: string
  readonly bases?: Readonly<Record<string, VectorBase>>
  /** By requirement. */
  readonly vectors?: Readonly<Record<string, VectorEntry>>
}

export interface VectorBase {
  readonly file?: string
  readonly of?: string
  readonly edits?: readonly XmlEdit[]
  /** What it breaks, because nothing keeps all rules at once. */
  readonly also?: readonly string[]
}

export interface VectorEntry {
  readonly of?: string
  /** What breaks the requirement, and nothing else but what `also` names. */
  readonly fail: readonly XmlEdit[]
  readonly also?: readonly string[]
  /** What comes near to breaking it, and keeps it. */
  readonly pass?: readonly XmlEdit[]
}

/** @throws ToolError `profile.broken` */
export function readVectors(world: World, text: string, where: string): Promise<VectorFile> {
  return readChecked(world, text, where, 'vectors.schema.json') as Promise<VectorFile>
}

/** Paths of the files that a manifest names. */
export function namedFiles({ resources = [], suites = [], api }: Manifest): readonly string[] {
  return [...new Set([...resources, ...suites, ...(api === undefined ? [] : [api])])]
}

/** One change of a package, as a test vector describes it. Paths are those in the root of the package. */
export type PackageEdit =
  | { readonly drop: string }
  | { readonly write: string; readonly text: string }
  | { readonly move: string; readonly to: string }
  | { readonly link: string }
  | { readonly damage: string }
  | { readonly edit: string; readonly by: readonly XmlEdit[] }

/** A file of vectors that are packages (docs/vectors.md); its parts are those of `VectorFile`. */
export interface PackageVectorFile {
  readonly of?: string
  readonly bases?: Readonly<
    Record<
      string,
      {
        readonly folder?: string
        readonly of?: string
        readonly edits?: readonly PackageEdit[]
        readonly also?: readonly string[]
      }
    >
  >
  readonly vectors?: Readonly<Record<string, PackageVectorEntry>>
}

export interface PackageVectorEntry {
  readonly of?: string
  readonly fail: readonly PackageEdit[]
  readonly also?: readonly string[]
  readonly pass?: readonly PackageEdit[]
}

/** @throws ToolError `profile.broken` */
export function readPackageVectors(world: World, text: string, where: string): Promise<PackageVectorFile> {
  return readChecked(world, text, where, 'package-vectors.schema.json') as Promise<PackageVectorFile>
}

/** `mutants.yaml` in the folder of a profile's vectors (docs/vectors.md). */
interface MutantsFile {
  readonly equivalent?: readonly Omit<Explanation, 'as'>[]
  readonly survivors?: readonly Omit<Explanation, 'as'>[]
}

/** @throws ToolError `profile.broken` */
export async function readExplanations(world: World, text: string, where: string): Promise<readonly Explanation[]> {
  const file = (await readChecked(world, text, where, 'mutants.schema.json')) as MutantsFile
  const equivalent = (file.equivalent ?? []).map(each => ({ as: 'equivalent' as const, ...each }))
  return [...equivalent, ...(file.survivors ?? []).map(each => ({ as: 'survivor' as const, ...each }))]
}

/** What a vector that is a file or folder gives, by its name; `also` cannot be parted from the requirement that is meant. */
export type ExpectedFindings = Readonly<
  Record<string, { readonly findings: readonly ExpectedFinding[]; readonly also?: readonly string[] }>
>

/** A finding as `expected.json` speaks of it. */
export interface ExpectedFinding {
  readonly requirement: string
  readonly pointer: string
  readonly record?: number
  /** File name inside a vector that is a folder. */
  readonly document?: string
}

/** `expected.json` beside vectors that are files (docs/vectors.md). @throws ToolError `profile.broken` */
export async function readExpected(world: World, text: string, where: string): Promise<ExpectedFindings> {
  try {
    JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    const reason = message('schema.syntax', { why: error.message })
    throw new ToolError('profile.broken', { where, pointer: '/', why: '' }, error, reason)
  }
  const { $schema: _, ...expected } = (await readChecked(
    world,
    text,
    where,
    'expected.schema.json',
  )) as ExpectedFindings
  return expected
}

async function readChecked(world: World, text: string, where: string, entry: keyof typeof schemas): Promise<unknown> {
  const { value, faults } = await formOf(world, text, entry, where).catch(error => {
    throw asBroken(where, error)
  })
  const [fault] = faults
  if (!fault) return value
  const pointer = fault.pointer || '/'
  throw new ToolError('profile.broken', { where, pointer, why: '' }, undefined, fault.message)
}

/** Where a file of a profile does not follow its schema, and how. */
export interface FormFault {
  /** JSON Pointer. */
  readonly pointer: string
  readonly message: Message
}

/** All that is wrong with the form of a `profile.yaml`. @throws YAMLException of js-yaml */
export async function manifestFaults(world: World, text: string): Promise<readonly FormFault[]> {
  return (await formOf(world, text, 'manifest.schema.json', 'profile.yaml')).faults
}

/** All that is wrong with the form of a `requirements.yaml`. @throws YAMLException of js-yaml */
export async function requirementFaults(world: World, text: string): Promise<readonly FormFault[]> {
  return (await formOf(world, text, 'requirements.schema.json', 'requirements.yaml')).faults
}

/**
 * Parsing and checking is done once for each content: the result is kept in the private cache, by digest of the text and
 * of the schema that it was held against.
 */
async function formOf(
  world: World,
  text: string,
  entry: keyof typeof schemas,
  where: string,
): Promise<{ readonly value: unknown; readonly faults: readonly FormFault[] }> {
  const digest = createHash('sha256').update(JSON.stringify(schemas[entry])).update(text).digest('hex')
  const key = `profile-${digest}.json`
  const known = await world.cache.get(key)
  if (known !== undefined) return { value: JSON.parse(known), faults: [] }
  const value = notTooLarge(where, await readYaml(text, noCache))
  const faults = await formFaults(world, value, entry)
  if (faults.length === 0) await world.cache.put(key, JSON.stringify(value))
  return { value, faults }
}

async function formFaults(world: World, value: unknown, entry: keyof typeof schemas): Promise<readonly FormFault[]> {
  const { compileSchemas } = await import('../engines/json-schema/compile.ts')
  const compiled = await compileSchemas({
    schemas: new Map(Object.entries(schemas)),
    entries: Object.keys(schemas),
    cache: world.cache,
    untagged: true,
  })
  const faults: FormFault[] = []
  compiled.entry(entry).validate(value, { violation: ({ pointer, message }) => faults.push({ pointer, message }) })
  return faults
}
