import { parseJson } from '../../documents/json-scanner.ts'
import { problemWeights } from '../../documents/problem.ts'
import { message } from '../../messages/speaker.ts'
import type { RecordedRequest } from '../../model/evidence.ts'
import type { Message } from '../../model/text.ts'
import type { Content, Operation } from './description.ts'
import { readFormBody } from './form-body.ts'
import { fieldValue } from './header-field.ts'
import type { Api } from './load.ts'
import { bestMatch, bodyKind } from './media-type.ts'
import { isMultipartForm, readMultipart } from './multipart.ts'
import { violationsOf } from './schema-value.ts'

/** What is wrong with the body of a request of ours. A media type that no schema can judge is only checked to be allowed. */
export function bodyProblems(
  api: Api,
  { requestBody }: Operation,
  { headers, body = '' }: RecordedRequest,
  mask: (text: string) => string,
): readonly Message[] {
  if (!requestBody) return body === '' ? [] : [message('openapi.request-body-unexpected')]
  if (body === '') return requestBody.required ? [message('openapi.request-body-missing')] : []
  const mediaType = fieldValue(headers, 'content-type') ?? ''
  const content = bestMatch(requestBody.content, mediaType)
  if (!content) return [message('openapi.request-body-media-type', { mediaType })]
  const kind = bodyKind(mediaType)
  if (isMultipartForm(mediaType)) return multipartProblems(api, content, body, mediaType, mask)
  if (kind === 'json') return jsonProblems(api, content, body, mask)
  if (kind === 'other') return []
  return valueProblems(api, content, kind === 'form' ? readFormBody(content.shape, body) : body, mask)
}

function jsonProblems(api: Api, content: Content, body: string, mask: (text: string) => string): readonly Message[] {
  const { value, problems } = parseJson(body)
  const faults = problems.filter(({ kind }) => problemWeights[kind] !== 'remark')
  if (faults.length) return [message('openapi.request-body-syntax'), ...faults.map(fault => fault.message)]
  return valueProblems(api, content, value, mask)
}

function multipartProblems(
  api: Api,
  content: Content,
  body: string,
  mediaType: string,
  mask: (text: string) => string,
): readonly Message[] {
  const value = readMultipart(content.shape, body, mediaType)
  if (value === undefined) return [message('openapi.request-body-multipart')]
  return valueProblems(api, content, value, mask)
}

function valueProblems(api: Api, content: Content, value: unknown, mask: (text: string) => string): readonly Message[] {
  if (content.schema === undefined) return []
  return violationsOf(api.requestSchema(content.schema), value).map(({ pointer, expected, actual }) =>
    message('openapi.request-body-value', { pointer: pointer || '/', expected, actual: mask(actual) }),
  )
}
