import type { Fault } from '../ss12000/fault.ts'
import { sending } from './sending-fault.ts'

/** A piece of the envelope in place of another. */
function piece(
  requirement: string,
  sv: string,
  en: string,
  from: string | RegExp,
  to: string,
  also?: Readonly<Record<string, string>>,
): Fault {
  return sending(requirement, sv, en, text => text.replace(from, to), also)
}

/** A criterion by its number in the envelope. */
const criterion = (type: string): RegExp =>
  new RegExp(
    `<a:BusinessScopeCriterion><b:BusinessScopeCriterionTypeCode>${type}</b:BusinessScopeCriterionTypeCode>.*?</a:BusinessScopeCriterion>`,
  )
const valueAt = (type: string): RegExp => new RegExp(`(>${type}</b:BusinessScopeCriterionTypeCode><[^>]*>)[^<]*`)
const scheme = ' schemeID="iso6523-actorid-upis"'

const ofPublished: Readonly<Record<string, Fault>> = {
  'envelope-time': piece(
    'SDK-E-XSD',
    'Kuvertets tid är ingen tid.',
    'The time of the envelope is none.',
    /(<b:CreationDateTime>)[^<]*/,
    '$12 mars 2026',
  ),
  'envelope-process': piece(
    'R1-XHE',
    'Kuvertet har ProfileID.',
    'The envelope has ProfileID.',
    '</b:CustomizationID>',
    '</b:CustomizationID>\n<b:ProfileID>sdk</b:ProfileID>',
  ),
  'envelope-empty': piece(
    'R2-XHE',
    'Kuvertets funktionsadress är tom.',
    'The functional address of the envelope is empty.',
    /(<b:HandlingServiceID>)[^<]*/,
    '$1',
    { 'SDK-E13': 'What is empty is not the address of the message.' },
  ),
  'envelope-customization': piece(
    'R3-XHE',
    'Kuvertet anger en annan profil.',
    'The envelope names another customization.',
    'edelivery:xhe:1',
    'edelivery:xhe:2',
  ),
  'no-documentid': piece('R4-XHE', 'DOCUMENTID saknas.', 'DOCUMENTID is missing.', criterion('DOCUMENTID'), ''),
  'no-documentid-scheme': piece(
    'R5-XHE',
    'DOCUMENTID_SCHEME saknas.',
    'DOCUMENTID_SCHEME is missing.',
    criterion('DOCUMENTID_SCHEME'),
    '',
  ),
  'no-processid': piece('R6-XHE', 'PROCESSID saknas.', 'PROCESSID is missing.', criterion('PROCESSID'), ''),
  'no-processid-scheme': piece(
    'R7-XHE',
    'PROCESSID_SCHEME saknas.',
    'PROCESSID_SCHEME is missing.',
    criterion('PROCESSID_SCHEME'),
    '',
  ),
  'no-federationid': piece('R8-XHE', 'FEDERATIONID saknas.', 'FEDERATIONID is missing.', criterion('FEDERATIONID'), ''),
  'envelope-version': piece(
    'R9-XHE',
    'Kuvertets version är 1.1.',
    'The version of the envelope is 1.1.',
    '>1.0<',
    '>1.1<',
  ),
  'sender-without-scheme': piece(
    'R10-XHE',
    'Avsändarens schema saknas.',
    'The scheme of the sender is missing.',
    new RegExp(`(<a:FromParty>.*)${scheme}`),
    '$1',
  ),
  'recipient-without-scheme': piece(
    'R11-XHE',
    'Mottagarens schema saknas.',
    'The scheme of the recipient is missing.',
    new RegExp(`(<a:ToParty>.*)${scheme}`),
    '$1',
  ),
  'encryption-said': piece(
    'R12-XHE',
    'Kuvertet säger att det öppna meddelandet är krypterat.',
    'The envelope says that the open message is encrypted.',
    '<b:InstanceEncryptionIndicator>false',
    '<b:InstanceEncryptionIndicator>true',
  ),
  'encrypted-unsaid': piece(
    'R13-XHE',
    'Kuvertet har krypterat innehåll som sägs vara öppet.',
    'The envelope has encrypted content that is said to be open.',
    '</m:messagePayload>',
    '</m:messagePayload><xenc:EncryptedData xmlns:xenc="http://www.w3.org/2001/04/xmlenc#"/>',
    { 'SDK-E-XSD': 'There is room for one thing in the payload.' },
  ),
  'no-content-type': piece(
    'R14-XHE',
    'ContentTypeCode saknas.',
    'ContentTypeCode is missing.',
    /<b:ContentTypeCode>.*<\/b:ContentTypeCode>\n/,
    '',
  ),
}

const ofValues: Readonly<Record<string, Fault>> = {
  'documentid-other': piece(
    'SDK-E01',
    'DOCUMENTID anger en annan transportmodell.',
    'DOCUMENTID names another transport model.',
    'tm-base-ext-sigenc',
    'tm-base',
  ),
  'documentid-scheme-other': piece(
    'SDK-E02',
    'DOCUMENTID_SCHEME är ett annat.',
    'DOCUMENTID_SCHEME is another.',
    valueAt('DOCUMENTID_SCHEME'),
    '$1other',
  ),
  'processid-other': piece(
    'SDK-E03',
    'PROCESSID är ett annat.',
    'PROCESSID is another.',
    valueAt('PROCESSID'),
    '$1other',
  ),
  'processid-scheme-other': piece(
    'SDK-E04',
    'PROCESSID_SCHEME är ett annat.',
    'PROCESSID_SCHEME is another.',
    valueAt('PROCESSID_SCHEME'),
    '$1other',
  ),
  'federation-other': piece(
    'SDK-E05',
    'FEDERATIONID är testfederationens.',
    'FEDERATIONID is that of the test federation.',
    'federation:sdk',
    'federation:test',
  ),
  'document-type-other': piece(
    'SDK-E06',
    'DocumentTypeCode är den för version 2.',
    'DocumentTypeCode is that of version 2.',
    /(<b:DocumentTypeCode>)[^<]*/,
    '$1Q{urn:riv:infrastructure:messaging:MessageWithAttachments:2}Message',
  ),
  'content-type-other': piece(
    'SDK-E07',
    'ContentTypeCode är text/xml.',
    'ContentTypeCode is text/xml.',
    /(<b:ContentTypeCode>)[^<]*/,
    '$1text/xml',
  ),
  'recipient-other': piece(
    'SDK-E10',
    'Kuvertets mottagare är en annan.',
    'The recipient of the envelope is another.',
    /(<a:ToParty>.*?0203:)[^<]*/,
    '$1annan.example',
  ),
  'sender-other': piece(
    'SDK-E11',
    'Kuvertets avsändare är en annan.',
    'The sender of the envelope is another.',
    /(<a:FromParty>.*?0203:)[^<]*/,
    '$1annan.example',
  ),
  'id-other': piece(
    'SDK-E12',
    'Kuvertets id är ett annat.',
    'The id of the envelope is another.',
    /(<b:ID>)[^<]*/,
    '$1cafe0000-0000-4000-8000-000000000003',
  ),
  'function-other': piece(
    'SDK-E13',
    'Kuvertets funktionsadress är en annan.',
    'The functional address of the envelope is another.',
    /(<b:HandlingServiceID>)[^<]*/,
    '$1sdk.lillsjo.annan',
  ),
}

/** What can be wrong with the envelope. */
export const envelopeFaults: Readonly<Record<string, Fault>> = { ...ofPublished, ...ofValues }
