import type { Fault } from './fault.ts'
import { absentFaults } from './faults/absent.ts'
import { answerFaults } from './faults/answers.ts'
import { danglingFaults } from './faults/dangling.ts'
import { dataFaults } from './faults/data.ts'
import { embeddedFaults } from './faults/embedded.ts'
import { filterFaults } from './faults/filters.ts'
import { formerFaults } from './faults/former.ts'
import { lookupFaults } from './faults/lookups.ts'
import { noticeFaults } from './faults/notices.ts'
import { partialFaults } from './faults/partial.ts'
import { relationFaults } from './faults/relations.ts'
import { relationshipFaults } from './faults/relationships.ts'
import { requestFaults } from './faults/requests.ts'
import { scenarioFaults } from './faults/scenarios.ts'
import { shapeFaults } from './faults/shapes.ts'
import { writeFaults } from './faults/writes.ts'

/** Everything that the server can be told to do wrong, by id; each group has its test of every fault, `src/run/faults-in-….test.ts`. */
export const faultGroups = {
  data: { ...shapeFaults, ...dataFaults, ...danglingFaults, ...relationFaults, ...formerFaults },
  answers: {
    ...requestFaults,
    ...filterFaults,
    ...relationshipFaults,
    ...answerFaults,
    ...lookupFaults,
    ...partialFaults,
    ...embeddedFaults,
    ...writeFaults,
    ...absentFaults,
    ...noticeFaults,
  },
  scenarios: scenarioFaults,
} as const

const all = { ...faultGroups.data, ...faultGroups.answers, ...faultGroups.scenarios }

export type FaultId = keyof typeof all

export const faults: Readonly<Record<FaultId, Fault>> = all

/** Requirements on providers that are tested, and that no fault of this server can show to be caught; and why. */
export const withoutFault: Readonly<Record<string, string>> = {}
