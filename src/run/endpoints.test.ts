import { expect, it } from 'vitest'
import type { Exchange } from '../model/evidence.ts'
import { loadProfile } from '../profile/load.ts'
import { apisOf, loadEndpoints } from './endpoints.ts'
import { plan } from './plan.ts'
import { probesOf } from './probes.ts'
import { parts, tinyWorld } from './testing-profile.ts'

const baseUrl = 'https://sis.example/v1'

async function loaded() {
  const made = parts()
  const api = made.files['resources/openapi.yaml'] as { paths: Record<string, object> }
  Object.assign(api.paths['/rooms'] ?? {}, { servers: [{ url: '/v1/rooms-api' }] })
  Object.assign(api, { servers: [{ url: '/v1' }] })
  const world = tinyWorld({}, made)
  const profile = await loadProfile(world, 'tiny')
  const endpoints = await loadEndpoints(profile, world.cache)
  if (!endpoints) throw new Error('The profile of this test has endpoints')
  return { profile, endpoints }
}

it('an operation with a server of its own is asked there, and is no probe', async () => {
  const { profile, endpoints } = await loaded()
  const api = apisOf(endpoints, baseUrl).get('tiny')
  expect(api?.byId('houses')?.baseUrl).toBeUndefined()
  expect(api?.byId('rooms')?.baseUrl).toBe('https://sis.example/v1/rooms-api')
  const planned = plan(profile, { role: 'provider', baseUrl }, { only: [], exclude: [] })
  expect(probesOf(planned, endpoints, baseUrl).map(({ url }) => url)).toEqual([`${baseUrl}/houses`])
})

it('what is wrong with a request is told for the address and the masking that it is asked for', async () => {
  const { endpoints } = await loaded()
  const problem = (at: string, recorded: Exchange) => apisOf(endpoints, at).get('tiny')?.problem?.(recorded)
  const request = { method: 'GET', url: `${baseUrl}/houses?colour=red`, headers: [] }
  const asked: Exchange = { kind: 'exchange', id: 'sha256:1', startedAt: '', duration: 1, request, redactions: [] }
  const masked: Exchange = {
    ...asked,
    redactions: [{ where: 'request', place: 'query:colour', kind: 'credential' }],
  }
  expect(problem(baseUrl, asked)?.key).toBe('openapi.request-parameter-unknown')
  expect(problem(baseUrl, asked)?.key).toBe('openapi.request-parameter-unknown')
  expect(problem(baseUrl, masked)).toBeUndefined()
  expect(problem('https://other.example', asked)?.key).toBe('openapi.request-operation')
  expect(problem(baseUrl, asked)?.key).toBe('openapi.request-parameter-unknown')
})
