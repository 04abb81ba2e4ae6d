import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fromHar } from '../exchange/har.ts'
import { poster } from '../exchange/simulator/notify.ts'
import type { Fault } from '../exchange/simulator/ss12000/fault.ts'
import { faults } from '../exchange/simulator/ss12000/faults.ts'
import type { Municipality } from '../exchange/simulator/ss12000/municipality.ts'
import { basePath, ss12000Simulator } from '../exchange/simulator/ss12000/simulator.ts'
import { realWorld } from '../io/world.ts'
import type { Report } from '../model/report.ts'
import type { World } from '../model/world.ts'
import { judgeEvidence } from './judge-evidence.ts'
import { run } from './pipeline.ts'
import { exampleTool, exampleTown, serving, simulatedRequest, simulatedWorld, stillWorld, token } from './testing.ts'

const rows = ['SS-G22a', 'SS-G22c', 'SS-G22d']
const modules = ['attendances', 'subscriptions']
const folder = mkdtempSync(join(tmpdir(), 'samklang-receiving-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let town: Municipality
beforeAll(async () => {
  town = await exampleTown(1, 14)
})

/** The reference server over a real socket, and a world of which only the clock stands still when it is told to. */
async function tested(evidence: string, fault?: Fault): Promise<Report> {
  const world: World = { ...realWorld(), embeddedProfiles: 'profiles', environment: { TOKEN: token } }
  const { notify, settled } = poster(world)
  const server = await world.listen(
    ss12000Simulator({ municipality: town, token, now: world.now, notify, ...(fault ? { fault } : {}) }),
    { host: '127.0.0.1', port: 0 },
  )
  try {
    return await run(world, {
      profile: 'ss12000',
      sut: { role: 'provider', modules, baseUrl: `${server.url}${basePath}` },
      client: { auth: { type: 'bearer', token: { env: 'TOKEN' } } },
      evidence,
      command: 'samklang run',
      tool: exampleTool,
    })
  } finally {
    await settled()
    await server.close()
  }
}

function words({ verdicts }: Report): readonly string[] {
  return verdicts.filter(({ requirement }) => rows.includes(requirement)).map(({ verdict }) => verdict)
}

describe('notices, over loopback', () => {
  it('are received, kept as evidence with who sent them, and judged again from that alone', async () => {
    const evidence = join(folder, 'told')
    const live = await tested(evidence)
    expect(words(live)).toEqual(['passed', 'passed', 'passed'])
    const har = fromHar(new TextDecoder().decode(await realWorld().files.read(join(evidence, 'exchanges.har'))))
    const received = har.filter(({ sender }) => sender === 'sut')
    expect(received.length).toBeGreaterThanOrEqual(3)
    const receiver = String(live.sut.inputs?.receiver)
    expect(received.every(({ request }) => request.url.startsWith(`${receiver}/attendances/`))).toBe(true)
    const again = await judgeEvidence(stillWorld(), evidence, { tool: exampleTool })
    expect(again.verdicts).toEqual(live.verdicts)
    expect(again.findings).toEqual(live.findings)
  })

  it('that say the wrong thing are found, with what was sent', async () => {
    const evidence = join(folder, 'respelled')
    const live = await tested(evidence, faults['notice-flag-as-text'])
    expect(words(live)).toEqual(['passed', 'failed', 'passed'])
    const [finding] = live.findings.filter(({ requirement }) => requirement === 'SS-G22c')
    expect(finding?.at.pointer).toBe('/deletedEntities')
    const shown = live.exchanges.find(({ id }) => id === finding?.at.evidence)
    expect(shown?.exchange).toMatchObject({ sender: 'sut', request: { method: 'POST' } })
    expect(shown?.reproduce).toBe('')
    const again = await judgeEvidence(stillWorld(), evidence, { tool: exampleTool })
    expect(again.verdicts).toEqual(live.verdicts)
  })
})

describe('a system that cannot call us', () => {
  it('is tested in all else, and what nobody could receive stays untested', async () => {
    const { receiver: _, ...request } = simulatedRequest(modules, 'samklang run')
    const report = await run(await simulatedWorld(), request)
    expect(words(report)).toEqual(['untested', 'untested', 'untested'])
    const [told] = report.verdicts.filter(({ requirement }) => requirement === 'SS-G22a')
    expect(told?.reason).toEqual({ key: 'arazzo.no-receiver', args: {} })
    expect(report.verdicts.find(({ requirement }) => requirement === 'SS-G20a')?.verdict).toBe('passed')
    expect(report.overall).toBe('incomplete')
  })

  it('and says that it was not called, when it could have been', async () => {
    const municipality = town
    const served: World = serving(stillWorld(), request => handler(request))
    const handler = ss12000Simulator({ municipality, token, now: served.now })
    const report = await run(served, simulatedRequest(modules, 'samklang run'))
    expect(words(report)).toEqual(['failed', 'untested', 'untested'])
    expect(report.troubles.map(({ trouble }) => trouble.kind)).toEqual(['not-called'])
  })

  it('is not waited for when it has nothing that can be changed', async () => {
    const report = await run(await simulatedWorld(), simulatedRequest(['subscriptions'], 'samklang run'))
    expect(words(report)).toEqual(['inapplicable', 'inapplicable', 'inapplicable'])
  })
})

describe('a receiver is refused', () => {
  it.each([
    ['files', { files: ['export'] }, '--files'],
    ['a recording', { har: 'x.har' }, '--har'],
  ])('beside %s', async (_, sut, second) => {
    const { receiver } = simulatedRequest([], '')
    const request = { profile: 'ss12000', sut: { role: 'document', ...sut }, command: '', tool: exampleTool }
    await expect(run(stillWorld(), { ...request, ...(receiver ? { receiver } : {}) })).rejects.toMatchObject({
      code: 'usage.together',
      args: { first: '--receiver', second },
    })
  })
})

it('a system without an address is asked nothing, and what it was to answer is untested with that reason', async () => {
  const world: World = {
    ...realWorld(),
    connect: () => {
      throw new Error('nothing may be sent')
    },
    embeddedProfiles: 'profiles',
  }
  const report = await run(world, {
    profile: 'ss12000',
    sut: { role: 'provider', modules },
    client: {},
    receiver: { host: '127.0.0.1', port: 0 },
    command: 'samklang run',
    tool: exampleTool,
  })
  expect(report.overall).toBe('incomplete')
  expect(new Set(report.verdicts.map(({ verdict }) => verdict))).toEqual(new Set(['untested']))
  const reasons = report.verdicts.flatMap(({ reason }) => (reason ? [reason.key] : []))
  expect(new Set(reasons)).toEqual(new Set(['run.no-address']))
})
