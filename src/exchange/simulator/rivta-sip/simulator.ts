import type { Handler, ServedResponse } from '../../../model/handler.ts'
import { walkXml } from '../../redaction/xml-walk.ts'
import type { Call, SoapFault } from './fault.ts'
import { type Contract, careAnswer, careError, contracts, pingAnswer, testPerson } from './records.ts'

/** Stands before the name of a service in its address. */
export const sipBasePath = '/sip'

export interface SipOptions {
  readonly now: () => Date
  readonly fault?: SoapFault
}

/** A producer of the contracts of `rivta-sip`, over HTTP: SOAP 1.1, with made-up records of one test person. */
export function sipSimulator({ now, fault }: SipOptions): Handler {
  return ({ method, url, body }) => {
    const service = serviceOf(url)
    if (service === undefined) return { status: 404, headers: [] }
    if (method !== 'POST') return { status: 405, headers: [['Allow', 'POST']] }
    const question = typeof body === 'string' ? body : Buffer.from(body ?? '').toString()
    const { call, content } = answered(service, question, now())
    const status = call.kind === 'answer' || call.kind === 'error' ? 200 : 500
    const answer = { status, contentType: 'text/xml; charset=utf-8', envelope: enveloped(content) }
    return served(fault ? fault.soap(answer, { ...call, careless: enveloped(call.careless) }) : answer)
  }
}

function serviceOf(url: string): Contract | undefined {
  const name = url.split('?')[0]?.slice(`${sipBasePath}/`.length) ?? ''
  return url.startsWith(`${sipBasePath}/`) && Object.hasOwn(contracts, name) ? (name as Contract) : undefined
}

function served({ status, contentType, envelope }: ReturnType<SoapFault['soap']>): ServedResponse {
  return { status, headers: [['Content-Type', contentType]], body: envelope }
}

function enveloped(content: string): string {
  const soap = 'http://schemas.xmlsoap.org/soap/envelope/'
  return `<?xml version="1.0" encoding="UTF-8"?>\n<soap:Envelope xmlns:soap="${soap}"><soap:Body>${content}</soap:Body></soap:Envelope>\n`
}

function soapFault(code: 'Client' | 'Server', said: string): string {
  return `<soap:Fault><faultcode>soap:${code}</faultcode><faultstring>${said}</faultstring></soap:Fault>`
}

/** Reads the question, and answers it. `careless` is what a server answers that does not look at what is wrong. */
function answered(service: Contract, question: string, now: Date): { readonly call: Call; readonly content: string } {
  const { values, isXml } = read(question)
  const patient = values.get('patientId/id')
  const source = values.get('sourceSystemHSAId')
  const careless =
    service === 'PingForConfiguration'
      ? pingAnswer(now)
      : careAnswer(service, { patient: testPerson, source: undefined })
  const call = (kind: Call['kind']): Call => ({ service, kind, careless, ofOneSource: source !== undefined })
  if (/<!DOCTYPE/.test(question))
    return { call: call('dtd'), content: soapFault('Client', 'A SOAP message has no DTD.') }
  if (!isXml) return { call: call('not-xml'), content: soapFault('Client', 'The message is not well-formed XML.') }
  if (operationOf(question) !== service)
    return { call: call('unknown'), content: soapFault('Client', 'No such operation.') }
  if (service === 'PingForConfiguration') return { call: call('answer'), content: careless }
  if (patient === undefined) return { call: call('error'), content: careError(service) }
  return { call: call('answer'), content: careAnswer(service, { patient, source }) }
}

/** Texts of a question by their place in it, from the second element of the Body on. */
function read(question: string): { readonly values: ReadonlyMap<string, string>; readonly isXml: boolean } {
  const values = new Map<string, string>()
  const isXml = walkXml(question, ({ kind, start, end, path }) => {
    if (kind === 'text' && path[1] === 'Body') values.set(path.slice(3).join('/'), question.slice(start, end).trim())
  })
  return { values, isXml }
}

function operationOf(question: string): string | undefined {
  return /<(?:[\w.-]+:)?Body\b[^>]*>\s*<(?:[\w.-]+:)?([\w.-]+)/.exec(question)?.[1]
}
