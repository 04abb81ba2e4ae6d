import type { Text } from '../../../model/text.ts'
import type { Call, SoapAnswer, SoapFault } from './fault.ts'
import type { Contract } from './records.ts'

type Change = (envelope: string) => string

/** Changes the envelope of answers of a contract. */
function inAnswers(contract: Contract, change: Change): SoapFault['soap'] {
  return (answer, { service, kind }) =>
    service === contract && kind === 'answer' ? { ...answer, envelope: change(answer.envelope) } : answer
}

const inPing = (change: Change) => inAnswers('PingForConfiguration', change)
const replaced = (from: string | RegExp, to: string) => (text: string) => text.replace(from, to)
const all = (from: string, to: string) => (text: string) => text.replaceAll(from, to)

function insteadOf(kind: Call['kind'], made: (answer: SoapAnswer, call: Call) => SoapAnswer): SoapFault['soap'] {
  return (answer, call) => (call.kind === kind ? made(answer, call) : answer)
}

const careless = (answer: SoapAnswer, call: Call) => ({ ...answer, status: 200, envelope: call.careless })
const text = (sv: string, en: string): Text => ({ sv, en })

const ofMessages: Readonly<Record<string, SoapFault>> = {
  'answer-cut-off': {
    title: text('Svaret tar slut för tidigt', 'The answer ends too early'),
    requirement: 'RIV-XML',
    also: { 'RIV-B21': 'nothing can be found in it' },
    soap: inPing(envelope => envelope.slice(0, -10)),
  },
  'ping-refused': {
    title: text('Ping besvaras inte', 'Ping is not answered'),
    requirement: 'RIV-B21',
    soap: (answer, { service, kind }) =>
      service === 'PingForConfiguration' && kind === 'answer'
        ? { ...answer, envelope: answer.envelope.replace(/PingForConfigurationResponse/g, 'PongResponse') }
        : answer,
  },
  'soap-1.2': {
    title: text('Kuvertet är SOAP 1.2', 'The envelope is SOAP 1.2'),
    requirement: 'RIV-M01',
    soap: inPing(all('http://schemas.xmlsoap.org/soap/envelope/', 'http://www.w3.org/2003/05/soap-envelope')),
  },
  'header-last': {
    title: text('Header står efter Body', 'Header stands after Body'),
    requirement: 'RIV-M02',
    soap: inPing(replaced('</soap:Envelope>', '<soap:Header/></soap:Envelope>')),
  },
  'two-in-body': {
    title: text('Body har två element', 'Body has two elements'),
    requirement: 'RIV-M03',
    soap: inPing(replaced('</soap:Body>', '<more xmlns="urn:more"/></soap:Body>')),
  },
  'faultcode-without-prefix': {
    title: text('faultcode är inte ur SOAP', 'faultcode is not of SOAP'),
    requirement: 'RIV-M06',
    soap: insteadOf('unknown', answer => ({
      ...answer,
      envelope: answer.envelope.replace(/<faultcode>[^<]*/, '<faultcode>ERR'),
    })),
  },
  instruction: {
    title: text('Svaret har en bearbetningsinstruktion', 'The answer has a processing instruction'),
    requirement: 'RIV-M07',
    soap: inPing(replaced('<soap:Body>', '<soap:Body><?x y?>')),
  },
  'encoding-style': {
    title: text('Svaret har encodingStyle', 'The answer has encodingStyle'),
    requirement: 'RIV-M08',
    soap: inPing(replaced('<soap:Body>', '<soap:Body soap:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/">')),
  },
  'result-code-respelled': {
    title: text('resultCode skrivs med små bokstäver', 'resultCode is in lower case'),
    requirement: 'RIV-M09',
    also: { 'SIP-XSD2': 'the schema lists the values', 'SIP-213': 'the outcome is not OK', 'RIV-M10': 'no text' },
    soap: inAnswers('GetCareServices', replaced('>OK<', '>ok<')),
  },
  'result-code-twice': {
    title: text('resultCode står två gånger', 'resultCode is there twice'),
    requirement: 'RIV-M11',
    also: { 'SIP-XSD2': 'the schema has it once' },
    soap: inAnswers('GetCareServices', replaced('<c:resultCode>OK', '<c:resultCode>OK</c:resultCode><c:resultCode>OK')),
  },
  'info-without-text': {
    title: text('INFO saknar text', 'INFO has no text'),
    requirement: 'RIV-M10',
    soap: inAnswers('GetCareServices', replaced('>OK<', '>INFO<')),
  },
  'fault-200': {
    title: text('Ett fel har status 200', 'A fault has status 200'),
    requirement: 'RIV-T01',
    soap: insteadOf('unknown', answer => ({ ...answer, status: 200 })),
  },
  'other-media-type': {
    title: text('Svaret är application/soap+xml', 'The answer is application/soap+xml'),
    requirement: 'RIV-T02',
    soap: (answer, { service, kind }) =>
      service === 'PingForConfiguration' && kind === 'answer'
        ? { ...answer, contentType: 'application/soap+xml; charset=utf-8' }
        : answer,
  },
  'other-charset': {
    title: text('Svaret säger att det är ISO-8859-1', 'The answer says that it is ISO-8859-1'),
    requirement: 'RIV-T03',
    soap: (answer, { service, kind }) =>
      service === 'PingForConfiguration' && kind === 'answer'
        ? { ...answer, contentType: 'text/xml; charset=iso-8859-1' }
        : answer,
  },
  'not-xml-answered': {
    title: text('Ett anrop som inte är XML får ett vanligt svar', 'A call that is no XML gets an ordinary answer'),
    requirement: 'RIV-T04',
    soap: insteadOf('not-xml', careless),
  },
  'unknown-answered': {
    title: text('En okänd operation får ett vanligt svar', 'An unknown operation gets an ordinary answer'),
    requirement: 'RIV-T05',
    soap: insteadOf('unknown', careless),
  },
  'dtd-read': {
    title: text('Ett anrop med DTD besvaras', 'A call with a DTD is answered'),
    requirement: 'RIV-T06',
    soap: insteadOf('dtd', careless),
  },
  'ping-without-time': {
    title: text('pingDateTime saknas', 'pingDateTime is missing'),
    requirement: 'RIV-P01',
    soap: inPing(replaced(/<q:pingDateTime>.*<\/q:pingDateTime>/, '')),
  },
  'ping-other-time': {
    title: text('pingDateTime har ISO-form', 'pingDateTime is in ISO form'),
    requirement: 'RIV-P02',
    soap: inPing(replaced(/<q:pingDateTime>[^<]*/, '<q:pingDateTime>2026-03-02T09:00:00Z')),
  },
  'ping-without-version': {
    title: text('version är tom', 'version is empty'),
    requirement: 'RIV-P03',
    soap: inPing(replaced(/<q:version>[^<]*/, '<q:version>')),
  },
}

