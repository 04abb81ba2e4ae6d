import { message } from '../../messages/speaker.ts'
import type { Exchange, Headers } from '../../model/evidence.ts'
import type { Message } from '../../model/text.ts'
import type { Parameter } from './description.ts'
import type { Details } from './judgement.ts'
import type { Api } from './load.ts'
import { readParameter } from './parameter-text.ts'
import { isValid } from './schema-value.ts'

/** The value of a header field, several lines put together as one list (RFC 9110 section 5.3). */
export function fieldValue(headers: Headers, name: string): string | undefined {
  const values = headers.filter(([key]) => key.toLowerCase() === name.toLowerCase()).map(([, value]) => value)
  return values.length ? values.join(', ') : undefined
}

/** What is wrong with one described header field of an answer. One that is not there and need not be is right. */
export function judgeHeader(
  api: Api,
  header: Parameter,
  { response, redactions }: Exchange,
): readonly (Details & { readonly message: Message })[] {
  const value = fieldValue(response?.headers ?? [], header.name)
  if (value === undefined) {
    return header.required ? [{ message: message('openapi.header-missing', { header: header.name }) }] : []
  }
  const masked = `header:${header.name.toLowerCase()}`
  const isMasked = redactions.some(({ where, place }) => where === 'response' && place.toLowerCase() === masked)
  if (isMasked || header.schema === undefined) return []
  const read = readParameter(header, [[header.name, listText(header, value)]])
  if (read && 'value' in read && isValid(api.schema(header.schema), read.value)) return []
  const said = message('openapi.header-value', { header: header.name })
  return [{ message: said, expected: header.expected, actual: value.slice(0, 120) }]
}

/** A list field without the white space that may stand around its commas (RFC 9110 section 5.6.1). */
export function listText({ shape }: Parameter, value: string): string {
  return shape.kind === 'array' ? value.replace(/[ \t]*,[ \t]*/g, ',') : value
}
