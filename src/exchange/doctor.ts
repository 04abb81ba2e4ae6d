import { ToolError } from '../errors.ts'
import type { Exchange, RecordedRequest, RecordedResponse } from '../model/evidence.ts'
import type { Message } from '../model/text.ts'
import { type Trouble, troubleOf } from '../model/trouble.ts'
import { headerOf } from './body.ts'
import type { Client } from './client.ts'
import { otherAddresses } from './other-addresses.ts'
import { nextStep, troubleMessage } from './trouble.ts'

/** A request that needs nothing to be known: a GET without required parameters. */
export interface Probe {
  readonly method: string
  /** The base address and the path of an operation. */
  readonly url: string
  /** JSON Pointer to the list in the answer, where the operation gives one. */
  readonly listAt?: string
}

/** One thing that is wrong, whose it is, what shows it, and what to do. */
export interface Diagnosis {
  readonly trouble: Trouble
  readonly what: Message
  readonly nextStep: Message
  /** Status of the answer that shows it. */
  readonly status?: number
  /** The exchange that shows it; absent when nothing could be sent. */
  readonly proof?: Exchange
}

/**
 * Finds out why a system cannot be tested, by asking it what every system of its kind must answer; without probes only
 * the base address. Ordered by what has to be mended first; empty when all is well. When no answer comes at all, the
 * search ends there: nothing more could be known.
 */
export async function diagnose(client: Client, probes: readonly Probe[]): Promise<readonly Diagnosis[]> {
  const answers: Asked[] = []
  for (const probe of probes.length > 0 ? probes : [{ method: 'GET', url: client.baseUrl }]) {
    const asked = await ask(client, probe)
    if ('trouble' in asked) return [diagnosisOf(asked.trouble, undefined)]
    const { trouble, response } = asked.exchange
    if (trouble && !response && !isOfOneAnswer(trouble)) return [diagnosisOf(trouble, asked.exchange)]
    answers.push(asked)
  }
  const skew = clockSkew(answers)
  const cause =
    refusal(answers) ??
    serverError(answers) ??
    (await wrongBasePath(client, probes, answers)) ??
    listsRefused(client, probes, answers) ??
    nothingToRead(probes, answers) ??
    noTestData(answers)
  return [skew, cause].filter(diagnosis => diagnosis !== undefined)
}

interface Asked {
  readonly probe: Probe
  readonly exchange: Exchange
}

/** Another answer may be smaller, or stand where it should. */
function isOfOneAnswer({ kind }: Trouble): boolean {
  return kind === 'too-large' || kind === 'too-many-redirects'
}

async function ask(client: Client, probe: Probe): Promise<Asked | { readonly trouble: Trouble }> {
  try {
    return { probe, exchange: await client.send(requestOf(probe.method, probe.url)) }
  } catch (error) {
    if (!(error instanceof ToolError) || error.code !== 'auth.token') throw error
    return { trouble: troubleOf('unauthorised', `${error.where}: ${error.args.detail}`) }
  }
}

function requestOf(method: string, url: string): RecordedRequest {
  return { method, url, headers: [['Accept', 'application/json']] }
}

function diagnosisOf(trouble: Trouble, proof: Exchange | undefined): Diagnosis {
  const status = proof?.response?.status
  return {
    trouble,
    what: troubleMessage(trouble),
    nextStep: nextStep(trouble),
    ...(status === undefined ? {} : { status }),
    ...(proof ? { proof } : {}),
  }
}

/** Milliseconds. A Date field has whole seconds, and the answer takes its time. */
const mostSkew = 60_000

function clockSkew(answers: readonly Asked[]): Diagnosis | undefined {
  for (const { exchange } of answers) {
    const { headers = [] } = exchange.response ?? {}
    // A cache keeps the Date of the answer that it has, and says how old that is (RFC 9111 section 5.1).
    const age = Number(headerOf(headers, 'age') ?? 0) * 1000
    const date = Date.parse(headerOf(headers, 'date') ?? '') + (age > 0 ? age : 0)
    const away = date - (Date.parse(exchange.startedAt) + exchange.duration)
    if (Math.abs(away) > mostSkew) {
      const detail = `${Math.round(away / 1000)} s`
      return diagnosisOf(troubleOf('clock-skew', detail), exchange)
    }
  }
  return undefined
}

/** Credentials are at fault when nothing is let through: one closed operation says little. */
function refusal(answers: readonly Asked[]): Diagnosis | undefined {
  const refused = answers.filter(({ exchange }) => exchange.trouble)
  const [first] = refused
  if (!first?.exchange.trouble || refused.length < answers.length) return undefined
  return diagnosisOf(first.exchange.trouble, first.exchange)
}

