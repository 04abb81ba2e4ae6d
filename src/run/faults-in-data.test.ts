import { expect, it } from 'vitest'
import { dataFaults } from '../exchange/simulator/ss12000/faults/data.ts'
import { relationFaults } from '../exchange/simulator/ss12000/faults/relations.ts'
import { describeFaults, judging } from './testing-faults.ts'

const judge = await judging()

it('without a fault, every module is conformant', async () => {
  const { overall, of } = await judge()
  expect(overall).toBe('conformant')
  expect([...of('failed'), ...of('untested'), ...of('error'), ...of('manual')]).toEqual([])
})

describeFaults(judge, { ...dataFaults, ...relationFaults })
