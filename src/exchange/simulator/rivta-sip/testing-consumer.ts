import type { Handler, ServedResponse } from '../../../model/handler.ts'
import type { Letter } from '../notify.ts'
import { type Contract, contracts, testPerson } from './records.ts'
import type { ConsumerFault } from './testing-consumer-fault.ts'

interface Options {
  /** Brings a call to its address. */
  readonly notify: (letter: Letter) => void
  readonly fault?: ConsumerFault
}

/** What its driver is asked for. */
interface Wish {
  readonly call: Contract
  readonly to: string
}

/**
 * A consumer of the contracts of `rivta-sip` that calls when its driver asks for it (`POST /send`). The driver says 202 at
 * once; the call follows, to the address that it was told.
 */
export function sipConsumer({ notify, fault }: Options): Handler {
  return ({ method, url, body }) => {
    if (method !== 'POST' || url.split('?')[0] !== '/send') return { status: 404, headers: [] }
    const wish = readWish(Buffer.from(body ?? '').toString())
    if (!wish) return refusal
    const made = {
      contentType: 'text/xml; charset=utf-8',
      action: `"${contracts[wish.call].namespace}:${wish.call}"`,
      envelope: enveloped(questions[wish.call]),
    }
    const sent = fault ? fault.calls(made, wish.call) : made
    if (sent) {
      const { contentType, action, envelope } = sent
      const headers: Letter['headers'] = action === undefined ? [] : [['SOAPAction', action]]
      notify({ target: wish.to, type: contentType, headers, body: undefined, text: envelope })
    }
    return { status: 202, headers: [] }
  }
}

const refusal: ServedResponse = {
  status: 400,
  headers: [['Content-Type', 'text/plain; charset=utf-8']],
  body: `{ "call": "${Object.keys(contracts).join('" | "')}", "to": "http://…" }\n`,
}

function readWish(body: string): Wish | undefined {
  try {
    const { call, to } = JSON.parse(body)
    return typeof call === 'string' && Object.hasOwn(contracts, call) && URL.canParse(to)
      ? { call: call as Contract, to }
      : undefined
  } catch {
    return undefined
  }
}

const logicalAddress = 'SE2321000016-0000'
const person = `<q:patientId><c:id>${testPerson}</c:id><c:type>1.2.752.129.2.1.3.1</c:type></q:patientId><q:sourceSystemHSAId>SE2321000016-0002</q:sourceSystemHSAId>`
const careQuestion = (contract: Contract): string =>
  `<q:${contract} xmlns:q="${contracts[contract].namespace}" xmlns:c="urn:riv:clinicalprocess:logistics:logistics:3">${person}</q:${contract}>`

const { namespace: ping } = contracts.PingForConfiguration
const questions: Readonly<Record<Contract, string>> = {
  PingForConfiguration: `<q:PingForConfiguration xmlns:q="${ping}"><q:serviceContractNamespace>${ping}</q:serviceContractNamespace><q:logicalAddress>${logicalAddress}</q:logicalAddress></q:PingForConfiguration>`,
  GetCarePlans: careQuestion('GetCarePlans'),
  GetCareServices: careQuestion('GetCareServices'),
}

function enveloped(content: string): string {
  const soap = 'http://schemas.xmlsoap.org/soap/envelope/'
  const header = `<soap:Header><r:LogicalAddress xmlns:r="urn:riv:itintegration:registry:1">${logicalAddress}</r:LogicalAddress></soap:Header>`
  return `<?xml version="1.0" encoding="UTF-8"?>\n<soap:Envelope xmlns:soap="${soap}">${header}<soap:Body>${content}</soap:Body></soap:Envelope>\n`
}
