import { isObject } from '../schema-node.ts'
import { below, type SchemaPlace, type Schemas } from '../schemas.ts'

/**
 * What credentials an operation wants (OpenAPI 3.1 clause 4.8.30): its own demand, or that of the description. Ways are parted by
 * `or`, what one way takes together by `+`. Schemes are told by what they are, since their names are nobody's business.
 */
export function securityOf(schemas: Schemas, operation: SchemaPlace, description: string): string | undefined {
  const own = schemas.at(below(operation, 'security'))
  const ways = own ?? schemas.at({ path: description, pointer: '/security' })
  if (!Array.isArray(ways)) return undefined
  const told = ways.filter(isObject).map(way => Object.entries(way).map(schemeOf(schemas, description)))
  const words = told.map(schemes => (schemes.length === 0 ? 'none' : schemes.sort().join(' + ')))
  return words.length === 0 ? 'none' : [...new Set(words)].sort().join(' or ')
}

/** Type, and what makes two of a type differ: the HTTP scheme, the place of a key, the scopes of OAuth 2.0. */
function schemeOf(schemas: Schemas, path: string) {
  return ([name, scopes]: readonly [string, unknown]): string => {
    const known = below({ path, pointer: '/components/securitySchemes' }, name)
    const given = schemas.at(known)
    const scheme =
      isObject(given) && typeof given.$ref === 'string' ? schemas.at(schemas.target(path, given.$ref)) : given
    if (!isObject(scheme)) return name
    const key = scheme.in === 'header' ? String(scheme.name).toLowerCase() : scheme.name
    const details = {
      http: [String(scheme.scheme).toLowerCase()],
      apiKey: [scheme.in, key],
      openIdConnect: [scheme.openIdConnectUrl],
    }[String(scheme.type)]
    const wanted = Array.isArray(scopes) ? scopes.map(String).sort() : []
    return [scheme.type, ...(details ?? []), ...wanted].join(' ')
  }
}
