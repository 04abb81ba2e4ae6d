import { mutationScore, rolesOf } from '../src/cli/mutation-score.ts'
import { findReference } from '../src/cli/reference-servers.ts'
import type { Profile } from '../src/model/profile.ts'

/**
 * What the faults of the reference server say of the suites, for the page of a profile that has one. That each fault is
 * caught is not counted here but demanded by the tests that are named: they fail when one is not.
 */
export function mutationPart(profile: Profile): string {
  const score = mutationScore(profile)
  const server = findReference(profile.id)
  if (score === undefined || server === undefined) return ''
  const roles = rolesOf(server)
  const whom = roles.map(role => `${role}s`).join(' and ')
  const reasons = score.missing.map(({ requirement, reason }) => `| ${requirement} | ${reason ?? ''} |`)
  const untested =
    profile.requirements.filter(row => roles.some(role => row.roles.includes(role))).length - score.requirements
  return `
## What the tests catch: the mutation score

The reference server can be told to do ${score.faults} things wrong (\`samklang simulate ${profile.id} --list-faults\`). Tests run the suites
against each of these servers (${heldBy(profile)}) and demand that the fault's own
requirement is failed, and no MUST besides those that, for a reason written with the fault, must follow from it. Without a
fault every module is conformant.

| requirements on ${whom} that are tested | with a fault, all caught | mutation score |
|---|---|---|
| ${score.requirements} | ${score.broken} | ${score.percent} % |
${reasons.length > 0 ? withoutFaultPart(reasons) : ''}
${profile.id.startsWith('ss12000') ? ofPersons : ''}${untested} more requirements on ${whom} are not tested; the table above has their reasons.
`
}

const ofPersons = `Personal data is masked before an answer is kept as evidence, and what was masked cannot be judged: of the email addresses of
persons (SS-PERS-05) a server's answer shows only that an @ is missing. In files they are tested whole.

`

/** What follows `faults-in-` in the names of the tests that demand it. */
const tests: Readonly<Record<string, readonly string[]>> = {
  ss12000: ['data', 'answers'],
  'ss12000-dnp': ['subset'],
  'rest-api-profil': ['rest-api'],
  'rivta-sip': ['soap'],
  'sdk-meddelande': ['sdk', 'sdk-sender'],
}

/** The tests that demand it. */
function heldBy({ id }: Profile): string {
  const files = tests[id]
  if (files === undefined) throw new Error(`Which tests run the suites of ${id} against its faults?`)
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