function serverError(answers: readonly Asked[]): Diagnosis | undefined {
  const failed = answers.filter(({ exchange }) => (exchange.response?.status ?? 0) >= 500)
  const [first] = failed
  if (!first || failed.length < answers.length) return undefined
  return diagnosisOf(troubleOf('server-error', shown(first.exchange)), first.exchange)
}

/** The base address is wrong when nothing is found there, or when what answers is a page for people. */
async function wrongBasePath(
  client: Client,
  probes: readonly Probe[],
  answers: readonly Asked[],
): Promise<Diagnosis | undefined> {
  const [first] = answers
  if (!first || probes.length === 0 || !answers.every(({ exchange }) => isNoApi(exchange))) return undefined
  const { method, url } = first.probe
  const path = url.slice(client.baseUrl.length)
  const others = otherAddresses(client.baseUrl).map(address => ({ address, tried: address + path }))
  for (const { address, tried } of [...others, { address: `${url}/`, tried: `${url}/` }]) {
    const exchange = await client.send(requestOf(method, tried))
    const status = exchange.response?.status
    const isThere = status !== undefined && status < 500 && !isNoApi(exchange)
    if (isThere)
      return diagnosisOf(troubleOf('wrong-base-path', `${shown(first.exchange)}; ${address} answers`), exchange)
  }
  const { response } = first.exchange
  const detail = shown(first.exchange) + (response && isPage(response) ? ': a page for people, perhaps to log in' : '')
  return diagnosisOf(troubleOf('wrong-base-path', detail), first.exchange)
}

function isNoApi({ response }: Exchange): boolean {
  if (!response) return true
  return response.status === 404 || response.status === 405 || (isPage(response) && response.status < 400)
}

function isPage({ headers }: RecordedResponse): boolean {
  return /^\s*text\/html\b/i.test(headerOf(headers, 'content-type') ?? '')
}

/** One list that is given out is enough to go on with; none at all is no system that could be tested, whatever it says. */
function listsRefused(client: Client, probes: readonly Probe[], answers: readonly Asked[]): Diagnosis | undefined {
  const [first] = answers
  if (!first || probes.length === 0 || !answers.every(({ exchange }) => isRefused(exchange))) return undefined
  const asked = new Map<number, string[]>()
  for (const { probe, exchange } of answers) {
    const status = exchange.response?.status ?? 0
    asked.set(status, [...(asked.get(status) ?? []), `${probe.method} ${probe.url.slice(client.baseUrl.length)}`])
  }
  const detail = [...asked].map(([status, requests]) => `${status} ${requests.join(', ')}`).join('; ')
  return diagnosisOf(troubleOf('lists-refused', detail), first.exchange)
}

function isRefused({ response }: Exchange): boolean {
  return response !== undefined && (response.status < 200 || response.status >= 300)
}

/** Every question was for JSON: a system that says yes and gives none shows no data, and perhaps is none of this kind. */
function nothingToRead(probes: readonly Probe[], answers: readonly Asked[]): Diagnosis | undefined {
  const [first] = answers
  if (!first || probes.length === 0 || answers.some(isReadable)) return undefined
  return diagnosisOf(troubleOf('lists-refused', `${shown(first.exchange)}: no JSON`), first.exchange)
}

function isReadable({ exchange: { response } }: Asked): boolean {
  try {
    parsed(response?.body ?? '')
    return true
  } catch {
    return false
  }
}

/** RFC 8259 section 8.1 lets whoever reads step over a byte order mark; the schemas do. */
function parsed(body: string): unknown {
  return JSON.parse(body.replace(/^\ufeff/, ''))
}

function noTestData(answers: readonly Asked[]): Diagnosis | undefined {
  const lists = answers.flatMap(asked => {
    const list = listOf(asked)
    return list ? [{ ...asked, length: list.length }] : []
  })
  const [first] = lists
  if (!first || lists.some(({ length }) => length > 0)) return undefined
  return diagnosisOf(troubleOf('no-test-data', `${shown(first.exchange)}: 0 in ${first.probe.listAt}`), first.exchange)
}

function listOf({ probe, exchange: { response } }: Asked): readonly unknown[] | undefined {
  if (response?.status !== 200 || probe.listAt === undefined) return undefined
  try {
    let value = parsed(response.body)
    for (const name of probe.listAt.split('/').slice(1)) {
      value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
    }
    return Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}

function shown({ request, response }: Exchange): string {
  return `${response?.status ?? 0} ${request.method} ${request.url}`
}
