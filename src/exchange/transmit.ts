import { ToolError } from '../errors.ts'
import type { Exchange, RecordedRequest } from '../model/evidence.ts'
import { troubleOf } from '../model/trouble.ts'
import type { HttpConnection, World } from '../model/world.ts'
import type { Authenticator } from './auth.ts'
import { type Answer, discarded, mostRetries, redirectOf, retryDelay } from './retry.ts'

const mostRedirects = 5

/** What requests are sent with. */
export interface Sender {
  readonly world: World
  readonly connection: Pick<HttpConnection, 'send'>
  readonly auth?: Authenticator
  /** Waits for the next request's turn. */
  readonly turn: () => Promise<void>
  /** The only origins that are asked. */
  readonly origins: ReadonlySet<string>
}

/** A request as it went out, credentials included, and what came of it. */
export interface Sent {
  readonly request: RecordedRequest
  readonly answer: Answer
  readonly retriesAfter: NonNullable<Exchange['retriesAfter']>
  readonly redirects: NonNullable<Exchange['redirects']>
}

/** Sends a request: signed in, followed, and again where that is safe. Everything that came between is kept. */
export async function transmit(
  sender: Sender,
  request: RecordedRequest,
  { auth, timeout }: { readonly auth?: 'default' | 'none'; readonly timeout?: number },
): Promise<Sent> {
  const retriesAfter: Sent['retriesAfter'][number][] = []
  const signer = auth === 'none' ? undefined : sender.auth
  let repeats = 0
  let isRenewed = false
  for (;;) {
    const signed = await sign(signer, sender, request)
    if ('trouble' in signed) return { request, answer: signed, retriesAfter, redirects: [] }
    const { answer, redirects } = await follow(sender, signed, timeout)
    const isRefused = !('trouble' in answer) && answer.status === 401
    if (!isRefused && !('trouble' in answer)) signer?.accepted()
    if (isRefused && !isRenewed && signer?.refused(signed)) {
      isRenewed = true
      retriesAfter.push(discarded(answer))
      continue
    }
    const wait = repeats < mostRetries ? retryDelay(request.method, answer, repeats, sender.world.now()) : undefined
    if (wait === undefined) return { request: signed, answer, retriesAfter, redirects }
    repeats += 1
    retriesAfter.push(discarded(answer))
    await sender.world.sleep(wait)
  }
}

/** No credentials leave for an origin that was not named. Without a first token nothing can be tested, so that throws. */
async function sign(
  signer: Authenticator | undefined,
  { origins }: Sender,
  request: RecordedRequest,
): Promise<RecordedRequest | Extract<Answer, { trouble: unknown }>> {
  const origin = URL.canParse(request.url) ? new URL(request.url).origin : undefined
  if (origin === undefined) return { trouble: troubleOf('unsendable', `not an address: ${request.url}`) }
  if (!origins.has(origin)) return { trouble: troubleOf('foreign-origin', origin) }
  if (!signer) return request
  try {
    return { ...request, ...(await signer.sign(request)) }
  } catch (error) {
    if (!(error instanceof ToolError) || !signer.wasAccepted()) throw error
    return { trouble: troubleOf('unauthorised', `no new access token: ${error.args.detail}`) }
  }
}

async function follow(
  { connection, turn }: Sender,
  request: RecordedRequest,
  timeout: number | undefined,
): Promise<{ answer: Answer; redirects: Sent['redirects'] }> {
  const redirects: Sent['redirects'][number][] = []
  let { url } = request
  for (;;) {
    await turn()
    const answer = await connection.send({ ...request, url, ...(timeout === undefined ? {} : { timeout }) })
    if ('trouble' in answer) return { answer, redirects }
    const next = redirectOf(request.method, url, answer)
    if (next === undefined) return { answer, redirects }
    if (typeof next !== 'string') return { answer: { trouble: next }, redirects }
    redirects.push({ status: answer.status, location: next })
    if (redirects.length > mostRedirects) {
      return { answer: { trouble: troubleOf('too-many-redirects', `more than ${mostRedirects}`) }, redirects }
    }
    url = next
  }
}
