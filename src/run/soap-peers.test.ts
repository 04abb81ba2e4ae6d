import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClientAsync, listen } from 'soap'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testPerson } from '../exchange/simulator/rivta-sip/records.ts'
import { sipBasePath, sipSimulator } from '../exchange/simulator/rivta-sip/simulator.ts'
import { realWorld } from '../io/world.ts'
import type { Listening } from '../model/handler.ts'
import type { World } from '../model/world.ts'
import { run } from './pipeline.ts'
import { exampleTool } from './testing.ts'
import { type Contract, contractsIn, registry, wsdl } from './testing-contracts.ts'

// The npm package soap knows nothing of us: it reads a WSDL, and speaks by that.
const folder = mkdtempSync(join(tmpdir(), 'samklang-soap-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const world: World = { ...realWorld(), embeddedProfiles: 'profiles' }

const { file: contractFile, write } = contractsIn(folder)
beforeAll(() => write(world))

describe('a SOAP client that is not ours', () => {
  let server: Listening
  const asked: string[] = []
  beforeAll(async () => {
    const answer = sipSimulator({ now: world.now })
    const kept: typeof answer = request => {
      asked.push(Buffer.from(request.body ?? '').toString())
      return answer(request)
    }
    server = await world.listen(kept, { host: '127.0.0.1', port: 0 })
  })
  afterAll(() => server.close())

  const clientOf = async (name: Contract) => {
    const client = await createClientAsync(contractFile(name, `${server.url}${sipBasePath}/${name}`))
    client.addSoapHeader({ LogicalAddress: 'SE2321000016-0000' }, '', 'itr', registry)
    return client
  }

  it('gets care plans of the reference producer, SIP among them', async () => {
    const client = await clientOf('GetCarePlans')
    const patientId = { id: testPerson, type: '1.2.752.129.2.1.3.1' }
    const [answer] = await client.GetCarePlansAsync({ patientId })
    expect(answer.result.resultCode).toBe('OK')
    const types = answer.carePlan.map(
      (plan: { carePlanBody: { typeOfCarePlanEnum: string } }) => plan.carePlanBody.typeOfCarePlanEnum,
    )
    expect(types).toEqual(['SIP', 'GP'])
    expect(asked.at(-1)).toContain('SE2321000016-0000')
  })

  it('gets services with national characters, and answers to ping', async () => {
    const services = await clientOf('GetCareServices')
    const [answer] = await services.GetCareServicesAsync({ patientId: { id: testPerson, type: '1.2.752.129.2.1.3.1' } })
    expect(answer.careService[0].careServiceBody.typeOfCareService).toBe('SÄBO')
    const ping = await clientOf('PingForConfiguration')
    const about = { serviceContractNamespace: 'urn:x', logicalAddress: 'SE2321000016-0000' }
    const [{ version }] = await ping.PingForConfigurationAsync(about)
    expect(version).toBe('1.0.0')
  })

  it('is told of a fault as a fault', async () => {
    const client = await clientOf('PingForConfiguration')
    client.setEndpoint(`${server.url}${sipBasePath}/GetCarePlans`)
    const about = { serviceContractNamespace: 'urn:x', logicalAddress: 'SE2321000016-0000' }
    await expect(client.PingForConfigurationAsync(about)).rejects.toThrow('No such operation')
  })
})

describe('a SOAP server that is not ours', () => {
  it('is tested, and what it does wrong is found', async () => {
    const http = createServer((_, response) => response.writeHead(404).end())
    await new Promise<void>(ready => http.listen(0, '127.0.0.1', ready))
    const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
    const name = 'PingForConfiguration'
    const path = contractFile(name, `${url}/${name}`)
    const answer = () => ({ version: '2.1', pingDateTime: '20260302090000' })
    const port = { [`${name}ResponderPort`]: { [name]: answer } }
    listen(http, {
      path: `/${name}`,
      services: { [`${name}ResponderService`]: port },
      uri: path,
      xml: wsdl(name, `${url}/${name}`),
    } as never)
    try {
      const report = await run(world, {
        profile: 'rivta',
        sut: { role: 'provider', modules: ['message', 'ping'], baseUrl: url },
        client: {},
        command: 'samklang run',
        tool: exampleTool,
      })
      const word = (id: string) => report.verdicts.find(({ requirement }) => requirement === id)?.verdict
      const failed = report.verdicts.filter(({ verdict }) => verdict === 'failed')
      // It writes 500 for a faultcode, and ends with a stack trace for an operation that it does not know.
      expect(failed.map(({ requirement }) => requirement).sort()).toEqual(['RIV-M06', 'RIV-T05', 'RIV-XML'])
      expect(report.verdicts.filter(({ verdict }) => verdict === 'error')).toEqual([])
      const passed = ['RIV-B21', 'RIV-M01', 'RIV-P01', 'RIV-P02', 'RIV-T02', 'RIV-T04']
      expect(passed.map(word)).toEqual(passed.map(() => 'passed'))
    } finally {
      http.close()
    }
  })
})
