import type { SoapFault } from './fault.ts'
import { all, careless, inAnswers, inPing, insteadOf, replaced, text } from './fault-makers.ts'
import { ofCare } from './faults-of-care.ts'

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
  'answer-500': {
    title: text(
      'Ett svar på ping har status 500, fast det inte är något fel',
      'An answer to ping has status 500, and is no fault',
    ),
    requirement: 'RIV-T01',
    soap: (answer, { service, kind }) =>
      service === 'PingForConfiguration' && kind === 'answer' ? { ...answer, status: 500 } : answer,
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
  'other-declaration': {
    title: text(
      'Svaret säger att det är ISO-8859-1 bara i XML-deklarationen',
      'The answer says that it is ISO-8859-1 in its XML declaration only',
    ),
    requirement: 'RIV-T03',
    soap: (answer, { service, kind }) =>
      service === 'PingForConfiguration' && kind === 'answer'
        ? {
            ...answer,
            contentType: 'text/xml',
            envelope: answer.envelope.replace('encoding="UTF-8"', 'encoding="ISO-8859-1"'),
          }
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
