import type { Profile } from '../model/profile.ts'
import { referenceTown } from './reference-server.ts'
import { findReference } from './reference-servers.ts'

/** Every kind of school, and enough pupils for what only some of them have. */
const size = { schools: 4, pupilsPerSchool: 60 }
const token = 'samples'
/** What a list must be asked with. */
const required: Readonly<Record<string, string>> = {
  calendarEvents: 'startTime.onOrAfter=2000-01-01T00:00:00Z&startTime.onOrBefore=2099-12-31T00:00:00Z',
  aggregatedAttendance: 'startDate=2000-01-01&endDate=2099-12-31',
}

interface Sample {
  readonly type: string
  readonly record: unknown
}

/**
 * What the reference server of a profile shows in its lists, with all that can be embedded and with names: samples of
 * its elements. Nothing for a profile without such a server.
 */
export async function referenceRecords(profile: Profile): Promise<readonly Sample[]> {
  const reference = findReference(profile.id)
  if (reference === undefined || 'soap' in reference) return []
  const town = await referenceTown(size)
  const serve = reference.simulator({ municipality: town, token, now: () => new Date(`${town.date}T12:00:00Z`) })
  const samples: Sample[] = []
  for (const { id, module } of profile.documents) {
    const route = reference.routes.find(({ type }) => type === module)
    if (route === undefined) continue
    const expands = Object.keys(route.expands).map(name => `expand=${name}`)
    const query = ['limit=100000', 'expandReferenceNames=true', ...expands, required[module] ?? ''].join('&')
    const headers = [['Authorization', `Bearer ${token}`]] as const
    const { status, body = '' } = await serve({ method: 'GET', url: `/v2.0/${module}?${query}`, headers })
    if (status !== 200) throw new Error(`The reference server answers ${status} to ${module}: ${body.slice(0, 200)}`)
    const { data } = JSON.parse(body) as { data: readonly unknown[] }
    for (const record of data) samples.push({ type: id, record })
  }
  return samples
}
