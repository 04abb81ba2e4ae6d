import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { description } from '../exchange/simulator/rest-api/description.ts'
import { restApiFaults, restApiWithoutFault } from '../exchange/simulator/rest-api/faults.ts'
import { basePath, knownOrigin, restApiSimulator } from '../exchange/simulator/rest-api/simulator.ts'
import type { SimulatorOptions } from '../exchange/simulator/ss12000/simulator.ts'
import { loadProfile } from '../profile/load.ts'
import { run } from './pipeline.ts'
import { exampleTool, origin, serving, simulatedRequest, stillWorld, token } from './testing.ts'
import { describeFaults, judging, patience } from './testing-faults.ts'

/** As behind a gateway that tells where it was reached. */
function simulator(options: SimulatorOptions): ReturnType<typeof restApiSimulator> {
  const serve = restApiSimulator(options)
  const forwarded = ['Forwarded', `proto=https;host=${new URL(origin).host}`] as const
  return request => serve({ ...request, headers: [...request.headers, forwarded] })
}

const inputs = {
  writing: true,
  origin: knownOrigin,
  create: { '/books': { title: 'Doktor Glas' }, '/orders': { title: 'Doktor Glas' } },
}
const judge = await judging({
  profileId: 'rest-api-profil',
  simulator,
  made: tables => tables,
  all: ['api'],
  basePath,
  inputs,
})

it(
  'without a fault all that shows at an API in operation is passed',
  async () => {
    const { of } = await judge()
    expect({ failed: of('failed'), error: of('error'), untested: of('untested') }).toEqual({
      failed: [],
      error: [],
      untested: [],
    })
    // Nothing is deprecated, and nothing is in alpha or beta.
    expect(of('inapplicable')).toEqual(['VER.08', 'VER.09', 'VER.11'])
  },
  patience,
)

it('there is a fault for every requirement on providers that is tested, or the reason why none can show', async () => {
  const { requirements } = await loadProfile(stillWorld(), 'rest-api-profil')
  const tested = requirements.filter(row => row.roles.includes('provider') && !row.notTested && !row.manual)
  const broken = new Set(Object.values(restApiFaults).map(fault => ('requirement' in fault ? fault.requirement : '')))
  expect(
    tested
      .map(({ id }) => id)
      .filter(id => !broken.has(id))
      .sort(),
  ).toEqual(Object.keys(restApiWithoutFault))
  expect([...broken].filter(id => !tested.some(row => row.id === id))).toEqual([])
})

describeFaults(judge, restApiFaults)

it('an address without TLS is a finding, but on the machine itself', async () => {
  const failedAt = async (at: string) => {
    const world = stillWorld()
    const serve = restApiSimulator({ token, now: world.now })
    const { sut, ...request } = simulatedRequest(['api'], 'samklang run')
    const baseUrl = `${at}${basePath}`
    const named = { ...request, profile: 'rest-api-profil', sut: { ...sut, baseUrl } }
    const forwarded = ['Forwarded', `proto=http;host=${new URL(at).host}`] as const
    const report = await run(
      serving(world, asked => serve({ ...asked, headers: [...asked.headers, forwarded] })),
      named,
    )
    return report.verdicts.filter(({ verdict }) => verdict === 'failed').map(({ requirement }) => requirement)
  }
  expect(await failedAt('http://api.example')).toEqual(['UFN.02', 'SAK.01'])
  expect(await failedAt('https://api.example:8443')).toEqual(['UFN.02'])
  expect(await failedAt('http://127.0.0.1:8080')).toEqual([])
})

it('the description of the reference server keeps what the profile says of descriptions', async () => {
  const text = JSON.stringify(description(`${origin}${basePath}`))
  const file = join(await mkdtemp(join(tmpdir(), 'rest-')), 'openapi.json')
  await writeFile(file, text)
  const report = await run(stillWorld(), {
    profile: 'rest-api-profil',
    sut: { role: 'document', files: [file] },
    command: 'samklang check',
    tool: exampleTool,
  })
  const open = report.verdicts.filter(({ verdict }) => !['passed', 'inapplicable', 'manual'].includes(verdict))
  expect(open.map(({ requirement, verdict }) => `${requirement} ${verdict}`)).toEqual([])
})
