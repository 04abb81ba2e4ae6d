import { parseJson } from '../../documents/json-scanner.ts'
import { problemWeights } from '../../documents/problem.ts'
import { recentJson } from '../../documents/recent-json.ts'
import { isXmlType, xmlText } from '../../documents/xml/body.ts'
import { parseXml } from '../../documents/xml/parse.ts'
import { message } from '../../messages/speaker.ts'
import { nothingMasked, type Sink } from '../../model/check.ts'
import type { Exchange } from '../../model/evidence.ts'
import { validateInto } from '../json-schema/validate-into.ts'
import type { Content, KindRequirements, Response } from './description.ts'
import { readFormBody } from './form-body.ts'
import { fieldValue } from './header-field.ts'
import { hold, type Judgement, leaveUntested, placeOf, report } from './judgement.ts'
import { bestMatch, bodyKind } from './media-type.ts'

/** Judges media type and body of an answer by the `content` of its response; no `content` means no body. */
export function judgeContent(judgement: Judgement, response: Response): void {
  const { status, body } = judgement.answer
  const { content, requirements } = response
  const isBodiless = isBodilessByHttp(judgement)
  if (content.length === 0 || isBodiless) {
    if (body !== '') report(judgement, requirements, 'body', message('openapi.body-unexpected', { status }))
    // That HTTP lets nothing through proves nothing about the server.
    else if (!isBodiless) hold(judgement, requirements, 'body')
  } else if (body === '') {
    report(judgement, requirements, 'body', message('openapi.body-missing'))
  } else {
    const described = judgeMediaType(judgement, response)
    if (described) judgeBody(judgement, described, requirements)
  }
}

/** Answers that have no body by HTTP itself (RFC 9110 sections 9.3.2, 15.3.5, 15.3.6, 15.4.5). */
function isBodilessByHttp({ answer, exchange }: Judgement): boolean {
  return exchange.request.method.toUpperCase() === 'HEAD' || [204, 205, 304].includes(answer.status)
}

/** The entry of `content` that the body is to follow; without a media type, the only one that there is. */
function judgeMediaType(judgement: Judgement, { content, requirements }: Response): Content | undefined {
  const mediaType = mediaTypeOf(judgement)
  const expected = content.map(({ range }) => range).join(', ')
  if (mediaType === undefined) {
    report(judgement, requirements, 'media-type', message('openapi.media-type-missing'), { expected })
    return content.length === 1 ? content[0] : undefined
  }
  const found = bestMatch(content, mediaType)
  const details = { expected, actual: mediaType }
  if (found) hold(judgement, requirements, 'media-type')
  else report(judgement, requirements, 'media-type', message('openapi.media-type', { mediaType }), details)
  return found
}

function judgeBody(judgement: Judgement, content: Content, requirements: KindRequirements): void {
  const { answer } = judgement
  const mediaType = mediaTypeOf(judgement) ?? content.range
  const kind = bodyKind(mediaType)
  if (kind === 'json') judgeJson(judgement, content, requirements)
  else if (isXmlType(mediaType)) judgeXml(judgement, content, requirements, mediaType)
  else if (content.schema === undefined) hold(judgement, requirements, 'body')
  else if (answer.encoding === 'base64' || kind === 'other') {
    leaveUntested(judgement, requirements, 'body', message('openapi.body-not-judged', { mediaType }))
  } else {
    const value = kind === 'form' ? readFormBody(content.shape, answer.body) : answer.body
    if (isHeld(judgement, content, requirements, value)) hold(judgement, requirements, 'body')
  }
}

function judgeJson(judgement: Judgement, content: Content, requirements: KindRequirements): void {
  const { answer } = judgement
  if (answer.encoding === 'base64') {
    report(judgement, requirements, 'body', message('openapi.body-encoding'))
    return
  }
  const { value, problems } = parseJson(answer.body, undefined, recentJson)
  for (const { kind, message: said, pointer = '' } of problems) {
    if (problemWeights[kind] === 'breach') report(judgement, requirements, 'body', said, { pointer })
    if (problemWeights[kind] === 'limit') leaveUntested(judgement, requirements, 'body', said)
  }
  if (value === undefined) return
  const isSound = problems.every(({ kind }) => problemWeights[kind] === 'remark')
  if (isHeld(judgement, content, requirements, value) && isSound) hold(judgement, requirements, 'body')
}

/** XML has to be well-formed; what it holds is for XML Schema and Schematron to judge, and a JSON schema says nothing of it. */
function judgeXml(judgement: Judgement, { schema }: Content, requirements: KindRequirements, mediaType: string): void {
  const decoded = xmlText(judgement.answer, mediaType)
  const { problem } = decoded.problem ? decoded : parseXml(decoded.text)
  const isBreach = problem && problemWeights[problem.kind] === 'breach'
  if (isBreach) report(judgement, requirements, 'body', problem.message)
  else if (problem) leaveUntested(judgement, requirements, 'body', problem.message)
  else if (schema === undefined) hold(judgement, requirements, 'body')
  else leaveUntested(judgement, requirements, 'body', message('openapi.body-not-judged', { mediaType }))
}

/** True when nothing in the value breaks the body's own requirement; the schema's tags speak for themselves. */
function isHeld(judgement: Judgement, content: Content, requirements: KindRequirements, value: unknown): boolean {
  const { api, exchange, sink, listener } = judgement
  const fallback = requirements.body
  if (content.schema === undefined) return true
  if (fallback === undefined) return false
  let held = true
  const watched: Sink = {
    ...forwarding(sink),
    finding(finding) {
      held &&= finding.requirement !== fallback
      sink.finding(finding)
    },
  }
  const located = {
    value,
    locate: (pointer: string) => placeOf(exchange, pointer),
    masked: maskedPlaces(exchange),
  }
  validateInto(api.schema(content.schema), located, watched, listener, { fallback })
  return held
}

function forwarding(sink: Sink): Sink {
  return {
    exercised: (requirement, times) => sink.exercised(requirement, times),
    finding: finding => sink.finding(finding),
    untested: (requirement, reason) => sink.untested(requirement, reason),
    inapplicable: (requirement, condition) => sink.inapplicable(requirement, condition),
    error: (requirement, reason) => sink.error(requirement, reason),
  }
}

/** Pointers in the answer's body whose value was masked at capture. */
function maskedPlaces({ redactions }: Exchange): (pointer: string) => boolean {
  const places = redactions.filter(({ where, place }) => where === 'response' && /^body(?:\/|$)/.test(place))
  // Rules ask for each value that they read; most answers have nothing masked, and say so once.
  if (places.length === 0) return nothingMasked
  const masked = new Set(places.map(({ place }) => place.slice('body'.length)))
  // Pointers are put together for the question; only to look at their characters makes texts of them.
  const lengths: boolean[] = []
  for (const { length } of masked) lengths[length] = true
  return pointer => lengths[pointer.length] === true && masked.has(pointer)
}

function mediaTypeOf({ answer }: Judgement): string | undefined {
  return fieldValue(answer.headers, 'content-type')
}
