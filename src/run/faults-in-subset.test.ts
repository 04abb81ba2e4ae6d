import { expect, it } from 'vitest'
import { subsetServerFaults, subsetWithoutFault } from '../exchange/simulator/ss12000/subset/inherited.ts'
import { subsetModules, subsetSimulator, subsetTables } from '../exchange/simulator/ss12000/subset/simulator.ts'
import { loadProfile } from '../profile/load.ts'
import { stillWorld } from './testing.ts'
import { describeFaults, judging, patience } from './testing-faults.ts'

const subset = { profileId: 'ss12000-dnp', simulator: subsetSimulator, made: subsetTables, all: subsetModules }
const judge = await judging(subset)

it(
  'without a fault, every module of the subset is conformant',
  async () => {
    const { overall, of } = await judge()
    expect(overall).toBe('conformant')
    expect([...of('failed'), ...of('untested'), ...of('error'), ...of('manual')]).toEqual([])
  },
  patience,
)

it('the subset has a fault for every requirement on providers that is tested, or the reason why none can show', async () => {
  const { requirements } = await loadProfile(stillWorld(), 'ss12000-dnp')
  const tested = requirements.filter(row => row.roles.includes('provider') && !row.notTested && !row.manual)
  const broken = new Set(
    Object.values(subsetServerFaults).map(fault => ('requirement' in fault ? fault.requirement : '')),
  )
  const missing = tested.map(({ id }) => id).filter(id => !broken.has(id))
  expect(missing.sort()).toEqual(Object.keys(subsetWithoutFault).sort())
  expect([...broken].filter(id => !tested.some(row => row.id === id))).toEqual([])
})

// Where a list is missing, one module alone would look as if nothing worked.
describeFaults(judge, subsetServerFaults, [
  ...['organisations', 'persons', 'groups', 'activities', 'duties'].map(type => `${type}-not-listed`),
  'deletions-missing',
])
