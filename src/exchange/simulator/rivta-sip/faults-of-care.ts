import type { SoapFault } from './fault.ts'
import { all, type Change, careless, inAnswers, replaced, text } from './fault-makers.ts'

interface Care {
  readonly contract: 'GetCarePlans' | 'GetCareServices'
  readonly prefix: string
  readonly item: 'carePlan' | 'careService'
  readonly xsd: string
}

/** What breaks a rule that both contracts of care have. */
export function ofCare(name: string, { contract, prefix, item, xsd }: Care): Readonly<Record<string, SoapFault>> {
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
    [`${name}-other-id-of-source`]: change(
      '10',
      'källsystemets HSA-id har ett annat namn framför sig',
      'the HSA-id of the source system has another name before it',
      all('<c:sourceSystemHSAId>SE', '<c:sourceSystemHSAId>HSA-SE'),
      { [`${prefix}14`]: 'it is not the system that was asked for' },
    ),
    [`${name}-without-document-id`]: change('11', 'documentId är tomt', 'documentId is empty', text =>
      text.replace(/<c:documentId>[^<]*/g, '<c:documentId>'),
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
