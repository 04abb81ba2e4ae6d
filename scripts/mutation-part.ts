import { mutationScore } from '../src/cli/mutation-score.ts'
import type { Profile } from '../src/model/profile.ts'

/**
 * What the faults of the reference server say of the suites, for the page of a profile that has one. That each fault is
 * caught is not counted here but demanded by the tests that are named: they fail when one is not.
 */
export function mutationPart(profile: Profile): string {
  const score = mutationScore(profile)
  if (score === undefined) return ''
  const reasons = score.missing.map(({ requirement, reason }) => `| ${requirement} | ${reason ?? ''} |`)
  const untested = profile.requirements.filter(row => row.roles.includes('provider')).length - score.requirements
  return `
## What the tests catch: the mutation score

The reference server can be told to do ${score.faults} things wrong (\`samklang simulate ${profile.id} --list-faults\`). Tests run the suites
against each of these servers (${heldBy(profile)}) and demand that the fault's own
requirement is failed, and no MUST besides those that, for a reason written with the fault, must follow from it. Without a
fault every module is conformant.

| requirements on providers that are tested | with a fault, all caught | mutation score |
|---|---|---|
| ${score.requirements} | ${score.broken} | ${score.percent} % |
${reasons.length > 0 ? withoutFaultPart(reasons) : ''}
Personal data is masked before an answer is kept as evidence, and what was masked cannot be judged: of the email addresses of
persons (SS-PERS-05) a server's answer shows only that an @ is missing. In files they are tested whole.

${untested} more requirements on providers are not tested; the table above has their reasons.
`
}

/** The tests that demand it. */
function heldBy({ id }: Profile): string {
  const files = id === 'ss12000' ? ['data', 'answers'] : ['subset']
  return files.map(part => `\`src/run/faults-in-${part}.test.ts\``).join(', ')
}

function withoutFaultPart(reasons: readonly string[]): string {
  return `
No fault can show:

| requirement | because |
|---|---|
${reasons.join('\n')}
`
}
