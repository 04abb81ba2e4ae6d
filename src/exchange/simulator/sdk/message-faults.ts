import type { Fault } from '../ss12000/fault.ts'
import { sending } from './sending-fault.ts'

const schema = { 'SDK-E-XSD': 'The schema of the message says the same.' }

/** The text of the first element of a name, below another, is another one. */
function text(
  requirement: string,
  sv: string,
  en: string,
  [below, name]: readonly [string, string],
  to: string,
  also?: Readonly<Record<string, string>>,
): Fault {
  const place = new RegExp(`(<m:${below}>(?:(?!</m:${below}>).)*?<m:${name}>)[^<]*`, 's')
  return sending(requirement, sv, en, envelope => envelope.replace(place, (_, before: string) => before + to), also)
}

function without(
  requirement: string,
  sv: string,
  en: string,
  what: RegExp,
  also?: Readonly<Record<string, string>>,
): Fault {
  return sending(requirement, sv, en, envelope => envelope.replace(what, ''), also)
}

const ofPublished: Readonly<Record<string, Fault>> = {
  'empty-element': text(
    'SDK-M01',
    'Ett element är tomt.',
    'An element is empty.',
    ['generatingSystem', 'extension'],
    ' ',
  ),
  'local-time': text(
    'SDK-M02',
    'Tiden saknar Z.',
    'The time has no Z.',
    ['messageHeader', 'creationDateTime'],
    '2026-03-02T09:15:30.125',
  ),
  'id-no-uuid': text(
    'SDK-M03',
    'Meddelandets id är inget UUID.',
    'The id of the message is no UUID.',
    ['messageHeader', 'messageId'],
    'meddelande-1',
    {
      'SDK-E12': 'The envelope has the UUID.',
      'SDK-S02': 'The conversation has the UUID.',
    },
  ),
  'thread-no-uuid': text(
    'SDK-M04',
    'Konversationens id är inget UUID.',
    'The id of the conversation is no UUID.',
    ['messageHeader', 'conversationId'],
    'tråd 1',
    { 'SDK-S02': 'The message has a UUID.' },
  ),
  'reference-no-uuid': text(
    'SDK-M05',
    'Det som besvaras anges inte med UUID.',
    'What is answered is not given by UUID.',
    ['messageHeader', 'refToMessageId'],
    'din begäran',
    { 'SDK-S03': 'The message that is answered has a UUID.' },
  ),
  'subject-long': text(
    'SDK-M06',
    'Rubriken är lång.',
    'The subject is long.',
    ['messageHeader', 'label'],
    'å'.repeat(257),
  ),
  'file-no-base64': text(
    'SDK-M07',
    'Filen är inte base64.',
    'The file is no base64.',
    ['ContentFiles', 'content'],
    '&lt;fil&gt;',
    { 'SDK-M25': 'What does not begin as base64 is none.' },
  ),
  'function-root': text(
    'SDK-M08',
    'Funktionsadressen har en annan rot.',
    'The functional address has another root.',
    ['organizationId', 'root'],
    '1.2.752.29.6.2.1',
  ),
  'recipient-root': text(
    'SDK-M09',
    'Mottagarens id har en annan rot.',
    'The id of the recipient has another root.',
    ['recipientID', 'root'],
    'orgnr',
  ),
  'sender-root': text(
    'SDK-M10',
    'Avsändarens id har en annan rot.',
    'The id of the sender has another root.',
    ['senderID', 'root'],
    'orgnr',
  ),
  'no-thread': without(
    'SDK-M11',
    'Konversationens id saknas.',
    'The id of the conversation is missing.',
    /<m:conversationId>.*<\/m:conversationId>\n/,
    { ...schema, 'SDK-S02': 'What is missing is not the id of the message.' },
  ),
}

const ofSpecification: Readonly<Record<string, Fault>> = {
  'no-subject': without('SDK-M20', 'Rubriken saknas.', 'The subject is missing.', /<m:label>[^<]*<\/m:label>\n/),
  'no-function': without(
    'SDK-M21',
    'Avsändarens funktion saknas.',
    'The function of the sender is missing.',
    /<m:attention><m:person>.*?<\/m:attention>/,
  ),
  'recipient-number': text(
    'SDK-M22',
    'Mottagarens id är ett organisationsnummer.',
    'The id of the recipient is an organisation number.',
    ['recipientID', 'extension'],
    '0007:2120001355',
    { 'SDK-E10': 'The envelope has 0203: and a domain name.' },
  ),
  'sender-name': text(
    'SDK-M23',
    'Avsändarens id saknar 0203:.',
    'The id of the sender has no 0203:.',
    ['senderID', 'extension'],
    'storvik.example',
    { 'SDK-E11': 'The envelope has 0203: and a domain name.' },
  ),
  'nothing-in-it': without(
    'SDK-M24',
    'Meddelandet har varken text eller fil.',
    'The message has neither text nor file.',
    /<m:ContentText>.*<\/m:ContentText>|<m:ContentFiles>.*<\/m:ContentFiles>/g,
  ),
  'file-broken': text(
    'SDK-M25',
    'Filen är skadad.',
    'The file is broken.',
    ['ContentFiles', 'content'],
    'JVBERi0xLjQK%%EOF',
  ),
  'too-large': sending(
    'SDK-M26',
    'Kallelsen till SIP är på mer än 30 MB.',
    'The invitation to SIP has more than 30 MB.',
    envelope => envelope.replace('Kallelse till möte', () => 'x'.repeat(31_457_281)),
  ),
  'file-type': text(
    'SDK-M27',
    'Filens typ är PDF, ingen medietyp.',
    'The type of the file is PDF, no media type.',
    ['ContentFiles', 'contentType'],
    'PDF',
  ),
  'person-root': text(
    'SDK-M28',
    'Personens id har en okänd rot.',
    'The id of the person has an unknown root.',
    ['personId', 'root'],
    'personnr',
  ),
  'number-in-subject': text(
    'SDK-M29',
    'Rubriken har ett personnummer.',
    'The subject has a personal identity number.',
    ['messageHeader', 'label'],
    'Orosanmälan 160506-2395',
  ),
}

/** What can be wrong with the message. */
export const messageFaults: Readonly<Record<string, Fault>> = { ...ofPublished, ...ofSpecification }
