import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testPerson } from '../exchange/simulator/rivta-sip/records.ts'
import { sipBasePath, sipSimulator } from '../exchange/simulator/rivta-sip/simulator.ts'
import { realWorld } from '../io/world.ts'
import type { Listening } from '../model/handler.ts'
import type { World } from '../model/world.ts'
import { run } from './pipeline.ts'
import { exampleTool } from './testing.ts'
import { type Contract, contractsIn } from './testing-contracts.ts'

// Debian's own Python, which its packages are for.
const python = '/usr/bin/python3'
const isHere = spawnSync(python, ['-c', 'import zeep, spyne']).status === 0
const state = isHere ? '' : ', which is not here: scripts/soap-peers/install.sh brings it'

const folder = mkdtempSync(join(tmpdir(), 'samklang-zeep-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const world: World = { ...realWorld(), embeddedProfiles: 'profiles' }
const { file, write } = contractsIn(folder)
const plans = { patientId: { id: testPerson, type: '1.2.752.129.2.1.3.1' } }

describe.skipIf(!isHere)(`zeep, a SOAP client of Debian${state}`, () => {
  let server: Listening
  beforeAll(async () => {
    await write(world)
    server = await world.listen(sipSimulator({ now: world.now }), { host: '127.0.0.1', port: 0 })
  })
  afterAll(() => server.close())

  /** What the client makes of the answer. It runs beside the server, which answers in this process. */
  async function asked(name: Contract, about: object, path: string = name) {
    const wsdl = file(name, `${server.url}${sipBasePath}/${path}`)
    const words = ['scripts/soap-peers/zeep_client.py', wsdl, name, 'SE2321000016-0000', JSON.stringify(about)]
    const client = spawn(python, words, { stdio: ['ignore', 'pipe', 'inherit'] })
    let said = ''
    for await (const piece of client.stdout) said += piece
    return JSON.parse(said)
  }

  it('gets care plans of the reference producer, by its own reading of the schema', async () => {
    const { carePlan, result } = await asked('GetCarePlans', plans)
    expect(result.resultCode).toBe('OK')
    expect(carePlan.map((plan: { carePlanBody: object }) => plan.carePlanBody)).toMatchObject([
      { typeOfCarePlanEnum: 'SIP' },
      { typeOfCarePlanEnum: 'GP' },
    ])
  })

  it('gets care services with national characters, and answers to ping', async () => {
    const { careService } = await asked('GetCareServices', plans)
    expect(careService[0].careServiceBody.typeOfCareService).toBe('SÄBO')
    const about = { serviceContractNamespace: 'urn:x', logicalAddress: 'SE2321000016-0000' }
    expect(await asked('PingForConfiguration', about)).toMatchObject({ version: '1.0.0' })
  })

  it('is told of a fault as a fault', async () => {
    expect(await asked('GetCareServices', plans, 'GetCarePlans')).toEqual({
      fault: expect.stringContaining('No such operation'),
    })
  })
})

describe.skipIf(!isHere)(`spyne, a SOAP server of Debian${state}`, () => {
  const running: ChildProcess[] = []
  afterAll(() => {
    for (const child of running) child.kill()
  })

  it('is tested, and what it does wrong is found', async () => {
    const child = spawn(python, ['scripts/soap-peers/spyne_server.py'], { stdio: ['ignore', 'pipe', 'ignore'] })
    running.push(child)
    const baseUrl = await new Promise<string>((told, failed) => {
      child.stdout.once('data', piece => told(String(piece).trim()))
      child.once('close', code => failed(new Error(`the server ended with ${code}`)))
    })
    const { verdicts, findings } = await run(world, {
      profile: 'rivta',
      sut: { role: 'provider', modules: ['message', 'ping'], baseUrl },
      client: {},
      command: 'samklang run',
      tool: exampleTool,
    })
    const inState = (word: string) =>
      verdicts.filter(({ verdict }) => verdict === word).map(({ requirement }) => requirement)
    // A request that is no XML makes it end with a page of text.
    expect(inState('failed')).toEqual(['RIV-T02'])
    expect(findings.map(({ actual }) => actual)).toEqual(['text/plain'])
    expect(inState('error')).toEqual([])
    expect(inState('passed')).toEqual(
      expect.arrayContaining(['RIV-B21', 'RIV-M01', 'RIV-M06', 'RIV-P01', 'RIV-P02', 'RIV-T01', 'RIV-T05']),
    )
  })
})
