import type {
  Content,
  Description,
  KindRequirements,
  Operation,
  Parameter,
  ParameterPlace,
  ParameterStyle,
  RequestBody,
  Response,
  ResponseKind,
} from '../description.ts'
import { bodyKind } from '../media-type.ts'
import { isMultipartForm } from '../multipart.ts'
import { child, isObject } from '../pointer.ts'
import { schemaAddress } from './schema-address.ts'
import { shapeOf } from './shape.ts'
import { type Located, member, members, type Sources, settled } from './sources.ts'

/** RFC 9110 section 9.2.1. */
const safeMethods = ['get', 'head', 'options', 'trace']
const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']

/**
 * Reads a description whose structure was found sound: references followed, defaults filled in.
 * `fallback` names requirements where the description names none.
 */
export function readDescription(
  sources: Sources,
  root: Located,
  version: '3.0' | '3.1',
  fallback: KindRequirements = {},
): Description {
  const inherited = merge(kindsOf(member(root, 'x-requirement')), fallback)
  const info = member(root, 'info')
  return {
    path: root.file,
    version,
    title: text(info, 'title') ?? '',
    apiVersion: text(info, 'version') ?? '',
    servers: serversOf(root) ?? ['/'],
    operations: members(member(root, 'paths')).flatMap(([path, item]) =>
      pathOperations(sources, inherited, path, item),
    ),
    webhooks: members(member(root, 'webhooks')).flatMap(([name, item]) =>
      pathOperations(sources, inherited, name, item, '/webhooks'),
    ),
    queryCredentials: queryCredentials(sources, root),
  }
}

function pathOperations(
  sources: Sources,
  above: KindRequirements,
  path: string,
  own: Located,
  within = '/paths',
): readonly Operation[] {
  const items = [own, settled(sources, own)]
  const field = (name: string) => items.map(item => member(item, name)).find(found => found !== undefined)
  const inherited = merge(kindsOf(field('x-requirement')), above)
  const servers = items.map(serversOf).find(found => found !== undefined)
  const shared = members(field('parameters'))
  return methods.flatMap(method => {
    const operation = field(method)
    return operation ? [readOperation({ sources, method, within, path, operation, shared, inherited, servers })] : []
  })
}

interface OperationParts {
  readonly sources: Sources
  readonly method: string
  /** `/paths` or `/webhooks`. */
  readonly within: string
  readonly path: string
  readonly operation: Located
  readonly shared: readonly (readonly [string, Located])[]
  readonly inherited: KindRequirements
  /** Of the path item. */
  readonly servers: readonly string[] | undefined
}

function readOperation(parts: OperationParts): Operation {
  const { sources, method, within, path, operation, shared, inherited } = parts
  const servers = serversOf(operation) ?? parts.servers
  const requirements = merge(kindsOf(member(operation, 'x-requirement')), inherited)
  const body = member(operation, 'requestBody')
  const id = text(operation, 'operationId')
  const module = text(operation, 'x-module')
  return {
    ...(id === undefined ? {} : { id }),
    ...(module === undefined ? {} : { module }),
    method: method.toUpperCase(),
    isSafe: flag(operation, 'x-safe') ?? safeMethods.includes(method),
    path,
    pointer: child(child(within, path), method),
    parameters: parametersOf(sources, [...shared, ...members(member(operation, 'parameters'))]),
    ...(servers ? { servers } : {}),
    ...(body ? { requestBody: readRequestBody(sources, settled(sources, body)) } : {}),
    responses: members(member(operation, 'responses')).map(([status, place]) =>
      readResponse(sources, status, settled(sources, place), requirements),
    ),
    requirements,
  }
}

/** The last of several with one name and place counts; `Accept`, `Content-Type`, `Authorization` do not (OAS 4.8.12). */
function parametersOf(sources: Sources, places: readonly (readonly [string, Located])[]): readonly Parameter[] {
  const found = new Map<string, Parameter>()
  for (const [, place] of places) {
    const target = settled(sources, place)
    const name = text(target, 'name') ?? ''
    const where = text(target, 'in') as ParameterPlace
    if (where === 'header' && /^(?:accept|content-type|authorization)$/i.test(name)) continue
    found.set(`${where} ${where === 'header' ? name.toLowerCase() : name}`, readParameter(sources, target, name, where))
  }
  return [...found.values()]
}

