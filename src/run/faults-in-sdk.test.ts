import { describe, expect, it } from 'vitest'
import { sdkFaults } from '../exchange/simulator/sdk/faults.ts'
import { sdkReceiver } from '../exchange/simulator/sdk/receiver.ts'
import type { Fault } from '../exchange/simulator/ss12000/fault.ts'
import type { Handler } from '../model/handler.ts'
import type { VerdictWord } from '../model/verdict.ts'
import { loadProfile } from '../profile/load.ts'
import { run } from './pipeline.ts'
import { exampleTool, serving, stillWorld } from './testing.ts'

async function judge(handler: Handler) {
  const report = await run(serving(stillWorld(), handler), {
    profile: 'sdk-meddelande',
    sut: { role: 'receiver', modules: ['message', 'receipt', 'exchange'], baseUrl: 'https://receiver.example' },
    client: {},
    inputs: [{ name: 'series', text: '5a000001' }],
    command: 'samklang run',
    tool: exampleTool,
  })
  const of = (word: VerdictWord) =>
    report.verdicts.filter(({ verdict }) => verdict === word).map(({ requirement }) => requirement)
  return { report, of }
}

const receiver = (fault?: Fault) =>
  sdkReceiver({ now: () => new Date('2026-03-02T09:00:00Z'), ...(fault ? { fault } : {}) })
const { requirements } = await loadProfile(stillWorld(), 'sdk-meddelande')
const tested = requirements.filter(row => row.roles.includes('receiver') && !row.notTested && !row.manual)

describe('a receiver of SDK messages', () => {
  it('that gives the right receipts passes all that is tested, and the run says what is not', async () => {
    const { report, of } = await judge(receiver())
    expect(report.findings).toEqual([])
    expect(of('passed').sort()).toEqual(tested.map(({ id }) => id).sort())
    const notTested = requirements.filter(row => row.roles.includes('receiver') && row.notTested).map(({ id }) => id)
    expect(notTested).toEqual(['SDK-R03', 'SDK-R04', 'SDK-R12', 'SDK-R14', 'SDK-R18'])
  })

  it('has a fault for every requirement that is tested', () => {
    const broken = Object.values(sdkFaults).map(fault => ('requirement' in fault ? fault.requirement : ''))
    expect([...new Set(broken)].sort()).toEqual(tested.map(({ id }) => id).sort())
  })

  it.each(Object.entries(sdkFaults))('with the fault %s is caught by its own requirement', async (_, fault) => {
    if (!('requirement' in fault)) throw new Error('A hindrance.')
    const { of } = await judge(receiver(fault))
    expect(of('failed').sort()).toEqual([fault.requirement, ...Object.keys(fault.also ?? {})].sort())
    expect(of('error')).toEqual([])
  })
})
