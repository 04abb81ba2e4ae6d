import { ToolError } from '../errors.ts'
import { poster } from '../exchange/simulator/notify.ts'
import { publishedNumbers } from '../exchange/simulator/ss12000/civic-numbers.ts'
import { type FaultId, faults } from '../exchange/simulator/ss12000/faults.ts'
import { type Municipality, municipality } from '../exchange/simulator/ss12000/municipality.ts'
import { basePath, ss12000Simulator } from '../exchange/simulator/ss12000/simulator.ts'
import { loadTestNumbers } from '../exchange/test-numbers.ts'
import { listen } from '../io/listen.ts'
import type { Handler } from '../model/handler.ts'
import type { Speaker } from '../model/reporter.ts'
import type { World } from '../model/world.ts'

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
  readonly town: Municipality
  readonly token: string
  readonly fault?: FaultId | undefined
  readonly host: string
  /** 0 takes a free one. */
  readonly port: number
  /** Looks at what is asked and answered. */
  readonly watched?: (handler: Handler) => Handler
}

/**
 * Starts the SS 12000 reference server.
 * @throws ToolError `server.port-taken`, `server.address`
 */
export async function startReferenceServer(world: World, settings: ServerSettings): Promise<ReferenceServer> {
  const { town, token, fault, host, port, watched = handler => handler } = settings
  const { notify, settled } = poster(world)
  const handler = ss12000Simulator({
    municipality: town,
    token,
    now: world.now,
    notify,
    ...(fault === undefined ? {} : { fault: faults[fault] }),
  })
  const server = await listen(watched(handler), { host, port })
  const close = async () => {
    await settled()
    await server.close()
  }
  return { baseUrl: `${server.url}${basePath}`, close }
}

/** A municipality that does not exist; its persons have published test numbers only. */
export async function referenceTown(
  options: { readonly schools: number; readonly pupilsPerSchool: number; readonly seed?: string } = demoSize,
): Promise<Municipality> {
  return municipality({ ...options, civicNumber: publishedNumbers(await loadTestNumbers()) })
}

/**
 * The fault that an option names, if any.
 * @throws ToolError `usage.option`
 */
export function faultOf(id: string | undefined): FaultId | undefined {
  if (id === undefined || Object.hasOwn(faults, id)) return id as FaultId | undefined
  throw new ToolError('usage.option', { option: '--fault', value: id, allowed: Object.keys(faults).join(', ') })
}

/** All faults, one a line: id, the requirement that it breaks (`-` when it hinders all), and what it is. */
export function faultList({ pick }: Speaker): string {
  const lines = Object.entries(faults).map(([id, fault]) => {
    return `${id}\t${'requirement' in fault ? fault.requirement : '-'}\t${pick(fault.title)}\n`
  })
  return lines.join('')
}
