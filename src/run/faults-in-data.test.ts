import { expect, it } from 'vitest'
import { faultGroups } from '../exchange/simulator/ss12000/faults.ts'
import { describeFaults, judging, patience } from './testing-faults.ts'

const judge = await judging()

it(
  'without a fault, every module is conformant',
  async () => {
    const { overall, of } = await judge()
    expect(overall).toBe('conformant')
    expect([...of('failed'), ...of('untested'), ...of('error'), ...of('manual')]).toEqual([])
  },
  patience,
)

describeFaults(judge, faultGroups.data)
