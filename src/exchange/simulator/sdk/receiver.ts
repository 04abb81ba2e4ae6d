import type { Handler } from '../../../model/handler.ts'
import type { Fault } from '../ss12000/fault.ts'
import { type Delivered, readDelivered } from './message.ts'
import { type Reason, type Receipt, writeReceipt } from './receipt.ts'

interface Options {
  readonly now: () => Date
  readonly fault?: Fault
}

/** What the receiver has; all else does not exist. The suites ask for this by themselves. */
const participant = '0203:lillsjo.example'
const addresses = ['sdk.lillsjo.mottagning-barn', 'sdk.lillsjo.sip', 'sdk.lillsjo.register']
const fileTypes = ['application/pdf', 'text/plain', 'image/png', 'image/jpeg']

/** The elements that the suites and most senders forget; the whole schema is what `samklang check` is for. */
const needed = [
  'messageId',
  'conversationId',
  'creationDateTime',
  'confidentiality',
  'recipientID',
  'senderID',
  'documents',
]
const utc = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{1,3}Z$/
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** What it remembers: ids that were used, and which of them were rejected. */
interface Memory {
  readonly used: Set<string>
  readonly rejected: Set<string>
}

/**
 * A receiver of SDK messages that gives the right receipt for each: an envelope with a readable message comes by POST,
 * and the receipt is the answer. This stands in for AS4, signatures and encryption, which it does not have.
 */
export function sdkReceiver({ now, fault }: Options): Handler {
  const memory: Memory = { used: new Set(), rejected: new Set() }
  return request => {
    if (request.method !== 'POST') return { status: 405, headers: [['Allow', 'POST']] }
    const delivered = readDelivered(Buffer.from(request.body ?? '').toString())
    const receipt = receiptFor(delivered, memory, now())
    const answer = {
      status: 200,
      headers: [['Content-Type', 'application/xml; charset=utf-8']] as const,
      body: writeReceipt(receipt),
    }
    return fault?.served?.(answer, request) ?? answer
  }
}

function receiptFor(delivered: Delivered | undefined, memory: Memory, issued: Date): Receipt {
  const first = (name: string, below?: string) => delivered?.texts(name, below)[0] ?? ''
  const reason = delivered ? whyRejected(delivered, memory) : { code: 'SV' as const, reason: 'structure' }
  const id = first('messageId')
  if (reason === undefined || !memory.used.has(id)) {
    memory.used.add(id)
    if (reason) memory.rejected.add(id)
  }
  return {
    customization: 'urn:fdc:digg.se:edelivery:messagetype:response:1',
    profile: 'bdx:noprocess',
    id: `KV-${memory.used.size}-${issued.getTime()}`,
    issued,
    from: first('ID', 'ToParty') || participant,
    to: first('ID', 'FromParty') || 'NA',
    scheme: 'iso6523-actorid-upis',
    code: reason ? 'REJECTED' : 'ACCEPTED',
    envelope: first('ID', 'Header') || 'NA',
    reasons: reason ? [reason] : [],
    place: 'NA',
    explanation: 'Meddelandet kan inte tas emot.',
    more: '',
  }
}

/** The table of events (B1.3.3, 5.3), those of them that a message in the open can show. */
function whyRejected({ texts }: Delivered, { used, rejected }: Memory): Reason | undefined {
  const first = (name: string, below?: string) => texts(name, below)[0] ?? ''
  if (needed.some(name => texts(name).length === 0)) return { code: 'SV', reason: 'structure' }
  const ids = [first('messageId'), first('conversationId'), ...texts('refToMessageId')]
  if (!utc.test(first('creationDateTime')) || ids.some(id => !uuid.test(id))) return { code: 'BV', reason: 'invariant' }
  if (used.has(first('messageId'))) return { code: 'BV', reason: 'duplicate' }
  if (first('extension', 'senderID') !== first('ID', 'FromParty')) return { code: 'BV', reason: 'security' }
  if (!addresses.includes(first('HandlingServiceID'))) return { code: 'BV', reason: 'not-found' }
  if (texts('contentType').some(type => !fileTypes.includes(type))) return { code: 'BV', reason: 'not-supported' }
  if (texts('refToMessageId').some(id => rejected.has(id))) return { code: 'BV', reason: 'not-supported' }
  return undefined
}
