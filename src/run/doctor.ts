import { ToolError } from '../errors.ts'
import { type ClientSettings, httpClient } from '../exchange/client.ts'
import { type Diagnosis, diagnose } from '../exchange/doctor.ts'
import type { Sut } from '../model/sut.ts'
import type { World } from '../model/world.ts'
import { loadProfile } from '../profile/load.ts'
import { loadEndpoints } from './endpoints.ts'
import { plan } from './plan.ts'
import { probesOf } from './probes.ts'

export interface DoctorRequest {
  readonly profile: string
  readonly sut: Sut
  readonly client: ClientSettings
}

/**
 * Looks why a system cannot be reached or tested, as is also done before each live run. An empty list means that it can.
 * @throws ToolError `usage.nothing-to-do` without an address
 */
export async function doctor(
  world: World,
  { profile: name, sut, client }: DoctorRequest,
): Promise<readonly Diagnosis[]> {
  if (sut.baseUrl === undefined) throw new ToolError('usage.nothing-to-do', { missing: '--base-url' })
  const profile = await loadProfile(world, name)
  const planned = plan(profile, sut, { only: [], exclude: [] })
  const endpoints = await loadEndpoints(profile, world.cache)
  const connected = await httpClient(world, { ...client, baseUrl: sut.baseUrl, sensitive: profile.sensitive })
  try {
    return await diagnose(connected, endpoints ? probesOf(planned, endpoints, sut.baseUrl) : [])
  } finally {
    await connected.close()
  }
}
