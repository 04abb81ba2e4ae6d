import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClientAsync } from 'soap'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testPerson } from '../exchange/simulator/rivta-sip/records.ts'
import { realWorld } from '../io/world.ts'
import { speaker } from '../messages/speaker.ts'
import type { World } from '../model/world.ts'
import { judgeEvidence } from './judge-evidence.ts'
import { run } from './pipeline.ts'
import { silent } from './progress.ts'
import { exampleTool } from './testing.ts'
import { type Contract, contractsIn, registry } from './testing-contracts.ts'

// The npm package soap is the consumer under test: it does what the instruction says, at the address that it tells.
const folder = mkdtempSync(join(tmpdir(), 'samklang-soap-consumer-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const world: World = { ...realWorld(), embeddedProfiles: 'profiles' }
const contracts = contractsIn(folder)
beforeAll(() => contracts.write(world))

const patientId = { id: testPerson, type: '1.2.752.129.2.1.3.1' }
const questions: Readonly<Record<Contract, object>> = {
  PingForConfiguration: { serviceContractNamespace: 'urn:x', logicalAddress: 'SE2321000016-0000' },
  GetCarePlans: { patientId },
  GetCareServices: { patientId },
}

/** Calls what an instruction names, and gives what the package read in the answer. */
async function called(told: string) {
  const [, address = '', name = ''] = /(http:\/\/\S+\/(\w+))/.exec(told) ?? []
  const contract = name as Contract
  const client = await createClientAsync(contracts.file(contract, address))
  client.addSoapHeader({ LogicalAddress: 'SE2321000016-0000' }, '', 'itr', registry)
  const [answer] = await client[`${contract}Async`](questions[contract])
  return { contract, answer }
}

describe('a SOAP client that is not ours', () => {
  it('calls where it is told, keeps every rule that is seen, and reads our answers', async () => {
    const calls: ReturnType<typeof called>[] = []
    const report = await run(
      world,
      {
        profile: 'rivta-sip',
        // It has no address of its own.
        sut: { role: 'consumer', modules: ['message', 'ping', 'plans', 'services'] },
        client: {},
        receiver: { host: '127.0.0.1', port: 0 },
        inputs: [{ name: 'patience', text: '20' }],
        evidence: join(folder, 'evidence'),
        command: 'samklang run',
        tool: exampleTool,
      },
      { ...silent, ask: what => calls.push(called(speaker('en').say(what))) },
    )
    const answers = Object.fromEntries((await Promise.all(calls)).map(({ contract, answer }) => [contract, answer]))
    expect(Object.keys(answers).sort()).toEqual(['GetCarePlans', 'GetCareServices', 'PingForConfiguration'])
    expect(answers.PingForConfiguration.version).toBe('1.0.0')
    expect([answers.GetCarePlans.carePlan].flat()[0].carePlanHeader.patientId).toEqual(patientId)
    expect([answers.GetCareServices.careService].flat()[0].careServiceBody.input).toBe('Hjälp med måltider')
    expect(report.findings).toEqual([])
    const of = (word: string) =>
      report.verdicts.filter(({ verdict }) => verdict === word).map(({ requirement }) => requirement)
    expect(of('error')).toEqual([])
    // It names no source system.
    const optional = ['SIP-110', 'SIP-210']
    expect(of('untested').filter(id => id.startsWith('SIP-') && !optional.includes(id))).toEqual([])
    const seen = ['RIV-M04', 'RIV-M05', 'RIV-P01', 'RIV-T02', 'RIV-T03', 'RIV-T07', 'SIP-101', 'SIP-XSD', 'SIP-XSD2']
    expect(of('passed')).toEqual(expect.arrayContaining(seen))
    expect(report.sut.endpoint).toBeUndefined()
    const again = await judgeEvidence(world, join(folder, 'evidence'), { tool: exampleTool })
    expect(again.verdicts).toEqual(report.verdicts)
  })
})