interface Care {
  readonly contract: 'GetCarePlans' | 'GetCareServices'
  readonly prefix: string
  readonly item: 'carePlan' | 'careService'
  readonly xsd: string
}

/** What breaks a rule that both contracts of care have. */
function ofCare(name: string, { contract, prefix, item, xsd }: Care): Readonly<Record<string, SoapFault>> {
  const change = (number: string, sv: string, en: string, made: Change, also?: SoapFault['also']) => ({
    title: text(`${contract}: ${sv}`, `${contract}: ${en}`),
    requirement: `${prefix}${number}`,
    ...(also ? { also } : {}),
    soap: inAnswers(contract, made),
  })
  const care: SoapFault['soap'] = (answer, call) =>
    call.service === contract && call.kind === 'error' ? careless(answer, call) : answer
  return {
    [`${name}-unknown-element`]: {
      ...change(
        '',
        'posten har ett okänt element',
        'the record has an unknown element',
        all('<c:approvedForPatient>', '<c:approved/><c:approvedForPatient>'),
      ),
      requirement: xsd,
    },
    [`${name}-unknown-id-type`]: change(
      '01',
      'okänd sort av person-id',
      'unknown type of person id',
      all('1.2.752.129.2.1.3.1', '1.2.3'),
    ),
    [`${name}-short-id`]: change(
      '02',
      'personnumret har tio siffror',
      'the personal identity number has ten digits',
      all('>1966', '>66'),
      { [`${prefix}12`]: 'it is not the number that was asked for' },
    ),
    [`${name}-check-digit`]: change(
      '03',
      'personnumret har fel kontrollsiffra',
      'the check digit of the personal identity number is wrong',
      all('253081<', '253082<'),
      { [`${prefix}12`]: 'it is not the number that was asked for' },
    ),
    [`${name}-nullified`]: change(
      '04',
      'posten har nullified',
      'the record has nullified',
      all('</c:approvedForPatient>', '</c:approvedForPatient><c:nullified>false</c:nullified>'),
    ),
    [`${name}-nullified-reason`]: change(
      '05',
      'posten har nullifiedReason',
      'the record has nullifiedReason',
      all('</c:approvedForPatient>', '</c:approvedForPatient><c:nullifiedReason>-</c:nullifiedReason>'),
    ),
    [`${name}-care-unit`]: change(
      '06',
      'den ansvariga har vårdenhet',
      'the person responsible has a care unit',
      all(
        '</c:accountableHealthcareProfessional>',
        '<c:healthcareProfessionalCareUnitHSAId>SE2321000016-0001</c:healthcareProfessionalCareUnitHSAId></c:accountableHealthcareProfessional>',
      ),
    ),
    [`${name}-original-text`]: change(
      '07',
      'kod och fritext på en gång',
      'code and free text at a time',
      all('</c:displayName>', '</c:displayName><c:originalText>x</c:originalText>'),
    ),
    [`${name}-code-alone`]: change(
      '08',
      'kod utan klartext',
      'code without its name',
      all('<c:displayName>Handläggare</c:displayName>', ''),
    ),
    [`${name}-impossible-time`]: change(
      '09',
      'en tid som inte finns',
      'a time that does not exist',
      all('20260301115900', '20260231115900'),
    ),
    [`${name}-other-person`]: change(
      '12',
      'en post om någon annan',
      'a record of somebody else',
      replaced('>196608253081<', '>196709132887<'),
    ),
    [`${name}-error`]: change(
      '13',
      'en giltig fråga får ERROR',
      'a valid question gets ERROR',
      replaced(
        /<c:resultCode>OK<\/c:resultCode>(<c:logId>1<\/c:logId>)/,
        '<c:resultCode>ERROR</c:resultCode>$1<c:message>No.</c:message>',
      ),
    ),
    [`${name}-all-sources`]: {
      title: text(
        `${contract}: källsystemet i frågan läses inte`,
        `${contract}: the source system of the question is not read`,
      ),
      requirement: `${prefix}14`,
      soap: (answer, call) =>
        call.service === contract && call.kind === 'answer' && call.ofOneSource ? careless(answer, call) : answer,
    },
    [`${name}-without-person`]: {
      title: text(`${contract}: en fråga utan person besvaras`, `${contract}: a question without a person is answered`),
      requirement: `${prefix}15`,
      soap: care,
    },
    ...(item === 'carePlan' ? ofPlans(change) : ofServices(change)),
  }
}

