import { expect, it } from 'vitest'
import { danglingFaults } from '../exchange/simulator/ss12000/faults/dangling.ts'
import { dataFaults } from '../exchange/simulator/ss12000/faults/data.ts'
import { formerFaults } from '../exchange/simulator/ss12000/faults/former.ts'
import { relationFaults } from '../exchange/simulator/ss12000/faults/relations.ts'
import { shapeFaults } from '../exchange/simulator/ss12000/faults/shapes.ts'
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

describeFaults(judge, { ...shapeFaults, ...dataFaults, ...danglingFaults, ...relationFaults, ...formerFaults })
