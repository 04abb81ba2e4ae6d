import type { Description, Operation } from './description.ts'
import { decodeText } from './parameter-text.ts'
import { basesOf, parseAddress, pathOf } from './servers.ts'
import { matchSegment, parseTemplate, type SegmentTemplate } from './template.ts'

export interface Match {
  readonly operation: Operation
  /** Values by name, percent-decoded. */
  readonly pathParameters: Readonly<Record<string, string>>
  /** The texts as they stood in the address: what `readParameter` reads. */
  readonly rawParameters: Readonly<Record<string, string>>
}

/**
 * The operation that a request is about, `undefined` when the description has none. `baseUrl` is where the API is
 * reached and takes the place of the description's servers; when it is empty, the paths of those servers are tried.
 * Concrete paths come before templated ones (OAS 3.1.1, 4.8.8), and the path decides before the method. A trailing slash
 * counts, but a path that is described with one is also found without it. HEAD is answered by GET where the description
 * has no HEAD of its own (RFC 9110 section 9.3.2).
 */
export function operationOf(api: Description, method: string, url: string, baseUrl: string): Match | undefined {
  const asked = recentOf(api)
  const key = `${method} ${url} ${baseUrl}`
  const known = asked.get(key)
  if (known) return known.match
  const match = findOperation(api, method, url, baseUrl)
  if (asked.size >= mostRecent) asked.clear()
  asked.set(key, { match })
  return match
}

/** The same request is asked about by the interpreter, by the check of its answer, and by the replay. */
const recent = new WeakMap<Description, Map<string, { readonly match: Match | undefined }>>()
const mostRecent = 8

function recentOf(api: Description): Map<string, { readonly match: Match | undefined }> {
  const known = recent.get(api) ?? new Map()
  recent.set(api, known)
  return known
}

function findOperation(api: Description, method: string, url: string, baseUrl: string): Match | undefined {
  const address = parseAddress(url)
  if (!address) return undefined
  for (const group of groupsOf(api)) {
    const path = pathBelow(api, group, address, baseUrl)
    const found = path === undefined ? undefined : findPath(group.entries, path)
    const match = found && matchMethod(found, method)
    if (match) return match
  }
  return undefined
}

function matchMethod(found: NonNullable<ReturnType<typeof findPath>>, method: string): Match | undefined {
  const named = (name: string) => found.operations.find(operation => operation.method === name)
  const wanted = method.toUpperCase()
  const operation = named(wanted) ?? (wanted === 'HEAD' ? named('GET') : undefined)
  if (!operation) return undefined
  const decoded = Object.entries(found.parameters).map(([name, text]) => [name, decodeText(text)])
  return { operation, pathParameters: Object.fromEntries(decoded), rawParameters: found.parameters }
}

interface PathEntry {
  readonly segments: readonly SegmentTemplate[]
  readonly operations: readonly Operation[]
}

/** Operations that are reached at the same servers; absent means those of the description. */
interface Group {
  readonly servers: readonly string[] | undefined
  readonly entries: readonly PathEntry[]
}

const indexes = new WeakMap<Description, readonly Group[]>()

/** Operations with servers of their own first: their addresses are the narrower ones. Made once for each description. */
function groupsOf(api: Description): readonly Group[] {
  const known = indexes.get(api)
  if (known) return known
  const keys = [...new Set(api.operations.map(({ servers }) => servers && JSON.stringify(servers)))]
  const own = keys.filter(key => key !== undefined)
  const groups = [...own, ...(own.length < keys.length ? [undefined] : [])].map(key => {
    const operations = api.operations.filter(({ servers }) => (servers && JSON.stringify(servers)) === key)
    return { servers: operations[0]?.servers, entries: pathsOf(operations) }
  })
  indexes.set(api, groups)
  return groups
}

/** The paths, concrete before templated from the left. */
function pathsOf(all: readonly Operation[]): readonly PathEntry[] {
  const byPath = new Map<string, Operation[]>()
  for (const operation of all) {
    byPath.set(operation.path, [...(byPath.get(operation.path) ?? []), operation])
  }
  const entries = [...byPath].map(([path, operations]) => {
    return { segments: parseTemplate(path).map(decodedTexts), operations }
  })
  entries.sort((a, b) => rank(a.segments).localeCompare(rank(b.segments)))
  return entries
}

/** One digit a segment: 0 literal, 1 literal with parameters, 2 a parameter alone. */
function rank(segments: readonly SegmentTemplate[]): string {
  return segments
    .map(({ names, texts }) => (names.length === 0 ? '0' : texts.some(text => text !== '') ? '1' : '2'))
    .join('')
}

function findPath(entries: readonly PathEntry[], path: string) {
  const exact = matchPath(entries, path)
  return exact ?? (path.endsWith('/') ? undefined : matchPath(entries, `${path}/`))
}

function matchPath(entries: readonly PathEntry[], path: string) {
  const segments = path.split('/').slice(1)
  // A literal is compared decoded, a value stays raw: %2F inside it is not a slash, and its style may need the rest.
  const decoded = segments.map(decodeText)
  for (const { segments: templates, operations } of entries) {
    const parameters = templates.length === segments.length ? matchSegments(templates, segments, decoded) : undefined
    if (parameters) return { operations, parameters }
  }
  return undefined
}

function matchSegments(
  templates: readonly SegmentTemplate[],
  segments: readonly string[],
  decoded: readonly string[],
): Readonly<Record<string, string>> | undefined {
  const isLiteral = ({ names }: SegmentTemplate) => names.length === 0
  // Most paths differ in a literal.
  if (!templates.every((template, at) => !isLiteral(template) || template.texts[0] === decoded[at])) return undefined
  const found: [string, string][] = []
  for (const [index, template] of templates.entries()) {
    if (isLiteral(template)) continue
    const values = matchSegment(template, segments[index] ?? '')
    if (!values) return undefined
    for (const [at, name] of template.names.entries()) found.push([name, values[at] ?? ''])
  }
  return Object.fromEntries(found)
}

/** Descriptions write literals either way: `/a b` and `/a%20b` are the same path. */
function decodedTexts(template: SegmentTemplate): SegmentTemplate {
  return template.names.length === 0 ? { ...template, texts: template.texts.map(decodeText) } : template
}

function pathBelow(api: Description, { servers }: Group, address: URL, baseUrl: string): string | undefined {
  for (const server of basesOf(api, servers, baseUrl)) {
    const base = parseAddress(server)
    if (!base || (baseUrl !== '' && base.origin !== address.origin)) continue
    const prefix = pathOf(base)
    if (address.pathname.startsWith(`${prefix}/`)) return address.pathname.slice(prefix.length)
  }
  return undefined
}