type Making = (number: string, sv: string, en: string, made: Change) => SoapFault

function ofPlans(change: Making): Readonly<Record<string, SoapFault>> {
  return {
    'plans-without-title': change(
      '17',
      'planen saknar namn',
      'the plan has no title',
      all('<c:documentTitle>Samordnad individuell plan</c:documentTitle>', ''),
    ),
    'plans-two-contents': change(
      '18',
      'innehållet finns två gånger',
      'the content is there twice',
      all('</c:value>', '</c:value><c:reference>https://example.org/</c:reference>'),
    ),
    'plans-without-type': change('19', 'planen säger inte sin sort', 'the plan does not say its type', text =>
      text.replace(/<c:typeOfCarePlanEnum>[^<]*<\/c:typeOfCarePlanEnum>/g, ''),
    ),
  }
}

function ofServices(change: Making): Readonly<Record<string, SoapFault>> {
  return {
    'services-ends-first': change(
      '17',
      'insatsen slutar innan den börjar',
      'the service ends before it begins',
      all('20261231235959', '20251231235959'),
    ),
  }
}

/** Everything that the reference producer can be told to do wrong. */
export const soapFaults: Readonly<Record<string, SoapFault>> = {
  ...ofMessages,
  ...ofCare('plans', { contract: 'GetCarePlans', prefix: 'SIP-1', item: 'carePlan', xsd: 'SIP-XSD' }),
  ...ofCare('services', { contract: 'GetCareServices', prefix: 'SIP-2', item: 'careService', xsd: 'SIP-XSD2' }),
}

/** Requirements on producers that are tested, and that no fault of this server can show; and why. */
export const soapWithoutFault: Readonly<Record<string, string>> = {
  'RIV-B06': 'A server on this machine has no TLS; the same server behind TLS of a test shows it.',
}
