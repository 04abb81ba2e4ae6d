import { constants } from 'node:buffer'
import { ToolError } from '../errors.ts'
import type { ConnectionFacts } from '../model/connection.ts'
import type { Exchange, Headers, RecordedRequest, StepTurn } from '../model/evidence.ts'
import type { SensitiveMark } from '../model/profile.ts'
import type { ServerCertificate } from '../model/sut.ts'
import { challengeHeader } from '../model/tender.ts'
import { type Trouble, troubleOf } from '../model/trouble.ts'
import type { HttpConnection, HttpSettings, World } from '../model/world.ts'
import { type AuthSettings, authenticator } from './auth.ts'
import { headerOf, recordResponse } from './body.ts'
import { maskedBetween, maskedTrouble } from './mask-trouble.ts'
import { pace } from './pace.ts'
import { recordExchange } from './record.ts'
import { type Redactor, redactor } from './redact.ts'
import { readSecret, type SecretSource } from './secret.ts'
import { loadTestNumbers } from './test-numbers.ts'
import { type Sender, type Sent, transmit } from './transmit.ts'

/** How the user lets a system be reached. Times in milliseconds, sizes in bytes. */
export interface ClientSettings {
  readonly auth?: AuthSettings
  /** Origins besides that of the base address which may be asked, and are then sent credentials. */
  readonly origins?: readonly string[]
  /** Fields added to every request that does not have them. Secrets do not belong here. */
  readonly headers?: Headers
  /** Nonce of the tender that the run is for: sent with every request, in place of what else its header may say. */
  readonly challenge?: string
  /** PEM, each from a file or a variable. Certificate and key may be in one. */
  readonly tls?: {
    readonly ca?: SecretSource
    readonly cert?: SecretSource
    readonly key?: SecretSource
    readonly passphrase?: SecretSource
  }
  readonly proxy?: string
  /** Requests at once. Default 4. */
  readonly concurrency?: number
  readonly requestsPerSecond?: number
  /** For one request, its answer included. Default 30 s. */
  readonly timeout?: number
  /** Default 64 MiB. */
  readonly maxResponseSize?: number
}

/** Whom a client talks to, and what of it may become evidence. */
export interface ClientTarget {
  readonly baseUrl: string
  /** The profile's marks. */
  readonly sensitive?: readonly SensitiveMark[]
  /** Skatteverket's test numbers; when absent they are loaded. */
  readonly isTestNumber?: (twelveDigits: string) => boolean
}

export interface SendOptions {
  /** `none`: send without credentials. */
  readonly auth?: 'default' | 'none'
  /** The request is meant to be refused: 401 or 403 is then no trouble. */
  readonly negative?: boolean
  /** Milliseconds, when less than the client's. */
  readonly timeout?: number
  /** What the connection shows is wanted too, where an answer comes. */
  readonly connection?: boolean
}

/** What was asked and answered, before it is evidence. */
export interface Asked {
  /**
   * With the response as it came and without an id: only for building the next request. It must not be saved, shown
   * or judged.
   */
  readonly seen: Exchange
  /** The exchange, masked. A mark that every record of a document type has now been fetched is part of it. */
  record(completes?: string): Exchange
}

/** Sends requests and records them as evidence. */
export interface Client {
  /**
   * Sends a request and gives the exchange, masked. Trouble is in the exchange; 401 and 403 to our credentials are
   * trouble beside a response.
   * @throws ToolError `auth.token` when the first access token is refused
   */
  send(request: RecordedRequest, turn?: StepTurn, options?: SendOptions): Promise<Exchange>
  /** The same in two steps, for who needs the answer before the evidence. */
  ask(request: RecordedRequest, turn?: StepTurn, options?: SendOptions): Promise<Asked>
  readonly redactor: Redactor
  readonly baseUrl: string
  /** Requests that may be on their way at once. */
  readonly concurrency: number
  /** What the server at the base address showed; undefined without TLS, and before anything was sent. */
  certificate(): ServerCertificate | undefined
  close(): Promise<void>
}

const defaults = { concurrency: 4, timeout: 30_000, maxResponseSize: 64 * 1024 * 1024 }

/**
 * A client for one system. Every secret is read first: when one is missing, no connection is left open behind it.
 * @throws ToolError `auth.secret-missing`, and `usage.option` for an address that is none
 */
