/**
 * The objects of OpenAPI 3.0 and 3.1 and their fields, written from the tables of the specification (OAS 3.0.4 and
 * 3.1.1, section 4.8). A field's type is a small word: `text`, `flag`, `texts`, `any`, `schema`, or the name of an object;
 * `[X]` is a list, `{X}` a map, and `X|ref` says that a Reference Object may stand there. `!` marks a required field.
 */
export type ObjectName = keyof typeof shared

const parameterLike = {
  description: 'text',
  required: 'flag',
  deprecated: 'flag',
  style: 'text',
  explode: 'flag',
  schema: 'schema',
  example: 'any',
  examples: '{Example|ref}',
  content: '{MediaType}',
} as const

const shared = {
  OpenApi: {
    openapi: 'text!',
    info: 'Info!',
    servers: '[Server]',
    paths: 'Paths',
    components: 'Components',
    security: '[Security]',
    tags: '[Tag]',
    externalDocs: 'ExternalDocs',
  },
  Info: {
    title: 'text!',
    version: 'text!',
    description: 'text',
    termsOfService: 'text',
    contact: 'Contact',
    license: 'License',
  },
  Contact: { name: 'text', url: 'text', email: 'text' },
  License: { name: 'text!', url: 'text' },
  Server: { url: 'text!', description: 'text', variables: '{ServerVariable}' },
  ServerVariable: { enum: 'texts', default: 'text!', description: 'text' },
  Components: {
    schemas: '{schema}',
    responses: '{Response|ref}',
    parameters: '{Parameter|ref}',
    examples: '{Example|ref}',
    requestBodies: '{RequestBody|ref}',
    headers: '{Header|ref}',
    securitySchemes: '{SecurityScheme|ref}',
    links: '{Link|ref}',
    callbacks: '{Callback|ref}',
  },
  Paths: {},
  PathItem: {
    $ref: 'text',
    summary: 'text',
    description: 'text',
    servers: '[Server]',
    parameters: '[Parameter|ref]',
    get: 'Operation',
    put: 'Operation',
    post: 'Operation',
    delete: 'Operation',
    options: 'Operation',
    head: 'Operation',
    patch: 'Operation',
    trace: 'Operation',
  },
  Operation: {
    tags: 'texts',
    summary: 'text',
    description: 'text',
    externalDocs: 'ExternalDocs',
    operationId: 'text',
    parameters: '[Parameter|ref]',
    requestBody: 'RequestBody|ref',
    responses: 'Responses',
    callbacks: '{Callback|ref}',
    deprecated: 'flag',
    security: '[Security]',
    servers: '[Server]',
  },
  ExternalDocs: { description: 'text', url: 'text!' },
  Parameter: { name: 'text!', in: 'text!', allowEmptyValue: 'flag', allowReserved: 'flag', ...parameterLike },
  Header: parameterLike,
  RequestBody: { description: 'text', content: '{MediaType}!', required: 'flag' },
  MediaType: { schema: 'schema', example: 'any', examples: '{Example|ref}', encoding: '{Encoding}' },
  Encoding: {
    contentType: 'text',
    headers: '{Header|ref}',
    style: 'text',
    explode: 'flag',
    allowReserved: 'flag',
  },
  Responses: { default: 'Response|ref' },
  Response: { description: 'text!', headers: '{Header|ref}', content: '{MediaType}', links: '{Link|ref}' },
  Callback: {},
  Example: { summary: 'text', description: 'text', value: 'any', externalValue: 'text' },
  Link: {
    operationRef: 'text',
    operationId: 'text',
    parameters: '{any}',
    requestBody: 'any',
    description: 'text',
    server: 'Server',
  },
  Tag: { name: 'text!', description: 'text', externalDocs: 'ExternalDocs' },
  Security: {},
  SecurityScheme: {
    type: 'text!',
    description: 'text',
    name: 'text',
    in: 'text',
    scheme: 'text',
    bearerFormat: 'text',
    flows: 'Flows',
    openIdConnectUrl: 'text',
  },
  Flows: { implicit: 'Flow', password: 'Flow', clientCredentials: 'Flow', authorizationCode: 'Flow' },
  Flow: { authorizationUrl: 'text', tokenUrl: 'text', refreshUrl: 'text', scopes: '{text}!' },
} as const satisfies Record<string, Fields>

/** What the versions say differently. */
const only: Record<'3.0' | '3.1', Partial<Record<ObjectName, Fields>>> = {
  '3.0': { OpenApi: { paths: 'Paths!' }, Operation: { responses: 'Responses!' } },
  '3.1': {
    OpenApi: { jsonSchemaDialect: 'text', webhooks: '{PathItem}' },
    Info: { summary: 'text' },
    License: { identifier: 'text' },
    Components: { pathItems: '{PathItem}' },
  },
}

/** Fields whose names are not fixed: what they look like, and the type of their values. */
const patterned: Partial<Record<ObjectName, readonly [RegExp, string]>> = {
  Paths: [/^\//, 'PathItem'],
  Responses: [/^[1-5](?:[0-9]{2}|XX)$/, 'Response|ref'],
  Callback: [/^/, 'PathItem'],
  Security: [/^/, 'texts'],
}

/** Names of the maps under `components` (OAS 4.8.7). */
export const componentName = /^[A-Za-z0-9._-]+$/

type Fields = Readonly<Record<string, string>>

const tables = { '3.0': tableOf('3.0'), '3.1': tableOf('3.1') }

/** The type of one field, `undefined` when the object has no such field. Extensions (`x-`) have the type `any`. */
export function fieldType(version: '3.0' | '3.1', object: ObjectName, field: string): string | undefined {
  const fields = fieldsOf(version, object)
  if (Object.hasOwn(fields, field)) return fields[field]?.replace('!', '')
  if (field.startsWith('x-')) return 'any'
  const [pattern, type] = patterned[object] ?? []
  return pattern?.test(field) ? type : undefined
}

/** Names of the fields that an object must have. */
export function requiredFields(version: '3.0' | '3.1', object: ObjectName): readonly string[] {
  return Object.entries(fieldsOf(version, object)).flatMap(([name, type]) => (type.endsWith('!') ? [name] : []))
}

function fieldsOf(version: '3.0' | '3.1', object: ObjectName): Fields {
  return tables[version][object] ?? {}
}

function tableOf(version: '3.0' | '3.1'): Readonly<Record<string, Fields>> {
  return Object.fromEntries(
    Object.entries(shared).map(([name, fields]) => [name, { ...fields, ...only[version][name as ObjectName] }]),
  )
}

/** True when the word names an object of the specification. */
export function isObjectName(word: string): word is ObjectName {
  return Object.hasOwn(shared, word)
}
