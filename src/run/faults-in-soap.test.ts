import { describe, expect, it } from 'vitest'
import type { SoapFault } from '../exchange/simulator/rivta-sip/fault.ts'
import { soapFaults, soapWithoutFault } from '../exchange/simulator/rivta-sip/faults.ts'
import { sipBasePath, sipSimulator } from '../exchange/simulator/rivta-sip/simulator.ts'
import type { Report } from '../model/report.ts'
import { loadProfile } from '../profile/load.ts'
import { run } from './pipeline.ts'
import { exampleTool, origin, serving, stillWorld } from './testing.ts'

const still = stillWorld()
const profile = await loadProfile(still, 'rivta-sip')
const modules = ['message', 'ping', 'plans', 'services']

function tested(fault?: SoapFault): Promise<Report> {
  const world = stillWorld()
  const served = serving(world, sipSimulator({ now: world.now, ...(fault ? { fault } : {}) }))
  return run(served, {
    profile: 'rivta-sip',
    sut: { role: 'provider', modules, baseUrl: `${origin}${sipBasePath}` },
    client: {},
    command: 'samklang run',
    tool: exampleTool,
  })
}

const of = ({ verdicts }: Report, word: string, level?: string) =>
  verdicts
    .filter(each => each.verdict === word && (level === undefined || each.level === level))
    .map(({ requirement }) => requirement)
    .sort()

describe('the reference producer', () => {
  it('keeps every requirement that can be seen', async () => {
    const report = await tested()
    expect([of(report, 'failed'), of(report, 'error')]).toEqual([[], []])
    expect(report.findings).toEqual([])
    const open = of(report, 'untested').filter(id => !profile.requirements.find(row => row.id === id)?.notTested)
    expect(open).toEqual([])
  })

  it.each(Object.entries(soapFaults))(
    'with the fault %s breaks its own requirement, and no unrelated MUST',
    async (_, fault) => {
      const report = await tested(fault)
      const { requirement, also = {} } = fault
      const own = [requirement, ...Object.keys(also)].sort()
      expect(of(report, 'failed').filter(id => own.includes(id))).toEqual(own)
      expect(of(report, 'failed', 'MUST').filter(id => !own.includes(id))).toEqual([])
      expect(of(report, 'error')).toEqual([])
    },
  )

  it('has a fault for every requirement that a producer can be seen to break, or the reason why none can show', () => {
    const broken = new Set(Object.values(soapFaults).map(({ requirement }) => requirement))
    const wanted = profile.requirements.filter(
      ({ roles, notTested, manual }) => roles.includes('provider') && !notTested && !manual,
    )
    expect(wanted.map(({ id }) => id).filter(id => !broken.has(id))).toEqual(Object.keys(soapWithoutFault))
  })
})
