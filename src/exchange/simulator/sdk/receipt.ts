/** Why a message is rejected: a class of the receipt profile, and a reason. */
export interface Reason {
  readonly code: 'SV' | 'BV' | 'SIG'
  readonly reason: string
}

/** A receipt before it is written: a fault can still change its parts. */
export interface Receipt {
  readonly customization: string
  readonly profile: string
  readonly id: string
  readonly issued: Date
  readonly from: string
  readonly to: string
  readonly scheme: string
  readonly code: string
  /** Of the envelope that it is for. */
  readonly envelope: string
  readonly reasons: readonly Reason[]
  readonly place: string
  readonly explanation: string
  /** What stands more in the root element, after the profile. */
  readonly more: string
}

const root =
  'xmlns:r="urn:oasis:names:specification:ubl:schema:xsd:ApplicationResponse-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"'

/** A receipt in XML (Digg C3.2.4). */
export function writeReceipt(receipt: Receipt): string {
  const { customization, profile, id, issued, from, to, code, envelope, reasons, more } = receipt
  const [day = '', time = ''] = issued.toISOString().split('T')
  return `<?xml version="1.0" encoding="UTF-8"?>
<r:ApplicationResponse ${root}>
  <cbc:CustomizationID>${customization}</cbc:CustomizationID>
  <cbc:ProfileID>${profile}</cbc:ProfileID>
  <cbc:ID>${id}</cbc:ID>
  <cbc:IssueDate>${day}</cbc:IssueDate>
  <cbc:IssueTime>${time.slice(0, 8)}Z</cbc:IssueTime>${more}
  ${party('SenderParty', from, receipt)}
  ${party('ReceiverParty', to, receipt)}
  <cac:DocumentResponse>
    <cac:Response>${code === '' ? '<cbc:ResponseCode/>' : `<cbc:ResponseCode>${code}</cbc:ResponseCode>`}</cac:Response>
    <cac:DocumentReference><cbc:ID>${escaped(envelope)}</cbc:ID></cac:DocumentReference>${reasons.map(each => line(each, receipt)).join('')}
  </cac:DocumentResponse>
</r:ApplicationResponse>
`
}

function party(name: string, id: string, { scheme }: Receipt): string {
  const attribute = scheme === '' ? '' : ` schemeID="${scheme}"`
  return `<cac:${name}><cbc:EndpointID${attribute}>${escaped(id)}</cbc:EndpointID></cac:${name}>`
}

function line({ code, reason }: Reason, { place, explanation }: Receipt): string {
  return `
    <cac:LineResponse>
      <cac:LineReference><cbc:LineID>${place}</cbc:LineID></cac:LineReference>
      <cac:Response>
        <cbc:ResponseCode>${code}</cbc:ResponseCode>
        <cac:Status><cbc:StatusReasonCode>${reason}</cbc:StatusReasonCode><cbc:StatusReason>${escaped(explanation)}</cbc:StatusReason></cac:Status>
      </cac:Response>
    </cac:LineResponse>`
}

function escaped(text: string): string {
  return text.replace(/[&<>]/g, found => `&#${found.charCodeAt(0)};`)
}