export async function httpClient(world: World, settings: ClientSettings & ClientTarget): Promise<Client> {
  const masks = redactor({
    marks: settings.sensitive ?? [],
    secrets: [],
    isTestNumber: settings.isTestNumber ?? (await loadTestNumbers()),
  })
  const wire = await wireSettings(world, settings, masks)
  const signIn = settings.auth && (await authenticator(world, settings.auth, masks))
  const connection = await world.connect(wire)
  const auth = signIn?.(connection)
  const speed = pace(world, wire.connections, settings.requestsPerSecond)
  const sender = { world, connection, turn: speed.turn, origins: originsOf(settings), ...(auth ? { auth } : {}) }
  const { inspect } = connection
  const context: Context = { world, settings, masks, sender, inspect, maxResponseSize: wire.maxResponseSize }
  const ask: Client['ask'] = (request, turn, options = {}) => speed.hold(() => askOnce(context, request, turn, options))
  return {
    redactor: masks,
    baseUrl: settings.baseUrl,
    concurrency: wire.connections,
    ask,
    send: async (...given) => (await ask(...given)).record(),
    certificate: () => connection.certificateOf?.(new URL(settings.baseUrl).origin),
    close: () => connection.close(),
  }
}

interface Context {
  readonly world: World
  readonly settings: ClientSettings
  readonly masks: Redactor
  readonly sender: Sender
  readonly inspect: HttpConnection['inspect']
  readonly maxResponseSize: number
}

async function askOnce(
  context: Context,
  request: RecordedRequest,
  sentBy: StepTurn | undefined,
  options: SendOptions,
): Promise<Asked> {
  const { world, masks } = context
  const startedAt = world.now().toISOString()
  const start = world.ticks()
  const sent = await transmit(context.sender, withDefaults(request, context.settings), options)
  const duration = Math.round((world.ticks() - start) * 1000) / 1000
  const answer = 'trouble' in sent.answer ? sent.answer : recordResponse(sent.answer, context.maxResponseSize)
  const response = 'trouble' in answer ? undefined : answer
  const trouble = 'trouble' in answer ? answer.trouble : refusal(answer.status, sent, options)
  const connection = options.connection && response ? await lookedAt(context, sent.request) : undefined
  const asked = masks.request(sent.request)
  const rest = {
    ...(trouble ? { trouble: maskedTrouble(trouble, masks) } : {}),
    ...maskedBetween(sent, masks),
    ...(connection ? { connection } : {}),
  }
  const about = { ...(sentBy ? { sentBy } : {}), startedAt, duration }
  return {
    seen: { kind: 'exchange', id: '', ...about, ...asked, ...(response ? { response } : {}), ...rest },
    record: completes => {
      const answered = response && masks.response(response)
      return recordExchange({
        ...about,
        request: asked.request,
        ...(answered ? { response: answered.response } : {}),
        ...rest,
        redactions: [...asked.redactions, ...(answered?.redactions ?? [])],
        ...(completes === undefined ? {} : { completes }),
      })
    },
  }
}

/** The call without certificate that belongs to it is one more request, which waits for its turn. */
async function lookedAt({ inspect, sender }: Context, request: RecordedRequest): Promise<ConnectionFacts | undefined> {
  if (!inspect) return undefined
  await sender.turn()
  return inspect(request)
}

/** `identity`: what the wire said is then what the system wrote. */
function withDefaults(request: RecordedRequest, { headers = [], challenge }: ClientSettings): RecordedRequest {
  const fields: Headers = [...headers, ['User-Agent', 'samklang'], ['Accept-Encoding', 'identity']]
  const missing = fields.filter(([name]) => headerOf(request.headers, name.toLowerCase()) === undefined)
  const all = [...request.headers, ...missing]
  if (challenge === undefined) return { ...request, headers: all }
  const others = all.filter(([name]) => name.toLowerCase() !== challengeHeader.toLowerCase())
  return { ...request, headers: [...others, [challengeHeader, challenge]] }
}

/** A refusal of our credentials says nothing of the rest of the system, so it is no verdict on it. */
function refusal(status: number, { request }: Sent, { auth, negative }: SendOptions): Trouble | undefined {
  if (auth === 'none' || negative || (status !== 401 && status !== 403)) return undefined
  return troubleOf(status === 401 ? 'unauthorised' : 'forbidden', `HTTP ${status}: ${request.method} ${request.url}`)
}

