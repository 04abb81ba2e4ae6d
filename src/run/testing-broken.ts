import { poster } from '../exchange/simulator/notify.ts'
import { knownOrigin, basePath as libraryPath, restApiSimulator } from '../exchange/simulator/rest-api/simulator.ts'
import { sipBasePath, sipSimulator } from '../exchange/simulator/rivta-sip/simulator.ts'
import { sdkReceiver } from '../exchange/simulator/sdk/receiver.ts'
import { basePath, ss12000Simulator, tablesOf } from '../exchange/simulator/ss12000/simulator.ts'
import { subsetModules, subsetSimulator, subsetTables } from '../exchange/simulator/ss12000/subset/simulator.ts'
import type { Handler, WireRequest } from '../model/handler.ts'
import type { Report } from '../model/report.ts'
import type { WireResponse, World } from '../model/world.ts'
import { type RunRequest, run } from './pipeline.ts'
import { exampleTool, exampleTown, origin, receiverAddress, serving, stillWorld, token } from './testing.ts'

/** What comes in place of an answer; the answer itself where nothing is changed. */
export type Breaking = (answer: WireResponse, request: WireRequest) => WireResponse

/** A reference server whose answers are broken on the wire. */
export interface Breakable {
  readonly profile: string
  readonly syntax: 'json' | 'xml'
  /** Addresses of answers that tell what else there is to ask for. */
  readonly map?: RegExp
  /** Runs all its suites. */
  readonly run: (breaking: Breaking) => Promise<Report>
  /** Requirements that are passed, or do not apply, when nothing is broken. */
  readonly shown: () => Promise<readonly string[]>
}

const schools = ['organisations', 'persons', 'groups', 'programmes', 'subscriptions', 'deletedEntities', 'attendances']
const login = { auth: { type: 'bearer', token: { env: 'SAMKLANG_DEMO_TOKEN' } } } as const
const town = await exampleTown(2, 14)
const writing = [
  { name: 'writing', text: 'true' },
  { name: 'origin', text: knownOrigin },
  { name: 'create', text: '{"/books":{"title":"Doktor Glas"},"/orders":{"title":"Doktor Glas"}}' },
]

/** Every profile with suites for a system that answers. */
export const breakables: readonly Breakable[] = [
  of('ss12000', schools, basePath, served => ss12000Simulator(offering(served, tablesOf(town)))),
  of('ss12000-dnp', subsetModules, basePath, served => subsetSimulator(offering(served, subsetTables(tablesOf(town))))),
  of('rest-api-profil', ['api'], libraryPath, ({ now }) => forwarded(restApiSimulator({ token, now })), writing),
  of('rivta-sip', ['message', 'ping', 'plans', 'services'], sipBasePath, ({ now }) => sipSimulator({ now })),
  of('sdk-meddelande', ['message', 'receipt', 'exchange'], '', ({ now }) => sdkReceiver({ now }), [
    { name: 'series', text: '5a000001' },
  ]),
]

function of(
  profile: string,
  modules: readonly string[],
  path: string,
  server: (served: World) => Handler,
  inputs: RunRequest['inputs'] = [],
): Breakable {
  const baseUrl = `${origin}${path}`
  const role = profile === 'sdk-meddelande' ? 'receiver' : 'provider'
  const client = profile.startsWith('ss') || profile.startsWith('rest') ? login : {}
  const receiver = profile.startsWith('ss') ? { receiver: receiverAddress } : {}
  const request = { profile, sut: { role, modules, baseUrl }, client, inputs, ...receiver }
  const tested: Breakable['run'] = breaking => {
    const served: World = serving(stillWorld(), asked => handler(asked))
    const handler = server(served)
    return run(broken(served, breaking), { ...request, command: 'samklang run', tool: exampleTool })
  }
  let sound: Promise<readonly string[]> | undefined
  return {
    profile,
    syntax: path === basePath || path === libraryPath ? 'json' : 'xml',
    ...(path === libraryPath ? { map: /openapi|api-info/ } : {}),
    run: tested,
    shown: () => {
      sound ??= tested(answer => answer).then(settled)
      return sound
    },
  }
}

function settled({ verdicts }: Report): readonly string[] {
  const words = ['passed', 'inapplicable']
  return verdicts.filter(({ verdict }) => words.includes(verdict)).map(({ requirement }) => requirement)
}

function offering(served: World, tables: ReturnType<typeof tablesOf>) {
  return { municipality: town, tables, token, now: served.now, notify: poster(served).notify }
}

/** As behind a gateway that tells where it was reached. */
function forwarded(serve: Handler): Handler {
  const field = ['Forwarded', `proto=https;host=${new URL(origin).host}`] as const
  return request => serve({ ...request, headers: [...request.headers, field] })
}

function broken(world: World, breaking: Breaking): World {
  return {
    ...world,
    connect: async options => {
      const connection = await world.connect(options)
      return {
        ...connection,
        send: async request => {
          const answer = await connection.send(request)
          return 'trouble' in answer ? answer : breaking(answer, request)
        },
      }
    },
  }
}
