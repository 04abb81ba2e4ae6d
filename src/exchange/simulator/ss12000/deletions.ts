import { randomFrom } from '../random.ts'
import { drawMeta } from './calendar.ts'
import type { Municipality } from './municipality.ts'
import type { Deleted } from './server/deleted.ts'

const types = ['Person', 'Group', 'Activity', 'Duty'] as const

/** Things that were deleted before the day of the data: two of some types for each school. */
export function* deletions(m: Municipality): Generator<Deleted> {
  for (let n = 0; n < m.schools * types.length * 2; n += 1) {
    const type = types[n % types.length] ?? 'Person'
    const id = m.id(`deleted/${n}`)
    yield { type, id, at: drawMeta(randomFrom(id), m.date).modified }
  }
}
