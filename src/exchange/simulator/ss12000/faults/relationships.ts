import type { ChangeAnswer } from '../../server.ts'
import type { Fault } from '../fault.ts'
import { type Answered, dataOf, kept, on, without } from './answering.ts'
import { stranger } from './lookups.ts'

/** Values of `relationship.entity.type` beside `enrolment`, and where the records are that make the relation. */
const kinds = {
  duty: 'duties',
  'placement.child': 'placements',
  'placement.owner': 'placements',
  'responsibleFor.enrolment': 'persons',
  'responsibleFor.placement': 'placements',
  groupMembership: 'groups',
} as const

type Kind = keyof typeof kinds

/** The filter on a kind of relation gives nobody. */
const givesNobody = Object.keys(kinds).map(kind => [
  nameOf(kind, 'empty'),
  {
    requirement: 'SS-G26',
    title: {
      sv: `relationship.entity.type=${kind} ger aldrig någon`,
      en: `relationship.entity.type=${kind} never gives anybody`,
    },
    modules: modulesOf(kind as Kind),
    answer: ofKind(kind, answer => kept(answer, () => false)),
  },
])

/** The filter on a kind of relation gives persons without one. Members of groups are left out: assignments count there too. */
const givesOthers = Object.keys(kinds)
  .filter(kind => kind !== 'groupMembership')
  .map(kind => [
    nameOf(kind, 'others'),
    {
      requirement: 'SS-G26',
      title: {
        sv: `relationship.entity.type=${kind} ger även personer utan den relationen`,
        en: `relationship.entity.type=${kind} also gives persons without that relation`,
      },
      modules: modulesOf(kind as Kind),
      answer: ofKind(kind, withStranger),
    },
  ])

export const relationshipFaults: Readonly<Record<`relationship-${string}`, Fault>> = Object.fromEntries([
  ...givesNobody,
  ...givesOthers,
])

function nameOf(kind: string, end: string): string {
  return `relationship-${kind}-${end}`.replaceAll('.', '-').replaceAll(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)
}

function modulesOf(kind: Kind): readonly string[] {
  return [...new Set(['persons', kinds[kind]])]
}

function ofKind(kind: string, change: (answer: Answered) => Answered): ChangeAnswer {
  return on('list', 'persons', (answer, { query }) =>
    query.get('relationship.entity.type') === kind ? change(answer) : answer,
  )
}

function withStranger(answer: Answered): Answered {
  const data = dataOf(answer.value)
  return {
    ...answer,
    value: {
      ...(answer.value as object),
      data: [...data, ...data.slice(0, 1).map(each => without(stranger(each), '_embedded'))],
    },
  }
}
