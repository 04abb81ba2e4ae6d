import { absentFaults } from '../exchange/simulator/ss12000/faults/absent.ts'
import { answerFaults } from '../exchange/simulator/ss12000/faults/answers.ts'
import { embeddedFaults } from '../exchange/simulator/ss12000/faults/embedded.ts'
import { filterFaults } from '../exchange/simulator/ss12000/faults/filters.ts'
import { noticeFaults } from '../exchange/simulator/ss12000/faults/notices.ts'
import { partialFaults } from '../exchange/simulator/ss12000/faults/partial.ts'
import { relationshipFaults } from '../exchange/simulator/ss12000/faults/relationships.ts'
import { requestFaults } from '../exchange/simulator/ss12000/faults/requests.ts'
import { writeFaults } from '../exchange/simulator/ss12000/faults/writes.ts'
import { describeFaults, judging } from './testing-faults.ts'

describeFaults(
  await judging(),
  {
    ...requestFaults,
    ...filterFaults,
    ...relationshipFaults,
    ...answerFaults,
    ...partialFaults,
    ...embeddedFaults,
    ...writeFaults,
    ...absentFaults,
    ...noticeFaults,
  },
  ['limit-ignored', 'token-not-required', 'expand-ignored', 'page-repeats-record'],
)
