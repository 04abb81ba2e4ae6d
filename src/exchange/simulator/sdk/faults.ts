import type { ServedResponse } from '../../../model/handler.ts'
import type { Fault } from '../ss12000/fault.ts'

type Change = (receipt: string, message: string) => string

/** A fault of the receiver: what stands in receipts as they go out. */
function fault(
  requirement: string,
  sv: string,
  en: string,
  change: Change,
  also?: Readonly<Record<string, string>>,
): Fault {
  return {
    requirement,
    title: { sv, en },
    modules: ['message', 'envelope', 'receipt', 'exchange'],
    served: (answer, request) => ({
      ...answer,
      body: change(answer.body ?? '', Buffer.from(request.body ?? '').toString()),
    }),
    ...(also ? { also } : {}),
  }
}

const accepted: Change = receipt =>
  receipt.replace('REJECTED', 'ACCEPTED').replace(/\s*<cac:LineResponse>.*<\/cac:LineResponse>/s, '')
const line =
  '<cac:LineResponse><cac:LineReference><cbc:LineID>NA</cbc:LineID></cac:LineReference><cac:Response><cbc:ResponseCode>BV</cbc:ResponseCode><cac:Status><cbc:StatusReasonCode>not-supported</cbc:StatusReasonCode><cbc:StatusReason>Nej.</cbc:StatusReason></cac:Status></cac:Response></cac:LineResponse>'
const refused: Change = receipt =>
  receipt.replace('ACCEPTED', 'REJECTED').replace('</cac:DocumentReference>', `</cac:DocumentReference>${line}`)
