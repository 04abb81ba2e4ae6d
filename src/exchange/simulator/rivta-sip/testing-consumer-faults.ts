import { all, replaced, text } from './fault-makers.ts'
import type { Contract } from './records.ts'
import type { ConsumerFault, SoapCall } from './testing-consumer-fault.ts'

const registry = 'urn:riv:itintegration:registry:1'

/** What calls of a contract are changed to, or those of all. */
function calling(
  requirement: string,
  [sv, en]: readonly [sv: string, en: string],
  change: (call: SoapCall) => SoapCall,
  { of }: { readonly of?: Contract } = {},
): ConsumerFault {
  return {
    title: text(sv, en),
    requirement,
    calls: (call, contract) => (of === undefined || of === contract ? change(call) : call),
  }
}

const written =
  (change: (envelope: string) => string) =>
  (call: SoapCall): SoapCall => ({ ...call, envelope: change(call.envelope) })

const ofMessages: Readonly<Record<string, ConsumerFault>> = {
  'call-cut-off': calling(
    'RIV-XML',
    ['Anropet tar slut för tidigt', 'The call ends too early'],
    written(envelope => envelope.slice(0, -10)),
    { of: 'PingForConfiguration' },
  ),
  'call-soap-1.2': calling(
    'RIV-M01',
    ['Anropets kuvert är SOAP 1.2', 'The envelope of the call is SOAP 1.2'],
    written(all('http://schemas.xmlsoap.org/soap/envelope/', 'http://www.w3.org/2003/05/soap-envelope')),
    { of: 'GetCarePlans' },
  ),
  'call-header-last': calling(
    'RIV-M02',
    ['Anropets Header står efter Body', 'Header of the call stands after Body'],
    written(envelope => envelope.replace(/(<soap:Header>.*<\/soap:Header>)(.*)(<\/soap:Envelope>)/, '$2$1$3')),
  ),
  'call-two-in-body': calling(
    'RIV-M03',
    ['Anropets Body har två element', 'Body of the call has two elements'],
    written(replaced('</soap:Body>', '<more xmlns="urn:more"/></soap:Body>')),
  ),
  'call-without-address': calling(
    'RIV-M04',
    ['Anropet saknar LogicalAddress', 'The call has no LogicalAddress'],
    written(replaced(/<soap:Header>.*<\/soap:Header>/, '<soap:Header/>')),
    { of: 'GetCarePlans' },
  ),
  'call-two-addresses': calling(
    'RIV-M04',
    ['Anropet har två LogicalAddress', 'The call has two LogicalAddress'],
    written(
      replaced(
        '</soap:Header>',
        `<r:LogicalAddress xmlns:r="${registry}">SE2321000016-0000</r:LogicalAddress></soap:Header>`,
      ),
    ),
  ),
  'call-to-a-name': calling(
    'RIV-M05',
    ['LogicalAddress är ett namn', 'LogicalAddress is a name'],
    written(replaced(`"${registry}">SE2321000016-0000`, `"${registry}">Lillsjö kommun`)),
  ),
  'call-instruction': calling(
    'RIV-M07',
    ['Anropet har en bearbetningsinstruktion', 'The call has a processing instruction'],
    written(replaced('<soap:Body>', '<soap:Body><?x y?>')),
  ),
  'call-encoding-style': calling(
    'RIV-M08',
    ['Anropet har encodingStyle', 'The call has encodingStyle'],
    written(replaced('<soap:Body>', '<soap:Body soap:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/">')),
  ),
  'call-other-media-type': calling(
    'RIV-T02',
    ['Anropet är application/soap+xml', 'The call is application/soap+xml'],
    call => ({ ...call, contentType: 'application/soap+xml; charset=utf-8' }),
  ),
  'call-other-charset': calling(
    'RIV-T03',
    ['Anropet säger att det är ISO-8859-1', 'The call says that it is ISO-8859-1'],
    call => ({ ...call, contentType: 'text/xml; charset=iso-8859-1' }),
  ),
  'call-other-declaration': calling(
    'RIV-T03',
    [
      'Anropet säger att det är ISO-8859-1 bara i XML-deklarationen',
      'The call says that it is ISO-8859-1 in its XML declaration only',
    ],
    call => ({
      ...call,
      contentType: 'text/xml',
      envelope: call.envelope.replace('encoding="UTF-8"', 'encoding="ISO-8859-1"'),
    }),
  ),
  'action-missing': calling('RIV-T07', ['SOAPAction saknas', 'SOAPAction is missing'], call => ({
    ...call,
    action: undefined,
  })),
  'action-empty': calling('RIV-T07', ['SOAPAction är tom', 'SOAPAction is empty'], call => ({ ...call, action: '""' })),
  'action-without-quotes': calling(
    'RIV-T07',
    ['SOAPAction saknar citattecken', 'SOAPAction has no quotation marks'],
    call => ({ ...call, action: call.action?.replaceAll('"', '') }),
  ),
  'ping-without-namespace': calling(
    'RIV-P01',
    ['Ping säger inte vilket kontrakt det gäller', 'Ping does not say which contract it is about'],
    written(replaced(/<q:serviceContractNamespace>.*<\/q:serviceContractNamespace>/, '')),
    { of: 'PingForConfiguration' },
  ),
}

interface Care {
  readonly of: 'GetCarePlans' | 'GetCareServices'
  readonly prefix: string
  readonly xsd: string
}

/** What breaks a rule that the questions of both contracts of care have. */
function ofCare(name: string, { of, prefix, xsd }: Care): Readonly<Record<string, ConsumerFault>> {
  const change = (requirement: string, sv: string, en: string, made: (envelope: string) => string) =>
    calling(requirement, [`${of}: ${sv}`, `${of}: ${en}`], written(made), { of })
  return {
    [`${name}-question-without-person`]: change(
      xsd,
      'frågan saknar person',
      'the question has no person',
      replaced(/<q:patientId>.*<\/q:patientId>/, ''),
    ),
    [`${name}-question-unknown-id-type`]: change(
      `${prefix}01`,
      'okänd sort av person-id i frågan',
      'unknown type of person id in the question',
      replaced('1.2.752.129.2.1.3.1', '1.2.3'),
    ),
    [`${name}-question-short-id`]: change(
      `${prefix}02`,
      'personnumret i frågan har tio siffror',
      'the personal identity number of the question has ten digits',
      replaced('>1966', '>66'),
    ),
    [`${name}-question-check-digit`]: change(
      `${prefix}03`,
      'personnumret i frågan har fel kontrollsiffra',
      'the check digit of the question is wrong',
      replaced('253081<', '253082<'),
    ),
    [`${name}-question-other-source`]: change(
      `${prefix}10`,
      'källsystemets HSA-id i frågan har ett annat namn framför sig',
      'the HSA-id of the source system in the question has another name before it',
      replaced('<q:sourceSystemHSAId>SE', '<q:sourceSystemHSAId>HSA-SE'),
    ),
  }
}

/** Everything that the reference consumer can be told to do wrong. */
export const consumerFaults: Readonly<Record<string, ConsumerFault>> = {
  ...ofMessages,
  ...ofCare('plans', { of: 'GetCarePlans', prefix: 'SIP-1', xsd: 'SIP-XSD' }),
  ...ofCare('services', { of: 'GetCareServices', prefix: 'SIP-2', xsd: 'SIP-XSD2' }),
}