function readParameter(sources: Sources, place: Located, name: string, where: ParameterPlace): Parameter {
  const [mediaType, content] = members(member(place, 'content'))[0] ?? []
  const style = content ? 'content' : ((text(place, 'style') ?? defaultStyle[where]) as ParameterStyle)
  const schema = content ? member(content, 'schema') : member(place, 'schema')
  const requiredUnless = text(place, 'x-required-unless')
  return {
    name,
    in: where,
    required: flag(place, 'required') ?? false,
    ...(requiredUnless === undefined ? {} : { requiredUnless }),
    style,
    explode: flag(place, 'explode') ?? style === 'form',
    allowReserved: flag(place, 'allowReserved') ?? false,
    allowEmptyValue: flag(place, 'allowEmptyValue') ?? false,
    shape: shapeOf(sources, schema),
    ...(schema ? { schema: schemaAddress(sources, schema) } : {}),
    ...(mediaType === undefined ? {} : { mediaType }),
    expected: shorten(JSON.stringify(schema?.value ?? {})),
  }
}

const defaultStyle: Readonly<Record<ParameterPlace, ParameterStyle>> = {
  path: 'simple',
  query: 'form',
  header: 'simple',
  cookie: 'form',
}

function readRequestBody(sources: Sources, place: Located): RequestBody {
  return { required: flag(place, 'required') ?? false, content: contentOf(sources, place) }
}

function readResponse(sources: Sources, status: string, place: Located, inherited: KindRequirements): Response {
  return {
    status,
    requirements: merge(kindsOf(member(place, 'x-requirement')), inherited),
    headers: members(member(place, 'headers'))
      .filter(([name]) => name.toLowerCase() !== 'content-type')
      .map(([name, header]) => readParameter(sources, settled(sources, header), name, 'header')),
    content: contentOf(sources, place),
  }
}

function contentOf(sources: Sources, place: Located): readonly Content[] {
  return members(member(place, 'content')).map(([range, mediaType]) => {
    const schema = member(mediaType, 'schema')
    return {
      range,
      // Only forms are read by their shape.
      shape: shapeOf(sources, isForm(range) ? schema : undefined),
      ...(schema ? { schema: schemaAddress(sources, schema) } : {}),
    }
  })
}

function isForm(range: string): boolean {
  return bodyKind(range) === 'form' || isMultipartForm(range)
}

function kindsOf(place: Located | undefined): KindRequirements {
  return isObject(place?.value) ? (place.value as KindRequirements) : {}
}

function merge(own: KindRequirements, inherited: KindRequirements): Partial<Record<ResponseKind, string>> {
  return { ...inherited, ...own }
}

/** The addresses of the servers that a description, a path item or an operation names; an empty list names none. */
function serversOf(place: Located): readonly string[] | undefined {
  const servers = members(member(place, 'servers')).map(([, server]) => {
    const variables = member(server, 'variables')
    return (text(server, 'url') ?? '/').replace(/\{([^{}]+)\}/g, (whole, name: string) => {
      const variable = variables && member(variables, name)
      return (variable && text(variable, 'default')) ?? whole
    })
  })
  return servers.length ? servers : undefined
}

function queryCredentials(sources: Sources, root: Located): readonly string[] {
  const components = member(root, 'components')
  const schemes = components ? members(member(components, 'securitySchemes')) : []
  return schemes
    .map(([, scheme]) => settled(sources, scheme))
    .filter(scheme => text(scheme, 'type') === 'apiKey' && text(scheme, 'in') === 'query')
    .flatMap(scheme => text(scheme, 'name') ?? [])
}

function text(place: Located | undefined, name: string): string | undefined {
  const value = place && member(place, name)?.value
  return typeof value === 'string' ? value : undefined
}

function flag(place: Located, name: string): boolean | undefined {
  const value = member(place, name)?.value
  return typeof value === 'boolean' ? value : undefined
}

function shorten(line: string): string {
  return line.length > 120 ? `${line.slice(0, 119)}…` : line
}
