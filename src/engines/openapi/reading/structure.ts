import { child, isObject } from '../pointer.ts'
import { fieldType, isObjectName, type ObjectName, requiredFields } from './grammar.ts'
import { breachesOf } from './object-rules.ts'
import type { Problem } from './refusal.ts'
import { isJsonSchemaFile, keywordProblems, subschemas } from './schema-walk.ts'
import { follow, isProblem, type Located, refOf, type Sources } from './sources.ts'

/** What a walk over a description found. */
export interface Structure {
  readonly problems: readonly Problem[]
  /** Every schema root that the description reaches, in whatever file; subschemas are not listed. */
  readonly schemas: readonly Located[]
}

/**
 * Walks a description by the grammar of its version, through every reference once, and says what breaks it.
 * It reads the structure only: what operations say together is `coherence.ts`, what a schema says is for its compiler.
 */
export function walkStructure(sources: Sources, root: Located, version: '3.0' | '3.1'): Structure {
  const walk = new Walk(sources, version)
  walk.from(root)
  return walk
}

/** One walk: what it found so far, where it has been, and where references still lead it. */
class Walk implements Structure {
  readonly problems: Problem[] = []
  readonly schemas: Located[] = []
  private readonly sources: Sources
  private readonly version: '3.0' | '3.1'
  private readonly seen = new Set<string>()
  private readonly waiting: (readonly [Located, ObjectName | 'schema'])[] = []

  constructor(sources: Sources, version: '3.0' | '3.1') {
    this.sources = sources
    this.version = version
  }

  /** What references lead to waits its turn: a long chain of them must not be a deep recursion. */
  from(root: Located): void {
    this.visit(root, 'OpenApi')
    for (const [place, type] of this.waiting) this.visit(place, type)
  }

  private report(place: Located, reason: Problem['reason'], name: string, below = ''): void {
    this.problems.push({ file: place.file, pointer: place.pointer + below, reason, name })
  }

  private visit(place: Located, type: string): void {
    const base = type.endsWith('|ref') ? type.slice(0, -4) : type
    if (isObjectName(base) && base !== type && refOf(place.value) !== undefined) this.refer(place, base)
    else if (base.startsWith('[')) this.visitList(place, base.slice(1, -1))
    else if (base.startsWith('{')) this.visitMap(place, base.slice(1, -1))
    else if (isObjectName(base)) this.visitObject(place, base)
    else if (base === 'schema') this.visitSchemaRoot(place)
    else if (!isScalar(place.value, base)) this.report(place, 'wrong-type', jsonType[base] ?? base)
  }

  private refer(place: Located, type: ObjectName): void {
    const target = follow(this.sources, place)
    if (isProblem(target)) this.problems.push(target)
    else this.waiting.push([target, type])
  }

  /** True the first time that a place is visited as this type. */
  private isNew(place: Located, type: string): boolean {
    const { size } = this.seen
    return this.seen.add(`${type} ${place.file}#${place.pointer}`).size > size
  }

  private visitList(place: Located, type: string): void {
    if (!Array.isArray(place.value)) this.report(place, 'wrong-type', 'array')
    else for (const [index, value] of place.value.entries()) this.visit(below(place, index, value), type)
  }

  private visitMap(place: Located, type: string): void {
    if (!isObject(place.value)) this.report(place, 'wrong-type', 'object')
    else for (const [key, value] of Object.entries(place.value)) this.visit(below(place, key, value), type)
  }

  private visitObject(place: Located, object: ObjectName): void {
    if (!this.isNew(place, object)) return
    if (isObject(place.value)) this.visitFields(place, object, place.value)
    else this.report(place, 'wrong-type', 'object')
  }

  private visitFields(place: Located, object: ObjectName, fields: Readonly<Record<string, unknown>>): void {
    for (const name of requiredFields(this.version, object)) {
      if (!Object.hasOwn(fields, name)) this.report(place, 'missing-field', name)
    }
    for (const [key, value] of Object.entries(fields)) {
      const type = fieldType(this.version, object, key)
      if (type === undefined) this.report(place, 'unknown-field', key)
      else if (type !== 'any') this.visit(below(place, key, value), type)
      else this.visitExtension(below(place, key, value), key, object)
    }
    for (const [pointer, reason, name] of breachesOf(this.version, object, fields))
      this.report(place, reason, name, pointer)
    if (object === 'PathItem' && refOf(fields) !== undefined) this.refer(place, 'PathItem')
  }

  /** Ours, where they mean something; elsewhere they would be a check that never runs. */
  private visitExtension(place: Located, name: string, object: ObjectName): void {
    const holders = extensionHolders[name]
    if (holders && !holders.includes(object)) this.report(place, 'unknown-field', name)
    if (name === 'x-module' && typeof place.value !== 'string') this.report(place, 'wrong-type', 'string')
    if (name === 'x-required-unless' && typeof place.value !== 'string') this.report(place, 'wrong-type', 'string')
    if (name === 'x-safe' && typeof place.value !== 'boolean') this.report(place, 'wrong-type', 'boolean')
    if (name === 'x-requirement' && !isTextMap(place.value)) this.report(place, 'wrong-type', 'object of strings')
  }

  private visitSchemaRoot(place: Located): void {
    if (this.isNew(place, 'root')) this.schemas.push(place)
    this.visitSchema(place)
  }

  private visitSchema(place: Located): void {
    if (!this.isNew(place, 'schema')) return
    if (isObject(place.value)) this.visitKeywords(place, place.value)
    else if (typeof place.value !== 'boolean' || this.version === '3.0') this.report(place, 'wrong-type', 'object')
  }

  private visitKeywords(place: Located, schema: Readonly<Record<string, unknown>>): void {
    if (this.version === '3.0') this.problems.push(...keywordProblems(place))
    const ref = refOf(schema)
    if (ref !== undefined && isPath(ref) && !Object.hasOwn(schema, '$id')) this.visitSchemaReference(place, ref)
    if (ref !== undefined && this.version === '3.0') return
    for (const [pointer, value] of subschemas(schema)) {
      this.visitSchema({ file: place.file, pointer: place.pointer + pointer, value })
    }
  }

  private visitSchemaReference(place: Located, ref: string): void {
    const target = this.sources.resolve(place, ref)
    if (isProblem(target)) this.problems.push(target)
    else if (!isJsonSchemaFile(target.file)) this.waiting.push([target, 'schema'])
  }
}

/** A reference by JSON Pointer; one by anchor is for the schema compiler to find. */
function isPath(ref: string): boolean {
  const fragment = ref.split('#')[1] ?? ''
  return fragment === '' || fragment.startsWith('/') || fragment.startsWith('%2F')
}

function below(place: Located, key: string | number, value: unknown): Located {
  return { file: place.file, pointer: child(place.pointer, key), value }
}

/** Our extensions of the specification, and the objects that may have them. */
const extensionHolders: Readonly<Record<string, readonly ObjectName[]>> = {
  'x-module': ['Operation'],
  'x-required-unless': ['Parameter'],
  'x-requirement': ['OpenApi', 'PathItem', 'Operation', 'Response'],
  'x-safe': ['Operation'],
}

function isTextMap(value: unknown): boolean {
  return isObject(value) && Object.values(value).every(item => typeof item === 'string')
}

const jsonType: Readonly<Record<string, string>> = { text: 'string', flag: 'boolean', texts: 'array of string' }

function isScalar(value: unknown, type: string): boolean {
  if (type === 'text') return typeof value === 'string'
  if (type === 'flag') return typeof value === 'boolean'
  if (type === 'texts') return Array.isArray(value) && value.every(item => typeof item === 'string')
  return true
}
