import { fieldType, isObjectName, type ObjectName, requiredFields } from './grammar.ts'
import { breachesOf } from './object-rules.ts'
import { child, isObject } from './pointer.ts'
import { type Problem, refusal } from './refusal.ts'
import { isJsonSchemaFile, keywordProblems, subschemas } from './schema-walk.ts'
import { follow, isProblem, type Located, refOf, type Sources } from './sources.ts'

/** What a walk over a description found. */
export interface Structure {
  readonly problems: readonly Problem[]
  /** Every schema root that the description reaches, in whatever file; subschemas are not listed. */
  readonly schemas: readonly Located[]
}

/** Values visited before a file is taken for an attack: a few YAML aliases can stand for billions of them. */
const maxVisits = 500_000

/**
 * Walks a description by the grammar of its version, through every reference once, and says what breaks it.
 * It reads the structure only: what operations say together is `coherence.ts`, what a schema says is for its compiler.
 */
export function walkStructure(sources: Sources, root: Located, version: '3.0' | '3.1'): Structure {
  const problems: Problem[] = []
  const schemas: Located[] = []
  const seen = new Set<string>()
  let visits = 0

  function report(place: Located, reason: Problem['reason'], name: string, below = ''): void {
    problems.push({ file: place.file, pointer: place.pointer + below, reason, name })
  }

  function count({ file }: Located): void {
    visits += 1
    if (visits > maxVisits) throw refusal({ file, pointer: '', reason: 'too-large', name: String(maxVisits) })
  }

  function visit(place: Located, type: string): void {
    count(place)
    const base = type.endsWith('|ref') ? type.slice(0, -4) : type
    if (base !== type && refOf(place.value) !== undefined) visitReference(place, base)
    else if (base.startsWith('[')) visitList(place, base.slice(1, -1))
    else if (base.startsWith('{')) visitMap(place, base.slice(1, -1))
    else if (isObjectName(base)) visitObject(place, base)
    else if (base === 'schema') visitSchemaRoot(place)
    else if (!isScalar(place.value, base)) report(place, 'wrong-type', jsonType[base] ?? base)
  }

  function visitReference(place: Located, type: string): void {
    const target = follow(sources, place)
    if (isProblem(target)) problems.push(target)
    else visitOnce(target, type)
  }

  function visitOnce(place: Located, type: string): void {
    const key = `${type} ${place.file}#${place.pointer}`
    if (seen.has(key)) return
    seen.add(key)
    if (type === 'schema') visitSchema(place)
    else visit(place, type)
  }

  function visitList(place: Located, type: string): void {
    if (!Array.isArray(place.value)) report(place, 'wrong-type', 'array')
    else for (const [index, value] of place.value.entries()) visit(below(place, index, value), type)
  }

  function visitMap(place: Located, type: string): void {
    if (!isObject(place.value)) report(place, 'wrong-type', 'object')
    else for (const [key, value] of Object.entries(place.value)) visit(below(place, key, value), type)
  }

  function visitObject(place: Located, object: ObjectName): void {
    if (isObject(place.value)) visitFields(place, object, place.value)
    else report(place, 'wrong-type', 'object')
  }

  function visitFields(place: Located, object: ObjectName, fields: Readonly<Record<string, unknown>>): void {
    for (const name of requiredFields(version, object)) {
      if (!Object.hasOwn(fields, name)) report(place, 'missing-field', name)
    }
    for (const [key, value] of Object.entries(fields)) {
      const type = fieldType(version, object, key)
      if (type === undefined) report(place, 'unknown-field', key)
      else if (type !== 'any') visit(below(place, key, value), type)
    }
    for (const [pointer, reason, name] of breachesOf(version, object, fields)) report(place, reason, name, pointer)
    if (object === 'PathItem' && refOf(fields) !== undefined) visitReference(place, 'PathItem')
  }

  function visitSchemaRoot(place: Located): void {
    if (!seen.has(`schema ${place.file}#${place.pointer}`)) schemas.push(place)
    visitOnce(place, 'schema')
  }

  function visitSchema(place: Located): void {
    count(place)
    if (isObject(place.value)) visitKeywords(place, place.value)
    else if (typeof place.value !== 'boolean' || version === '3.0') report(place, 'wrong-type', 'object')
  }

  function visitKeywords(place: Located, schema: Readonly<Record<string, unknown>>): void {
    if (version === '3.0') problems.push(...keywordProblems(place))
    const ref = refOf(schema)
    if (ref !== undefined && isPath(ref) && !Object.hasOwn(schema, '$id')) visitSchemaReference(place, ref)
    if (ref !== undefined && version === '3.0') return
    for (const [pointer, value] of subschemas(schema)) {
      visitOnce({ file: place.file, pointer: place.pointer + pointer, value }, 'schema')
    }
  }

  function visitSchemaReference(place: Located, ref: string): void {
    const target = sources.resolve(place, ref)
    if (isProblem(target)) problems.push(target)
    else if (!isJsonSchemaFile(target.file)) visitSchemaRoot(target)
  }

  visit(root, 'OpenApi')
  return { problems, schemas }
}

/** A reference by JSON Pointer; one by anchor is for the schema compiler to find. */
function isPath(ref: string): boolean {
  const fragment = ref.split('#')[1] ?? ''
  return fragment === '' || fragment.startsWith('/') || fragment.startsWith('%2F')
}

function below(place: Located, key: string | number, value: unknown): Located {
  return { file: place.file, pointer: child(place.pointer, key), value }
}

const jsonType: Readonly<Record<string, string>> = { text: 'string', flag: 'boolean', texts: 'array of string' }

function isScalar(value: unknown, type: string): boolean {
  if (type === 'text') return typeof value === 'string'
  if (type === 'flag') return typeof value === 'boolean'
  if (type === 'texts') return Array.isArray(value) && value.every(item => typeof item === 'string')
  return true
}
