/** Findings about requests and responses against an OpenAPI description. */
export const openapi = {
  'openapi.refused.syntax': (a: { name: string }) => `The file cannot be parsed: ${a.name}.`,
  'openapi.refused.version': (a: { name: string }) => `Only OpenAPI 3.0 and 3.1 are read; this says "${a.name}".`,
  'openapi.refused.missing-field': (a: { name: string }) => `The field "${a.name}" is missing.`,
  'openapi.refused.unknown-field': (a: { name: string }) => `The specification has no field "${a.name}" here.`,
  'openapi.refused.wrong-type': (a: { name: string }) => `The value must be of type ${a.name}.`,
  'openapi.refused.wrong-value': (a: { name: string }) => `The value must be one of: ${a.name}.`,
  'openapi.refused.empty': (a: { name: string }) => `"${a.name}" is empty.`,
  'openapi.refused.component-name': (a: { name: string }) =>
    `The name "${a.name}" has other characters than A-Z, a-z, 0-9, ".", "-", "_".`,
  'openapi.refused.exclusive': (a: { name: string }) => `Exactly one of these must be given: ${a.name}.`,
  'openapi.refused.at-most-one': (a: { name: string }) => `At most one of these may be given: ${a.name}.`,
  'openapi.refused.reference-missing': (a: { name: string }) => `The reference "${a.name}" leads nowhere.`,
  'openapi.refused.reference-outside': (a: { name: string }) =>
    `The reference "${a.name}" leads outside the profile; nothing is fetched from a network.`,
  'openapi.refused.reference-cycle': (a: { name: string }) => `The reference "${a.name}" leads back to itself.`,
  'openapi.refused.duplicate-operation': (a: { name: string }) => `Two operations have the operationId "${a.name}".`,
  'openapi.refused.duplicate-path': (a: { name: string }) => `The path says the same as "${a.name}".`,
  'openapi.refused.duplicate-parameter': (a: { name: string }) => `The parameter "${a.name}" is there twice.`,
  'openapi.refused.path-parameter': (a: { name: string }) => `The path parameter "${a.name}" has no place in the path.`,
  'openapi.refused.path-template': (a: { name: string }) =>
    `The path has the place "{${a.name}}", but no such path parameter is described.`,
  'openapi.refused.schema-keyword': (a: { name: string }) => `OpenAPI 3.0 schemas have no "${a.name}" like this.`,
  'openapi.refused.unknown-module': (a: { name: string }) => `The profile has no module "${a.name}".`,
  'openapi.refused.unknown-requirement': (a: { name: string }) => `The profile has no requirement "${a.name}".`,
  'openapi.refused.no-requirement': (a: { name: string }) =>
    `No x-requirement says which requirement a response with wrong ${a.name} breaks.`,
  'openapi.status': (a: { status: number; operation: string }) =>
    `The status ${a.status} is not described for ${a.operation}.`,
  'openapi.server-error': (a: { status: number; operation: string }) =>
    `The server failed (${a.status}) on a request that follows the description of ${a.operation}.`,
  'openapi.media-type': (a: { mediaType: string }) => `The media type ${a.mediaType} is not described for this answer.`,
  'openapi.media-type-missing': () => 'The answer has a body but no Content-Type.',
  'openapi.body-unexpected': (a: { status: number }) => `An answer with status ${a.status} is to have no body here.`,
  'openapi.body-missing': () => 'The answer has no body, although one is described.',
  'openapi.body-encoding': () => 'The body is not text in UTF-8.',
  'openapi.body-not-judged': (a: { mediaType: string }) =>
    `A body of type ${a.mediaType} cannot be held against a schema.`,
  'openapi.header-missing': (a: { header: string }) => `The header ${a.header} is missing.`,
  'openapi.header-value': (a: { header: string }) => `The value of the header ${a.header} does not follow its schema.`,
  'openapi.request-operation': (a: { method: string; path: string }) =>
    `Our own request ${a.method} ${a.path} is not in the API description.`,
  'openapi.request-parameter-missing': (a: { name: string; place: string }) =>
    `Our own request lacks the ${a.place} parameter "${a.name}".`,
  'openapi.request-parameter-unknown': (a: { name: string }) =>
    `Our own request has the query parameter "${a.name}", which is not described.`,
  'openapi.request-parameter-repeated': (a: { name: string; place: string }) =>
    `Our own request gives the ${a.place} parameter "${a.name}" more than once.`,
  'openapi.request-parameter-value': (a: { name: string; place: string; value: string }) =>
    `Our own request gives the ${a.place} parameter "${a.name}" the value "${a.value}", which its schema does not allow.`,
  'openapi.request-body-missing': () => 'Our own request lacks the body that the API description demands.',
  'openapi.request-body-unexpected': () => 'Our own request has a body, and the API description knows of none.',
  'openapi.request-body-media-type': (a: { mediaType: string }) =>
    `Our own request has a body of type "${a.mediaType}", which is not described.`,
  'openapi.request-body-syntax': () => 'The body of our own request is not right as JSON.',
  'openapi.request-body-multipart': () => 'The body of our own request is not right as multipart/form-data.',
  'openapi.request-body-value': (a: { pointer: string; expected: string; actual: string }) =>
    `The body of our own request breaks its schema at ${a.pointer}: expected ${a.expected}, is ${a.actual}.`,
}
