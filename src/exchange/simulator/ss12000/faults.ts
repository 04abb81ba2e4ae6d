import type { Fault } from './fault.ts'
import { answerFaults } from './faults/answers.ts'
import { dataFaults } from './faults/data.ts'
import { relationFaults } from './faults/relations.ts'
import { requestFaults } from './faults/requests.ts'

/** Everything that the server can be told to do wrong, by id. */
const all = { ...dataFaults, ...relationFaults, ...requestFaults, ...answerFaults }

export type FaultId = keyof typeof all

export const faults: Readonly<Record<FaultId, Fault>> = all
