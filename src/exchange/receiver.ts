import type { RecordedRequest } from '../model/evidence.ts'
import type { ServedResponse, WireRequest } from '../model/handler.ts'
import type { World } from '../model/world.ts'

/** Where the system under test calls us. */
export interface ReceiverAddress {
  /** What is listened at. Port 0 takes a free one. */
  readonly host: string
  readonly port: number
  /** What the system calls, when something stands between: a proxy that speaks TLS, or a translation of addresses. */
  readonly url?: string
}

/** A request that came, and our answer. */
export interface Received {
  readonly request: RecordedRequest
  readonly response: { readonly status: number; readonly headers: readonly []; readonly body: string }
  /** ISO 8601 UTC. */
  readonly at: string
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

/** Notices are small, and are answered at once; more than this is no notice. */
const limits = { body: 64 * 1024, requests: 1000 }
/** Milliseconds between two looks at whether the time is up. */
const pause = 20

/**
 * Opens a receiver. It answers 200 to every request below its address and 404 to all else, which is not kept.
 * @throws ToolError `server.port-taken`, `server.address`
 */
export async function openReceiver(world: World, address: ReceiverAddress): Promise<Receiver> {
  const prefix = `/${world.uuid()}`
  const waiting: Set<() => void> = new Set()
  let kept: { readonly path: string; readonly received: Received; isOld: boolean }[] = []
  let base = ''
  let count = 0
  const accept = (wire: WireRequest): ServedResponse => {
    if (!wire.url.startsWith(`${prefix}/`) || count >= limits.requests) return { status: 404, headers: [] }
    count += 1
    const request = { ...wire, url: `${base}${wire.url}`, body: Buffer.from(wire.body ?? '').toString() }
    const received: Received = {
      request,
      response: { status: 200, headers: [], body: '' },
      at: world.now().toISOString(),
    }
    kept.push({ path: wire.url, received, isOld: false })
    for (const wake of waiting) wake()
    return { status: 200, headers: [] }
  }
  const { host, port } = address
  const listening = await world.listen(accept, { host, port, maxBody: limits.body })
  base = address.url ?? listening.url
  const take = (path: string): Received | undefined => {
    const found = kept.find(each => each.path === path && !each.isOld)
    kept = kept.filter(each => each !== found)
    return found?.received
  }
  return {
    url: `${base}${prefix}`,
    forget: () => {
      for (const each of kept) each.isOld = true
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
    rest: () => kept.splice(0).map(({ received }) => received),
    close: () => listening.close(),
  }
}
