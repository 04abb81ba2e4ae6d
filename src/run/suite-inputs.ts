import { hasMoreNodes, mostNodes, noCache, readYaml } from '../documents/yaml.ts'
import {
  declaredInputs,
  freshDigits,
  isReceiverInput,
  isSecretInput,
  type Reception,
  receptionOf,
  standaloneInput,
} from '../engines/arazzo/inputs.ts'
import { topWorkflows } from '../engines/arazzo/interpreter.ts'
import { loadSuite } from '../engines/arazzo/load.ts'
import { isInScope } from '../engines/arazzo/play-workflow.ts'
import { compileSchemas } from '../engines/json-schema/compile.ts'
import { ToolError } from '../errors.ts'
import { readSecret, type SecretSource } from '../exchange/secret.ts'
import type { Plan } from '../model/plan.ts'
import { redactedInput } from '../model/sut.ts'
import type { Message } from '../model/text.ts'
import type { World } from '../model/world.ts'
import { maskedText } from './number-mask.ts'

/** One input as the user gives it: a text, or the place of a secret. */
export type GivenInput =
  | { readonly name: string; readonly text: string }
  | { readonly name: string; readonly from: SecretSource }

/** What the suites are given while they ask a live system. */
export interface LiveInputs {
  readonly values: Readonly<Record<string, unknown>>
  /** Texts that must not become evidence. */
  readonly secrets: readonly string[]
}

type Schema = Readonly<Record<string, unknown>>

/** An input that a workflow declares; several workflows may declare the same name. */
interface Place {
  readonly name: string
  readonly schema: Schema
  readonly isSecret: boolean
  /** Path of the suite. */
  readonly suite: string
  /** Reusable schemas of the suite. */
  readonly others: Schema
}

interface Declarations {
  readonly places: readonly Place[]
  readonly required: readonly { readonly name: string; readonly workflow: string }[]
  /** Names that the run fills in with the address of its receiver, and how each workflow needs it to meet calls. */
  readonly receives: readonly { readonly name: string; readonly reception: Reception }[]
  /** Names of workflows that run, with how many digits the run makes up when nobody gives a value. */
  readonly fresh: ReadonlyMap<string, number>
}

/**
 * Types what the user gives by the JSON Schema of the workflows' inputs. `shown` is what may be kept: a secret is
 * `redactedInput` there, and so is the personal identity number of a real person.
 * @throws ToolError `input.unknown`, `input.missing`, `input.value`, `input.secret`, `usage.repeated`, `auth.secret-missing`
 */
export async function suiteInputs(
  world: World,
  planned: Plan,
  given: readonly GivenInput[],
): Promise<LiveInputs & Pick<Declarations, 'receives'> & { readonly shown: Readonly<Record<string, unknown>> }> {
  const { places, required, receives, fresh } = await declarations(world, planned)
  const values: Record<string, unknown> = {}
  const shown: Record<string, unknown> = {}
  const secrets: string[] = []
  for (const input of given) {
    const { name } = input
    const own = places.filter(place => place.name === name)
    if (own.length === 0) throw new ToolError('input.unknown', { name, known: namesOf(places) })
    if (Object.hasOwn(values, name)) throw new ToolError('usage.repeated', { option: `--input ${name}`, values: name })
    const isSecret = own.some(place => place.isSecret)
    if (isSecret && 'text' in input) throw new ToolError('input.secret', { name })
    const text = 'text' in input ? input.text : await readSecret(world, input.from)
    const content =
      'text' in input && own.some(({ schema }) => schema['x-file'] === true) ? await fileAt(world, text) : text
    const value = await typed(world, content, own, 'text' in input)
    values[name] = value
    shown[name] = 'text' in input ? await keepable(value) : redactedInput
    if ('from' in input) secrets.push(text)
  }
  const made = planned.sut.har === undefined ? madeUp(world, fresh) : {}
  for (const [name, value] of Object.entries(made)) {
    values[name] ??= value
    shown[name] ??= value
  }
  const missing = required.find(({ name }) => !Object.hasOwn(values, name))
  if (missing) throw new ToolError('input.missing', { ...missing, option: optionFor(missing.name, places) })
  return { values, shown, secrets, receives }
}

/**
 * What may be kept of an input that somebody typed. The personal identity number of a real person is kept as a secret is:
 * traffic is masked too, and two masked numbers can be the same where the numbers were not. In what is more than one
 * text it is masked.
 */
async function keepable(value: unknown): Promise<unknown> {
  const text = JSON.stringify(value)
  const masked = await maskedText(text)
  if (masked === text) return value
  return typeof value === 'object' ? JSON.parse(masked) : redactedInput
}

