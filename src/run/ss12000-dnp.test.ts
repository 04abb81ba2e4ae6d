import { describe, expect, it } from 'vitest'
import { changeAt, objects } from '../exchange/simulator/paths.ts'
import { publishedNumbers } from '../exchange/simulator/ss12000/civic-numbers.ts'
import { municipality } from '../exchange/simulator/ss12000/municipality.ts'
import { basePath, ss12000Simulator, tablesOf } from '../exchange/simulator/ss12000/simulator.ts'
import { subsetSimulator, subsetTables } from '../exchange/simulator/ss12000/subset/simulator.ts'
import type { Entity, Tables } from '../exchange/simulator/store.ts'
import { loadTestNumbers } from '../exchange/test-numbers.ts'
import { listen } from '../io/listen.ts'
import { realWorld } from '../io/world.ts'
import type { Handler, ServedResponse, WireRequest } from '../model/handler.ts'
import type { Report } from '../model/report.ts'
import { loadProfile } from '../profile/load.ts'
import { run } from './pipeline.ts'
import { exampleTool, stillWorld } from './testing.ts'

const token = 'samklang-demo'
const { now } = stillWorld()
const town = municipality({ schools: 2, pupilsPerSchool: 40, civicNumber: publishedNumbers(await loadTestNumbers()) })

const { groups = [] } = tablesOf(town)

/** What the JSON Schemas of the reference server take null for. */
function withNulls({ persons = [], groups = [], ...others }: Tables): Tables {
  return {
    ...others,
    groups: groups.map(group => changeAt('groupMemberships.person.displayName', () => null)(named(group))),
    persons: persons.map(person => ({
      ...changeAt('civicNo.nationality', () => null)(changeAt('emails.type', () => null)(person)),
      middleName: null,
      ...(person.enrolments === undefined ? {} : { enrolments: objects(person.enrolments).map(withNullsInEnrolment) }),
    })),
  }
}

function named(group: Entity): Entity {
  const groupMemberships = objects(group.groupMemberships).map(each => ({
    ...each,
    person: { ...(each.person as Entity), displayName: '' },
  }))
  return { ...group, groupMemberships }
}

/** What is mandatory in a school type stays. */
function withNullsInEnrolment(enrolment: Entity): Entity {
  return {
    ...enrolment,
    specification: null,
    ...(enrolment.schoolType === 'GY' ? { schoolYear: null } : { educationCode: null }),
  }
}

/** Every answer of the reference server of the subset goes through `change`. */
function subsetServer(change: (request: WireRequest, response: ServedResponse) => ServedResponse): Handler {
  const server = subsetSimulator({ municipality: town, token, now })
  return async request => change(request, await server(request))
}

/** A run over a real socket. */
async function runAgainst(handler: Handler): Promise<Report> {
  const server = await listen(handler, { host: '127.0.0.1', port: 0 })
  const world = { ...stillWorld(), connect: realWorld().connect, environment: { TOKEN: token } }
  const report = await run(world, {
    profile: 'ss12000-dnp',
    sut: { role: 'provider', baseUrl: `${server.url}${basePath}` },
    client: { auth: { type: 'bearer', token: { env: 'TOKEN' } } },
    command: 'samklang run',
    tool: exampleTool,
  })
  await server.close()
  return report
}

function failed({ verdicts }: Report): readonly string[] {
  return verdicts.filter(({ verdict }) => verdict === 'failed').map(({ requirement }) => requirement)
}

function changed(response: ServedResponse, change: (body: Record<string, unknown>) => object): ServedResponse {
  return { ...response, body: JSON.stringify(change(JSON.parse(String(response.body)))) }
}

