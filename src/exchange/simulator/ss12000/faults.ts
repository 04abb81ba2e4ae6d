import type { Fault } from './fault.ts'
import { absentFaults } from './faults/absent.ts'
import { answerFaults } from './faults/answers.ts'
import { danglingFaults } from './faults/dangling.ts'
import { dataFaults } from './faults/data.ts'
import { relationFaults } from './faults/relations.ts'
import { requestFaults } from './faults/requests.ts'
import { shapeFaults } from './faults/shapes.ts'
import { writeFaults } from './faults/writes.ts'

/** Everything that the server can be told to do wrong, by id. */
const all = {
  ...shapeFaults,
  ...dataFaults,
  ...danglingFaults,
  ...relationFaults,
  ...requestFaults,
  ...answerFaults,
  ...writeFaults,
  ...absentFaults,
}

export type FaultId = keyof typeof all

export const faults: Readonly<Record<FaultId, Fault>> = all
