import { randomFrom } from '../random.ts'
import { drawMeta } from './calendar.ts'
import { courses } from './courses.ts'
import type { Municipality } from './municipality.ts'
import type { Syllabus } from './records.ts'
import { earlierSyllabuses } from './variety.ts'

/** The syllabuses of all courses that are taught, and one of the municipality's own. */
export function* syllabuses(m: Municipality): Generator<Syllabus> {
  for (const [key, { minutes: _, ...syllabus }] of Object.entries(courses)) {
    const id = m.id(key)
    yield { id, meta: drawMeta(randomFrom(id), m.date), ...syllabus }
  }
  yield* earlierSyllabuses(m)
}
