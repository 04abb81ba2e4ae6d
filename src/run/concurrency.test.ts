import { expect, it } from 'vitest'
import type { World } from '../model/world.ts'
import { loadProfile } from '../profile/load.ts'
import { collectExchanges } from './collect-exchanges.ts'
import { loadEndpoints } from './endpoints.ts'
import { plan } from './plan.ts'
import { silent } from './progress.ts'
import { simulatedRequest, simulatedWorld } from './testing.ts'
import { patience } from './testing-faults.ts'

/** What is asked of the reference server, in the order of the evidence, and how many at most at once. */
async function asked(concurrency: number | undefined) {
  const world = await simulatedWorld()
  const profile = await loadProfile(world, 'ss12000')
  const endpoints = await loadEndpoints(profile, world.cache)
  if (!endpoints) throw new Error('The profile has no endpoints.')
  const { sut, client } = simulatedRequest(['protocol', 'organisations', 'groups', 'subscriptions'], 'samklang run')
  const planned = plan(profile, sut, { only: [], exclude: [] })
  const underway = { now: new Set<string>(), most: 0, besideWrites: [] as string[] }
  const settings = { ...client, ...(concurrency === undefined ? {} : { concurrency }) }
  const { evidence } = await collectExchanges(counting(world, underway), planned, endpoints, settings, silent)
  return { ids: evidence.map(({ id }) => id), ...underway }
}

interface Underway {
  readonly now: Set<string>
  most: number
  /** What was on its way when something was written, or began while it was. */
  readonly besideWrites: string[]
}

/** Answers come in turns of the event loop, so that others can be sent before them. */
function counting(world: World, underway: Underway): World {
  return {
    ...world,
    connect: async settings => {
      const connection = await world.connect(settings)
      return {
        ...connection,
        send: async request => {
          const name = `${request.method} ${request.url}`
          underway.now.add(name)
          underway.most = Math.max(underway.most, underway.now.size)
          const others = [...underway.now].filter(other => other !== name)
          if ([name, ...others].some(each => !/^GET |\/lookup(\?|$)/.test(each))) underway.besideWrites.push(...others)
          await new Promise(setImmediate)
          const answer = await connection.send(request)
          underway.now.delete(name)
          return answer
        },
      }
    },
  }
}

it(
  'four requests are on their way at once unless told otherwise, none beside one that writes, and the evidence is that of one at a time',
  async () => {
    const one = await asked(1)
    const four = await asked(undefined)
    expect([one.most, four.most]).toEqual([1, 4])
    expect(four.besideWrites).toEqual([])
    expect(four.ids.length).toBeGreaterThan(100)
    expect(four.ids).toEqual(one.ids)
  },
  patience,
)
