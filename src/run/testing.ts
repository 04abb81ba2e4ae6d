import { poster } from '../exchange/simulator/notify.ts'
import { publishedNumbers } from '../exchange/simulator/ss12000/civic-numbers.ts'
import type { Fault } from '../exchange/simulator/ss12000/fault.ts'
import { type FaultId, faults } from '../exchange/simulator/ss12000/faults.ts'
import { type Municipality, municipality } from '../exchange/simulator/ss12000/municipality.ts'
import { basePath, ss12000Simulator } from '../exchange/simulator/ss12000/simulator.ts'
import { loadTestNumbers } from '../exchange/test-numbers.ts'
import { realWorld } from '../io/world.ts'
import type { ConnectionFacts } from '../model/connection.ts'
import type { Handler, WireRequest } from '../model/handler.ts'
import type { Report } from '../model/report.ts'
import { troubleOf } from '../model/trouble.ts'
import type { HttpConnection, World } from '../model/world.ts'
import type { RunRequest } from './pipeline.ts'

/** Where the server of `simulatedWorld` seems to be. */
export const origin = 'https://sis.example'
/** Where it can call us. */
export const receiverAddress = { host: 'receiver.example', port: 8080 }
/** What the server lets in. */
export const token = 'samklang-demo'
const tokenVariable = 'SAMKLANG_DEMO_TOKEN'
const answerTime = 4

/** What was compiled once serves all tests of a file; keys are digests of what is compiled. */
const compiled = new Map<string, string>()

/** What a test or a generator calls the tool: the same in every version, so that examples change only with the result. */
export const exampleTool: Report['tool'] = { name: 'samklang', version: '1.0.0', engines: { ajv: '8' } }

/** For tests and examples: a disk as it is, and a clock that only waiting and asking move. */
export function stillWorld(): World {
  const world = realWorld()
  let elapsed = 0
  return {
    ...world,
    embeddedProfiles: 'profiles',
    environment: { [tokenVariable]: token },
    cache: { get: async key => compiled.get(key), put: async (key, content) => void compiled.set(key, content) },
    now: () => new Date(Date.parse('2026-03-02T09:00:00Z') + elapsed),
    ticks: () => elapsed,
    sleep: async milliseconds => {
      elapsed += milliseconds
    },
    underway: async () => {},
    uuid: () => '00000000-0000-4000-8000-000000000000',
    connect: async () => ({
      send: async ({ method, url }) => {
        throw new Error(`This world has no network: ${method} ${url}`)
      },
      close: async () => {},
    }),
  }
}

/** The same with the reference server at `origin`, asked without a socket, so that nothing depends on a port. */
export async function simulatedWorld(...ids: readonly FaultId[]): Promise<World> {
  const world = stillWorld()
  const municipality = await exampleTown(2, 40)
  const served: World = serving(world, request => handler(request))
  const options = { municipality, token, now: world.now, notify: poster(served).notify }
  const fault = together(ids.map(id => faults[id]))
  const handler = ss12000Simulator(fault ? { ...options, fault } : options)
  return served
}

/** Faults in data beside one of another kind. */
function together([first, ...others]: readonly Fault[]): Fault | undefined {
  if (!first || others.length === 0) return first
  const data: NonNullable<Fault['data']> = tables =>
    [first, ...others].reduce((changed, fault) => fault.data?.(changed) ?? changed, tables)
  return { ...first, data }
}

/** A municipality whose persons have published test numbers. */
export async function exampleTown(schools: number, pupilsPerSchool: number): Promise<Municipality> {
  return municipality({ schools, pupilsPerSchool, civicNumber: publishedNumbers(await loadTestNumbers()) })
}

/** What a sound server shows of its connection, to one with a certificate. */
export const soundConnection: ConnectionFacts = {
  protocol: 'TLSv1.3',
  older: 'none',
  signature: 'sha256',
  keyType: 'rsa',
  withoutCertificate: 'refused',
  keyBits: 2048,
}

/** A world in which every address leads to one server, without a socket, but for those where something listens. */
export function serving(world: World, handler: Handler, shown: ConnectionFacts = soundConnection): World {
  const listeners = new Map<string, Handler>()
  const at: Handler = request => (listeners.get(new URL(request.url).origin) ?? handler)(withoutOrigin(request))
  return {
    ...world,
    connect: async ({ timeout }) => ({
      ...connection(at, world, timeout),
      inspect: async ({ url }) => (url.startsWith('https:') ? shown : undefined),
    }),
    listen: async (listener, { host, port }) => {
      const url = `http://${host}:${port}`
      listeners.set(url, listener)
      return { url, close: async () => void listeners.delete(url) }
    },
  }
}

function withoutOrigin(request: WireRequest): WireRequest {
  const { pathname, search } = new URL(request.url)
  return { ...request, url: `${pathname}${search}` }
}

/** A run against the server of `simulatedWorld`. */
export function simulatedRequest(modules: readonly string[], command: string): RunRequest {
  return {
    profile: 'ss12000',
    sut: {
      supplier: 'Exempelbolaget AB',
      product: 'Exempelsystemet',
      version: '4.2',
      role: 'provider',
      modules,
      baseUrl: `${origin}${basePath}`,
    },
    client: { auth: { type: 'bearer', token: { env: tokenVariable } } },
    receiver: receiverAddress,
    command,
    tool: exampleTool,
  }
}

function connection(handler: Handler, world: World, timeout: number): HttpConnection {
  return {
    send: async request => {
      await world.sleep(answerTime)
      const answer = await handler(request)
      const { status, headers, body, delay = 0, hangUp } = answer
      const patience = request.timeout ?? timeout
      await world.sleep(Math.min(delay, patience))
      if (delay > patience) return { trouble: troubleOf('timeout', 'no answer in time') }
      if (hangUp) return { trouble: troubleOf('closed', 'closed instead of answered') }
      return { status, headers, body: new TextEncoder().encode(body ?? '') }
    },
    close: async () => {},
  }
}
