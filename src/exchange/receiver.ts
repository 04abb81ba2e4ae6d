import type { RecordedRequest, RecordedResponse } from '../model/evidence.ts'
import type { Handler, ServedResponse, WireRequest } from '../model/handler.ts'
import type { World } from '../model/world.ts'
import { recordBody } from './body.ts'

/** Where the system under test calls us. */
export interface ReceiverAddress {
  /** What is listened at. Port 0 takes a free one. */
  readonly host: string
  readonly port: number
  /** What the system calls, when something stands between: a proxy that speaks TLS, or a translation of addresses. */
  readonly url?: string
}

/** A request that came. */
export interface Received {
  readonly request: RecordedRequest
  /** ISO 8601 UTC. */
  readonly at: string
  /** Answers it, unless that has been done, and gives what was answered. */
  readonly answer: (chosen: ServedResponse) => RecordedResponse
}

/** How what comes is met. */
export interface Manners {
  /** A request waits until it is taken and answered; else it gets 200 at once. */
  readonly holds: boolean
  /** Bytes of the largest body. */
  readonly largest: number
}

/** Takes what the system under test sends, in the order it comes. */
export interface Receiver {
  /** What addresses of it begin with; a part of it cannot be guessed, so that nobody else can write evidence. */
  readonly url: string
  /** What has come until now is no answer to what is asked of the system next. */
  forget(): void
  /** The next request to an address, waited for at most so many milliseconds. It is given once. */
  next(address: string, patience: number): Promise<Received | undefined>
  /** What came and nobody waited for; each is given once. */
  rest(): readonly Received[]
  close(): Promise<void>
}

/** Of what nobody has taken: requests, so many times the largest body, and bytes that there is always room for. */
const limits = { requests: 1000, untaken: 8, room: 64 * 1024 * 1024 }
/** Milliseconds between two looks at whether the time is up. */
const pause = 20
const notHere: ServedResponse = { status: 404, headers: [] }
/** RFC 9110 section 15.5.16: a content coding that we cannot undo. */
const unreadable: ServedResponse = { status: 415, headers: [['Accept-Encoding', 'gzip, deflate, br']] }
const seen: ServedResponse = { status: 200, headers: [] }
/** To whoever was held when nobody waits any more. */
const nobody: ServedResponse = { status: 503, headers: [] }

interface Kept {
  readonly path: string
  readonly received: Received
  isOld: boolean
}

/**
 * Opens a receiver. It answers every request below its address, at once or when it is taken; all else gets 404 and is not
 * kept.
 * @throws ToolError `server.port-taken`, `server.address`
 */
export async function openReceiver(
  world: World,
  address: ReceiverAddress,
  { holds, largest }: Manners = { holds: false, largest: 64 * 1024 },
): Promise<Receiver> {
  const prefix = `/${world.uuid()}`
  const waiting: Set<() => void> = new Set()
  let kept: Kept[] = []
  let base = ''
  const accept: Handler = (wire, gone) => {
    if (!wire.url.startsWith(`${prefix}/`)) return notHere
    // Who only looks whether somebody is there is not kept waiting, and is not what is waited for.
    if (holds && wire.method !== 'POST') return { status: 405, headers: [['Allow', 'POST']] }
    const recorded = bodyOf(wire, largest)
    if (!recorded) return unreadable
    const untaken = kept.reduce((sum, { received }) => sum + (received.request.body?.length ?? 0), recorded.body.length)
    if (kept.length >= limits.requests || untaken > Math.max(limits.untaken * largest, limits.room)) return notHere
    const { body: _, ...rest } = wire
    const request = { ...rest, url: `${base}${wire.url}`, ...recorded }
    const { given, answer } = openAnswer()
    if (!holds) answer(seen)
    const own = { path: wire.url, received: { request, at: world.now().toISOString(), answer }, isOld: false }
    kept.push(own)
    // Whoever has gone without an answer sends again, and that is what is waited for.
    if (holds) gone?.addEventListener('abort', () => (own.isOld = true))
    for (const wake of waiting) wake()
    return given
  }
  const { host, port } = address
  const listening = await world.listen(accept, { host, port, maxBody: largest })
  base = address.url ?? listening.url
  const take = (path: string): Received | undefined => {
    const found = kept.find(each => each.path === path && !each.isOld)
    kept = kept.filter(each => each !== found)
    return found?.received
  }
  const dismiss = (): void => {
    for (const { received } of kept) received.answer(nobody)
  }
  return {
    url: `${base}${prefix}`,
    forget: () => {
      // What nobody has answered yet is not over.
      if (!holds) for (const each of kept) each.isOld = true
    },
    next: async (wanted, patience) => {
      const path = wanted.slice(base.length)
      const end = world.ticks() + patience
      for (;;) {
        const found = take(path)
        if (found || world.ticks() >= end) return found
        await Promise.race([new Promise<void>(wake => waiting.add(wake)), world.sleep(pause)])
        waiting.clear()
      }
    },
    rest: () => {
      dismiss()
      return kept.splice(0).map(({ received }) => received)
    },
    close: () => {
      dismiss()
      return listening.close()
    },
  }
}

/** Unpacked, so that what has to be masked in it can be found; undefined when it cannot be. */
function bodyOf({ body, headers }: WireRequest, largest: number): ReturnType<typeof recordBody> | undefined {
  try {
    return recordBody(Buffer.from(body ?? ''), headers, largest)
  } catch {
    return undefined
  }
}

/** An answer that can be given once, and is the same whoever gives another. */
function openAnswer(): { readonly given: Promise<ServedResponse>; readonly answer: Received['answer'] } {
  let resolve: (answer: ServedResponse) => void = () => undefined
  const given = new Promise<ServedResponse>(settle => {
    resolve = settle
  })
  let first: ServedResponse | undefined
  return {
    given,
    answer: chosen => {
      first ??= chosen
      resolve(first)
      const { status, headers, body = '' } = first
      return { status, headers, body }
    },
  }
}
