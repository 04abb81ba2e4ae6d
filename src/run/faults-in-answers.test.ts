import { faultGroups } from '../exchange/simulator/ss12000/faults.ts'
import { describeFaults, judging } from './testing-faults.ts'

describeFaults(await judging(), faultGroups.answers, [
  'limit-ignored',
  'token-not-required',
  'expand-ignored',
  'page-repeats-record',
])