/** Requirements that cannot hold either, for one reason. */
const all = (why: string, ...ids: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(ids.map(id => [id, why]))
const codes = ['SDK-R01', 'SDK-R02', 'SDK-R05', 'SDK-R07', 'SDK-R08', 'SDK-R09', 'SDK-R13']
const noReceipt = 'Without a receipt that can be read there is no code in it.'
const noReason = 'A rejection must have the right reason.'
/** Changes the receipt for some messages. */
function when(test: (receipt: string, message: string) => boolean, change: Change): Change {
  return (receipt, message) => (test(receipt, message) ? change(receipt, message) : receipt)
}
const gives =
  (reason: string): ((receipt: string) => boolean) =>
  receipt =>
    receipt.includes(`>${reason}<`)
const isAccepted = (receipt: string): boolean => receipt.includes('ACCEPTED')
const hasReply = (message: string): boolean => message.includes('refToMessageId>')
const inReceipt =
  (from: string | RegExp, to: string): Change =>
  receipt =>
    receipt.replace(from, to)

const ofAnswers: Readonly<Record<string, Fault>> = {
  'valid-rejected': fault(
    'SDK-R01',
    'Giltiga meddelanden avvisas.',
    'Valid messages are rejected.',
    when((receipt, message) => isAccepted(receipt) && !hasReply(message) && !message.includes('ContentFiles'), refused),
  ),
  'structure-accepted': fault(
    'SDK-R02',
    'Fel mot schemat godtas.',
    'Breaches of the schema are accepted.',
    when(gives('structure'), accepted),
  ),
  'invariant-as-structure': fault(
    'SDK-R05',
    'Brutna regler anges som fel mot schemat.',
    'Broken rules are told as breaches of the schema.',
    when(gives('invariant'), receipt => receipt.replace('>BV<', '>SV<').replace('>invariant<', '>structure<')),
  ),
  'duplicate-accepted': fault(
    'SDK-R06',
    'Ett id som använts godtas.',
    'An id that was used is accepted.',
    when(gives('duplicate'), accepted),
  ),
  'reply-rejected': fault(
    'SDK-R07',
    'Svar på okända meddelanden avvisas.',
    'Replies to unknown messages are rejected.',
    when((receipt, message) => isAccepted(receipt) && hasReply(message), refused),
  ),
  'file-type-accepted': fault(
    'SDK-R08',
    'Okända filtyper godtas.',
    'Unknown types of files are accepted.',
    when((receipt, message) => gives('not-supported')(receipt) && message.includes('ContentFiles'), accepted),
  ),
  'address-not-found-accepted': fault(
    'SDK-R09',
    'Funktionsadresser som inte finns godtas.',
    'Functional addresses that do not exist are accepted.',
    when(gives('not-found'), accepted),
  ),
  'reply-to-rejected-accepted': fault(
    'SDK-R11',
    'Svar på avvisade meddelanden godtas.',
    'Replies to rejected messages are accepted.',
    when((receipt, message) => gives('not-supported')(receipt) && hasReply(message), accepted),
  ),
  'wrong-sender-accepted': fault(
    'SDK-R13',
    'Fel avsändare godtas.',
    'A wrong sender is accepted.',
    when(gives('security'), accepted),
  ),
  'pdf-rejected': fault(
    'SDK-R15',
    'PDF avvisas.',
    'PDF is rejected.',
    when((receipt, message) => isAccepted(receipt) && message.includes('application/pdf'), refused),
  ),
  'another-envelope': fault(
    'SDK-R16',
    'Kvittensen anger ett annat kuvert.',
    'The receipt gives another envelope.',
    inReceipt(/(<cac:DocumentReference><cbc:ID>).*?</, '$1cafe0000-0000-4000-8000-000000000000<'),
  ),
  'text-repeated': fault(
    'SDK-R17',
    'Kvittensen upprepar meddelandets text.',
    'The receipt repeats the text of the message.',
    when(
      receipt => receipt.includes('REJECTED'),
      inReceipt('Meddelandet kan inte tas emot.', 'Avvisat: Vi nås på skolan vardagar.'),
    ),
  ),
  'no-receipt': {
    ...fault('SDK-R19', 'Svaret är ingen kvittens.', 'The answer is no receipt.', () => '', all(noReceipt, ...codes)),
    served: (answer): ServedResponse => ({ ...answer, status: 202, headers: [], body: '' }),
  },
}

const ofReceipts: Readonly<Record<string, Fault>> = {
  'receipt-cut': fault(
    'SDK-XML',
    'Kvittensen slutar för tidigt.',
    'The receipt ends too early.',
    receipt => receipt.slice(0, -30),
    all(noReceipt, ...codes, 'SDK-R19'),
  ),
  'receipt-without-id': fault(
    'SDK-K-XSD',
    'Kvittensen saknar id.',
    'The receipt has no id.',
    inReceipt(/\s*<cbc:ID>KV.*?<\/cbc:ID>/, ''),
  ),
  'receipt-with-note': fault(
    'R1-APP',
    'Kvittensen har en anteckning.',
    'The receipt has a note.',
    inReceipt('</cbc:IssueTime>', '</cbc:IssueTime><cbc:Note>Mottaget</cbc:Note>'),
    { 'SDK-K-XSD': 'Our schema holds what the profile uses, and no note.' },
  ),
  'receipt-empty-place': fault(
    'R2-APP',
    'Kvittensens plats är tom.',
    'The place in a receipt is empty.',
    inReceipt('>NA</cbc:LineID>', '></cbc:LineID>'),
    { 'SDK-K01': 'What is empty is no XPath.' },
  ),
  'receipt-customization': fault(
    'R3-APP',
    'Kvittensen anger en annan profil.',
    'The receipt names another customization.',
    inReceipt('messagetype:response:1', 'messagetype:response:2'),
  ),
  'receipt-process': fault(
    'R4-APP',
    'Kvittensen anger en process.',
    'The receipt names a process.',
    inReceipt('bdx:noprocess', 'sdk:process'),
  ),
  'receipt-code': fault(
    'R5-APP',
    'Kvittensens kod är AP.',
    'The code of the receipt is AP.',
    inReceipt('ACCEPTED', 'AP'),
    all('ACCEPTED is the only code that accepts.', 'SDK-R01', 'SDK-R07'),
  ),
  'receipt-reason': fault(
    'R6-APP',
    'Skälets kod är XX.',
    'The code of the reason is XX.',
    inReceipt('>BV<', '>XX<'),
    all(noReason, 'SDK-R05', 'SDK-R06', 'SDK-R08', 'SDK-R09', 'SDK-R13'),
  ),
  'receipt-accepted-with-reason': fault(
    'R7-APP',
    'ACCEPTED har ett skäl.',
    'ACCEPTED has a reason.',
    when(isAccepted, inReceipt('</cac:DocumentReference>', `</cac:DocumentReference>${line}`)),
  ),
  'receipt-rejected-without': fault(
    'R8-APP',
    'REJECTED saknar skäl.',
    'REJECTED has no reason.',
    inReceipt(/\s*<cac:LineResponse>.*<\/cac:LineResponse>/s, ''),
    all(noReason, 'SDK-R02', 'SDK-R05', 'SDK-R06', 'SDK-R08', 'SDK-R09', 'SDK-R13'),
  ),
  'receipt-without-scheme': fault(
    'R9-APP',
    'Parternas schema saknas.',
    'The scheme of the parties is missing.',
    receipt => receipt.replaceAll(' schemeID="iso6523-actorid-upis"', ''),
  ),
  'receipt-place': fault(
    'SDK-K01',
    'Kvittensens plats är ingen XPath.',
    'The place in a receipt is no XPath.',
    inReceipt('>NA</cbc:LineID>', '>rad 1</cbc:LineID>'),
  ),
}

/** Everything that the receiver can be told to do wrong, by id. */
export const sdkFaults: Readonly<Record<string, Fault>> = { ...ofAnswers, ...ofReceipts }
