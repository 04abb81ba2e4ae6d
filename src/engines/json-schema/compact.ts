import { segmentsOf } from '../../model/pointer.ts'
import type { Lowered, Program, Site } from './program.ts'

export interface CompactCode {
  readonly code: string
  /** By the numbers that the code gives its errors. */
  readonly sites: readonly Site[]
}

/**
 * Makes ajv's standalone code a third of its size, which is what a start from the cache pays for: an error is one call
 * that names its place in the schema by a number, and schemas that the code itself never reads are left out. What ajv
 * would `require` comes from `scope` (runtime.ts). Text inside string literals is never touched.
 */
export function compact(code: string, { definitions }: Pick<Program, 'definitions'>): CompactCode {
  const sites = siteNumbers(definitions)
  const schemas = new Map<string, string>()
  const short = code.replace(token, (found: string, ...rest: unknown[]) => {
    const groups = rest.at(-1) as Groups
    const other = replacement(groups, sites.of)
    if (other !== undefined) return other
    const member = groups.present ?? groups.absent
    if (member !== undefined) return isInherited(member) ? found : groups.present ? '!== undefined' : '=== undefined)'
    if (groups.schema === undefined) return replaced.get(found) ?? (found.startsWith('"') ? found : '')
    schemas.set(groups.schema, found)
    return ''
  })
  const left = [...short.matchAll(leftover)].find(([found]) => !found.startsWith('"'))
  if (left)
    throw new Error(`an error of ajv's has a form that is not known: ${short.slice(left.index, left.index + 200)}`)
  const used = new Set([...short.matchAll(name)].flatMap(([found]) => (found.startsWith('"') ? [] : [found])))
  const kept = [...schemas].flatMap(([schema, statement]) => (used.has(schema) ? [statement] : []))
  return { code: kept.join('') + short, sites: sites.all }
}

type Groups = Readonly<
  Partial<
    Record<
      | 'error'
      | 'place'
      | 'path'
      | 'params'
      | 'name'
      | 'runtime'
      | 'present'
      | 'absent'
      | 'schema'
      | 'noted'
      | 'evaluated',
      string
    >
  >
>

const text = String.raw`"(?:[^"\\]|\\.)*"`
/** What is replaced; and string literals, so that nothing inside them is. */
const token = new RegExp(
  [
    // An error: where in the value, where in the schema, and what cannot be looked up by that.
    String.raw`const (?<error>err\d+) = \{(?:instancePath(?::(?<place>.*?))?,schemaPath:(?<path>${text}),keyword:${text}` +
      String.raw`(?:,params:(?<params>\{(?:${text}|[^"}])*\}))?(?:,propertyName:(?<name>\w+))?)?\};` +
      String.raw`if\(vErrors === null\)\{vErrors = \[\k<error>\];\}else \{vErrors\.push\(\k<error>\);\}errors\+\+;`,
    String.raw`vErrors\.concat\(`,
    String.raw`const (?<schema>schema\d+) = (?:${text}|[^";])*;`,
    String.raw`require\("ajv/dist/runtime/(?<runtime>\w+)"\)\.default`,
    String.raw`!== undefined && func\d+\.call\(\w+, (?<present>${text})\)`,
    String.raw`=== undefined\) \|\| \(!\(func\d+\.call\(\w+, (?<absent>${text})\)\)\)`,
    // Notes of evaluated members: asked for "toString", an object of ajv's would say that it was evaluated.
    String.raw`(?<noted>\bprops\d+ = (?:props\d+ \|\| )?)\{\}`,
    // Those of a definition that refers to itself: ajv would write those of this value into them, for all values to come.
    String.raw`= (?<evaluated>[\w.]+\.evaluated\.props);`,
    // Of a call, what no keyword of ours reads.
    String.raw`, parentData, parentDataProperty, rootData=data\}=\{\}`,
    String.raw`,parentData(?::\w+)?,parentDataProperty(?::(?:${text}|\w+))?,rootData`,
    text,
  ].join('|'),
  'g',
)
const name = new RegExp(String.raw`${text}|\bschema\d+\b`, 'g')
const leftover = new RegExp(`${text}|schemaPath:`, 'g')

/** What stands in the place of an error, of ajv's own functions, or of notes of what was evaluated. */
function replacement(groups: Groups, siteNumber: (path: string) => number): string | undefined {
  if (groups.error !== undefined) return call(groups, siteNumber)
  if (groups.runtime !== undefined) return inScope(groups.runtime)
  if (groups.noted !== undefined) return `${groups.noted}{__proto__: null}`
  return groups.evaluated === undefined ? undefined : `= scope.noted(${groups.evaluated});`
}

const replaced: ReadonlyMap<string, string> = new Map([
  ['vErrors.concat(', 'scope.append(vErrors,'],
  [', parentData, parentDataProperty, rootData=data}={}', '}={}'],
])

/** A branch that fails in silence only counts its errors. */
function call(
  { place = 'instancePath', path, params = '{}', name: about }: Groups,
  siteNumber: (path: string) => number,
): string {
  if (path === undefined) return 'vErrors=scope.fail(vErrors);errors++;'
  const isTold = params === '{}' || params.startsWith('{type:')
  const rest = about === undefined ? (isTold ? '' : `,${params}`) : `,${params},${about}`
  return `vErrors=scope.fail(vErrors,${siteNumber(JSON.parse(path) as string)},${place}${rest});errors++;`
}

/** Members that an object may have without owning them; of any other name, to have a value is to own it. */
function isInherited(literal: string): boolean {
  return (JSON.parse(literal) as string) in Object.prototype
}

function inScope(runtime: string): string {
  if (runtime !== 'ucs2length' && runtime !== 'equal') throw new Error(`generated code needs ajv's ${runtime}`)
  return `scope.${runtime}`
}

/** Numbers the places in schemas that errors come from; places that say the same share a number. */
function siteNumbers(definitions: ReadonlyMap<string, Lowered>) {
  const all: Site[] = []
  const known = new Map<string, number>()
  return {
    all,
    of(path: string): number {
      const site = siteAt(path, definitions)
      const key = JSON.stringify(site)
      const number = known.get(key) ?? all.push(site) - 1
      known.set(key, number)
      return number
    },
  }
}

/** Applicators tell what they need in `params`; of the others the reader is shown the value. */
const told = new Set([
  ...['anyOf', 'oneOf', 'not', 'items', 'additionalProperties', 'unevaluatedProperties', 'propertyNames', 'required'],
  ...['dependentRequired', 'dependencies'],
])

/** @param path ajv's schemaPath, which begins with the name of a definition and ends with the keyword. */
function siteAt(path: string, definitions: ReadonlyMap<string, Lowered>): Site {
  const [definition = '', ...rest] = path.split('/')
  const segments = segmentsOf(rest.map(segment => `/${decodeURIComponent(segment)}`).join('')) ?? []
  const keyword = segments.at(-1) ?? ''
  let schema: unknown = definitions.get(definition)
  for (const segment of segments.slice(0, -1)) schema = (schema as Record<string, unknown>)[segment]
  const { 'x-node': owner = 0, minContains = 1, maxContains, ...keywords } = schema as Record<string, unknown>
  if (keyword === 'contains') return { owner: owner as number, keyword, value: [minContains, maxContains ?? null] }
  return { owner: owner as number, keyword, ...(told.has(keyword) ? {} : { value: keywords[keyword] }) }
}