async function wireSettings(
  world: World,
  settings: ClientSettings & ClientTarget,
  masks: Redactor,
): Promise<HttpSettings> {
  const { tls = {}, auth, proxy } = settings
  const read = async (source: SecretSource | undefined) => source && (await readSecret(world, source))
  const [ca, cert, key, passphrase] = await Promise.all([tls.ca, tls.cert, tls.key, tls.passphrase].map(read))
  if (ca !== undefined) refuseUnlessPem('--ca', ca, tls.ca, certificatePem)
  for (const secret of [key, passphrase, ...proxyPasswords(proxy, world)]) if (secret) masks.learn(secret)
  const pair = pairOf(tls, cert, key)
  const tokenHost = auth?.type === 'oauth2' ? [addressIn('--oauth-token-url', auth.tokenUrl).hostname] : []
  if (proxy !== undefined) addressIn('--proxy', proxy)
  return {
    connections: settings.concurrency ?? defaults.concurrency,
    timeout: Math.min(settings.timeout ?? defaults.timeout, longestTimer),
    maxResponseSize: wholeBytes(settings.maxResponseSize ?? defaults.maxResponseSize),
    ...(ca ? { ca } : {}),
    ...(pair === undefined ? {} : { clientCertificate: { ...pair, ...(passphrase ? { passphrase } : {}) } }),
    ...(proxy === undefined ? {} : { proxy }),
    namedHosts: [...[...originsOf(settings)].map(origin => new URL(origin).hostname), ...tokenHost],
  }
}

/** The client certificate with its key; one file may hold both. */
function pairOf(
  tls: NonNullable<ClientSettings['tls']>,
  cert: string | undefined,
  key: string | undefined,
): HttpSettings['clientCertificate'] {
  const [own, secret] = [cert || key, key || cert]
  if (!own || !secret) return undefined
  refuseUnlessPem('--client-cert', own, tls.cert ?? tls.key, certificatePem)
  refuseUnlessPem('--client-key', secret, tls.key ?? tls.cert, keyPem)
  return { cert: own, key: secret }
}

/** How a text of PEM begins (RFC 7468), with what else OpenSSL reads for it, and what is said to be wanted. */
const certificatePem = [/-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----/, '-----BEGIN CERTIFICATE-----'] as const
const keyPem = [/-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/, '-----BEGIN PRIVATE KEY-----'] as const

/**
 * Of a CA in another form, such as DER, nothing would be read, and that goes unsaid. A client certificate in another form,
 * such as PKCS #12, would be told as one that the system did not accept, which was never asked.
 */
function refuseUnlessPem(
  option: string,
  text: string,
  source: SecretSource | undefined,
  [begins, wanted]: typeof certificatePem | typeof keyPem,
): void {
  if (begins.test(text)) return
  const value = source && 'file' in source ? source.file : `$${source?.env}`
  throw new ToolError('usage.option', { option, value, allowed: `PEM, ${wanted}` })
}

/** What is not bounded in practice must still be a number that timers, undici and zlib take; a body becomes a text. */
const longestTimer = 2 ** 31 - 1

function wholeBytes(size: number): number {
  return Math.max(1, Math.floor(Math.min(size, constants.MAX_STRING_LENGTH)))
}

function addressIn(option: string, value: string): URL {
  const url = URL.canParse(value) ? new URL(value) : undefined
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url
  throw new ToolError('usage.option', { option, value, allowed: 'http://…, https://…' })
}

/** A proxy's password stands in its address, and proxies like to repeat addresses. */
function proxyPasswords(named: string | undefined, { environment }: World): readonly string[] {
  const fromEnvironment = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'].map(name => environment[name])
  return [named, ...fromEnvironment].flatMap((written = '') => {
    // It may be named without a scheme (src/io/proxy.ts): then the name of the user would be taken for one.
    const address = written.includes('://') ? written : `http://${written}`
    return URL.canParse(address) ? passwordSpellings(new URL(address)) : []
  })
}

function passwordSpellings({ password }: URL): readonly string[] {
  try {
    return [password, decodeURIComponent(password)]
  } catch {
    return [password]
  }
}

function originsOf({ baseUrl, origins = [] }: ClientSettings & ClientTarget): ReadonlySet<string> {
  const own = addressIn('--base-url', baseUrl)
  return new Set([own.origin, ...origins.map(address => addressIn('--origins', address).origin)])
}
