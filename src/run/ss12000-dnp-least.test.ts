import { describe, expect, it } from 'vitest'
import { isEntity } from '../exchange/simulator/paths.ts'
import { tablesOf } from '../exchange/simulator/ss12000/simulator.ts'
import { subsetModules, subsetSimulator, subsetTables } from '../exchange/simulator/ss12000/subset/simulator.ts'
import type { Tables } from '../exchange/simulator/store.ts'
import type { ServedResponse, WireRequest } from '../model/handler.ts'
import type { Report } from '../model/report.ts'
import { run } from './pipeline.ts'
import { exampleTown, serving, simulatedRequest, stillWorld, token } from './testing.ts'

const municipality = await exampleTown(2, 14)
const whole = subsetTables(tablesOf(municipality))

async function runAgainst(
  tables: Tables,
  answer: (request: WireRequest) => ServedResponse | undefined = () => undefined,
): Promise<Report> {
  const world = stillWorld()
  const server = subsetSimulator({ municipality, tables, token, now: world.now })
  const served = serving(world, async request => answer(request) ?? server(request))
  return await run(served, { ...simulatedRequest(subsetModules, 'samklang run'), profile: 'ss12000-dnp' })
}

function failed({ verdicts }: Report): readonly string[] {
  return verdicts.filter(({ verdict }) => verdict === 'failed').map(({ requirement }) => requirement)
}

/** Members that are kept; below some of them only the named ones. */
interface Shape {
  readonly [member: string]: true | Shape
}

const members = (names: string): Shape => Object.fromEntries(names.split(' ').map(name => [name, true as const]))
const reference = members('id')

/** All that the description of the subset has. */
const described: Readonly<Record<string, Shape>> = {
  organisations: members('id meta displayName schoolUnitCode'),
  persons: {
    ...members('id meta givenName middleName familyName eduPersonPrincipalNames civicNo emails securityMarking'),
    ...members('externalIdentifiers'),
    enrolments: {
      ...members('schoolYear schoolType cancelled educationCode specification'),
      enroledAt: reference,
      programme: reference,
    },
  },
  groups: {
    ...members('id meta displayName groupType schoolType'),
    organisation: reference,
    groupMemberships: { person: reference },
  },
  activities: {
    ...members('id meta displayName activityType'),
    groups: reference,
    teachers: { duty: reference },
    organisation: reference,
    parentActivity: reference,
  },
  duties: { ...members('id meta dutyRole'), person: reference, dutyAt: reference },
}

/** What of it is mandatory. */
const mandatory: Readonly<Record<string, Shape>> = {
  organisations: members('id displayName schoolUnitCode'),
  persons: { ...members('id givenName familyName eduPersonPrincipalNames'), civicNo: members('value') },
  groups: { ...members('id meta displayName groupType'), organisation: reference },
  activities: { ...members('id displayName'), groups: reference, organisation: reference },
  duties: { ...members('id dutyRole'), dutyAt: reference },
}

/** The records of the five types, with nothing but what the shapes have. */
function only(shapes: Readonly<Record<string, Shape>>): Tables {
  return Object.fromEntries(
    Object.entries(shapes).map(([type, shape]) => [type, (whole[type] ?? []).map(each => cut(each, shape))]),
  )
}

function cut<T>(value: T, shape: Shape | true): T {
  if (shape === true) return value
  if (Array.isArray(value)) return value.map(each => cut(each, shape)) as T
  if (!isEntity(value)) return value
  const kept = Object.entries(value).flatMap(([name, member]) =>
    shape[name] === undefined ? [] : [[name, cut(member, shape[name])] as const],
  )
  return Object.fromEntries(kept) as T
}

describe('a server that has the subset and nothing else', () => {
  it('is conformant with all properties of the subset', async () => {
    const report = await runAgainst(only(described))
    expect(report.verdicts.filter(({ verdict }) => ['failed', 'error', 'untested'].includes(verdict))).toEqual([])
    expect(report.overall).toBe('conformant')
  })

  it('is conformant with those alone that are mandatory, and is told which should be there', async () => {
    const report = await runAgainst(only(mandatory))
    expect(failed(report)).toEqual(['DNP-GRP-02', 'DNP-ACT-02', 'DNP-DUTY-02'])
    expect(report.overall).toBe('conformant')
  })

  it.each([
    ['GET', '/organisations', 'SS-ORG-31'],
    ['GET', '/organisations/', 'SS-ORG-32'],
    ['GET', '/persons', 'SS-PERS-31'],
    ['GET', '/persons/', 'SS-PERS-32'],
    ['GET', '/groups', 'SS-GRP-31'],
    ['GET', '/groups/', 'SS-GRP-32'],
    ['GET', '/activities', 'SS-ACT-31'],
    ['GET', '/activities/', 'SS-ACT-32'],
    ['GET', '/duties', 'SS-DUTY-31'],
    ['GET', '/duties/', 'SS-DUTY-32'],
    ['GET', '/deletedEntities', 'SS-DEL-31'],
    ['POST', '/subscriptions', 'SS-G20a'],
    ['PATCH', '/subscriptions/', 'SS-G21'],
    ['DELETE', '/subscriptions/', 'SS-G20h'],
    ['POST', '/log', 'DNP-LOG-31'],
    ['POST', '/statistics', 'DNP-STAT-31'],
  ])('is not conformant without %s %s', async (method, path, row) => {
    const body = JSON.stringify({ code: 'notFound', message: 'No such address' })
    const missing = { status: 404, headers: [['Content-Type', 'application/json'] as const], body }
    const report = await runAgainst(only(described), request =>
      request.method === method && addresses(request.url, path) ? missing : undefined,
    )
    expect(failed(report)).toContain(row)
    expect(report.overall).toBe('non-conformant')
  })
})

/** An address of a list, or with a slash at the end of any object in it. */
function addresses(url: string, path: string): boolean {
  const [address = ''] = url.split('?')
  return path.endsWith('/') ? address.includes(path) : address.endsWith(path)
}