/** What is to be new in each run. Recorded traffic has the values that were made up for it. */
function madeUp(world: World, fresh: Declarations['fresh']): Readonly<Record<string, string>> {
  const digits = () => world.uuid().replaceAll('-', '')
  return Object.fromEntries([...fresh].map(([name, count]) => [name, digits().slice(0, count)]))
}

/** An input marked `x-file` is named by a file; JSON and YAML are read alike, as JSON. */
async function fileAt(world: World, path: string): Promise<string> {
  const text = new TextDecoder().decode(await world.files.read(path))
  try {
    const value = await readYaml(text, noCache)
    return hasMoreNodes(value, mostNodes) ? '' : JSON.stringify(value)
  } catch {
    return ''
  }
}

function optionFor(name: string, places: readonly Place[]): string {
  const isSecret = places.some(place => place.name === name && place.isSecret)
  return isSecret ? `--input-env ${name}=…` : `--input ${name}=…`
}

function namesOf(places: readonly Place[]): string {
  return [...new Set(places.map(({ name }) => name))].sort().join(', ')
}

/** What the workflows that are given inputs declare; only those that will run can demand one. */
async function declarations(world: World, { profile, sut, modules }: Plan): Promise<Declarations> {
  const suites = await Promise.all(
    profile.suites.map(path => loadSuite(profile.resources.get(path)?.text ?? '', path, world.cache)),
  )
  const places: Place[] = []
  const required: Declarations['required'][number][] = []
  const receives: Declarations['receives'][number][] = []
  const fresh = new Map<string, number>()
  for (const { suite, workflow } of topWorkflows(suites)) {
    const declared = declaredInputs(workflow, suite)
    const isRun = isInScope(workflow, { context: { modules, role: sut.role } })
    for (const [name, schema] of declared.properties) {
      const reception = receptionOf(declared, name)
      if (reception) {
        if (isRun) receives.push({ name, reception })
        continue
      }
      const digits = freshDigits(declared, name)
      if (isRun && digits !== undefined) fresh.set(name, digits)
      const isSecret = isSecretInput(declared, name)
      places.push({ name, schema, isSecret, suite: suite.path, others: suite.inputSchemas })
    }
    if (!isRun) continue
    const needed = declared.required.filter(
      name =>
        !isReceiverInput(declared, name) && !fresh.has(name) && !('default' in (declared.properties.get(name) ?? {})),
    )
    required.push(...needed.map(name => ({ name, workflow: workflow.id })))
  }
  return { places, required, receives, fresh }
}

/** The value that a text means by every schema that it is for. What is secret is not quoted. */
async function typed(world: World, text: string, places: readonly Place[], mayQuote: boolean): Promise<unknown> {
  const [first] = places
  const types = first ? typesOf(first.schema, first.others) : []
  const value = meant(text, types)
  for (const { name, schema, suite, others } of places) {
    const wrong = value === undefined ? 'type' : await violation(world, schema, others, value)
    if (wrong === undefined) continue
    const reason = wrong === 'type' || !mayQuote ? undefined : wrong
    const type = types.length === 0 ? name : types.join(' / ')
    throw new ToolError('input.value', { name, where: suite, type }, undefined, reason)
  }
  return value
}

const shared = '#/components/inputs/'

/** The types that a schema names, itself or through a reusable one. */
function typesOf({ type, $ref }: Schema, others: Schema, depth = 0): readonly string[] {
  if (type !== undefined) return [type].flat().map(String)
  const name = typeof $ref === 'string' && $ref.startsWith(shared) ? $ref.slice(shared.length) : undefined
  const other = name === undefined ? undefined : others[name]
  return typeof other === 'object' && other !== null && depth < 10 ? typesOf(other as Schema, others, depth + 1) : []
}

/** A text as a value of one of the types; undefined when it is none. Without a type every text is right as it stands. */
function meant(text: string, types: readonly string[]): unknown {
  if (types.length === 0) return text
  const parsed = parse(text)
  const isOf = (type: string): boolean => {
    if (type === 'integer') return Number.isInteger(parsed)
    if (type === 'null') return parsed === null
    if (type === 'array') return Array.isArray(parsed)
    if (type === 'object') return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
    return type !== 'string' && typeof parsed === type
  }
  if (types.some(isOf)) return parsed
  return types.includes('string') ? text : undefined
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

async function violation(world: World, schema: Schema, others: Schema, value: unknown): Promise<Message | undefined> {
  const path = 'input.schema.json'
  const schemas = new Map([[path, standaloneInput(schema, others)]])
  const compiled = await compileSchemas({ schemas, entries: [path], cache: world.cache, untagged: true })
  const found: Message[] = []
  compiled.entry(path).validate(value, { violation: ({ message }) => found.push(message) })
  return found[0]
}