describe('the subset for the digital national tests, over loopback', () => {
  it('is conformant for a server that follows it', async () => {
    const report = await runAgainst(subsetServer((_, response) => response))
    expect(failed(report)).toEqual([])
    expect(report.overall).toBe('conformant')
    const { version, digest } = await loadProfile(stillWorld(), 'ss12000')
    expect(report.profile.extends).toEqual({ id: 'ss12000', version, digest })
  })

  it('is conformant for a server that gives null where the reference server takes it, and says so', async () => {
    const tables = withNulls(subsetTables(tablesOf(town)))
    const report = await runAgainst(subsetSimulator({ municipality: town, tables, token, now }))
    expect(failed(report)).toEqual(['DNP-COM-02'])
    expect(report.overall).toBe('conformant')
  })

  it.each(['civicNo', 'emails', 'securityMarking'])(
    'finds a server that gives null for %s, which nothing takes',
    async member => {
      const { persons = [], ...others } = subsetTables(tablesOf(town))
      const tables = { ...others, persons: persons.map(person => ({ ...person, [member]: null })) }
      expect(failed(await runAgainst(subsetSimulator({ municipality: town, tables, token, now })))).toEqual([
        member === 'securityMarking' ? 'SS-COM-04' : 'SS-PERS-02',
      ])
    },
  )

  it('is conformant for a server that answers log entries and statistics as the reference server does, and says so', async () => {
    const created = {
      status: 201,
      headers: [['Content-Type', 'application/json']],
      body: '{"message":"created"}',
    } as const
    const server = subsetServer(({ url }, response) => (/\/(log|statistics)$/.test(url) ? created : response))
    const report = await runAgainst(server)
    expect(failed(report)).toEqual(['DNP-LOG-32', 'DNP-STAT-32'])
    expect(report.overall).toBe('conformant')
  })

  it('finds in a server of the whole standard just what the subset demands beyond it', async () => {
    const report = await runAgainst(ss12000Simulator({ municipality: town, token, now }))
    expect(failed(report)).toEqual(['DNP-G04d', 'DNP-ORG-01', 'DNP-PERS-01', 'DNP-LOG-31', 'DNP-STAT-31'])
  })

  it.each<[string, string, (request: WireRequest, response: ServedResponse) => ServedResponse]>([
    [
      'gives everything, whatever the time',
      'DNP-G12a',
      (request, response) =>
        request.url.includes('/groups?meta.modified.after=')
          ? changed(response, body => ({ ...body, data: groups, pageToken: null }))
          : response,
    ],
    [
      'gives nothing that was created later',
      'DNP-G12c',
      (request, response) =>
        request.url.includes('/groups?meta.created.after=')
          ? changed(response, body => ({ ...body, data: [], pageToken: null }))
          : response,
    ],
    [
      'answers 404 without content',
      'DNP-G04d',
      (_, response) => (response.status === 404 ? { status: 404, headers: [] } : response),
    ],
    [
      'answers 202 to a log entry',
      'DNP-LOG-31',
      (request, response) => (request.url.endsWith('/log') ? { ...response, status: 202 } : response),
    ],
    [
      'answers 202 to statistics',
      'DNP-STAT-31',
      (request, response) => (request.url.endsWith('/statistics') ? { ...response, status: 202 } : response),
    ],
  ])('finds a server that %s', async (_, row, change) => {
    expect(failed(await runAgainst(subsetServer(change)))).toEqual([row])
  })

  const { persons = [], ...rest } = subsetTables(tablesOf(town))
  const changedOn = ({ meta }: Entity): number => Date.parse(String((meta as Entity).modified))

  it.each([
    ['latest', (a: Entity, b: Entity) => changedOn(b) - changedOn(a)],
    ['earliest', (a: Entity, b: Entity) => changedOn(a) - changedOn(b)],
  ])(
    'finds a filter that gives nothing, and one that is ignored, where the %s change comes first',
    async (_, order) => {
      const tables = { ...rest, persons: persons.toSorted(order) }
      const server = subsetSimulator({ municipality: town, tables, token, now })
      const nothing = { data: [], pageToken: null }
      for (const change of [() => nothing, () => ({ data: tables.persons.slice(0, 100), pageToken: null })]) {
        const report = await runAgainst(async request => {
          const response = await server(request)
          return request.url.includes('/persons?meta.modified.after=') ? changed(response, change) : response
        })
        expect(failed(report)).toEqual(['DNP-G12a'])
      }
    },
  )

  it('finds a filter that gives an empty page, and says that there are more', async () => {
    const report = await runAgainst(
      subsetServer(({ url }, response) =>
        url.includes('/persons?meta.created.after=')
          ? changed(response, () => ({ data: [], pageToken: 'more' }))
          : response,
      ),
    )
    expect(failed(report)).toEqual(['DNP-G12c'])
  })

  it('asks no filter about a leap second, with which nothing compares', async () => {
    const time = '2016-12-31T23:59:60Z'
    const leapt = persons.map((each, n) => (n === 0 ? { ...each, meta: { created: time, modified: time } } : each))
    const tables = { ...rest, persons: leapt }
    const report = await runAgainst(subsetSimulator({ municipality: town, tables, token, now }))
    expect(report.overall).toBe('conformant')
  })
})
