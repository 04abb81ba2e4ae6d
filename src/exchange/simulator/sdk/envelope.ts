/** An organisation with the function that sends or takes a message. */
export interface Party {
  readonly participant: string
  readonly name: string
  readonly address: string
  readonly unit: string
}

/** A message on its way out. */
export interface Outgoing {
  readonly id: string
  readonly conversation: string
  /** Id of the message that it answers. */
  readonly refersTo?: string
  readonly made: Date
  readonly from: Party
  readonly to: Party
  readonly subject: string
  readonly text: string
  /** Name of a PDF file without pages. */
  readonly file: string
}

const namespaces =
  'xmlns:x="http://docs.oasis-open.org/bdxr/ns/XHE/1/ExchangeHeaderEnvelope" xmlns:a="http://docs.oasis-open.org/bdxr/ns/XHE/1/AggregateComponents" xmlns:b="http://docs.oasis-open.org/bdxr/ns/XHE/1/BasicComponents"'
const criteria: Readonly<Record<string, string>> = {
  DOCUMENTID: 'urn:riv:infrastructure:messaging:MessageWithAttachments:3::messagePayload##3.0::tm-base-ext-sigenc',
  DOCUMENTID_SCHEME: 'busdox-docid-qns',
  PROCESSID: 'bdx:noprocess',
  PROCESSID_SCHEME: 'urn:fdc:digg.se:edelivery:process',
  FEDERATIONID: 'urn:fdc:digg.se:edelivery:federation:sdk',
}
const emptyPdf = 'JVBERi0xLjQKJSVFT0YK'

/** An envelope with a readable message (XHE 1.0, Digg profile 1; SDK message 3.1). */
export function writeEnvelope(message: Outgoing): string {
  const { id, made, from, to } = message
  return `<?xml version="1.0" encoding="UTF-8"?>
<x:XHE ${namespaces}>
<b:XHEVersionID>1.0</b:XHEVersionID>
<b:CustomizationID>urn:fdc:digg.se:edelivery:xhe:1</b:CustomizationID>
<a:Header>
<b:ID>${id}</b:ID>
<b:CreationDateTime>${made.toISOString()}</b:CreationDateTime>
<a:BusinessScope>
${Object.entries(criteria).map(criterion).join('\n')}
</a:BusinessScope>
${partyIn('FromParty', from)}
${partyIn('ToParty', to)}
</a:Header>
<a:Payloads>
<a:Payload>
<b:DocumentTypeCode>Q{urn:riv:infrastructure:messaging:MessageWithAttachments:3}messagePayload</b:DocumentTypeCode>
<b:ContentTypeCode>application/xml</b:ContentTypeCode>
<b:HandlingServiceID>${to.address}</b:HandlingServiceID>
<b:InstanceEncryptionIndicator>false</b:InstanceEncryptionIndicator>
<a:PayloadContent>${payload(message)}</a:PayloadContent>
</a:Payload>
</a:Payloads>
</x:XHE>
`
}

function criterion([type, value]: readonly [string, string]): string {
  return `<a:BusinessScopeCriterion><b:BusinessScopeCriterionTypeCode>${type}</b:BusinessScopeCriterionTypeCode><b:BusinessScopeCriterionValue>${value}</b:BusinessScopeCriterionValue></a:BusinessScopeCriterion>`
}

function partyIn(name: string, { participant }: Party): string {
  return `<a:${name}><a:PartyIdentification><b:ID schemeID="iso6523-actorid-upis">${participant}</b:ID></a:PartyIdentification></a:${name}>`
}

function payload({ id, conversation, refersTo, made, from, to, subject, text, file }: Outgoing): string {
  const reference = refersTo === undefined ? '' : `<m:refToMessageId>${refersTo}</m:refToMessageId>\n`
  const person = identity('personId', '0.9.2342.19200300.100.1.3', 'handlaggare@storvik.example')
  return `<m:messagePayload xmlns:m="urn:riv:infrastructure:messaging:MessageWithAttachments:3">
<m:message>
<m:messageHeader>
<m:creationDateTime>${made.toISOString()}</m:creationDateTime>
<m:messageId>${id}</m:messageId>
<m:conversationId>${conversation}</m:conversationId>
${reference}<m:label>${subject}</m:label>
<m:confidentiality>true</m:confidentiality>
${identity('generatingSystem', '1.2.752.129.2.1.2.1', 'Verksamhetssystem Exempel 2')}
${end('recipient', to)}
${end('sender', from, `<m:person>${person}<m:label>Handläggaren</m:label></m:person>`)}
</m:messageHeader>
<m:messageBody>
<m:documents>
<m:documentID>1</m:documentID>
<m:ContentText><m:characterSequence>${text}</m:characterSequence></m:ContentText>
</m:documents>
<m:documents>
<m:documentID>2</m:documentID>
<m:ContentFiles><m:fileName>${file}</m:fileName><m:contentType>application/pdf</m:contentType><m:content>${emptyPdf}</m:content></m:ContentFiles>
</m:documents>
</m:messageBody>
</m:message>
</m:messagePayload>`
}

function end(name: string, { participant, name: label, address, unit }: Party, person = ''): string {
  const id = identity(`${name}ID`, 'iso6523-actorid-upis', participant)
  const at = identity('organizationId', 'urn:riv:infrastructure:messaging:functionalAddress', address)
  return `<m:${name}>${id}<m:label>${label}</m:label><m:attention>${person}<m:subOrganization>${at}<m:label>${unit}</m:label></m:subOrganization></m:attention></m:${name}>`
}

function identity(name: string, root: string, extension: string): string {
  return `<m:${name}><m:root>${root}</m:root><m:extension>${extension}</m:extension></m:${name}>`
}
