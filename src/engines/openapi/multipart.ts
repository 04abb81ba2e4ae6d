import type { Shape } from './description.ts'
import { type Field, objectOf } from './form-body.ts'

/** True for bodies of form fields, `multipart/form-data` (RFC 7578). */
export function isMultipartForm(mediaType: string): boolean {
  return /^\s*multipart\/form-data\s*(?:;|$)/i.test(mediaType)
}

/**
 * A `multipart/form-data` body as the object that its schema describes; undefined when it is not well-formed. A part of a
 * JSON type is read as JSON, any other as text; files are texts too, for schemas say no more of them than `string`.
 */
export function readMultipart(shape: Shape, body: string, mediaType: string): unknown {
  const boundary = /;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(mediaType)?.slice(1).find(Boolean)
  const [before, ...rest] = boundary === undefined ? [] : `\r\n${body}`.split(`\r\n--${boundary}`)
  const end = rest.pop()
  // RFC 2046 section 5.1.1: the last boundary has two hyphens behind it; what stands before the first is no part.
  if (before === undefined || end === undefined || !end.startsWith('--')) return undefined
  const fields: Field[] = []
  for (const part of rest) {
    const field = fieldOf(part)
    if (!field) return undefined
    fields.push(field)
  }
  return objectOf(shape, fields)
}

/** Characters of the header fields of a part. */
const longestHead = 4096

function fieldOf(part: string): Field | undefined {
  // White space may stand behind a boundary; then come the header fields, and a blank line.
  const start = /^[ \t]*\r\n/.exec(part)?.[0].length
  const blank = part.indexOf('\r\n\r\n')
  if (start === undefined || blank < 0 || blank > longestHead) return undefined
  const head = part.slice(start, Math.max(start, blank))
  const name = /^content-disposition:\s*form-data\b.*?;\s*name="([^"]*)"/im.exec(head)?.[1]
  if (name === undefined) return undefined
  const text = part.slice(blank + 4)
  const isJson = /^content-type:\s*application\/(?:[\w.+-]+\+)?json\b/im.test(head)
  return { name: name.replaceAll('%22', '"'), text, isJson }
}
