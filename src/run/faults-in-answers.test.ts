import { answerFaults } from '../exchange/simulator/ss12000/faults/answers.ts'
import { requestFaults } from '../exchange/simulator/ss12000/faults/requests.ts'
import { describeFaults, judging } from './testing-faults.ts'

describeFaults(await judging(), { ...requestFaults, ...answerFaults })
