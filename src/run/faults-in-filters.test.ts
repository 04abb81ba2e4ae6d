import { describe, expect, it } from 'vitest'
import type { Fault } from '../exchange/simulator/ss12000/fault.ts'
import { kept, on } from '../exchange/simulator/ss12000/faults/answering.ts'
import { routes } from '../exchange/simulator/ss12000/server/routes.ts'
import { judging, patience } from './testing-faults.ts'

/** Requirements on filters: a filter that does nothing, or gives nothing, may break these and no other MUST. */
const onFilters = /^SS-G(12|13|14|15|16|17|18|26)/

/** Filters that the suites cannot show to be ignored, and why. */
const unseenWhenIgnored: Readonly<Record<string, string>> = {}

/** Filters that the suites cannot show to give nothing, and why. */
const unseenWhenEmpty: Readonly<Record<string, string>> = {}

const judge = await judging()

function ignoring(type: string, name: string): Fault {
  return {
    requirement: 'SS-G26',
    title: { sv: `${name} har ingen verkan`, en: `${name} has no effect` },
    modules: [type, 'organisations'],
    behaviour: { ignored: [`${type}?${name}`] },
  }
}

function giving(type: string, name: string): Fault {
  return {
    requirement: 'SS-G26',
    title: { sv: `${name} ger ingenting`, en: `${name} gives nothing` },
    modules: [type, 'organisations'],
    answer: on('list', type, (answer, { query }) => (query.has(name) ? kept(answer, () => false) : answer)),
  }
}

/** What of a fault in each filter went by unseen, and what MUST that is not about filters it broke. */
async function unseen(type: string, names: readonly string[], fault: (type: string, name: string) => Fault) {
  const missed: string[] = []
  const unrelated: string[] = []
  for (const name of names) {
    const { of } = await judge(fault(type, name))
    if (!of('failed', 'MUST').some(id => onFilters.test(id))) missed.push(`${type}?${name}`)
    unrelated.push(
      ...[...of('failed', 'MUST'), ...of('error')].filter(id => !onFilters.test(id)).map(id => `${name} ${id}`),
    )
    unrelated.push(...of('error').map(id => `${name} ${id}: error`))
  }
  return { missed, unrelated }
}

describe.each(routes.map(({ type, filters }) => ({ type, filters })))('filters of $type', ({ type, filters }) => {
  it(
    'each is caught when the server ignores it',
    async () => {
      const { missed, unrelated } = await unseen(type, Object.keys(filters), ignoring)
      expect(unrelated).toEqual([])
      expect(missed).toEqual(Object.keys(unseenWhenIgnored).filter(name => name.startsWith(`${type}?`)))
    },
    patience,
  )

  it(
    'each is caught when it gives nothing',
    async () => {
      const optional = Object.keys(filters).filter(name => filters[name]?.required !== true)
      const { missed, unrelated } = await unseen(type, optional, giving)
      expect(unrelated).toEqual([])
      expect(missed).toEqual(Object.keys(unseenWhenEmpty).filter(name => name.startsWith(`${type}?`)))
    },
    patience,
  )
})
