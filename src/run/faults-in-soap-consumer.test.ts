import { describe, expect, it } from 'vitest'
import { poster } from '../exchange/simulator/notify.ts'
import { sipConsumer } from '../exchange/simulator/rivta-sip/testing-consumer.ts'
import type { ConsumerFault } from '../exchange/simulator/rivta-sip/testing-consumer-fault.ts'
import { consumerFaults } from '../exchange/simulator/rivta-sip/testing-consumer-faults.ts'
import type { VerdictWord } from '../model/verdict.ts'
import type { World } from '../model/world.ts'
import { loadProfile } from '../profile/load.ts'
import { run } from './pipeline.ts'
import { exampleTool, receiverAddress, serving, stillWorld } from './testing.ts'

/** A run against a consumer whose driver is asked to call. */
async function judge(fault?: ConsumerFault) {
  const served: World = serving(stillWorld(), request => handler(request))
  const handler = sipConsumer({ notify: poster(served).notify, ...(fault ? { fault } : {}) })
  const report = await run(served, {
    profile: 'rivta-sip',
    sut: { role: 'consumer', modules: ['message', 'ping', 'plans', 'services'], baseUrl: 'https://consumer.example' },
    client: {},
    receiver: receiverAddress,
    inputs: [{ name: 'driver', text: 'true' }],
    command: 'samklang run',
    tool: exampleTool,
  })
  const of = (word: VerdictWord, level?: string) =>
    report.verdicts
      .filter(each => each.verdict === word && (level === undefined || each.level === level))
      .map(({ requirement }) => requirement)
      .sort()
  return { report, of }
}

const { requirements } = await loadProfile(stillWorld(), 'rivta-sip')
const tested = requirements
  .filter(({ roles, notTested, manual }) => roles.includes('consumer') && !notTested && !manual)
  .map(({ id }) => id)
  .sort()

describe('the reference consumer', () => {
  it('keeps every requirement that is tested', async () => {
    const { report, of } = await judge()
    expect(report.findings).toEqual([])
    expect(of('error')).toEqual([])
    expect(of('passed')).toEqual(tested)
  })

  it('has a fault for every requirement that is tested', () => {
    const broken = new Set(Object.values(consumerFaults).map(({ requirement }) => requirement))
    expect([...broken].sort()).toEqual(tested)
  })

  it('breaks nothing by not calling: whoever was to have it call may not have done so', async () => {
    const { of } = await judge({
      title: { sv: 'inget anrop kommer', en: 'no call comes' },
      requirement: 'SIP-XSD',
      calls: (call, contract) => (contract === 'GetCarePlans' ? undefined : call),
    })
    expect([of('failed'), of('error')]).toEqual([[], []])
    expect(of('untested')).toContain('SIP-XSD')
    expect(of('passed')).toContain('SIP-XSD2')
  })

  const types = [
    'text/xml; Charset=utf-8',
    'text/xml;charset="UTF-8";',
    'text/xml; component=a; CHARSET=UTF-8',
    'text/xml',
  ]
  it.each(types)('may write its Content-Type as %s', async contentType => {
    const { of } = await judge({
      title: { sv: 'som HTTP tillåter', en: 'as HTTP allows' },
      requirement: 'RIV-T03',
      calls: call => ({ ...call, contentType }),
    })
    expect([of('failed'), of('error')]).toEqual([[], []])
    expect(of('passed')).toContain('RIV-T03')
  })

  it.each(Object.entries(consumerFaults))('with the fault %s breaks its own requirement alone', async (_, fault) => {
    const { of } = await judge(fault)
    expect(of('failed')).toEqual([fault.requirement])
    expect(of('error')).toEqual([])
  })
})
