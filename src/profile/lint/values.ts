import { linearRegExp } from '../../engines/regexp/linear.ts'
import { ToolError } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import type { Profile } from '../../model/profile.ts'
import { isObject } from '../schema-node.ts'
import { below, type SchemaPlace, type Schemas } from '../schemas.ts'
import type { Found } from './files.ts'
import { isSchema } from './links.ts'

/** What one value is found to have wrong. */
type Look = (value: unknown, place: SchemaPlace) => readonly Found[]

/** By the keyword whose value is looked at. */
const looks: Readonly<Record<string, Look>> = {
  pattern: (value, place) => (typeof value === 'string' ? patternFault(value, place) : []),
  patternProperties: (value, place) =>
    isObject(value) ? Object.keys(value).flatMap(pattern => patternFault(pattern, below(place, pattern))) : [],
  $ref: (value, { path, pointer }) => {
    if (typeof value !== 'string' || !/^[a-z][a-z0-9+.-]*:/i.test(value)) return []
    const said = message('lint.pin', { address: value })
    return [{ rule: 'pin', file: path, at: pointer, said, fix: message('lint.pin.fix') }]
  },
}

/** Values that are no schemas. */
const silent = new Set(['enum', 'const', 'default', 'example', 'examples'])

/**
 * Patterns that the linear engine refuses, references that leave the profile, and lists of values that differ from the code list
 * that stands beside them (`x-code-list`).
 * @param files paths of the profile's own files
 */
export function valueFindings(profile: Profile, schemas: Schemas, files: ReadonlySet<string>): readonly Found[] {
  const own = [...profile.resources.values()].filter(file => files.has(file.path) && isSchema(file, profile))
  return own.flatMap(({ path }) =>
    objectsIn(schemas, path).flatMap(([value, place]) => lookedAt(value, place, profile)),
  )
}

type Placed = readonly [value: object, place: SchemaPlace]

/** Every object and list of a file, but for values that are no schemas. */
function objectsIn(schemas: Schemas, path: string): readonly Placed[] {
  const root = schemas.at({ path, pointer: '' })
  const found: Placed[] = typeof root === 'object' && root !== null ? [[root, { path, pointer: '' }]] : []
  for (const [value, place] of found) {
    for (const [name, item] of Object.entries(value)) {
      if (typeof item === 'object' && item !== null && !silent.has(name)) found.push([item, below(place, name)])
    }
  }
  return found
}

function lookedAt(value: object, place: SchemaPlace, profile: Profile): readonly Found[] {
  if (!isObject(value)) return []
  const members = Object.entries(value).flatMap(([name, item]) =>
    Object.hasOwn(looks, name) ? (looks[name]?.(item, below(place, name)) ?? []) : [],
  )
  return [...members, ...drift(value, place, profile)]
}

function patternFault(pattern: string, { path, pointer }: SchemaPlace): readonly Found[] {
  try {
    linearRegExp(pattern)
    return []
  } catch (error) {
    if (!(error instanceof ToolError)) throw error
    const say = (part: string) => ({ key: `error.${error.code}.${part}`, args: error.args })
    return [{ rule: 'pattern', file: path, at: pointer, said: error.reason ?? say('why'), fix: say('do') }]
  }
}

function drift(
  schema: Readonly<Record<string, unknown>>,
  { path, pointer }: SchemaPlace,
  { resources }: Profile,
): readonly Found[] {
  const list = schema['x-code-list']
  if (typeof list !== 'string') return []
  const found = { rule: 'code-list', file: path }
  const text = resources.get(list)?.text
  if (text === undefined) {
    const said = message('lint.no-list', { list })
    return [{ ...found, at: `${pointer}/x-code-list`, said, fix: message('lint.no-list.fix') }]
  }
  const listed = codesIn(text)
  if (listed === undefined) {
    const said = message('lint.bad-list', { list })
    return [{ ...found, at: `${pointer}/x-code-list`, said, fix: message('lint.bad-list.fix') }]
  }
  const codes = new Set(listed)
  const values = new Set(Array.isArray(schema.enum) ? schema.enum.map(String) : [])
  const lacks = [...codes].filter(code => !values.has(code)).join(', ')
  const more = [...values].filter(value => !codes.has(value)).join(', ')
  if (lacks === '' && more === '') return []
  const said = message('lint.drift', { list, lacks: lacks || '–', more: more || '–' })
  return [{ ...found, at: `${pointer}/enum`, said, fix: message('lint.drift.fix') }]
}

/**
 * A list in JSON, or a code at the beginning of each line, before a comma, a semicolon or a tab. `#` begins a remark. Undefined for
 * what begins as a list in JSON and is none of plain values.
 */
function codesIn(text: string): readonly string[] | undefined {
  if (text.trimStart().startsWith('[')) return codesInJson(text)
  const codes = text.split(/\r?\n/).map(line => (line.split(/[,;\t]/)[0] ?? '').trim())
  return codes.filter(code => code !== '' && !code.startsWith('#'))
}

function codesInJson(text: string): readonly string[] | undefined {
  try {
    const list = JSON.parse(text) as readonly unknown[]
    return list.some(code => typeof code === 'object') ? undefined : list.map(String)
  } catch {
    return undefined
  }
}
