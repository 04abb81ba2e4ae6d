import { faults, withoutFault } from '../src/exchange/simulator/ss12000/faults.ts'
import type { Profile } from '../src/model/profile.ts'

/**
 * What the faults of the reference server say of the suites, for the page of the profile `ss12000`. That each fault is
 * caught is not counted here but demanded by the tests that are named: they fail when one is not.
 */
export function mutationPart({ requirements }: Profile): string {
  const tested = requirements.filter(row => row.roles.includes('provider') && !row.notTested && !row.manual)
  const broken = new Set(Object.values(faults).flatMap(fault => ('requirement' in fault ? fault.requirement : [])))
  const shown = tested.filter(({ id }) => broken.has(id))
  const rest = tested.filter(({ id }) => !broken.has(id))
  const score = ((100 * shown.length) / tested.length).toFixed(1)
  const untested = requirements.filter(row => row.roles.includes('provider') && !tested.includes(row))
  const reasons = rest.map(({ id }) => `| ${id} | ${withoutFault[id] ?? ''} |`)
  return `
## What the tests catch: the mutation score

The reference server can be told to do ${Object.keys(faults).length} things wrong (\`samklang demo --fault list\`). Tests run the suites against each
of these servers (\`src/run/faults-in-data.test.ts\`, \`src/run/faults-in-answers.test.ts\`) and demand that the fault's own
requirement is failed, and no MUST besides those that, for a reason written with the fault, must follow from it. Without a
fault every module is conformant.

| requirements on providers that are tested | with a fault, all caught | mutation score |
|---|---|---|
| ${tested.length} | ${shown.length} | ${score} % |

No fault can show:

| requirement | because |
|---|---|
${reasons.join('\n')}

${untested.length} more requirements on providers are not tested; the table above has their reasons.
`
}
