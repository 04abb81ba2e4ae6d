import { poster } from '../exchange/simulator/notify.ts'
import { sipBasePath } from '../exchange/simulator/rivta-sip/simulator.ts'
import { publishedNumbers } from '../exchange/simulator/ss12000/civic-numbers.ts'
import { type Municipality, municipality } from '../exchange/simulator/ss12000/municipality.ts'
import { loadTestNumbers } from '../exchange/test-numbers.ts'
import { listen } from '../io/listen.ts'
import type { Handler } from '../model/handler.ts'
import type { World } from '../model/world.ts'
import type { Reference, SoapReference } from './reference-servers.ts'

/** What the reference server lets in when nobody says otherwise. It is no secret: all that it guards is made up. */
export const demoToken = 'samklang-demo'
export const demoTokenVariable = 'SAMKLANG_DEMO_TOKEN'

/** How large the municipality is when nobody says otherwise. */
export const demoSize = { schools: 2, pupilsPerSchool: 40 }

export interface ReferenceServer {
  /** What every address of it begins with, without a trailing slash. */
  readonly baseUrl: string
  /** Waits for the notices that are on their way, and ends all connections. */
  close(): Promise<void>
}

export interface ServerSettings {
  readonly reference: Reference
  readonly town: Municipality
  readonly token: string
  /** Id of one of its faults. */
  readonly fault?: string | undefined
  readonly host: string
  /** 0 takes a free one. */
  readonly port: number
  /** Looks at what is asked and answered. */
  readonly watched?: (handler: Handler) => Handler
}

/**
 * Starts the reference server of a profile.
 * @throws ToolError `server.port-taken`, `server.address`
 */
export async function startReferenceServer(world: World, settings: ServerSettings): Promise<ReferenceServer> {
  const { reference, town, token, host, port, watched = handler => handler } = settings
  const fault = settings.fault === undefined ? undefined : reference.faults[settings.fault]
  const { notify, settled } = poster(world)
  const handler = reference.simulator({
    municipality: town,
    token,
    now: world.now,
    notify,
    ...(fault === undefined ? {} : { fault }),
  })
  const server = await listen(watched(handler), { host, port })
  const close = async () => {
    await settled()
    await server.close()
  }
  return { baseUrl: `${server.url}${reference.basePath}`, close }
}

/** A municipality that does not exist; its persons have published test numbers only. */
export async function referenceTown(
  options: { readonly schools: number; readonly pupilsPerSchool: number; readonly seed?: string } = demoSize,
): Promise<Municipality> {
  return municipality({ ...options, civicNumber: publishedNumbers(await loadTestNumbers()) })
}

export interface SoapSettings extends Pick<ServerSettings, 'fault' | 'host' | 'port' | 'watched'> {
  readonly reference: SoapReference
}

/**
 * Starts the reference producer of SOAP services; nobody has to sign in.
 * @throws ToolError `server.port-taken`, `server.address`
 */
export async function startSoapServer(world: World, settings: SoapSettings): Promise<ReferenceServer> {
  const { reference, host, port, watched = handler => handler } = settings
  const fault = settings.fault === undefined ? undefined : reference.faults[settings.fault]
  const handler = reference.soap({ now: world.now, ...(fault === undefined ? {} : { fault }) })
  const server = await listen(watched(handler), { host, port })
  return { baseUrl: `${server.url}${sipBasePath}`, close: () => server.close() }
}
