import { expect, it } from 'vitest'
import { objects } from '../exchange/simulator/paths.ts'
import type { Fault } from '../exchange/simulator/ss12000/fault.ts'
import { without } from '../exchange/simulator/ss12000/faults/answering.ts'
import { faultGroups, faults } from '../exchange/simulator/ss12000/faults.ts'
import { describeFaults, judging, patience } from './testing-faults.ts'

const judge = await judging()

describeFaults(judge, faultGroups.scenarios)

const modules = ['organisations', 'studyplans', 'persons', 'programmes', 'syllabuses']

it.each([
  ['a pupil', 'persons-not-by-id'],
  ['the programme of a pupil', 'programmes-not-by-id'],
  ['the courses of a study plan', 'syllabuses-not-looked-up'],
] as const)(
  'C.14 cannot be carried out where %s cannot be fetched',
  async (_, id) => {
    expect((await judge({ ...faults[id], modules })).of('failed')).toContain('SS-C14')
  },
  patience,
)

/** No breaches: of what C.14 goes through, a pupil and a study plan need not have everything. */
const allowed = {
  'is in no programme': tables => ({
    ...tables,
    persons: (tables.persons ?? []).map(person => ({
      ...person,
      ...(person.enrolments ? { enrolments: objects(person.enrolments).map(each => without(each, 'programme')) } : {}),
    })),
  }),
  'has a study plan without courses': tables => ({
    ...tables,
    studyplans: (tables.studyplans ?? []).map(plan => ({ ...plan, content: [] })),
  }),
} satisfies Record<string, NonNullable<Fault['data']>>

it.each(Object.entries(allowed))(
  'C.14 can be carried out where a pupil %s',
  async (_, data) => {
    const { of } = await judge({ trouble: 'not-recorded', title: { sv: '', en: '' }, modules, data })
    expect(of('passed')).toContain('SS-C14')
    expect([...of('failed'), ...of('error')]).toEqual([])
  },
  patience,
)

it(
  'an id that is no UUID in a study plan is the breach of its own row, not a mistake of ours',
  async () => {
    const data: Fault['data'] = tables => ({
      ...tables,
      studyplans: (tables.studyplans ?? []).map(plan => ({
        ...plan,
        content: [{ syllabuses: [{ syllabus: { id: 'MATMAT01a' } }, { syllabus: { id: 17 } }] }],
      })),
    })
    const { of } = await judge({ trouble: 'not-recorded', title: { sv: '', en: '' }, modules, data })
    expect(of('failed')).toContain('SS-G24a')
    expect(of('error')).toEqual([])
  },
  patience,
)
