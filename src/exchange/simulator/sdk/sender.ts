import type { Handler, ServedResponse } from '../../../model/handler.ts'
import type { Letter } from '../notify.ts'
import type { Fault } from '../ss12000/fault.ts'
import { type Outgoing, type Party, writeEnvelope } from './envelope.ts'

interface Options {
  readonly now: () => Date
  /** Brings a message to its address; without it nothing is sent. */
  readonly notify?: (letter: Letter) => void
  readonly fault?: Fault
}

const storvik: Party = {
  participant: '0203:storvik.example',
  name: 'Storviks kommun',
  address: 'sdk.storvik.socialtjanst',
  unit: 'Socialtjänsten',
}
const lillsjo = (address: string, unit: string): Party => ({
  participant: '0203:lillsjo.example',
  name: 'Lillsjö kommun',
  address: `sdk.lillsjo.${address}`,
  unit,
})

type Scenario = Pick<Outgoing, 'to' | 'subject' | 'text' | 'file'>

/** What it can be asked to send. The persons have published test numbers. */
const scenarios: Readonly<Record<string, Scenario>> = {
  orosanmalan: {
    to: lillsjo('mottagning-barn', 'Mottagningsgruppen barn och unga'),
    subject: 'Orosanmälan gällande barn',
    text: 'Anmälan enligt 14 kap. 1 § socialtjänstlagen om 201605062395. Uppgifterna finns i bifogad fil.',
    file: 'orosanmalan.pdf',
  },
  'sip-kallelse': {
    to: lillsjo('sip', 'SIP-samordnaren'),
    subject: 'Kallelse till SIP-möte',
    text: 'Kallelse till möte om samordnad individuell plan 2026-03-16 kl. 10.00. Den enskilde: 198504112387, samtycke finns.',
    file: 'kallelse.pdf',
  },
  'begaran-utdrag': {
    to: lillsjo('register', 'Registrator'),
    subject: 'Begäran om registerutdrag',
    text: 'Vi begär utdrag ur registret för 196608253081.',
    file: 'begaran.pdf',
  },
  svar: {
    to: lillsjo('register', 'Registrator'),
    subject: 'Svar på begäran om registerutdrag',
    text: 'Utdraget finns i bifogad fil.',
    file: 'utdrag.pdf',
  },
}

/** What its driver is asked for. */
interface Wish {
  readonly message: string
  readonly to: string
  /** Id of the message that an answer answers. */
  readonly answers?: string
}

/**
 * A system that sends SDK messages when its driver asks for one (`POST /send`). The driver says 202 at once; the
 * message follows, to the address that it was told, as an envelope with a readable message by POST.
 */
export function sdkSender({ now, notify = () => undefined, fault }: Options): Handler {
  let sent = 0
  return request => {
    const wish = readWish(Buffer.from(request.body ?? '').toString())
    const scenario = wish && scenarios[wish.message]
    if (!wish || !scenario) return refusal
    sent += 1
    const made = now()
    const id = idOf(made, sent)
    const { answers } = wish
    const thread = answers === undefined ? { conversation: id } : { conversation: answers, refersTo: answers }
    const text = writeEnvelope({ id, made, from: storvik, ...thread, ...scenario })
    const letters: readonly Letter[] = [{ target: wish.to, type: 'application/xml', body: undefined, text }]
    for (const letter of fault?.notices?.(letters) ?? letters) notify(letter)
    return { status: 202, headers: [] }
  }
}

const refusal: ServedResponse = {
  status: 400,
  headers: [['Content-Type', 'text/plain; charset=utf-8']],
  body: `{ "message": "${Object.keys(scenarios).join('" | "')}", "to": "http://…", "answers"?: "id" }\n`,
}

function readWish(body: string): Wish | undefined {
  try {
    const { message, to, answers } = JSON.parse(body)
    if (typeof message !== 'string' || !Object.hasOwn(scenarios, message) || !URL.canParse(to)) return undefined
    return { message, to, ...(isId(answers) ? { answers } : {}) }
  } catch {
    return undefined
  }
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)
}

/** A UUID that no other message has: of its time, and of its number since the start. */
function idOf(made: Date, count: number): string {
  const time = made.getTime().toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-4000-8000-${count.toString(16).padStart(12, '0')}`
}
