import type { ApiParameter, Pair } from './api.ts'

/**
 * A parameter that the description does not have, in the default style of its place: `form` with `explode` in a query
 * or a cookie, `simple` in a path or a header field (OAS 3.1.1, 4.8.12.2).
 */
export function plainParameter(name: string, place: ApiParameter['in']): ApiParameter {
  return { name, in: place, serialize: value => serialize(name, place, value) }
}

function serialize(name: string, place: ApiParameter['in'], value: unknown): readonly Pair[] {
  if (value === null || value === undefined) return []
  // Half of a surrogate pair has no bytes in UTF-8; it becomes U+FFFD, as where the description has the parameter.
  const encode = (text: string) => (place === 'header' ? text : encodeURIComponent(text.toWellFormed()))
  const text = (item: unknown) => encode(typeof item === 'object' ? JSON.stringify(item) : String(item))
  if (place === 'query' || place === 'cookie') {
    return (Array.isArray(value) ? value : [value]).map(item => [encode(name), text(item)])
  }
  return [[name, Array.isArray(value) ? value.map(text).join(',') : text(value)]]
}
