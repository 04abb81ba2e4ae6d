import { child, isObject } from '../pointer.ts'
import { componentName, type ObjectName } from './grammar.ts'
import type { Problem } from './refusal.ts'

type Fields = Readonly<Record<string, unknown>>
/** A breach inside one object: the pointer below it, the reason, and what it is about. */
type Breach = readonly [pointer: string, reason: Problem['reason'], name: string]
type Version = '3.0' | '3.1'

/** What the specification says about the fields of one object taken together (OAS 3.0.4 and 3.1.1, section 4.8). */
export function breachesOf(version: Version, object: ObjectName, fields: Fields): readonly Breach[] {
  return rules[object]?.(fields, version) ?? []
}

const rules: Partial<Record<ObjectName, (fields: Fields, version: Version) => readonly Breach[]>> = {
  OpenApi: (fields, version) =>
    version === '3.1' && !has(fields, 'paths', 'components', 'webhooks').length
      ? [['', 'missing-field', 'paths, components, webhooks']]
      : [],
  License: fields => atMostOne(fields, 'identifier', 'url'),
  ServerVariable: serverVariable,
  Components: componentNames,
  Parameter: parameter,
  Header: fields => [...valued(fields), ...oneOf(fields, 'style', ['simple'])],
  MediaType: fields => atMostOne(fields, 'example', 'examples'),
  Example: fields => atMostOne(fields, 'value', 'externalValue'),
  Link: (fields, version) => (version === '3.1' ? exactlyOne : atMostOne)(fields, 'operationRef', 'operationId'),
  Responses: fields => (Object.keys(fields).some(key => !key.startsWith('x-')) ? [] : [['', 'empty', 'responses']]),
  SecurityScheme: securityScheme,
  Flows: flows,
}

const styles: Readonly<Record<string, readonly string[]>> = {
  path: ['simple', 'label', 'matrix'],
  query: ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'],
  header: ['simple'],
  cookie: ['form'],
}

function parameter(fields: Fields, version: Version): readonly Breach[] {
  const place = String(fields.in)
  const breaches = [...oneOf(fields, 'in', Object.keys(styles)), ...valued(fields)]
  if (breaches.length) return breaches
  breaches.push(...oneOf(fields, 'style', styles[place] ?? []))
  if (place === 'path' && fields.required !== true) breaches.push(['', 'missing-field', 'required: true'])
  if (version === '3.1') for (const field of misplaced(fields, place)) breaches.push(['', 'unknown-field', field])
  return breaches
}

/** Fields that only some places have; the 3.1 schemas of the OpenAPI Initiative let cookies be percent-encoded too. */
function misplaced(fields: Fields, place: string): readonly string[] {
  if (place === 'query') return []
  return has(fields, 'allowEmptyValue', ...(place === 'cookie' ? [] : ['allowReserved']))
}

/** Both parameters and headers have either a schema or one media type. */
function valued(fields: Fields): Breach[] {
  const breaches = [...exactlyOne(fields, 'schema', 'content'), ...atMostOne(fields, 'example', 'examples')]
  if (isObject(fields.content) && Object.keys(fields.content).length !== 1) {
    breaches.push(['/content', 'wrong-value', '{ "<media type>": … }'])
  }
  return breaches
}

function serverVariable(fields: Fields, version: Version): readonly Breach[] {
  if (!Array.isArray(fields.enum)) return []
  if (fields.enum.length === 0) return [['/enum', 'empty', 'enum']]
  return version === '3.1' ? oneOf(fields, 'default', fields.enum) : []
}

function componentNames(fields: Fields): readonly Breach[] {
  return Object.entries(fields).flatMap(([kind, map]) =>
    isObject(map) && !kind.startsWith('x-')
      ? Object.keys(map)
          .filter(name => !componentName.test(name))
          .map((name): Breach => [child(child('', kind), name), 'component-name', name])
      : [],
  )
}

function securityScheme(fields: Fields, version: Version): readonly Breach[] {
  const needs: Record<string, readonly string[]> = {
    apiKey: ['name', 'in'],
    http: ['scheme'],
    oauth2: ['flows'],
    openIdConnect: ['openIdConnectUrl'],
    ...(version === '3.1' ? { mutualTLS: [] } : {}),
  }
  const wrongType = oneOf(fields, 'type', Object.keys(needs))
  if (wrongType.length) return wrongType
  const place = fields.type === 'apiKey' ? oneOf(fields, 'in', ['query', 'header', 'cookie']) : []
  return [...missing(fields, needs[String(fields.type)] ?? []), ...place]
}

function flows(fields: Fields): readonly Breach[] {
  const needs: Record<string, readonly string[]> = {
    implicit: ['authorizationUrl'],
    password: ['tokenUrl'],
    clientCredentials: ['tokenUrl'],
    authorizationCode: ['authorizationUrl', 'tokenUrl'],
  }
  return Object.entries(needs).flatMap(([name, fieldNames]) => {
    const flow = fields[name]
    return isObject(flow) ? missing(flow, fieldNames).map((b): Breach => [child('', name), b[1], b[2]]) : []
  })
}

function missing(fields: Fields, names: readonly string[]): readonly Breach[] {
  return names.filter(name => !Object.hasOwn(fields, name)).map(name => ['', 'missing-field', name])
}

function has(fields: Fields, ...names: readonly string[]): readonly string[] {
  return names.filter(name => Object.hasOwn(fields, name))
}

function atMostOne(fields: Fields, ...names: readonly string[]): Breach[] {
  return has(fields, ...names).length > 1 ? [['', 'at-most-one', names.join(', ')]] : []
}

function exactlyOne(fields: Fields, ...names: readonly string[]): Breach[] {
  return has(fields, ...names).length === 1 ? [] : [['', 'exclusive', names.join(', ')]]
}

function oneOf(fields: Fields, name: string, allowed: readonly unknown[]): Breach[] {
  if (!Object.hasOwn(fields, name) || allowed.includes(fields[name])) return []
  return [[child('', name), 'wrong-value', allowed.join(', ')]]
}
