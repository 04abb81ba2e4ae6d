import { expect, it } from 'vitest'
import { poster } from '../exchange/simulator/notify.ts'
import { basePath } from '../exchange/simulator/ss12000/simulator.ts'
import { subsetModules, subsetSimulator } from '../exchange/simulator/ss12000/subset/simulator.ts'
import { realWorld } from '../io/world.ts'
import type { Handler } from '../model/handler.ts'
import type { Report } from '../model/report.ts'
import type { World } from '../model/world.ts'
import { run } from './pipeline.ts'
import { exampleTool, exampleTown, token } from './testing.ts'
import { patience } from './testing-faults.ts'

const town = await exampleTown(1, 14)
const modules = subsetModules.filter(id => id === 'protocol' || id === 'subscriptions')

/** A run in which somebody changes an object by hand as soon as the suite has subscribed: the notices are sent then. */
async function told(...notices: readonly object[]): Promise<Report> {
  const world: World = { ...realWorld(), embeddedProfiles: 'profiles', environment: { TOKEN: token } }
  const { notify, settled } = poster(world)
  const server = subsetSimulator({ municipality: town, token, now: world.now })
  const handler: Handler = async request => {
    const answer = await server(request)
    const { target = '' } = request.method === 'POST' ? (JSON.parse(String(answer.body)) as { target?: string }) : {}
    if (target.endsWith('/by-hand')) for (const body of notices) notify({ target, body })
    return answer
  }
  const listening = await world.listen(handler, { host: '127.0.0.1', port: 0 })
  try {
    return await run(world, {
      profile: 'ss12000-dnp',
      sut: { role: 'provider', modules, baseUrl: `${listening.url}${basePath}` },
      inputs: [{ name: 'changeByHand', text: 'true' }],
      client: { auth: { type: 'bearer', token: { env: 'TOKEN' } } },
      command: 'samklang run',
      tool: exampleTool,
    })
  } finally {
    await settled()
    await listening.close()
  }
}

const rows = ['SS-G22a', 'SS-G22c', 'DNP-COM-01']

it.each([
  ['as the description spells it', [{ modifiedEntites: ['Person'] }], ['passed', 'passed', 'passed']],
  [
    'as the reference server spells it, after one of what was deleted',
    [{ deletedEntities: true }, { modifiedEntities: ['Person'] }],
    ['passed', 'passed', 'passed'],
  ],
  ['of a type outside the subset', [{ modifiedEntites: ['Grade'] }], ['failed', 'passed', 'failed']],
  [
    'of such a type, as the reference server spells it',
    [{ modifiedEntities: ['Grade'] }],
    ['failed', 'passed', 'failed'],
  ],
  [
    'with a flag that is a text',
    [{ modifiedEntites: ['Person'], deletedEntities: 'false' }],
    ['passed', 'failed', 'passed'],
  ],
] as const)(
  'a notice of a change made by hand, %s',
  async (_, notices, expected) => {
    const { verdicts } = await told(...notices)
    const words = rows.map(row => verdicts.find(({ requirement }) => requirement === row)?.verdict)
    expect(words).toEqual(expected)
  },
  patience,
)
