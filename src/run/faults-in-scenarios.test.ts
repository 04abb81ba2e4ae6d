import { scenarioFaults } from '../exchange/simulator/ss12000/faults/scenarios.ts'
import { describeFaults, judging } from './testing-faults.ts'

describeFaults(await judging(), scenarioFaults)
